package org.natgrad.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.natgrad.contract.geometry.MetricContract.Published;
import org.natgrad.contract.model.ExponentialFamilyContract;
import org.natgrad.geometry.Point;
import org.natgrad.information.AmariChentsovTensor;
import org.natgrad.information.FisherMetric;
import org.natgrad.information.FisherRao;

class BetaTest implements ExponentialFamilyContract {

  @Override
  public Stream<Point> points() {
    return Stream.of(
            new double[][] {
              {1, 1}, {0.05, 1.5}, {2, 3}, {0.3, 10}, {15, 2}, {40, 60}, {3, 1}, {0.7, 1}
            })
        .map(a -> model().domain().point(a));
  }

  @Override
  public Beta model() {
    return new Beta();
  }

  @Override
  public Stream<Published> published() {
    return Stream.of(
        new Published(
            Point.of(Beta.SHAPES, 1, 1),
            new double[] {1.0, -0.64493406684822643647, -0.64493406684822643647, 1.0},
            2e-14,
            "psi(1, alpha) - psi(1, alpha + beta), mpmath"),
        new Published(
            Point.of(Beta.SHAPES, 0.001, 1000),
            new double[] {
              1000001.6415326966617,
              -0.0010004991656671348335,
              -0.0010004991656671348335,
              1.0009994984998353555e-9
            },
            2e-14,
            "psi(1, alpha) - psi(1, alpha + beta), mpmath"),
        new Published(
            Point.of(Beta.SHAPES, 1000, 0.001),
            new double[] {
              1.0009994984998353555e-9,
              -0.0010004991656671348335,
              -0.0010004991656671348335,
              1000001.6415326966617
            },
            2e-14,
            "psi(1, alpha) - psi(1, alpha + beta), mpmath"),
        new Published(
            Point.of(Beta.SHAPES, 1000, 1000),
            new double[] {
              0.00050037514583330104169,
              -0.00050012502083333229167,
              -0.00050012502083333229167,
              0.00050037514583330104169
            },
            2e-14,
            "psi(1, alpha) - psi(1, alpha + beta), mpmath"),
        new Published(
            Point.of(Beta.SHAPES, 0.001, 0.001),
            new double[] {
              750000.00239440182385,
              -250001.64013879400349,
              -250001.64013879400349,
              750000.00239440182385
            },
            2e-14,
            "psi(1, alpha) - psi(1, alpha + beta), mpmath"),
        new Published(
            Point.of(Beta.SHAPES, 3, 1000),
            new double[] {
              0.39393656069652388794,
              -0.0009975061517025485309,
              -0.0009975061517025485309,
              2.994014964084802454e-6
            },
            2e-14,
            "psi(1, alpha) - psi(1, alpha + beta), mpmath"));
  }

  /** x ↦ 1 − x exchanges the shapes, at any of them. */
  @Test
  void reflectionExchangesTheShapes() {
    double[] shapes = {1e-3, 0.02, 1, 30, 1e3};
    for (double a : shapes) {
      for (double b : shapes) {
        double[] g = FisherMetric.of(model()).at(model().domain().point(a, b)).matrix();
        double[] h = FisherMetric.of(model()).at(model().domain().point(b, a)).matrix();
        assertEquals(g[0], h[3]);
        assertEquals(g[1], h[1]);
      }
    }
  }

  /** ∫√(2ψ₁(t) − 4ψ₁(2t)) dt, the arc of the curve that the reflection fixes, by mpmath. */
  @Test
  void symmetricLawsAreAsFarApartAsTheirArcIsLong() {
    double[][] cases = {{0.05, 5, 4.09763125831423320}, {1, 10, 1.76836915154677096}};
    for (double[] c : cases) {
      double d =
          FisherRao.of(model())
              .distance(model().domain().point(c[0], c[0]), model().domain().point(c[1], c[1]))
              .value();
      assertEquals(c[2], d, 1e-10 * d);
    }
  }

  /** T_ααα, T_ααβ = T_αββ and T_βββ at the ends of the range, by mpmath. */
  @Test
  void skewnessKeepsItsDigitsAtExtremeShapes() {
    double[][] cases = {
      {1e-3, 1e3, -2000000002.39763116, 1.00099849700083934e-6, -2.00299899399801005e-12},
      {1e3, 1e3, -7.50875468749835938e-7, 2.50125031249997396e-7, -7.50875468749835938e-7},
      {1e-3, 1e-3, -1750000000.00645664, 250000002.391175522, -1750000000.00645664},
      {3, 1e3, -0.154112811300748391, 9.95018440179324716e-7, -5.98205982050861763e-9}
    };
    for (double[] c : cases) {
      double[] t = AmariChentsovTensor.of(model()).at(Point.of(Beta.SHAPES, c[0], c[1]));
      assertEquals(c[2], t[0], 1e-13 * Math.abs(c[2]));
      assertEquals(c[3], t[0b001], 1e-13 * Math.abs(c[3]));
      assertEquals(c[3], t[0b110], 1e-13 * Math.abs(c[3]));
      assertEquals(c[4], t[0b111], 1e-13 * Math.abs(c[4]));
    }
  }

  /** m² ψ₁(mφ) + (1 − m)² ψ₁((1 − m)φ) − ψ₁(φ), by mpmath: φ/2 times the rounding of its terms. */
  @Test
  void precisionKeepsTwelveDigitsAtLargeShapes() {
    double[][] cases = {{0.5, 2000, 1.2506249998437501e-7}, {0.999, 1000, 6.449342336816263e-7}};
    for (double[] c : cases) {
      double[] g = FisherMetric.of(model()).at(Point.of(Beta.MEAN_PRECISION, c[0], c[1])).matrix();
      assertEquals(c[2], g[3], 1e-12 * c[2]);
    }
  }
}
