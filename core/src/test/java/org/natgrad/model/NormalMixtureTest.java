package org.natgrad.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.natgrad.geometry.MatrixTensor;
import org.natgrad.information.FisherMetric;

/** Coordinates of two components: (w1, mu1, mu2, sigma1, sigma2). */
class NormalMixtureTest {

  private static final NormalMixture TWO = NormalMixture.of(2);

  /** By adaptive quadrature in mpmath, 20 digits. */
  private static final double[] PUBLISHED = {
    5.00182595363714,
    -0.125901369378134,
    -0.242286126803909,
    -0.20455438817609,
    0.441464803315189,
    -0.125901369378134,
    0.199991495899539,
    -0.0832440646989554,
    -0.0873426411765977,
    0.139640459745843,
    -0.242286126803909,
    -0.0832440646989554,
    2.78783247348703,
    -0.110876808689812,
    0.434733968475804,
    -0.20455438817609,
    -0.0873426411765977,
    -0.110876808689812,
    0.330170328598757,
    0.157798521808569,
    0.441464803315189,
    0.139640459745843,
    0.434733968475804,
    0.157798521808569,
    4.98393114484727
  };

  private static double[] fisher(double... theta) {
    return FisherMetric.of(TWO).at(TWO.domain().point(theta)).matrix();
  }

  @Test
  void theMetricIsTheVarianceOfTheScore() {
    assertArrayEquals(PUBLISHED, fisher(0.25, -1, 2, 1, 0.5), 1e-10);
  }

  /** (w, μ₁, μ₂, σ₁, σ₂) ↦ (1 − w, μ₂, μ₁, σ₂, σ₁) changes no law, so it is an isometry. */
  @Test
  void exchangingTheComponentsIsAnIsometry() {
    double[] g = fisher(0.25, -1, 2, 1, 0.5);
    double[] h = fisher(0.75, 2, -1, 0.5, 1);
    int[] image = {0, 2, 1, 4, 3};
    for (int i = 0; i < 5; i++) {
      for (int j = 0; j < 5; j++) {
        double sign = (i == 0 ? -1 : 1) * (j == 0 ? -1 : 1);
        assertEquals(g[i * 5 + j], sign * h[image[i] * 5 + image[j]], 1e-11);
      }
    }
  }

  /**
   * Where the components meet, the weight moves nothing, and means and deviations only their
   * weighted sums: rank two, with the normal law's metric on it.
   */
  @Test
  void whereComponentsMeetTheMetricLosesRank() {
    MatrixTensor g = FisherMetric.of(TWO).at(TWO.domain().point(0.25, 1, 1, 2, 2));
    double[][] still = {{1, 0, 0, 0, 0}, {0, 3, -1, 0, 0}, {0, 0, 0, 3, -1}};
    for (double[] v : still) {
      double[] out = new double[5];
      g.flat(v, out);
      assertArrayEquals(new double[5], out, 1e-12);
    }
    assertEquals(0.0625 / 4, g.component(1, 1), 1e-12);
    assertEquals(0.0625 * 2 / 4, g.component(3, 3), 1e-12);
  }

  /** Far out, the widest component is alone: log p = log w − ½ z² − log σ√2π. */
  @Test
  void tailsKeepTheirDigits() {
    double expected = Math.log(0.25) - 0.5e12 - 0.5 * Math.log(2 * Math.PI);
    double got = TWO.logDensity(new double[] {0.25, 0, 0, 1, 0.5}, new double[] {1e6});
    assertEquals(expected, got, 1e-3);
    double[] score = TWO.score(new double[] {0.25, 0, 0, 1, 0.5}, new double[] {1e6});
    assertArrayEquals(new double[] {4, 1e6, 0, 1e12 - 1, 0}, score, 1e-3);
  }

  @Test
  void drawsHaveTheMixturesMean() {
    Estimate mean =
        Expectation.under(TWO, 0.25, -1, 2, 1, 0.5)
            .monteCarlo(1, (x, out) -> out[0] = x[0], 4000, new SplittableRandom(7))[0];
    assertEquals(1.25, mean.value(), 5 * mean.standardError());
  }

  @Test
  void oneComponentAndWeightsThatLeaveNothingAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> NormalMixture.of(1));
    NormalMixture three = NormalMixture.of(3);
    String message =
        assertThrows(
                IllegalArgumentException.class,
                () -> three.domain().point(0.5, 0.5, 0, 1, 2, 1, 1, 1))
            .getMessage();
    assertTrue(message.contains("w1 + … + w2 < 1"), message);
  }
}
