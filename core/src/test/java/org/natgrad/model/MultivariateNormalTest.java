package org.natgrad.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.natgrad.contract.geometry.MetricContract.Published;
import org.natgrad.contract.information.FisherRaoContract;
import org.natgrad.contract.model.ExponentialFamilyContract;
import org.natgrad.geometry.Point;
import org.natgrad.information.AmariChentsovTensor;
import org.natgrad.information.FisherMetric;

class MultivariateNormalTest implements ExponentialFamilyContract {

  /** Correlations up to 0.7: the test's own trapezoidal rule knows no rotated axes. */
  @Override
  public Stream<Point> points() {
    return Stream.of(point(0.5, -2, 2, 0.5, 0.7), point(-3, 0.1, 1.2, -0.5, 0.6));
  }

  private Point point(double... theta) {
    return model().domain().point(theta);
  }

  @Override
  public MultivariateNormal model() {
    return MultivariateNormal.of(2);
  }

  /** Σ = [[2, 1], [1, 1]], of which the inverse is [[1, −1], [−1, 2]]. */
  @Override
  public Stream<Published> published() {
    return Stream.of(
        new Published(
            Point.of(model().meanCovariance(), 5, 7, 2, 1, 1),
            new double[] {
              1, -1, 0, 0, 0, -1, 2, 0, 0, 0, 0, 0, 0.5, -1, 0.5, 0, 0, -1, 3, -2, 0, 0, 0.5, -2, 2
            },
            1e-14,
            "Skovgaard (1984), theorem 2.1: dμᵀΣ⁻¹dμ + ½ tr(Σ⁻¹dΣ Σ⁻¹dΣ)"));
  }

  /** g = dμᵀPdμ + ½ tr(P dΣ P dΣ) in the chart of Σ, by matrix products. */
  @Test
  void metricIsSkovgaardsInThreeDimensions() {
    MultivariateNormal family = MultivariateNormal.of(3);
    double[][] sigma = {{2, 0.5, -0.3}, {0.5, 1, 0.2}, {-0.3, 0.2, 0.7}};
    double[][] p = SmallMatrices.inverse(sigma);
    Point at = family.point(new double[] {1, 2, 3}, sigma);
    double[] g = FisherMetric.of(family).at(at).matrix();
    for (int a = 0; a < 6; a++) {
      for (int b = 0; b < 6; b++) {
        double[][] pa = SmallMatrices.times(p, SmallMatrices.unit(3, a));
        double[][] pb = SmallMatrices.times(p, SmallMatrices.unit(3, b));
        double expected = 0.5 * SmallMatrices.trace(SmallMatrices.times(pa, pb));
        assertEquals(expected, g[(3 + a) * 9 + 3 + b], 1e-13);
      }
    }
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 3; j++) {
        assertEquals(p[i][j], g[i * 9 + j], 1e-13);
        assertEquals(0, g[i * 9 + 3 + j], 1e-13);
      }
    }
  }

  @Test
  void oneDimensionIsTheUnivariateNormal() {
    MultivariateNormal one = MultivariateNormal.of(1);
    double[] theta = {0.3, 1.7};
    Point p = one.domain().point(theta);
    Point q = new Normal().domain().point(theta);
    assertArrayEquals(
        FisherMetric.of(new Normal()).at(q).matrix(), FisherMetric.of(one).at(p).matrix(), 1e-15);
    assertArrayEquals(
        AmariChentsovTensor.of(new Normal()).at(q), AmariChentsovTensor.of(one).at(p), 1e-15);
    assertEquals(
        new Normal().logDensity(theta, new double[] {2}),
        one.logDensity(theta, new double[] {2}),
        1e-15);
    assertArrayEquals(
        new Normal().domain().express(q, Normal.NATURAL).coordinates(),
        one.domain().express(p, one.natural()).coordinates(),
        1e-15);
  }

  /** E[(x − μ)(x − μ)ᵀ] = LLᵀ over the draws of a fixed seed. */
  @Test
  void drawsHaveTheLawsCovariance() {
    MultivariateNormal family = MultivariateNormal.of(2);
    Sampler sampler = family.sampler(new double[] {10, -10, 2, -1, 1}).orElseThrow();
    Random random = new Random(3);
    int n = 20000;
    double[] sums = new double[3];
    for (int i = 0; i < n; i++) {
      double[] x = sampler.next(random);
      sums[0] += (x[0] - 10) * (x[0] - 10) / n;
      sums[1] += (x[0] - 10) * (x[1] + 10) / n;
      sums[2] += (x[1] + 10) * (x[1] + 10) / n;
    }
    assertArrayEquals(new double[] {4, -2, 2}, sums, 0.16); // four standard errors
  }

  @Test
  void aCovarianceThatIsNotDefiniteIsRefusedWithThePivotThatFails() {
    MultivariateNormal family = MultivariateNormal.of(3);
    double[][] semidefinite = {{1, 1, 0}, {1, 2, 1}, {0, 1, 1}};
    String message =
        assertThrows(
                IllegalArgumentException.class, () -> family.point(new double[3], semidefinite))
            .getMessage();
    assertTrue(message.contains("sigma positive definite, pivot 3 > 0"), message);
    double[][] indefinite = {{1, 2, 0}, {2, 2, 1}, {0, 1, 1}};
    message =
        assertThrows(IllegalArgumentException.class, () -> family.point(new double[3], indefinite))
            .getMessage();
    assertTrue(message.contains("sigma positive definite, pivot 2 > 0"), message);
    double[][] lopsided = {{1, 0.5, 0}, {0.4, 2, 1}, {0, 1, 1}};
    message =
        assertThrows(IllegalArgumentException.class, () -> family.point(new double[3], lopsided))
            .getMessage();
    assertTrue(message.contains("covariance[1] = [0.4, 2.0, 1.0]"), message);
    assertThrows(IllegalArgumentException.class, () -> MultivariateNormal.of(0));
    assertThrows(
        IllegalArgumentException.class,
        () -> Point.of(family.expectation(), 1, 0, 0, 1, 0, 1, 0, 0, 1));
    assertThrows(
        IllegalArgumentException.class,
        () -> Point.of(family.natural(), 1, 0, 0, -1, 3, -1, 0, 0, -1));
  }

  /** Apart, for quadrature in two dimensions is slow and distances need three points. */
  @Nested
  class Distances implements FisherRaoContract {

    @Override
    public MultivariateNormal model() {
      return MultivariateNormalTest.this.model();
    }

    @Override
    public Stream<Point> points() {
      return Stream.of(
          point(0, 0, 1, 0, 1), point(0.5, -2, 2, 0.5, 0.7), point(-3, 0.1, 0.2, -1.5, 1.6));
    }
  }
}
