package org.natgrad.geometry;

import java.util.Arrays;

/**
 * A point of a manifold, given by its coordinates in a chart.
 *
 * <p>Points can be {@linkplain #moved moved} along tangent vectors. There is no way to add a {@link
 * Covector}: a differential becomes a step only through a metric.
 */
public final class Point {

  private final Chart chart;
  private final double[] x;

  private Point(Chart chart, double[] x) {
    chart.check("coordinates", x);
    this.chart = chart;
    this.x = x;
  }

  /**
   * The point with the given coordinates, which are copied.
   *
   * @param chart the coordinate system
   * @param coordinates one number a coordinate, in the chart's open domain
   * @return the point
   * @throws IllegalArgumentException if the coordinates lie outside
   */
  public static Point of(Chart chart, double... coordinates) {
    return new Point(chart, coordinates.clone());
  }

  /**
   * The point with the given coordinates, which are not copied: the caller gives the array away.
   *
   * @param chart the coordinate system
   * @param coordinates one number a coordinate, in the chart's open domain
   * @return the point
   * @throws IllegalArgumentException if the coordinates lie outside
   */
  public static Point wrap(Chart chart, double[] coordinates) {
    return new Point(chart, coordinates);
  }

  /** {@return the coordinate system} */
  public Chart chart() {
    return chart;
  }

  /** {@return the number of coordinates} */
  public int dimension() {
    return x.length;
  }

  /**
   * One coordinate.
   *
   * @param i index in [0, n)
   * @return its value
   */
  public double coordinate(int i) {
    return x[i];
  }

  /** {@return a copy of the coordinates} */
  public double[] coordinates() {
    return x.clone();
  }

  /**
   * The point x + v, a straight step in this chart's coordinates: a retraction, which agrees with
   * every geodesic of velocity v to first order.
   *
   * @param step a tangent vector at this point
   * @return the point after the step
   * @throws IllegalArgumentException if the step has another base or leaves the chart's domain
   */
  public Point moved(TangentVector step) {
    step.checkBase(this);
    double[] y = x.clone();
    for (int i = 0; i < y.length; i++) {
      y[i] += step.component(i);
    }
    return new Point(chart, y);
  }

  @Override
  public boolean equals(Object other) {
    return this == other
        || other instanceof Point that && chart.equals(that.chart) && Arrays.equals(x, that.x);
  }

  @Override
  public int hashCode() {
    return 31 * chart.hashCode() + Arrays.hashCode(x);
  }

  @Override
  public String toString() {
    return chart + " = " + Arrays.toString(x);
  }
}
