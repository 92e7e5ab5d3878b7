package org.natgrad.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.natgrad.contract.geometry.MetricContract.Published;
import org.natgrad.contract.information.FisherRaoContract;
import org.natgrad.contract.model.ExponentialFamilyContract;
import org.natgrad.geometry.Point;

class WishartTest implements ExponentialFamilyContract, FisherRaoContract {

  @Override
  public Stream<Point> points() {
    return Stream.of(point(1, 0, 1), point(2, 0.5, 0.7), point(0.2, -1.5, 1.6));
  }

  private Point point(double... theta) {
    return model().domain().point(theta);
  }

  @Override
  public Wishart model() {
    return Wishart.of(2, 5);
  }

  @Override
  public Stream<Published> published() {
    return Stream.of(
        new Published(
            model().point(new double[][] {{2, 1}, {1, 1}}),
            new double[] {2.5, -5, 2.5, -5, 15, -10, 2.5, -10, 10},
            1e-14,
            "n = 5 times Skovgaard (1984), theorem 2.1: ½ tr(Σ⁻¹dΣ Σ⁻¹dΣ)"));
  }

  /** The law of a chi-square multiple: gamma of shape n/2 and mean nσ². */
  @Test
  void oneDimensionIsAGammaLaw() {
    Wishart one = Wishart.of(1, 7);
    double sigma = 1.3;
    double[] x = {4};
    double expected = new Gamma().logDensity(new double[] {3.5, 7 * sigma * sigma}, x);
    assertEquals(expected, one.logDensity(new double[] {sigma}, x), 1e-14);
  }

  /**
   * Over X = TTᵀ, dX = 4 t₁₁² t₂₂ dt, by the trapezoidal rule in log t₁₁, t₂₁ and log t₂₂: mass 1,
   * E[X] = nΣ and Cov(X_ij, X_kl) = n (Σ_ik Σ_jl + Σ_il Σ_jk) (Anderson 2003, §7.3), the inverse of
   * the metric in the expectation chart.
   */
  @Test
  void densityHasItsMassMeanAndCovariance() {
    double[] lower = {0.8, 0.3, 0.6};
    double[][] sigma = {{0.64, 0.24}, {0.24, 0.45}};
    int[][] pairs = {{0, 0}, {1, 0}, {1, 1}};
    double[] sums = moments(model(), lower, 0.125, 0.25);
    assertEquals(1, sums[0], 1e-10);
    for (int e = 0; e < 3; e++) {
      int i = pairs[e][0];
      int j = pairs[e][1];
      assertEquals(5 * sigma[i][j], sums[1 + e], 1e-10);
      for (int f = 0; f < 3; f++) {
        int k = pairs[f][0];
        int l = pairs[f][1];
        double covariance = 5 * (sigma[i][k] * sigma[j][l] + sigma[i][l] * sigma[j][k]);
        assertEquals(covariance, sums[4 + 3 * e + f] - sums[1 + e] * sums[1 + f], 1e-9);
      }
    }
  }

  private static double[] moments(Wishart law, double[] lower, double h, double w) {
    double[] sums = new double[1 + 3 + 9];
    for (double a = -7; a <= 2; a += h) {
      for (double c = -8; c <= 2; c += h) {
        double t11 = StrictMath.exp(a);
        double t22 = StrictMath.exp(c);
        for (double b = -5; b <= 6; b += w) {
          double[] x = {t11 * t11, t11 * b, b * b + t22 * t22};
          double volume = 4 * t11 * t11 * t22 * t11 * t22 * h * h * w;
          double mass = StrictMath.exp(law.logDensity(lower, x)) * volume;
          sums[0] += mass;
          for (int e = 0; e < 3; e++) {
            sums[1 + e] += mass * x[e];
            for (int f = 0; f < 3; f++) {
              sums[4 + 3 * e + f] += mass * x[e] * x[f];
            }
          }
        }
      }
    }
    return sums;
  }

  @Test
  void matricesThatAreNotDefiniteHaveNoDensity() {
    double[] indefinite = {1, 2, 1};
    assertEquals(Double.NEGATIVE_INFINITY, model().logDensity(new double[] {1, 0, 1}, indefinite));
    assertThrows(IllegalArgumentException.class, () -> Wishart.of(3, 2));
    assertThrows(IllegalArgumentException.class, () -> Wishart.of(2, Double.NaN));
    assertThrows(IllegalArgumentException.class, () -> Wishart.of(0, 2));
  }
}
