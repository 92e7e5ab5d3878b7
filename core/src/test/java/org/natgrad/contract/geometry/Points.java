package org.natgrad.contract.geometry;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.natgrad.geometry.Chart;
import org.natgrad.geometry.Coordinate;
import org.natgrad.geometry.Point;

/** Seeded points of a chart: interior, near the boundary, huge and tiny coordinates mixed. */
public final class Points {

  private Points() {}

  /**
   * Draws points. A coordinate without ends is normal times 10^e, e uniform in [−reach, reach]; one
   * with a single end keeps 10^e from it; one with two is uniform, or 10^−e of the width from an
   * end.
   *
   * @param chart where
   * @param count how many
   * @param reach decades, such as 8
   * @param seed of {@link Random}
   * @return the points; draws that miss the chart's conditions are repeated
   */
  public static Stream<Point> in(Chart chart, int count, double reach, long seed) {
    Random random = new Random(seed);
    List<Point> points = new ArrayList<>();
    for (int draws = 0; points.size() < count; draws++) {
      if (draws > 1000 * count) {
        throw new IllegalArgumentException("chart " + chart + " is met too rarely. Give points.");
      }
      double[] x = new double[chart.dimension()];
      for (int i = 0; i < x.length; i++) {
        x[i] = draw(chart.coordinate(i), reach, random);
      }
      if (chart.contains(x)) {
        points.add(Point.wrap(chart, x));
      }
    }
    return points.stream();
  }

  private static double draw(Coordinate c, double reach, Random random) {
    double decade = StrictMath.pow(10, reach * (2 * random.nextDouble() - 1));
    boolean below = c.lower() > Double.NEGATIVE_INFINITY;
    boolean above = c.upper() < Double.POSITIVE_INFINITY;
    if (below && above) {
      double width = c.upper() - c.lower();
      double near = width * StrictMath.pow(10, -reach * random.nextDouble()) / 2;
      return switch (random.nextInt(3)) {
        case 0 -> c.lower() + near;
        case 1 -> c.upper() - near;
        default -> c.lower() + width * random.nextDouble();
      };
    }
    if (below) {
      return c.lower() + decade;
    }
    return above ? c.upper() - decade : random.nextGaussian() * decade;
  }

  /** The coordinates as hexadecimal literals, to reproduce a failure from its message. */
  public static String hex(Point p) {
    StringBuilder text = new StringBuilder(p.chart().toString());
    for (double x : p.coordinates()) {
      text.append(' ').append(Double.toHexString(x));
    }
    return text.toString();
  }
}
