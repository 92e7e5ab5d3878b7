package org.natgrad.simd;

import java.util.Arrays;
import org.natgrad.kernel.Kernels;
import org.natgrad.kernel.Preconditions;
import org.natgrad.kernel.ScalarKernels;

/**
 * The kernels on the Java Vector API. This class names nothing of that API, so it loads anywhere;
 * its constructor says why it cannot run. The API's own classes take long to load, so nothing
 * touches them before {@link WarmUp} does.
 *
 * <p>Work too small to repay packing takes the scalar path, whose bits are the same, and so does
 * all work until the vector code is warm ({@link WarmUp}). {@code axpy} and the sparse kernels are
 * not overridden: the compiler vectorises the first by itself, and vectors do not help the others.
 */
public final class VectorKernels implements Kernels {

  /** Products below this many fma are left to scalar code. */
  private static final long SMALL_PRODUCT = 8192;

  private static final int SMALL_ROW = 16;
  private static final int SMALL_ORDER = 16;
  private static final int SMALL_TRIANGLE = 8;
  private static final int SMALL_COUNT = 32;

  /** What an element of a row kernel costs, in fma. */
  private static final int ROW_COST = 32;

  private static final ScalarKernels SCALAR = ScalarKernels.INSTANCE;

  private final WarmUp warmUp;

  /**
   * Creates the adapter.
   *
   * @throws UnsupportedOperationException if vectors would not be fast in this JVM; the message
   *     says why
   */
  public VectorKernels() {
    this(new WarmUp());
  }

  /** With {@link WarmUp#over()}, vectors are used from the first call. */
  VectorKernels(WarmUp warmUp) {
    String objection = Probe.objection();
    if (objection != null) {
      throw new UnsupportedOperationException(objection);
    }
    this.warmUp = warmUp;
  }

  @Override
  public String name() {
    return "simd";
  }

  @Override
  public double dot(int n, double[] x, int xo, double[] y, int yo) {
    Preconditions.CHECK.dot(n, x, xo, y, yo);
    return n < SMALL_ROW || !warmUp.isOver(n)
        ? SCALAR.dot(n, x, xo, y, yo)
        : VectorVectors.dot(n, x, xo, y, yo);
  }

  @Override
  public void gemv(
      int m, int n, double[] a, int ao, int lda, double[] v, int vo, double[] y, int yo) {
    Preconditions.CHECK.gemv(m, n, a, ao, lda, v, vo, y, yo);
    if (n < SMALL_ROW || !warmUp.isOver((long) m * n)) {
      SCALAR.gemv(m, n, a, ao, lda, v, vo, y, yo);
    } else {
      VectorVectors.gemv(m, n, a, ao, lda, v, vo, y, yo);
    }
  }

  @Override
  public void gemvTransposed(
      int m, int n, double[] a, int ao, int lda, double[] v, int vo, double[] y, int yo) {
    Preconditions.CHECK.gemvTransposed(m, n, a, ao, lda, v, vo, y, yo);
    if (isSmall(m, n, 1) || n < 2 * Lanes.LANES) {
      SCALAR.gemvTransposed(m, n, a, ao, lda, v, vo, y, yo);
    } else {
      VectorVectors.gemvTransposed(m, n, a, ao, lda, v, vo, y, yo);
    }
  }

  @Override
  public void gemm(
      int m,
      int n,
      int k,
      double[] a,
      int ao,
      int lda,
      double[] b,
      int bo,
      int ldb,
      double[] c,
      int co,
      int ldc) {
    Preconditions.CHECK.gemm(m, n, k, a, ao, lda, b, bo, ldb, c, co, ldc);
    if (isSmall(m, n, k)) {
      SCALAR.gemm(m, n, k, a, ao, lda, b, bo, ldb, c, co, ldc);
    } else if (n <= NarrowProducts.MOST && m >= NarrowProducts.ROWS) {
      NarrowProducts.add(m, n, k, a, ao, lda, b, bo, ldb, c, co, ldc);
    } else {
      Operand left = new Operand(a, ao, 1, lda);
      VectorProducts.add(m, n, k, left, new Operand(b, bo, ldb, 1), c, co, ldc, false);
    }
  }

  @Override
  public void gemmTransposed(
      int m,
      int n,
      int k,
      double[] a,
      int ao,
      int lda,
      double[] b,
      int bo,
      int ldb,
      double[] c,
      int co,
      int ldc) {
    Preconditions.CHECK.gemmTransposed(m, n, k, a, ao, lda, b, bo, ldb, c, co, ldc);
    if (isSmall(m, n, k)) {
      SCALAR.gemmTransposed(m, n, k, a, ao, lda, b, bo, ldb, c, co, ldc);
    } else {
      Operand left = new Operand(a, ao, lda, 1);
      VectorProducts.add(m, n, k, left, new Operand(b, bo, ldb, 1), c, co, ldc, false);
    }
  }

  private boolean isSmall(int m, int n, int k) {
    long work = (long) m * n * k;
    return work < SMALL_PRODUCT || !warmUp.isOver(work);
  }

  @Override
  public void weightedSyrk(
      int n, int d, double[] x, int xo, int ldx, double[] w, int wo, double[] g, int go, int ldg) {
    Preconditions.CHECK.weightedSyrk(n, d, x, xo, ldx, w, wo, g, go, ldg);
    if (isSmall(d, d, n)) {
      SCALAR.weightedSyrk(n, d, x, xo, ldx, w, wo, g, go, ldg);
    } else {
      addGrams(n, d, new Operand(x, xo, ldx, 1), w, wo, 0, g, ldg, go);
    }
  }

  @Override
  public void weightedSyrk(
      int n, int d, float[] x, int xo, int ldx, double[] w, int wo, double[] g, int go, int ldg) {
    Preconditions.CHECK.weightedSyrk(n, d, x, xo, ldx, w, wo, g, go, ldg);
    if (isSmall(d, d, n)) {
      SCALAR.weightedSyrk(n, d, x, xo, ldx, w, wo, g, go, ldg);
    } else {
      addGrams(n, d, Operand.widened(x, xo, ldx), w, wo, 0, g, ldg, go);
    }
  }

  @Override
  public void weightedSyrks(
      int n,
      int d,
      int count,
      double[] x,
      int xo,
      int ldx,
      double[] w,
      int wo,
      int ldw,
      double[] g,
      int[] go,
      int ldg) {
    Preconditions.CHECK.weightedSyrks(n, d, count, x, xo, ldx, w, wo, ldw, g, go, ldg);
    if (count == 0 || isSmall(d, d, n)) {
      SCALAR.weightedSyrks(n, d, count, x, xo, ldx, w, wo, ldw, g, go, ldg);
    } else {
      addGrams(n, d, new Operand(x, xo, ldx, 1), w, wo, ldw, g, ldg, Arrays.copyOf(go, count));
    }
  }

  private static void addGrams(
      int n, int d, Operand x, double[] w, int wo, int ldw, double[] g, int ldg, int... go) {
    Operand weighted = x.weighted(w, wo);
    if (d <= SmallGrams.MOST) {
      SmallGrams.add(n, d, weighted, ldw, g, go, ldg);
    } else {
      VectorProducts.addAll(d, d, n, weighted, ldw, x, g, go, ldg, true);
    }
  }

  @Override
  public void weightedGemmTransposed(
      int m,
      int n,
      int k,
      double[] a,
      int ao,
      int lda,
      double[] w,
      int wo,
      double[] b,
      int bo,
      int ldb,
      double[] c,
      int co,
      int ldc) {
    Preconditions.CHECK.weightedGemmTransposed(m, n, k, a, ao, lda, w, wo, b, bo, ldb, c, co, ldc);
    if (isSmall(m, n, k)) {
      SCALAR.weightedGemmTransposed(m, n, k, a, ao, lda, w, wo, b, bo, ldb, c, co, ldc);
    } else {
      Operand left = new Operand(a, ao, lda, 1).weighted(w, wo);
      VectorProducts.add(m, n, k, left, new Operand(b, bo, ldb, 1), c, co, ldc, false);
    }
  }

  @Override
  public void fisherTimes(
      int n,
      int d,
      int m,
      double[] x,
      int xo,
      int ldx,
      double[] w,
      int wo,
      double[] v,
      int vo,
      int ldv,
      double[] u,
      int uo,
      int ldu) {
    Preconditions.CHECK.fisherTimes(n, d, m, x, xo, ldx, w, wo, v, vo, ldv, u, uo, ldu);
    if (d < SMALL_ROW || isSmall(n, d, 2 * m)) {
      SCALAR.fisherTimes(n, d, m, x, xo, ldx, w, wo, v, vo, ldv, u, uo, ldu);
    } else {
      VectorVectors.fisherTimes(n, d, m, x, xo, ldx, w, wo, v, vo, ldv, u, uo, ldu);
    }
  }

  @Override
  public int cholesky(int n, double threshold, double[] a, int ao, int lda) {
    Preconditions.CHECK.cholesky(n, threshold, a, ao, lda);
    return n < SMALL_ORDER || !warmUp.isOver((long) n * n * n / 6)
        ? SCALAR.cholesky(n, threshold, a, ao, lda)
        : VectorCholesky.factor(n, threshold, a, ao, lda);
  }

  @Override
  public void solveLower(int n, int m, double[] l, int lo, int ldl, double[] b, int bo, int ldb) {
    Preconditions.CHECK.solveLower(n, m, l, lo, ldl, b, bo, ldb);
    if (isNarrow(n, m)) {
      SCALAR.solveLower(n, m, l, lo, ldl, b, bo, ldb);
    } else {
      VectorTriangles.solve(n, m, new Operand(l, lo, 1, ldl), b, bo, ldb);
    }
  }

  private boolean isNarrow(int n, int m) {
    return n < SMALL_TRIANGLE || !warmUp.isOver((long) n * n * m / 2) || m < Lanes.LANES;
  }

  /** The same triangle read from its last row and column backwards. */
  @Override
  public void solveLowerTransposed(
      int n, int m, double[] l, int lo, int ldl, double[] b, int bo, int ldb) {
    Preconditions.CHECK.solveLowerTransposed(n, m, l, lo, ldl, b, bo, ldb);
    if (isNarrow(n, m)) {
      SCALAR.solveLowerTransposed(n, m, l, lo, ldl, b, bo, ldb);
    } else {
      Operand reversed = new Operand(l, lo + (n - 1) * (ldl + 1), -ldl, -1);
      VectorTriangles.solve(n, m, reversed, b, bo + (n - 1) * ldb, -ldb);
    }
  }

  @Override
  public void exp(int n, double[] x, int xo, double[] y, int yo) {
    Preconditions.CHECK.exp(n, x, xo, y, yo);
    if (isFew(n)) {
      SCALAR.exp(n, x, xo, y, yo);
    } else {
      VectorElementary.exp(n, x, xo, y, yo);
    }
  }

  @Override
  public void log(int n, double[] x, int xo, double[] y, int yo) {
    Preconditions.CHECK.log(n, x, xo, y, yo);
    if (isFew(n)) {
      SCALAR.log(n, x, xo, y, yo);
    } else {
      VectorElementary.log(n, x, xo, y, yo);
    }
  }

  @Override
  public void expm1(int n, double[] x, int xo, double[] y, int yo) {
    Preconditions.CHECK.expm1(n, x, xo, y, yo);
    if (isFew(n)) {
      SCALAR.expm1(n, x, xo, y, yo);
    } else {
      VectorElementary.expm1(n, x, xo, y, yo);
    }
  }

  @Override
  public void log1p(int n, double[] x, int xo, double[] y, int yo) {
    Preconditions.CHECK.log1p(n, x, xo, y, yo);
    if (isFew(n)) {
      SCALAR.log1p(n, x, xo, y, yo);
    } else {
      VectorElementary.log1p(n, x, xo, y, yo);
    }
  }

  @Override
  public void sigmoid(int n, double[] x, int xo, double[] y, int yo) {
    Preconditions.CHECK.sigmoid(n, x, xo, y, yo);
    if (isFew(n)) {
      SCALAR.sigmoid(n, x, xo, y, yo);
    } else {
      VectorElementary.sigmoid(n, x, xo, y, yo);
    }
  }

  @Override
  public void softplus(int n, double[] x, int xo, double[] y, int yo) {
    Preconditions.CHECK.softplus(n, x, xo, y, yo);
    if (isFew(n)) {
      SCALAR.softplus(n, x, xo, y, yo);
    } else {
      VectorElementary.softplus(n, x, xo, y, yo);
    }
  }

  @Override
  public void tanh(int n, double[] x, int xo, double[] y, int yo) {
    Preconditions.CHECK.tanh(n, x, xo, y, yo);
    if (isFew(n)) {
      SCALAR.tanh(n, x, xo, y, yo);
    } else {
      VectorElementary.tanh(n, x, xo, y, yo);
    }
  }

  private boolean isFew(int elements) {
    return elements < SMALL_COUNT || !warmUp.isOver((long) elements * ROW_COST);
  }

  @Override
  public void softmax(
      int n,
      int classes,
      int[] y,
      int yo,
      double[] z,
      int zo,
      double[] residual,
      int ro,
      double[] loss,
      int lo) {
    Preconditions.CHECK.softmax(n, classes, y, yo, z, zo, residual, ro, loss, lo);
    if (n < SMALL_COUNT || isFew(n * classes)) {
      SCALAR.softmax(n, classes, y, yo, z, zo, residual, ro, loss, lo);
    } else {
      VectorRows.softmax(n, classes, y, yo, z, zo, residual, ro, loss, lo);
    }
  }

  @Override
  public void logitsSoftmax(
      int n,
      int d,
      int classes,
      double[] x,
      int xo,
      int ldx,
      double[] b,
      int bo,
      int[] y,
      int yo,
      double[] z,
      int zo,
      double[] residual,
      int ro,
      double[] loss,
      int lo) {
    Preconditions.CHECK.logitsSoftmax(
        n, d, classes, x, xo, ldx, b, bo, y, yo, z, zo, residual, ro, loss, lo);
    if (n < SMALL_COUNT || isSmall(n, classes, d + ROW_COST)) {
      SCALAR.logitsSoftmax(n, d, classes, x, xo, ldx, b, bo, y, yo, z, zo, residual, ro, loss, lo);
    } else {
      VectorRows.logitsSoftmax(
          n, d, classes, x, xo, ldx, b, bo, y, yo, z, zo, residual, ro, loss, lo);
    }
  }

  @Override
  public void logistic(
      int n,
      int[] y,
      int yo,
      double[] z,
      int zo,
      double[] residual,
      int ro,
      double[] loss,
      int lo) {
    Preconditions.CHECK.logistic(n, y, yo, z, zo, residual, ro, loss, lo);
    int done = 0;
    if (!isFew(n)) {
      done = VectorRows.logistic(n, y, yo, z, zo, residual, ro, loss, lo);
    }
    SCALAR.logistic(n - done, y, yo + done, z, zo + done, residual, ro + done, loss, lo + done);
  }
}
