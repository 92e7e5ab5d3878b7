package org.natgrad.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.hipparchus.dfp.Dfp;
import org.hipparchus.dfp.DfpField;
import org.hipparchus.dfp.DfpMath;
import org.junit.jupiter.api.Test;

/** Truth from outside: exact sums (BigDecimal) and exponentials to sixty digits (Dfp). */
class ScalarKernelsTest {

  private static final double UNIT = 0x1p-53;
  private static final Kernels K = ScalarKernels.INSTANCE;

  private final SplittableRandom random = new SplittableRandom(51);
  private final DfpField digits = new DfpField(60);

  /** |fl(x·y) − x·y| ≤ γ_m |x|·|y| with m = ⌈n/16⌉ + 4 operations an element. */
  @Test
  void dotErrsByNoMoreThanItsSixteenthPartOfTheTextbookBound() {
    for (int n : new int[] {0, 1, 15, 16, 17, 100, 1000}) {
      double[] x = wide(n);
      double[] y = wide(n);
      double size = 0;
      BigDecimal exact = BigDecimal.ZERO;
      for (int i = 0; i < n; i++) {
        exact = exact.add(exact(x[i]).multiply(exact(y[i])));
        size += Math.abs(x[i] * y[i]);
      }
      assertWithin(exact, K.dot(n, x, 0, y, 0), ((n + 15) / 16 + 5) * UNIT * size);
    }
  }

  /** |c − fl(c)| ≤ γ_k (|c₀| + |A| |B|). */
  @Test
  void productsErrByNoMoreThanTheirChains() {
    int m = 9;
    int n = 11;
    int k = 70;
    double[] a = wide(m * k);
    double[] b = wide(k * n);
    double[] start = wide(m * n);
    double[] c = start.clone();
    K.gemm(m, n, k, a, 0, k, b, 0, n, c, 0, n);
    for (int i = 0; i < m; i++) {
      for (int j = 0; j < n; j++) {
        BigDecimal exact = exact(start[i * n + j]);
        double size = Math.abs(start[i * n + j]);
        for (int l = 0; l < k; l++) {
          exact = exact.add(exact(a[i * k + l]).multiply(exact(b[l * n + j])));
          size += Math.abs(a[i * k + l] * b[l * n + j]);
        }
        assertWithin(exact, c[i * n + j], (k + 1) * UNIT * size);
      }
    }
  }

  @Test
  void theWeightedGramMatrixErrsByNoMoreThanItsChains() {
    int n = 60;
    int d = 9;
    double[] x = wide(n * d);
    double[] w = wide(n);
    double[] g = new double[d * d];
    K.weightedSyrk(n, d, x, 0, d, w, 0, g, 0, d);
    for (int i = 0; i < d; i++) {
      for (int j = 0; j <= i; j++) {
        BigDecimal exact = BigDecimal.ZERO;
        double size = 0;
        for (int r = 0; r < n; r++) {
          BigDecimal term = exact(x[r * d + i]).multiply(exact(x[r * d + j]));
          exact = exact.add(term.multiply(exact(w[r])));
          size += Math.abs(w[r] * x[r * d + i] * x[r * d + j]);
        }
        assertWithin(exact, g[i * d + j], (n + 2) * UNIT * size);
      }
    }
  }

  /** |A − L Lᵀ| ≤ γ_{n+2} |L| |Lᵀ|, element by element (Higham, theorem 10.3). */
  @Test
  void choleskyReproducesItsMatrixWithinTheTextbookBound() {
    for (int n : new int[] {1, 4, 17, 40}) {
      double[] a = definite(n);
      double[] l = a.clone();
      assertEquals(n, K.cholesky(n, 0, l, 0, n));
      for (int i = 0; i < n; i++) {
        for (int j = 0; j <= i; j++) {
          BigDecimal product = BigDecimal.ZERO;
          double size = 0;
          for (int k = 0; k <= j; k++) {
            product = product.add(exact(l[i * n + k]).multiply(exact(l[j * n + k])));
            size += Math.abs(l[i * n + k] * l[j * n + k]);
          }
          assertWithin(product, a[i * n + j], (n + 4) * UNIT * size);
        }
      }
    }
  }

  /** |L x − b| ≤ γ_{n+2} |L| |x| (Higham, theorem 8.5, one more rounding for the reciprocal). */
  @Test
  void triangularSolutionsSatisfyTheirEquationsWithinTheTextbookBound() {
    int n = 37;
    double[] l = definite(n);
    K.cholesky(n, 0, l, 0, n);
    for (int m : new int[] {1, 2, 7}) {
      double[] b = wide(n * m);
      double[] x = b.clone();
      K.solveLower(n, m, l, 0, n, x, 0, m);
      double[] y = b.clone();
      K.solveLowerTransposed(n, m, l, 0, n, y, 0, m);
      for (int j = 0; j < m; j++) {
        for (int i = 0; i < n; i++) {
          BigDecimal forward = BigDecimal.ZERO;
          BigDecimal backward = BigDecimal.ZERO;
          double forwardSize = 0;
          double backwardSize = 0;
          for (int k = 0; k < n; k++) {
            if (k <= i) {
              forward = forward.add(exact(l[i * n + k]).multiply(exact(x[k * m + j])));
              forwardSize += Math.abs(l[i * n + k] * x[k * m + j]);
            }
            if (k >= i) {
              backward = backward.add(exact(l[k * n + i]).multiply(exact(y[k * m + j])));
              backwardSize += Math.abs(l[k * n + i] * y[k * m + j]);
            }
          }
          assertWithin(forward, b[i * m + j], (n + 3) * UNIT * forwardSize);
          assertWithin(backward, b[i * m + j], (n + 3) * UNIT * backwardSize);
        }
      }
    }
  }

  /** A pivot that is not above the threshold is named, and the columns before it are kept. */
  @Test
  void choleskyNamesThePivotThatFails() {
    double[] a = {4, 0, 0, 2, 1, 0, 6, 5, 9};
    assertEquals(1, K.cholesky(3, 0, a, 0, 3));
    assertEquals(2, a[0]);
    assertEquals(1, a[3]);
    assertEquals(3, a[6]);
  }

  @Test
  void softmaxIsRightToAFewUlpFromOrdinaryToExtremeLogits() {
    double[][] rows = {
      {0, 0, 0},
      {-0.0, 0.0, -0.0},
      {1, 2, 3},
      {800, -800, 0},
      {1e6, -1e6, 999_999},
      {-1e6, -1e6, -1e6 + 1},
      {40, 0, 0},
      {0, -750, -30},
      {1e-9, 0, -1e-9},
      {0.3, 0.1, Double.NEGATIVE_INFINITY}
    };
    for (double[] row : rows) {
      for (int y = 0; y < row.length; y++) {
        checkSoftmax(row, y);
      }
    }
  }

  private void checkSoftmax(double[] logits, int y) {
    int classes = logits.length;
    double[] p = logits.clone();
    double[] residual = new double[classes];
    double[] loss = new double[1];
    K.softmax(1, classes, new int[] {y}, 0, p, 0, residual, 0, loss, 0);
    double top = Arrays.stream(logits).max().orElseThrow();
    Dfp sum = digits.getZero();
    Dfp[] e = new Dfp[classes];
    for (int k = 0; k < classes; k++) {
      e[k] = exp(logits[k], top);
      sum = sum.add(e[k]);
    }
    Dfp others = digits.getZero();
    for (int k = 0; k < classes; k++) {
      others = k == y ? others : others.add(e[k]);
      assertRelative(e[k].divide(sum), p[k], 8);
      if (k != y) {
        assertEquals(p[k], residual[k]);
      }
    }
    assertRelative(others.divide(sum).negate(), residual[y], 8);
    if (logits[y] == Double.NEGATIVE_INFINITY) {
      assertEquals(Double.POSITIVE_INFINITY, loss[0]);
    } else {
      assertRelative(lossOf(logits, y), loss[0], 8);
    }
  }

  @Test
  void logisticIsRightToAFewUlpFromOrdinaryToExtremeLogits() {
    double[] logits = {0, -0.0, 1, -1, 30, -30, 700, -700, 800, -800, 1e6, -1e6, 1e-9, 37.5, -0.25};
    for (double u : logits) {
      for (int y = 0; y < 2; y++) {
        double[] z = {u};
        double[] residual = new double[1];
        double[] loss = new double[1];
        K.logistic(1, new int[] {y}, 0, z, 0, residual, 0, loss, 0);
        Dfp one = digits.getOne();
        Dfp plus = one.divide(one.add(exp(-u, 0)));
        Dfp minus = one.divide(one.add(exp(u, 0)));
        assertRelative(plus, z[0], 8);
        assertRelative(y == 1 ? minus.negate() : plus, residual[0], 8);
        assertRelative(lossOf(new double[] {0, u}, y), loss[0], 8);
      }
    }
  }

  @Test
  void infiniteLogitsOfTheLogisticAreCertainties() {
    double[] z = {Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};
    double[] residual = new double[3];
    double[] loss = new double[3];
    K.logistic(3, new int[] {1, 0, 0}, 0, z, 0, residual, 0, loss, 0);
    assertEquals(1, z[0]);
    assertEquals(0, z[2]);
    assertEquals(0, loss[0]);
    assertEquals(Double.POSITIVE_INFINITY, loss[1]);
    assertEquals(0, loss[2]);
    assertEquals(1, residual[1]);
  }

  @Test
  void aSingleClassIsCertain() {
    double[] z = {3};
    double[] residual = {9};
    double[] loss = {9};
    K.softmax(1, 1, new int[] {0}, 0, z, 0, residual, 0, loss, 0);
    assertEquals(1, z[0]);
    assertEquals(0, residual[0], 0);
    assertEquals(0, loss[0]);
  }

  /** log Σ exp(z_k − z_y), by way of the largest logit and, for a tiny sum, two terms of log1p. */
  private Dfp lossOf(double[] logits, int y) {
    int a = 0;
    for (int k = 0; k < logits.length; k++) {
      a = logits[k] > logits[a] ? k : a;
    }
    Dfp top = digits.newDfp(logits[a]);
    Dfp t = digits.getZero();
    for (int k = 0; k < logits.length; k++) {
      boolean counts = k != a && logits[k] > Double.NEGATIVE_INFINITY;
      t = counts ? t.add(DfpMath.exp(digits.newDfp(logits[k]).subtract(top))) : t;
    }
    boolean tiny = t.lessThan(digits.newDfp(1e-20));
    Dfp log1p = tiny ? t.subtract(t.multiply(t).divide(2)) : DfpMath.log(t.add(1));
    return top.subtract(digits.newDfp(logits[y])).add(log1p);
  }

  private Dfp exp(double x, double top) {
    return x == Double.NEGATIVE_INFINITY
        ? digits.getZero()
        : DfpMath.exp(digits.newDfp(x).subtract(digits.newDfp(top)));
  }

  /** Numbers over twelve binades of either sign, so that sums cancel. */
  private double[] wide(int n) {
    double[] x = new double[n];
    for (int i = 0; i < n; i++) {
      x[i] = Math.scalb(random.nextDouble() - 0.5, random.nextInt(-6, 6));
    }
    return x;
  }

  private double[] definite(int n) {
    double[] x = new double[2 * n * n];
    for (int i = 0; i < x.length; i++) {
      x[i] = random.nextDouble() - 0.5;
    }
    double[] a = new double[n * n];
    double[] one = new double[2 * n];
    Arrays.fill(one, 1);
    K.weightedSyrk(2 * n, n, x, 0, n, one, 0, a, 0, n);
    return a;
  }

  private static BigDecimal exact(double x) {
    return new BigDecimal(x);
  }

  private static void assertWithin(BigDecimal exact, double actual, double bound) {
    double error = exact.subtract(exact(actual)).abs(MathContext.DECIMAL64).doubleValue();
    assertTrue(error <= bound, () -> actual + " errs by " + error + ", bound " + bound);
  }

  private void assertRelative(Dfp exact, double actual, double ulps) {
    double error = Math.abs(exact.subtract(digits.newDfp(actual)).toDouble());
    double bound = ulps * Math.ulp(exact.toDouble());
    assertTrue(error <= bound, () -> actual + " is not " + exact + " to " + ulps + " ulp");
  }
}
