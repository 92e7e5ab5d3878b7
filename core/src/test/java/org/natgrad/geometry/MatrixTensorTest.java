package org.natgrad.geometry;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class MatrixTensorTest {

  /** The inverse of the Hilbert matrix is integer (Choi 1983); κ of order 5 is 5e5. */
  @Test
  void invertsTheHilbertMatrix() {
    double[] hilbert = new double[25];
    for (int i = 0; i < 5; i++) {
      for (int j = 0; j < 5; j++) {
        hilbert[i * 5 + j] = 1.0 / (i + j + 1);
      }
    }
    MatrixTensor g = MatrixTensor.of(5, hilbert);
    double[] column = new double[5];
    Solution solution = g.sharp(new double[] {1, 0, 0, 0, 0}, 0, column);
    double[] exact = {25, -300, 1050, -1400, 630};
    for (int i = 0; i < 5; i++) {
      // 8 n κ ulp, and as much again for the rounded elements of the matrix
      assertEquals(exact[i], column[i], 2 * 8 * 5 * 5e5 * 0x1p-53 * Math.abs(exact[i]));
    }
    assertEquals(new Solution(solution.relativeResidual(), 5, 0), solution);
    assertTrue(solution.relativeResidual() < 5e5 * 0x1p-53 * 8);
    assertTrue(g.residual() <= 6 * 0x1p-53, () -> "" + g.residual());
    assertEquals(OptionalInt.empty(), g.failingPivot());
  }

  /** Units do not matter: powers of two change no bit. */
  @Test
  void solvesTheSameInAllUnits() {
    double[] a = {4, 1, 0.5, 1, 3, 0.25, 0.5, 0.25, 2};
    int[] units = {300, -300, 7};
    double[] scaled = new double[9];
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 3; j++) {
        scaled[i * 3 + j] = Math.scalb(a[i * 3 + j], units[i] + units[j]);
      }
    }
    double[] w = {1, 2, 3};
    double[] v = new double[3];
    double[] u = new double[3];
    MatrixTensor.of(3, a).sharp(w, 0, v);
    double[] z = new double[3];
    for (int i = 0; i < 3; i++) {
      z[i] = Math.scalb(w[i], units[i]);
    }
    MatrixTensor.of(3, scaled).sharp(z, 0, u);
    for (int i = 0; i < 3; i++) {
      assertEquals(v[i], Math.scalb(u[i], units[i]));
    }
  }

  /** Column 2 = column 0 + column 1, whatever the units: pivot 2 fails, the rank is 2. */
  @Test
  void aSingularMatrixNamesItsPivotAndSolvesInItsRange() {
    double c = 1e150; // units of the last coordinate
    double[] a = {2, 1, 3 * c, 1, 2, 3 * c, 3 * c, 3 * c, 6 * c * c};
    MatrixTensor g = MatrixTensor.of(3, a);
    assertEquals(OptionalInt.of(2), g.failingPivot());
    double[] inRange = {3, 3, 6 * c}; // G (1, 1, 0)
    double[] v = new double[3];
    Solution good = g.sharp(inRange, 0, v);
    assertEquals(2, good.rank());
    assertTrue(good.relativeResidual() < 1e-15, () -> good.toString());
    double[] back = new double[3];
    g.flat(v, back);
    assertEquals(3, back[0], 4e-15);
    assertEquals(6, back[2] / c, 8e-15);
    Solution bad = g.sharp(new double[] {1, 0, 0}, 0, v);
    assertTrue(bad.relativeResidual() > 0.1, () -> bad.toString());
    for (double e : v) {
      assertFalse(Double.isNaN(e));
    }
    assertTrue(g.residual() < 1e-15);
  }

  @Test
  void theZeroMetricHasRankZero() {
    double[] v = {7, 7};
    Solution solution = MatrixTensor.of(2, new double[4]).sharp(new double[] {1, 2}, 0, v);
    assertEquals(new Solution(1, 0, 0), solution);
    assertArrayEquals(new double[2], v);
  }

  @Test
  void rejectsWhatIsNoMetric() {
    assertTrue(
        ChartTest.refusal(() -> MatrixTensor.of(2, new double[] {1, 2, 3, 4}))
            .startsWith("matrix[0][1] = 2.0: must be finite and equal matrix[1][0] = 3.0"));
    for (double bad : new double[] {Double.NaN, 1 / 0.0, -1 / 0.0}) {
      assertTrue(
          ChartTest.refusal(() -> MatrixTensor.of(1, new double[] {bad}))
              .startsWith("matrix[0][0] = " + bad));
    }
    assertTrue(
        ChartTest.refusal(() -> MatrixTensor.of(1, new double[] {-1})).contains("must be ≥ 0"));
    assertTrue(ChartTest.refusal(() -> MatrixTensor.of(2, new double[3])).contains("n² for n = 2"));
  }

  /** The normal metric in (log σ) is the pullback of that in σ: diag(1/σ², 2). */
  @Test
  void pullsBackByTheJacobian() {
    Point p = Point.of(Chart.cartesian(2), 0, 0.5);
    MetricTensor g = MatrixTensor.of(2, new double[] {0.25, 0, 0, 0.5});
    MatrixTensor pulled = MatrixTensor.pullback(p, g, new double[] {1, 0, 0, 2});
    assertArrayEquals(new double[] {0.25, 0, 0, 2}, pulled.matrix());
    // A curve in the plane: one coordinate, |J|² = 9/4 + 16/2.
    Point t = Point.of(Chart.cartesian(1), 0);
    assertEquals(10.25, MatrixTensor.pullback(t, g, new double[] {3, 4}).component(0, 0));
  }

  @Test
  void thePackagesExampleSaysTheTruth() {
    Chart chart = Chart.of("Normal", Coordinate.real("mu"), Coordinate.positive("sigma"));
    Point p = Point.of(chart, 0, 2);
    MetricTensor g = MatrixTensor.of(p, new double[] {0.25, 0, 0, 0.5});
    Covector differential = Covector.of(p, 1, -1);
    TangentVector gradient = g.sharp(differential); // (4, -2)
    Point q = p.moved(gradient.times(-0.1)); // (-0.4, 2.2)
    assertArrayEquals(new double[] {4, -2}, gradient.components(), 2 * Math.ulp(4.0));
    assertArrayEquals(new double[] {-0.4, 2.2}, q.coordinates(), 2 * Math.ulp(2.2));
  }
}
