package org.natgrad.geometry;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class CurvatureTest {

  /** Amari & Nagaoka (2000), §2.3: K = −½ (1 − α²); flat for α = ±1. */
  @Test
  void theNormalsHaveTheCurvatureOfTheirAlpha() {
    Point p = Normals.ALL.point(3, 1.75);
    MetricTensor g = new Normals.Fisher().at(p);
    TangentVector u = TangentVector.of(p, 1, 0.25);
    TangentVector v = TangentVector.of(p, -0.5, 1);
    for (double alpha : new double[] {-1, -0.5, 0, 0.3, 1}) {
      Curvature r = of(new Normals.Alpha(alpha), p);
      assertEquals(-0.5 * (1 - alpha * alpha), r.sectional(g, u, v), 1e-15, "alpha " + alpha);
      assertEquals(Math.abs(alpha) == 1, r.isFlat(1e-15), "alpha " + alpha);
    }
  }

  /** R(u, v) = −R(v, u), and R(u, v)w + R(v, w)u + R(w, u)v = 0 without torsion. */
  @Test
  void obeysBianchisFirstIdentity() {
    Point p = Normals.ALL.point(3, 1.75);
    Curvature r = of(new Normals.Alpha(0.3), p);
    TangentVector u = TangentVector.of(p, 1, 0.25);
    TangentVector v = TangentVector.of(p, -0.5, 1);
    TangentVector w = TangentVector.of(p, 0.75, 2);
    TangentVector cycle = r.on(u, v, w).plus(r.on(v, w, u)).plus(r.on(w, u, v));
    assertArrayEquals(new double[2], cycle.components(), 1e-15);
    assertArrayEquals(new double[2], r.on(u, v, w).plus(r.on(v, u, w)).components(), 1e-15);
  }

  /** The unit sphere in (θ, φ), K = 1, its symbols from the metric's derivatives. */
  @Test
  void theSphereHasCurvatureOne() {
    double theta = 0.75;
    double sin = StrictMath.sin(theta);
    double cos = StrictMath.cos(theta);
    Point p = Point.of(Chart.cartesian(2), theta, 0);
    MetricTensor g = MatrixTensor.of(p, new double[] {1, 0, 0, sin * sin});
    double[] derivative = new double[8];
    derivative[0b011] = 2 * sin * cos; // ∂_θ g_φφ
    ChristoffelSymbols c = ChristoffelSymbols.leviCivita(g, p, derivative);
    assertEquals(-sin * cos, c.get(1, 1, 0), 1e-16); // Γ^θ_φφ
    assertEquals(cos / sin, c.get(0, 1, 1), 1e-15); // Γ^φ_θφ
    double[] slope = new double[16]; // only ∂_θ
    slope[0b0110] = sin * sin - cos * cos;
    slope[0b0011] = -1 / (sin * sin);
    slope[0b0101] = slope[0b0011];
    Curvature r = Curvature.of(c, slope);
    TangentVector u = TangentVector.of(p, 1, 0.5);
    TangentVector v = TangentVector.of(p, 0, 1);
    assertEquals(1, r.sectional(g, u, v), 1e-15);
    assertFalse(r.isFlat(1e-3));
    assertTrue(ChartTest.refusal(() -> r.sectional(g, u, u)).contains("must not be parallel"));
  }

  private static Curvature of(Normals.Alpha connection, Point p) {
    return Curvature.of(connection.at(p), connection.derivative(p));
  }
}
