package org.natgrad.geometry;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ChristoffelSymbolsTest {

  private static final double R = 1.5;
  private static final double PHI = 0.75;
  private static final Point P = Point.of(Chart.cartesian(2), R, PHI);

  /** The plane in polar coordinates: Γ^r_φφ = −r, Γ^φ_rφ = 1/r. */
  private static ChristoffelSymbols polar() {
    return ChristoffelSymbols.ofSecondKind(P, new double[] {0, 0, 0, 1 / R, 0, 1 / R, -R, 0});
  }

  /** The field ∂_x = (cos φ, −sin φ / r) is constant in the plane, so ∇_u ∂_x = 0 for every u. */
  @Test
  void aConstantFieldHasNoCovariantDerivative() {
    double sin = StrictMath.sin(PHI);
    double cos = StrictMath.cos(PHI);
    TangentVector field = TangentVector.of(P, cos, -sin / R);
    double[] partial = {0, sin / (R * R), -sin, -cos / R};
    for (double[] u : new double[][] {{1, 0}, {0, 1}, {2, -3}}) {
      TangentVector d = polar().derivative(TangentVector.of(P, u), field, partial);
      assertArrayEquals(new double[2], d.components(), 1e-15);
    }
  }

  @Test
  void theMetricsDerivativesGiveTheLeviCivitaConnection() {
    MetricTensor g = MatrixTensor.of(P, new double[] {1, 0, 0, R * R});
    double[] derivative = new double[8];
    derivative[0b011] = 2 * R; // ∂_r g_φφ
    ChristoffelSymbols c = ChristoffelSymbols.leviCivita(g, P, derivative);
    assertArrayEquals(polar().secondKind(), c.secondKind(), Math.ulp(R));
    double[] first = c.firstKind(g);
    assertEquals(R, first[0b011], Math.ulp(R)); // Γ_rφ,φ
    assertEquals(-R, first[0b110], Math.ulp(R)); // Γ_φφ,r
    assertArrayEquals(
        c.secondKind(), ChristoffelSymbols.ofFirstKind(g, P, first).secondKind(), Math.ulp(R));
  }

  /** Γ(u, v) = Γ^k_ij uⁱ vʲ keeps the order of its arguments. */
  @Test
  void contractsInTheOrderOfItsIndices() {
    double[] symbols = new double[8];
    symbols[0b010] = 7; // i = 0, j = 1, k = 0
    ChristoffelSymbols c = ChristoffelSymbols.ofSecondKind(P, symbols);
    double[] out = {9, 9};
    c.contract(new double[] {2, 0}, new double[] {0, 3}, out);
    assertArrayEquals(new double[] {42, 0}, out);
    c.contract(new double[] {0, 3}, new double[] {2, 0}, out);
    assertArrayEquals(new double[2], out);
  }

  @Test
  void rejectsWrongSizesAndNumbers() {
    assertTrue(
        ChartTest.refusal(() -> ChristoffelSymbols.ofSecondKind(P, new double[4]))
            .startsWith("second.length = 4: must be n³ for n = 2"));
    double[] bad = new double[8];
    bad[5] = Double.NaN;
    assertTrue(
        ChartTest.refusal(() -> ChristoffelSymbols.ofSecondKind(P, bad))
            .startsWith("second[5] = NaN: must be finite"));
    assertTrue(
        ChartTest.refusal(() -> Curvature.of(polar(), new double[8])).contains("must be n⁴"));
  }
}
