package org.natgrad.contract.descent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.natgrad.descent.Evaluation;
import org.natgrad.descent.Objective;
import org.natgrad.geometry.MetricTensor;

/** Laws of every {@link Objective}; implement to have yours checked. */
public interface ObjectiveContract {

  /**
   * The objective under test.
   *
   * @return a fresh or a shared one
   */
  Objective objective();

  /**
   * Points inside the domain, of moderate size.
   *
   * @return coordinates
   */
  double[][] points();

  /**
   * The value's change along a curve through the point is the differential's: the error of the
   * central difference falls with the square of the step. An objective that minimises over some
   * coordinates is differentiated where it has put them.
   */
  @Test
  default void theDifferentialIsTheValuesFirstOrderChange() {
    SplittableRandom random = new SplittableRandom(1);
    for (double[] theta : points()) {
      Evaluation at = objective().at(theta);
      double[] point = at.point().clone();
      double[] differential = at.differential().clone();
      double[] v = direction(random, point);
      double slope = 0;
      for (int i = 0; i < v.length; i++) {
        slope += differential[i] * v[i];
      }
      double coarse = Math.abs(centralDifference(point, v, 1e-2) - slope);
      double fine = Math.abs(centralDifference(point, v, 1e-3) - slope);
      double rounding = 1e-9 * (1 + Math.abs(at.value()));
      assertTrue(
          fine <= coarse / 30 + rounding, "errors " + coarse + " and " + fine + " at two steps");
      assertTrue(
          coarse <= 0.1 * Math.abs(slope) + rounding, "slope " + slope + " off by " + coarse);
    }
  }

  /** ♭ is linear and symmetric, positive on every direction, and ♯ undoes it. */
  @Test
  default void theMetricIsSymmetricPositiveAndSharpUndoesFlat() {
    SplittableRandom random = new SplittableRandom(2);
    for (double[] theta : points()) {
      Evaluation at = objective().at(theta);
      at.differential();
      MetricTensor metric = at.metric();
      double[] v = direction(random, theta);
      double[] w = direction(random, theta);
      double[] gv = new double[v.length];
      double[] gw = new double[v.length];
      metric.flat(v, gv);
      metric.flat(w, gw);
      double vw = dot(v, gw);
      double size = Math.sqrt(dot(v, gv) * dot(w, gw));
      assertTrue(dot(v, gv) > 0 && dot(w, gw) > 0);
      assertEquals(vw, dot(w, gv), 1e-12 * size, "symmetry");
      double[] back = new double[v.length];
      metric.sharp(gv, 0, back);
      double[] image = new double[v.length];
      metric.flat(back, image);
      double error = 0;
      for (int i = 0; i < v.length; i++) {
        error += (image[i] - gv[i]) * (image[i] - gv[i]);
      }
      // A residual, not an error: backward stability gives a small multiple of n ulp.
      assertTrue(Math.sqrt(error / dot(gv, gv)) <= 1e-9, "residual " + Math.sqrt(error));
    }
  }

  private double centralDifference(double[] point, double[] v, double h) {
    double[] ahead = point.clone();
    double[] behind = point.clone();
    for (int i = 0; i < v.length; i++) {
      ahead[i] += h * v[i];
      behind[i] -= h * v[i];
    }
    return (objective().at(ahead).value() - objective().at(behind).value()) / (2 * h);
  }

  private static double[] direction(SplittableRandom random, double[] theta) {
    double[] v = new double[theta.length];
    for (int i = 0; i < v.length; i++) {
      v[i] = random.nextDouble() - 0.5;
    }
    return v;
  }

  private static double dot(double[] x, double[] y) {
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      sum += x[i] * y[i];
    }
    return sum;
  }
}
