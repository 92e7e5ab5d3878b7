package org.natgrad.information;

import org.natgrad.geometry.Chart;
import org.natgrad.geometry.Coordinate;

/**
 * A chart stretched to all of ℝⁿ: x = a + eᵘ above a bound, b − e⁻ᵘ below one, the logistic curve
 * between two. The domain's edge is then at infinity, and steps cannot jump over it.
 */
final class Unbounded {

  private final Chart chart;
  private final double[] lower;
  private final double[] upper;

  Unbounded(Chart chart) {
    this.chart = chart;
    int n = chart.dimension();
    this.lower = new double[n];
    this.upper = new double[n];
    for (int i = 0; i < n; i++) {
      Coordinate c = chart.coordinate(i);
      lower[i] = c.lower();
      upper[i] = c.upper();
    }
  }

  /** The image of 0: a point of the chart's box. */
  static double[] interior(Chart chart) {
    return new Unbounded(chart).original(new double[chart.dimension()]);
  }

  Chart chart() {
    return chart;
  }

  private boolean below(int i) {
    return lower[i] > Double.NEGATIVE_INFINITY;
  }

  private boolean above(int i) {
    return upper[i] < Double.POSITIVE_INFINITY;
  }

  double[] stretched(double[] x) {
    double[] u = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      if (below(i) && above(i)) {
        u[i] = StrictMath.log(x[i] - lower[i]) - StrictMath.log(upper[i] - x[i]);
      } else if (below(i)) {
        u[i] = StrictMath.log(x[i] - lower[i]);
      } else {
        u[i] = above(i) ? -StrictMath.log(upper[i] - x[i]) : x[i];
      }
    }
    return u;
  }

  double[] original(double[] u) {
    double[] x = new double[u.length];
    for (int i = 0; i < u.length; i++) {
      if (below(i) && above(i)) {
        double width = upper[i] - lower[i];
        x[i] = u[i] < 0 ? lower[i] + width * logistic(u[i]) : upper[i] - width * logistic(-u[i]);
      } else if (below(i)) {
        x[i] = lower[i] + StrictMath.exp(u[i]);
      } else {
        x[i] = above(i) ? upper[i] - StrictMath.exp(-u[i]) : u[i];
      }
    }
    return x;
  }

  private static double logistic(double u) {
    return 1 / (1 + StrictMath.exp(-u));
  }

  /** dxⁱ/duⁱ. */
  double slope(int i, double u) {
    if (below(i) && above(i)) {
      return (upper[i] - lower[i]) * logistic(u) * logistic(-u);
    }
    return below(i) ? StrictMath.exp(u) : above(i) ? StrictMath.exp(-u) : 1;
  }

  /** d²xⁱ/duⁱ² over dxⁱ/duⁱ. */
  double bend(int i, double u) {
    if (below(i) && above(i)) {
      return logistic(-u) - logistic(u);
    }
    return below(i) ? 1 : above(i) ? -1 : 0;
  }
}
