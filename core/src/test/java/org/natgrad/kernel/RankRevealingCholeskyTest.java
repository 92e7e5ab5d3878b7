package org.natgrad.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Truth from outside: Gram matrices of integers, whose rank and null vectors are known. */
class RankRevealingCholeskyTest {

  private static final double UNIT = 0x1p-53;
  private static final Kernels K = ScalarKernels.INSTANCE;

  private final SplittableRandom random = new SplittableRandom(71);

  @Test
  void theRankOfGramMatricesIsThatOfTheirFactor() {
    for (int n : new int[] {2, 5, 12, 33, 70}) {
      for (int rank : new int[] {0, 1, n / 3, n / 2, n - 1, n}) {
        RankRevealingCholesky c = of(n, gram(n, rank));
        assertEquals(rank, c.rank(), "n = " + n);
        assertTrue(IntStream.range(0, n).allMatch(i -> has(c.permutation(), i)));
      }
    }
  }

  /** |P A Pᵀ − L Lᵀ| ≤ γ_{r+2} |L||Lᵀ| in the rows and columns kept, theorem 10.3 again. */
  @Test
  void theFactorReproducesThePermutedMatrixWithinTheTextbookBound() {
    for (int n : new int[] {3, 12, 40}) {
      double[] a = gram(n, n / 2 + 1);
      RankRevealingCholesky c = of(n, a);
      int rank = c.rank();
      double[] l = c.factor();
      int[] p = c.permutation();
      for (int i = 0; i < n; i++) {
        for (int j = 0; j <= Math.min(i, rank - 1); j++) {
          BigDecimal product = BigDecimal.ZERO;
          double size = 0;
          for (int k = 0; k <= j; k++) {
            BigDecimal left = new BigDecimal(l[i * rank + k]);
            product = product.add(left.multiply(new BigDecimal(l[j * rank + k])));
            size += Math.abs(l[i * rank + k] * l[j * rank + k]);
          }
          double error = product.subtract(new BigDecimal(a[p[i] * n + p[j]])).abs().doubleValue();
          assertTrue(error <= (n + 4) * UNIT * size, () -> "errs by " + error);
        }
      }
    }
  }

  @Test
  void blocksCannotBeSeen() {
    for (int n : new int[] {7, 50, 90}) {
      double[] a = gram(n, 3 * n / 4);
      double tolerance = n * UNIT;
      RankRevealingCholesky one = RankRevealingCholesky.of(K, n, tolerance, a, 0, n, 1);
      for (int block : new int[] {2, 7, 32, 100}) {
        RankRevealingCholesky c = RankRevealingCholesky.of(K, n, tolerance, a, 0, n, block);
        assertArrayEquals(one.permutation(), c.permutation());
        assertArrayEquals(one.factor(), c.factor());
        for (int k = 0; k < n; k++) {
          assertEquals(one.pivot(k), c.pivot(k));
        }
      }
    }
  }

  @Test
  void pivotsDoNotIncrease() {
    RankRevealingCholesky c = of(40, gram(40, 30));
    for (int k = 1; k < c.rank(); k++) {
      assertTrue(c.pivot(k) <= c.pivot(k - 1) * (1 + 40 * UNIT));
    }
  }

  @Test
  void theLargestPivotComesNextAndOfEqualOnesTheFirst() {
    double[] a = new double[36];
    double[] diagonal = {2, 5, 3, 5, 2, 3};
    for (int i = 0; i < 6; i++) {
      a[7 * i] = diagonal[i];
    }
    assertArrayEquals(new int[] {1, 3, 2, 5, 0, 4}, of(6, a).permutation());
  }

  /** a₂ = a₀ + 2 a₁ in columns, a₄ = −a₀: the Gram matrix says so too. */
  @Test
  void combinationsOfDroppedColumnsAreFound() {
    int rows = 9;
    int n = 5;
    double[] x = random.ints((long) rows * n, -9, 10).asDoubleStream().toArray();
    for (int r = 0; r < rows; r++) {
      x[r * n + 2] = x[r * n] + 2 * x[r * n + 1];
      x[r * n + 4] = -x[r * n];
    }
    RankRevealingCholesky c = of(n, gram(n, rows, x));
    assertEquals(3, c.rank());
    for (int k = 3; k < n; k++) {
      double[] v = c.nullVector(k);
      for (int r = 0; r < rows; r++) {
        assertEquals(0, K.dot(n, x, r * n, v, 0), 1e-12);
      }
      double[] combination = c.combination(k);
      assertEquals(0, combination[c.permutation()[k]]);
      assertEquals(1, v[c.permutation()[k]]);
    }
    assertThrows(IndexOutOfBoundsException.class, () -> c.combination(2));
    assertThrows(IndexOutOfBoundsException.class, () -> c.nullVector(5));
  }

  @Test
  void theBasicSolutionSolvesConsistentEquationsWithoutTheDroppedColumns() {
    int n = 30;
    double[] a = gram(n, 20);
    RankRevealingCholesky c = of(n, a);
    double[] b = new double[n];
    double[] v = random.doubles(n).toArray();
    K.gemv(n, n, a, 0, n, v, 0, b, 0);
    double[] x = b.clone();
    c.solve(x, 0);
    for (int k = c.rank(); k < n; k++) {
      assertEquals(0, x[c.permutation()[k]]);
    }
    double[] ax = new double[n];
    K.gemv(n, n, a, 0, n, x, 0, ax, 0);
    assertArrayEquals(b, ax, 1e-9);
  }

  @Test
  void definiteMatricesAreSolvedAsByTheOrdinaryFactor() {
    int n = 20;
    double[] a = gram(n, 60);
    double[] b = random.doubles(n).toArray();
    double[] x = b.clone();
    of(n, a).solve(x, 0);
    Cholesky.of(K, n, 0, a, 0, n).solve(b, 0);
    assertArrayEquals(b, x, 1e-12);
  }

  @Test
  void zeroNegativeAndEmptyMatricesHaveRankZero() {
    assertEquals(0, of(3, new double[9]).rank());
    assertEquals(0, of(2, new double[] {-1, 0, 0, -2}).rank());
    RankRevealingCholesky empty = of(0, new double[0]);
    assertEquals(0, empty.rank());
    empty.solve(new double[0], 0);
    assertArrayEquals(new double[] {0, 0}, solved(of(2, new double[4]), 3, 4));
  }

  @Test
  void aToleranceDropsSmallPivots() {
    double[] a = {1, 0, 0, 0, 1e-3, 0, 0, 0, 1e-6};
    assertEquals(3, RankRevealingCholesky.of(K, 3, 1e-7, a, 0, 3).rank());
    assertEquals(2, RankRevealingCholesky.of(K, 3, 1e-6, a, 0, 3).rank());
    assertEquals(1, RankRevealingCholesky.of(K, 3, 1e-2, a, 0, 3).rank());
  }

  @Test
  void onlyTheLowerTriangleIsReadAndWhatIsNotFiniteIsRefused() {
    double[] a = {0, 4, Double.NaN, 2, 5};
    assertEquals(2, RankRevealingCholesky.of(K, 2, 0, a, 1, 2).rank());
    String message =
        assertThrows(IllegalArgumentException.class, () -> of(2, new double[] {1, 0, 1 / 0.0, 1}))
            .getMessage();
    assertTrue(message.startsWith("a[1][0] = Infinity"), message);
    assertThrows(
        IllegalArgumentException.class,
        () -> RankRevealingCholesky.of(K, 1, Double.NaN, new double[1], 0, 1));
  }

  private static double[] solved(RankRevealingCholesky c, double... b) {
    c.solve(b, 0);
    return b;
  }

  /** The tolerance is that of rounding in sums of integers as large as these. */
  private static RankRevealingCholesky of(int n, double[] a) {
    return RankRevealingCholesky.of(K, n, 64 * n * UNIT, a, 0, n);
  }

  private static boolean has(int[] permutation, int i) {
    return IntStream.of(permutation).filter(p -> p == i).count() == 1;
  }

  private double[] gram(int n, int rank) {
    return gram(n, rank, random.ints((long) rank * n, -9, 10).asDoubleStream().toArray());
  }

  private static double[] gram(int n, int rows, double[] x) {
    double[] a = new double[n * n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        for (int r = 0; r < rows; r++) {
          a[i * n + j] += x[r * n + i] * x[r * n + j];
        }
      }
    }
    return a;
  }
}
