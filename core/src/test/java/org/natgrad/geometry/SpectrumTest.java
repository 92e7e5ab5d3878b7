package org.natgrad.geometry;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class SpectrumTest {

  /** The Laplacian of a triangle: eigenvalues 0, 3, 3; null direction (1, 1, 1)/√3. */
  private static final double[] TRIANGLE = {2, -1, -1, -1, 2, -1, -1, -1, 2};

  @Test
  void seesRankAndNullDirections() {
    Spectrum s = Spectrum.of(3, TRIANGLE);
    assertArrayEquals(new double[] {0, 3, 3}, s.eigenvalues(), 4 * Math.ulp(3.0));
    assertEquals(2, s.rank());
    assertEquals(1, s.nullDirections().length);
    double third = 1 / Math.sqrt(3);
    assertArrayEquals(new double[] {third, third, third}, s.nullDirections()[0], 4e-16);
    assertTrue(s.residual() < 1e-15);
  }

  /** The pseudo-inverse of the triangle's Laplacian is itself over 9. */
  @Test
  void solvesByThePseudoInverse() {
    double[] out = new double[3];
    Spectrum.of(3, TRIANGLE).solve(new double[] {9, 0, 0}, out);
    assertArrayEquals(new double[] {2, -1, -1}, out, 4 * Math.ulp(2.0));
    Spectrum.of(3, TRIANGLE).solve(new double[] {1, 1, 1}, out);
    assertArrayEquals(new double[3], out, 1e-15);
  }

  /** Σ λ/(λ + ε): 2 · 3/(3 + 3) = 1, and the rank as ε → 0. */
  @Test
  void countsEffectiveDimensions() {
    Spectrum s = Spectrum.of(3, TRIANGLE);
    assertEquals(1, s.effectiveDimension(3), 4 * Math.ulp(1.0));
    assertEquals(2, s.effectiveDimension(1e-300), 4 * Math.ulp(1.0));
    assertEquals(0, s.effectiveDimension(1e300), 1e-299);
    for (double bad : new double[] {0, -0.0, -1, Double.NaN, 1 / 0.0}) {
      assertTrue(ChartTest.refusal(() -> s.effectiveDimension(bad)).startsWith("epsilon = " + bad));
    }
  }

  @Test
  void theToleranceDecidesTheRank() {
    double[] a = {1, 0, 0, 1e-6};
    assertEquals(2, Spectrum.of(2, a).rank());
    assertEquals(2, Spectrum.of(2, a, 0.9e-6).rank());
    assertEquals(1, Spectrum.of(2, a, 1.1e-6).rank());
    assertEquals(1, Spectrum.of(2, new double[] {1, 0, 0, -1}).rank());
    assertEquals(0, Spectrum.of(2, new double[4]).rank());
    assertEquals(2 * 0x1p-51, Spectrum.of(2, a).tolerance());
    for (double bad : new double[] {Double.NaN, -1e-9, 1}) {
      assertTrue(ChartTest.refusal(() -> Spectrum.of(2, a, bad)).startsWith("tolerance = " + bad));
    }
  }
}
