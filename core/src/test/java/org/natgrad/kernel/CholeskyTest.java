package org.natgrad.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Truth from outside: integer matrices, and Gauss–Jordan to a hundred digits. */
class CholeskyTest {

  private static final double UNIT = 0x1p-53;
  private static final MathContext DIGITS = new MathContext(100);
  private static final Kernels K = ScalarKernels.INSTANCE;

  private final SplittableRandom random = new SplittableRandom(61);

  /** |A − L Lᵀ| ≤ γ_{n+2} |L||Lᵀ|, element by element (Higham 2002, theorem 10.3). */
  @Test
  void theFactorReproducesItsMatrixWithinTheTextbookBound() {
    for (double[] a : matrices()) {
      int n = order(a);
      Cholesky cholesky = Cholesky.of(K, n, 0, a, 0, n);
      assertTrue(cholesky.isComplete());
      double[] l = cholesky.factor();
      for (int i = 0; i < n; i++) {
        for (int j = 0; j <= i; j++) {
          BigDecimal product = BigDecimal.ZERO;
          double size = 0;
          for (int k = 0; k <= j; k++) {
            product =
                product.add(new BigDecimal(l[i * n + k]).multiply(new BigDecimal(l[j * n + k])));
            size += Math.abs(l[i * n + k] * l[j * n + k]);
          }
          double error = product.subtract(new BigDecimal(a[i * n + j])).abs().doubleValue();
          assertTrue(error <= (n + 4) * UNIT * size, () -> "errs by " + error);
        }
      }
    }
  }

  /** det of the lower Pascal factor is 1, so A is unimodular and its inverse is of integers. */
  @Test
  void thePascalMatrixHasFactorInverseAndDeterminantOfIntegers() {
    int n = 6;
    double[] a = new double[n * n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        a[i * n + j] = i == 0 || j == 0 ? 1 : a[(i - 1) * n + j] + a[i * n + j - 1];
      }
    }
    Cholesky cholesky = Cholesky.of(K, n, 0, a, 0, n);
    double[] l = cholesky.factor();
    for (int i = 1; i < n; i++) {
      assertEquals(1, cholesky.pivot(i));
      for (int j = 1; j <= i; j++) {
        assertEquals(l[(i - 1) * n + j - 1] + l[(i - 1) * n + j], l[i * n + j]);
      }
    }
    assertEquals(0, cholesky.logDeterminant());
    assertArrayEquals(doubles(inverse(a)), cholesky.inverse());
  }

  /** ‖A⁻¹ − X‖ ≤ c n² u κ ‖A⁻¹‖ with a small c (Higham 2002, section 14.4). */
  @Test
  void theInverseAgreesWithExactEliminationToItsCondition() {
    for (double[] a : matrices()) {
      int n = order(a);
      double[] exact = doubles(inverse(a));
      Cholesky cholesky = Cholesky.of(K, n, 0, a, 0, n);
      double[] actual = cholesky.inverse();
      double bound = 4 * n * UNIT * norm(a) * norm(exact) * norm(exact);
      for (int i = 0; i < n; i++) {
        for (int j = 0; j < n; j++) {
          assertEquals(exact[i * n + j], actual[i * n + j], bound);
          assertEquals(actual[j * n + i], actual[i * n + j]);
        }
      }
    }
  }

  @Test
  void theInverseIsTheSameAcrossBlocksAndItsDiagonalHasItsBits() {
    int n = 150;
    double[] a = gram(n, 2 * n);
    Cholesky cholesky = Cholesky.of(K, n, 0, a, 0, n);
    double[] inverse = cholesky.inverse();
    double[] diagonal = cholesky.inverseDiagonal();
    for (int i = 0; i < n; i++) {
      assertEquals(inverse[i * n + i], diagonal[i]);
      double[] column = new double[n];
      column[i] = 1;
      cholesky.solve(column, 0);
      for (int j = 0; j < n; j++) {
        assertEquals(column[j], inverse[j * n + i], 1e-11 * Math.abs(diagonal[i]));
      }
    }
  }

  @Test
  void severalRightHandSidesAreSolvedAsOneByOne() {
    int n = 23;
    int m = 5;
    Cholesky cholesky = Cholesky.of(K, n, 0, gram(n, 2 * n), 0, n);
    double[] b = random.doubles(n * m).toArray();
    double[] x = b.clone();
    cholesky.solve(m, x, 0, m);
    for (int c = 0; c < m; c++) {
      double[] one = new double[n + 1];
      for (int i = 0; i < n; i++) {
        one[1 + i] = b[i * m + c];
      }
      cholesky.solve(one, 1);
      for (int i = 0; i < n; i++) {
        assertEquals(one[1 + i], x[i * m + c]);
      }
    }
  }

  /** Estimated ‖A⁻¹‖ between a third of the truth and the truth, up to what rounding does to it. */
  @Test
  void theConditionEstimateIsALowerBoundWithinAFactorOfThree() {
    for (double[] a : matrices()) {
      int n = order(a);
      double truth = norm(a) * norm(doubles(inverse(a)));
      double estimate = 1 / Cholesky.of(K, n, 0, a, 0, n).reciprocalCondition();
      double rounding = 1 + 8 * n * UNIT * truth;
      assertTrue(estimate <= truth * rounding, () -> estimate + " exceeds " + truth);
      assertTrue(estimate * 3 * rounding >= truth, () -> estimate + " is far below " + truth);
    }
  }

  @Test
  void conditionsOfDiagonalMatricesAreExact() {
    double[] a = new double[25];
    for (int i = 0; i < 5; i++) {
      a[6 * i] = Math.scalb(1, 6 * (i % 3));
    }
    assertEquals(0x1p-12, Cholesky.of(K, 5, 0, a, 0, 5).reciprocalCondition());
    assertEquals(1, Cholesky.of(K, 1, 0, new double[] {7e-300}, 0, 1).reciprocalCondition(), 1e-15);
    assertEquals(1, Cholesky.of(K, 0, 0, new double[0], 0, 0).reciprocalCondition());
  }

  /** A = L D Lᵀ with integers, exact at each step, so that d_j itself is the pivot that fails. */
  @Test
  void thePivotThatFailsIsNamedAndKept() {
    int n = 12;
    for (int bad = 0; bad < n; bad++) {
      double[] a = new double[n * n];
      for (int i = 0; i < n; i++) {
        for (int j = 0; j <= i; j++) {
          for (int k = 0; k <= j; k++) {
            double d = k == bad ? -3 : 4;
            a[i * n + j] += (i == k ? 1 : (i + k) % 3 - 1) * d * (j == k ? 1 : (j + k) % 3 - 1);
          }
        }
      }
      Cholesky cholesky = Cholesky.of(K, n, 0, a, 0, n);
      assertFalse(cholesky.isComplete());
      assertEquals(bad, cholesky.completed());
      assertEquals(-3, cholesky.pivot(bad));
      assertEquals(0, cholesky.reciprocalCondition());
      for (int j = 0; j < bad; j++) {
        assertEquals(4, cholesky.pivot(j));
      }
      String message = assertThrows(IllegalStateException.class, cholesky::inverse).getMessage();
      assertTrue(message.startsWith("pivot " + bad + " = -3.0"), message);
      assertThrows(IndexOutOfBoundsException.class, () -> cholesky.pivot(n));
    }
  }

  @Test
  void pivotsAtTheThresholdAndWhatIsNotANumberFail() {
    assertEquals(1, Cholesky.of(K, 2, 0.25, new double[] {1, 0, 0, 0.25}, 0, 2).completed());
    assertEquals(2, Cholesky.of(K, 2, 0.2, new double[] {1, 0, 0, 0.25}, 0, 2).completed());
    Cholesky nan = Cholesky.of(K, 2, 0, new double[] {1, 0, Double.NaN, 1}, 0, 2);
    assertEquals(1, nan.completed());
    assertEquals(Double.NaN, nan.pivot(1));
    assertThrows(IllegalArgumentException.class, () -> Cholesky.of(K, 1, -1, new double[1], 0, 1));
    assertThrows(IllegalArgumentException.class, () -> Cholesky.of(K, 2, 0, new double[3], 0, 2));
  }

  @Test
  void onlyTheLowerTriangleIsReadAndACopyLeavesItAlone() {
    double[] a = {9, 4, Double.NaN, 9, 2, 5};
    double[] before = a.clone();
    assertArrayEquals(new double[] {2, 0, 1, 2}, Cholesky.of(K, 2, 0, a, 1, 3).factor());
    assertArrayEquals(before, a);
    double[] own = {4, Double.NaN, 2, 5};
    assertArrayEquals(new double[] {2, 0, 1, 2}, Cholesky.inPlace(K, 2, 0, own).factor());
    assertEquals(Math.log(16), Cholesky.of(K, 2, 0, a, 1, 3).logDeterminant(), 1e-15);
  }

  /** Hilbert, graded, second differences and Gram matrices of random integers. */
  private List<double[]> matrices() {
    List<double[]> matrices = new ArrayList<>();
    for (int n = 1; n <= 9; n++) {
      double[] hilbert = new double[n * n];
      double[] graded = new double[n * n];
      double[] difference = new double[n * n];
      for (int i = 0; i < n; i++) {
        for (int j = 0; j < n; j++) {
          hilbert[i * n + j] = 1.0 / (i + j + 1);
          graded[i * n + j] = (i == j ? 4 : 1) * Math.scalb(1, -3 * (i + j));
          difference[i * n + j] = i == j ? 2 : Math.abs(i - j) == 1 ? -1 : 0;
        }
      }
      matrices.addAll(List.of(hilbert, graded, difference, gram(n, n + 1), gram(n, 3 * n)));
    }
    matrices.add(gram(20, 21));
    return matrices;
  }

  /** Of random integers from −3 to 3, plus the identity, which makes it definite. */
  private double[] gram(int n, int rows) {
    double[] x = random.ints((long) rows * n, -3, 4).asDoubleStream().toArray();
    double[] a = new double[n * n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        a[i * n + j] = i == j ? 1 : 0;
        for (int r = 0; r < rows; r++) {
          a[i * n + j] += x[r * n + i] * x[r * n + j];
        }
      }
    }
    return a;
  }

  private static int order(double[] a) {
    return (int) Math.sqrt(a.length);
  }

  private static double norm(double[] a) {
    int n = order(a);
    double norm = 0;
    for (int j = 0; j < n; j++) {
      double sum = 0;
      for (int i = 0; i < n; i++) {
        sum += Math.abs(a[i * n + j]);
      }
      norm = Math.max(norm, sum);
    }
    return norm;
  }

  private static double[] doubles(BigDecimal[][] x) {
    int n = x.length;
    double[] out = new double[n * n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        out[i * n + j] = x[i][j].doubleValue();
      }
    }
    return out;
  }

  /** Gauss–Jordan; definite matrices need no pivoting. */
  private static BigDecimal[][] inverse(double[] matrix) {
    int n = order(matrix);
    BigDecimal[][] a = new BigDecimal[n][n];
    BigDecimal[][] x = new BigDecimal[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        a[i][j] = new BigDecimal(matrix[i * n + j]);
        x[i][j] = i == j ? BigDecimal.ONE : BigDecimal.ZERO;
      }
    }
    for (int p = 0; p < n; p++) {
      BigDecimal pivot = a[p][p];
      for (int i = 0; i < n; i++) {
        if (i != p) {
          BigDecimal factor = a[i][p].divide(pivot, DIGITS);
          for (int j = 0; j < n; j++) {
            a[i][j] = a[i][j].subtract(factor.multiply(a[p][j], DIGITS), DIGITS);
            x[i][j] = x[i][j].subtract(factor.multiply(x[p][j], DIGITS), DIGITS);
          }
        }
      }
      for (int j = 0; j < n; j++) {
        a[p][j] = a[p][j].divide(pivot, DIGITS);
        x[p][j] = x[p][j].divide(pivot, DIGITS);
      }
    }
    return x;
  }
}
