package org.natgrad.model;

import java.util.ArrayList;
import java.util.List;
import org.natgrad.geometry.Chart;
import org.natgrad.geometry.Coordinate;
import org.natgrad.geometry.Manifold;
import org.natgrad.geometry.Point;

/**
 * A model's parameters as a manifold: one open set in several coordinate systems. The primary chart
 * is the one that log-densities and closed forms are written in; the others are tied to it by a
 * {@link Reparameterisation} each.
 *
 * <p>Choose as primary the chart in which the Fisher metric is nearest to diagonal: pulling back to
 * the others then adds terms of one sign, and digits survive.
 */
public final class Domain implements Manifold {

  private final Chart primary;
  private final List<Reparameterisation> others;

  private Domain(Chart primary, List<Reparameterisation> others) {
    this.primary = primary;
    this.others = others;
  }

  /**
   * A domain.
   *
   * @param primary its primary chart
   * @param others further charts
   * @return the domain
   */
  public static Domain of(Chart primary, Reparameterisation... others) {
    return new Domain(primary, List.of(others));
  }

  /**
   * A domain with one chart, a product of open intervals.
   *
   * @param name what the coordinates describe, such as {@code "Normal"}
   * @param coordinates at least one
   * @return the domain
   */
  public static Domain of(String name, Coordinate... coordinates) {
    return of(Chart.of(name, coordinates));
  }

  /**
   * This domain with one more chart.
   *
   * @param other how it is tied to the primary chart
   * @return the domain
   */
  public Domain with(Reparameterisation other) {
    List<Reparameterisation> more = new ArrayList<>(others);
    more.add(other);
    return new Domain(primary, List.copyOf(more));
  }

  /** {@return the primary chart} */
  public Chart chart() {
    return primary;
  }

  /** {@return every chart, the primary one first} */
  public List<Chart> charts() {
    List<Chart> all = new ArrayList<>();
    all.add(primary);
    others.forEach(other -> all.add(other.chart()));
    return List.copyOf(all);
  }

  /** {@return the number of parameters} */
  public int dimension() {
    return primary.dimension();
  }

  /**
   * How a chart is tied to the primary one.
   *
   * @param chart a chart other than the primary one
   * @return the change of coordinates
   * @throws IllegalArgumentException if there is none
   */
  public Reparameterisation change(Chart chart) {
    return others.stream()
        .filter(other -> other.chart().equals(chart))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "chart = " + chart + ": must be one of " + charts() + ". Give one of these."));
  }

  /**
   * A point's coordinates in the primary chart.
   *
   * @param p a point in any chart of this domain
   * @return its primary coordinates
   * @throws IllegalArgumentException if the point is none of this domain
   */
  public double[] primary(Point p) {
    if (p.chart().equals(primary)) {
      return p.coordinates();
    }
    check(p);
    double[] x = change(p.chart()).toPrimary().at(p.coordinates());
    primary.check("primary coordinates of " + p, x);
    return x;
  }

  @Override
  public boolean covers(Chart chart) {
    return primary.equals(chart) || others.stream().anyMatch(other -> other.chart().equals(chart));
  }

  @Override
  public Point point(double... coordinates) {
    return Point.of(primary, coordinates);
  }

  @Override
  public Point express(Point p, Chart chart) {
    check(p);
    if (p.chart().equals(chart)) {
      return p;
    }
    double[] x = primary(p);
    return chart.equals(primary)
        ? Point.wrap(primary, x)
        : Point.wrap(chart, change(chart).fromPrimary().at(x));
  }

  @Override
  public String toString() {
    return "the domain of " + primary;
  }
}
