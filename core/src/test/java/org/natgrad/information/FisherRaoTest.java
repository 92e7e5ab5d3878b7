package org.natgrad.information;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.natgrad.geometry.Point;
import org.natgrad.geometry.TangentVector;
import org.natgrad.model.Categorical;
import org.natgrad.model.DifferentiableModel;
import org.natgrad.model.Exponential;
import org.natgrad.model.Gamma;
import org.natgrad.model.Normal;
import org.natgrad.model.Poisson;

/**
 * Distances known from outside: closed forms, and integrals by mpmath along totally geodesic sets.
 */
class FisherRaoTest {

  private static double distance(DifferentiableModel model, double[] p, double[] q) {
    return FisherRao.of(model).distance(model.domain().point(p), model.domain().point(q)).value();
  }

  @Test
  void normalDistanceIsTheHalfPlanes() {
    double d = distance(new Normal(), new double[] {0, 1}, new double[] {3, 2});
    assertEquals(2.13623711533137970, d, 1e-15 * d);
  }

  /** √2 log(σ₂/σ₁) along a vertical line, over twelve decades. */
  @Test
  void normalDistanceAlongAVerticalLineIsTheLogarithmOfTheRatio() {
    double d = distance(new Normal(), new double[] {5, 1e-6}, new double[] {5, 1e6});
    assertEquals(Math.sqrt(2) * 12 * StrictMath.log(10), d, 1e-14 * d);
  }

  /** Geodesics are (μ − m)²/2 + σ² = R²: for N(0, 1) and N(2, 1), m = 1 and R² = 3/2. */
  @Test
  void normalGeodesicsAreSemiEllipses() {
    Normal normal = new Normal();
    Geodesic geodesic =
        FisherRao.of(normal).geodesic(normal.domain().point(0, 1), normal.domain().point(2, 1));
    for (double t = 0; t <= 1; t += 0.125) {
      Point p = geodesic.at(t);
      double shift = p.coordinate(0) - 1;
      assertEquals(1.5, shift * shift / 2 + p.coordinate(1) * p.coordinate(1), 1e-14);
    }
  }

  @Test
  void categoricalPoissonAndExponentialDistancesAreTheTextbooks() {
    double simplex = distance(Categorical.of(3), new double[] {.2, .3}, new double[] {.5, .25});
    assertEquals(0.674655644553275518, simplex, 1e-15);
    assertEquals(2, distance(new Poisson(), new double[] {1}, new double[] {4}), 0.0);
    double unit = distance(new Exponential(), new double[] {1}, new double[] {StrictMath.E});
    assertEquals(1, unit, 1e-15);
  }

  /** The inversion γ → 1/γ fixes γ = 1: d = ∫ √(ψ₁(κ) − 1/κ) dκ, by mpmath. */
  @Test
  void gammaDistanceAlongTheFixedLineIsAnIntegral() {
    double d = distance(new Gamma(), new double[] {1, 1}, new double[] {50, 1});
    assertEquals(2.87192714939441089, d, 1e-13 * d);
  }

  @Test
  void gammaDistanceIsSymmetricOverSixDecades() {
    double[][][] pairs = {
      {{1e-3, 1}, {1e3, 1}}, {{1e-3, 1e3}, {1e3, 1e-3}}, {{1e-2, 1e-2}, {1e2, 1e2}}
    };
    for (double[][] pair : pairs) {
      double there = distance(new Gamma(), pair[0], pair[1]);
      assertEquals(there, distance(new Gamma(), pair[1], pair[0]), 1e-10 * there);
    }
  }

  @Test
  void leavingTheDomainIsAnAnswer() {
    Poisson poisson = new Poisson();
    TangentVector v = TangentVector.of(poisson.domain().point(1), -4); // 2√λ runs to 0 at t = ½
    Geodesic closed = FisherRao.of(poisson).geodesic(v);
    Geodesic numeric = FisherRao.numeric(poisson).geodesic(v);
    assertEquals(0.5, closed.exit().orElseThrow().parameter(), 1e-15);
    assertEquals(0.5, numeric.exit().orElseThrow().parameter(), 1e-10);
    assertEquals("lambda", numeric.exit().orElseThrow().coordinate());
    assertTrue(numeric.doubt().isEmpty());
    assertThrows(IllegalStateException.class, closed::orThrow);
    assertThrows(IllegalArgumentException.class, () -> numeric.at(0.75));
    assertEquals(0.25, numeric.at(0.25).coordinate(0), 1e-12);
  }

  /** e-geodesics are straight in the natural chart, m-geodesics in the expectation chart. */
  @Test
  void dualGeodesicsAreStraightInTheirCharts() {
    Gamma gamma = new Gamma();
    Point p = gamma.domain().point(2, 3);
    Point q = gamma.domain().point(0.1, 40);
    Point e = GeodesicSolver.of(AlphaConnection.of(gamma, 1)).between(p, q).at(0.5);
    Point m = GeodesicSolver.of(AlphaConnection.of(gamma, -1)).between(p, q).at(0.5);
    assertEquals(1.05, e.coordinate(0), 1e-15);
    assertEquals(1.05 / (0.5 * (2.0 / 3 + 0.1 / 40)), e.coordinate(1), 1e-14);
    assertEquals(21.5, m.coordinate(1), 1e-13);
  }

  /**
   * Solved as curves, without knowing that a chart is affine: α close to 1 is close to straight.
   */
  @Test
  void alphaGeodesicsTendToTheExponentialOneLinearly() {
    Gamma gamma = new Gamma();
    Point p = gamma.domain().point(2, 3);
    Point q = gamma.domain().point(0.5, 4);
    Point limit = GeodesicSolver.of(AlphaConnection.of(gamma, 1)).between(p, q).at(0.5);
    double[] gap = new double[2];
    for (int k = 0; k < 2; k++) {
      double alpha = 1 - 1e-3 / (1 << k);
      Geodesic near = GeodesicSolver.of(AlphaConnection.of(gamma, alpha)).between(p, q);
      gap[k] = near.orThrow().at(0.5).coordinate(0) - limit.coordinate(0);
    }
    assertEquals(2, gap[0] / gap[1], 1e-3);
  }

  @Test
  void exponentialGeodesicsLeaveWhereTheNaturalParameterDoes() {
    Gamma gamma = new Gamma();
    TangentVector v = TangentVector.of(gamma.domain().point(2, 3), -5, 0);
    Geodesic straight = GeodesicSolver.of(AlphaConnection.of(gamma, 1)).from(v);
    assertEquals(0.4, straight.exit().orElseThrow().parameter(), 1e-15);
    assertFalse(straight.exit().orElseThrow().coordinate().isBlank());
  }

  @Test
  void distancesOfTheSameLawInTwoChartsAreZero() {
    Normal normal = new Normal();
    Point p = Point.of(Normal.MEAN_STD, 1, 2);
    Point q = Point.of(Normal.MEAN_VARIANCE, 1, 4);
    assertEquals(0, FisherRao.of(normal).distance(p, q).value());
  }
}
