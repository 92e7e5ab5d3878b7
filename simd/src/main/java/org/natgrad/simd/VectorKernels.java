package org.natgrad.simd;

import org.natgrad.kernel.Kernels;
import org.natgrad.kernel.ScalarKernels;

/**
 * The kernels on the Java Vector API. This class names nothing of that API, so it loads anywhere;
 * its constructor says why it cannot run.
 *
 * <p>Work too small to repay packing takes the scalar path, whose bits are the same, and so does
 * all work until the vector code is warm ({@link WarmUp}). {@code axpy} and the sparse kernels are
 * not overridden: the compiler vectorises the first by itself, and vectors do not help the others.
 */
public final class VectorKernels implements Kernels {

  /** Products below this many fma are left to scalar code. */
  private static final long SMALL_PRODUCT = 8192;

  private static final int SMALL_ROW = 16;
  private static final int SMALL_ORDER = 48;
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
    return "simd-" + 64 * Lanes.LANES;
  }

  @Override
  public double dot(int n, double[] x, int xo, double[] y, int yo) {
    return n < SMALL_ROW || !warmUp.isOver(n)
        ? SCALAR.dot(n, x, xo, y, yo)
        : VectorVectors.dot(n, x, xo, y, yo, new double[VectorVectors.STRANDS]);
  }

  @Override
  public void gemv(
      int m, int n, double[] a, int ao, int lda, double[] v, int vo, double[] y, int yo) {
    if (n < SMALL_ROW || !warmUp.isOver((long) m * n)) {
      SCALAR.gemv(m, n, a, ao, lda, v, vo, y, yo);
    } else {
      VectorVectors.gemv(m, n, a, ao, lda, v, vo, y, yo);
    }
  }

  @Override
  public void gemvTransposed(
      int m, int n, double[] a, int ao, int lda, double[] v, int vo, double[] y, int yo) {
    if (n < 2 * Lanes.LANES || isSmall(m, n, 1)) {
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
    if (isSmall(m, n, k)) {
      SCALAR.gemm(m, n, k, a, ao, lda, b, bo, ldb, c, co, ldc);
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
    if (isSmall(d, d, n)) {
      SCALAR.weightedSyrk(n, d, x, xo, ldx, w, wo, g, go, ldg);
    } else {
      Operand rows = new Operand(x, xo, ldx, 1);
      VectorProducts.add(d, d, n, rows.weighted(w, wo), rows, g, go, ldg, true);
    }
  }

  @Override
  public int cholesky(int n, double threshold, double[] a, int ao, int lda) {
    return n < SMALL_ORDER || isSmall(n, n, n / 6)
        ? SCALAR.cholesky(n, threshold, a, ao, lda)
        : VectorTriangles.cholesky(n, threshold, a, ao, lda);
  }

  @Override
  public void solveLower(int n, int m, double[] l, int lo, int ldl, double[] b, int bo, int ldb) {
    if (m < Lanes.LANES || isSmall(n, n, m)) {
      SCALAR.solveLower(n, m, l, lo, ldl, b, bo, ldb);
    } else {
      VectorTriangles.solve(n, m, new Operand(l, lo, 1, ldl), b, bo, ldb);
    }
  }

  /** The same triangle read from its last row and column backwards. */
  @Override
  public void solveLowerTransposed(
      int n, int m, double[] l, int lo, int ldl, double[] b, int bo, int ldb) {
    if (m < Lanes.LANES || isSmall(n, n, m)) {
      SCALAR.solveLowerTransposed(n, m, l, lo, ldl, b, bo, ldb);
    } else {
      Operand reversed = new Operand(l, lo + (n - 1) * (ldl + 1), -ldl, -1);
      VectorTriangles.solve(n, m, reversed, b, bo + (n - 1) * ldb, -ldb);
    }
  }

  @Override
  public void exp(int n, double[] x, int xo, double[] y, int yo) {
    if (isFew(n)) {
      SCALAR.exp(n, x, xo, y, yo);
    } else {
      VectorElementary.exp(n, x, xo, y, yo);
    }
  }

  @Override
  public void log(int n, double[] x, int xo, double[] y, int yo) {
    if (isFew(n)) {
      SCALAR.log(n, x, xo, y, yo);
    } else {
      VectorElementary.log(n, x, xo, y, yo);
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
    int done = 0;
    if (n >= SMALL_COUNT && !isFew(n * classes)) {
      done = VectorRows.softmax(n, classes, y, yo, z, zo, residual, ro, loss, lo);
    }
    int at = done * classes;
    SCALAR.softmax(n - done, classes, y, yo + done, z, zo + at, residual, ro + at, loss, lo + done);
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
    int done = 0;
    if (!isFew(n)) {
      done = VectorRows.logistic(n, y, yo, z, zo, residual, ro, loss, lo);
    }
    SCALAR.logistic(n - done, y, yo + done, z, zo + done, residual, ro + done, loss, lo + done);
  }
}
