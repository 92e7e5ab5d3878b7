package org.natgrad.information;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.natgrad.geometry.Point;
import org.natgrad.geometry.TangentVector;
import org.natgrad.model.Categorical;
import org.natgrad.model.DifferentiableModel;
import org.natgrad.model.Gamma;
import org.natgrad.model.Normal;

class AlphaCurvatureTest {

  private static double sectional(DifferentiableModel model, double alpha, double... theta) {
    Point p = model.domain().point(theta);
    AlphaConnection connection = AlphaConnection.of(model, alpha);
    TangentVector u = TangentVector.of(p, 1, 0);
    TangentVector v = TangentVector.of(p, 0, 1);
    return connection.curvature(p).sectional(connection.metric().at(p), u, v);
  }

  /** −(1 − α²)/2 (Lauritzen 1987), from every chart. */
  @Test
  void normalHasConstantCurvatureForEveryAlpha() {
    for (double alpha : new double[] {-2, -1, -0.5, 0, 0.5, 1, 3}) {
      double expected = -(1 - alpha * alpha) / 2;
      assertEquals(expected, sectional(new Normal(), alpha, 3, 0.01), 1e-13 * (1 + alpha * alpha));
    }
    Normal normal = new Normal();
    Point p = Point.of(Normal.NATURAL, 3, -2);
    Point base = normal.domain().express(p, Normal.MEAN_STD);
    assertEquals(base, AlphaConnection.of(normal, 0).curvature(p).base());
  }

  /** The sphere of radius 2. */
  @Test
  void simplexHasCurvatureOneQuarter() {
    assertEquals(0.25, sectional(Categorical.of(3), 0, 0.2, 0.3), 1e-13);
  }

  /** R^(±1) = 0, in units where the coordinates are of order one. */
  @Test
  void exponentialFamiliesAreFlatForAlphaOneAndMinusOne() {
    for (double alpha : new double[] {-1, 1}) {
      for (double kappa : new double[] {0.1, 1, 10}) {
        Gamma gamma = new Gamma();
        Point p = gamma.domain().point(kappa, 1);
        assertTrue(AlphaConnection.of(gamma, alpha).curvature(p).isFlat(1e-10), "kappa " + kappa);
      }
    }
  }
}
