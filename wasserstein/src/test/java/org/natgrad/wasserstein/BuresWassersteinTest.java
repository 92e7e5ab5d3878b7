package org.natgrad.wasserstein;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

class BuresWassersteinTest {

  private static final double[] ORIGIN = {0, 0};

  /** Where covariances commute, W₂² is the sum of squared differences of means and deviations. */
  @Test
  void commutingCovariancesDifferByTheirDeviations() {
    double w =
        BuresWasserstein.distance(
            new double[] {1, 2}, new double[] {4, 0, 0, 9}, ORIGIN, new double[] {25, 0, 0, 0});
    assertEquals(Math.sqrt(1 + 4 + 9 + 9), w, 1e-14);
  }

  /** In the plane tr (A^½BA^½)^½ = √(tr AB + 2 √(det A det B)). */
  @Test
  void thePlaneHasAClosedForm() {
    Random random = new Random(3);
    for (int trial = 0; trial < 100; trial++) {
      double[] a = covariance(random);
      double[] b = covariance(random);
      double traceOfProduct = a[0] * b[0] + 2 * a[1] * b[1] + a[3] * b[3];
      double determinants = (a[0] * a[3] - a[1] * a[1]) * (b[0] * b[3] - b[1] * b[1]);
      double cross = Math.sqrt(traceOfProduct + 2 * Math.sqrt(determinants));
      double square = a[0] + a[3] + b[0] + b[3] - 2 * cross;
      double w = BuresWasserstein.distance(ORIGIN, a, ORIGIN, b);
      assertEquals(square, w * w, 1e-12 * (1 + a[0] + a[3] + b[0] + b[3]));
      assertEquals(0, BuresWasserstein.distance(ORIGIN, a, ORIGIN, a));
    }
  }

  @Test
  void theMapCarriesOneCovarianceToTheOtherAndTheGeodesicEndsThere() {
    Random random = new Random(4);
    for (int trial = 0; trial < 50; trial++) {
      double[] a = covariance(random);
      double[] b = covariance(random);
      double[] t = BuresWasserstein.map(2, a, b);
      double x = t[0] * a[0] + t[1] * a[2];
      double y = t[0] * a[1] + t[1] * a[3];
      assertEquals(b[0], x * t[0] + y * t[2], 1e-10 * (1 + b[0]));
      double w = BuresWasserstein.distance(ORIGIN, a, ORIGIN, b);
      double[] half = BuresWasserstein.geodesic(2, a, b, 0.5);
      assertEquals(w / 2, BuresWasserstein.distance(ORIGIN, a, ORIGIN, half), 1e-9 * (1 + w));
      assertEquals(w / 2, BuresWasserstein.distance(ORIGIN, half, ORIGIN, b), 1e-9 * (1 + w));
    }
  }

  private static double[] covariance(Random random) {
    double p = random.nextGaussian();
    double q = random.nextGaussian();
    double r = random.nextGaussian();
    double off = p * q;
    return new double[] {p * p + 0.1, off, off, q * q + r * r + 0.1};
  }

  @Test
  void rejectsBadInput() {
    double[] one = {1};
    refuses("otherMean.length = 1: must be 2", ORIGIN, new double[4], one, one);
    refuses("covariance.length = 1: must be 4", ORIGIN, one, ORIGIN, new double[4]);
    refuses("covariance[1][0] = 2.0: must be sym", ORIGIN, new double[] {1, 0, 2, 9}, ORIGIN, one);
    refuses("covariance has the eigenvalue -1.0", ORIGIN, new double[] {1, 0, 0, -1}, ORIGIN, one);
  }

  private static void refuses(String start, double[] m, double[] a, double[] n, double[] b) {
    String message =
        assertThrows(IllegalArgumentException.class, () -> BuresWasserstein.distance(m, a, n, b))
            .getMessage();
    assertTrue(message.startsWith(start), message);
  }
}
