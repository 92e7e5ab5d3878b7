package org.natgrad.kernel;

/**
 * The definition of every kernel in plain Java, and the default where no faster adapter runs.
 *
 * <p>Products continue eight terms a sweep ({@link Sweeps}), factorisations are products plus small
 * triangles ({@link ScalarTriangles}), row kernels are {@link ScalarRows}.
 */
public final class ScalarKernels implements Kernels {

  /** The one instance; it has no state. */
  public static final ScalarKernels INSTANCE = new ScalarKernels();

  private ScalarKernels() {}

  @Override
  public String name() {
    return "scalar";
  }

  @Override
  public double dot(int n, double[] x, int xo, double[] y, int yo) {
    Preconditions.CHECK.dot(n, x, xo, y, yo);
    return ScalarVectors.dot(n, x, xo, y, yo);
  }

  @Override
  public void axpy(int n, double a, double[] x, int xo, double[] y, int yo) {
    Preconditions.CHECK.axpy(n, a, x, xo, y, yo);
    ScalarVectors.axpy(n, a, x, xo, y, yo);
  }

  @Override
  public void gemv(
      int m, int n, double[] a, int ao, int lda, double[] v, int vo, double[] y, int yo) {
    Preconditions.CHECK.gemv(m, n, a, ao, lda, v, vo, y, yo);
    ScalarVectors.gemv(m, n, a, ao, lda, v, vo, y, yo);
  }

  @Override
  public void gemvTransposed(
      int m, int n, double[] a, int ao, int lda, double[] v, int vo, double[] y, int yo) {
    Preconditions.CHECK.gemvTransposed(m, n, a, ao, lda, v, vo, y, yo);
    ScalarVectors.gemvTransposed(m, n, a, ao, lda, v, vo, y, yo);
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
    Sweeps.multiply(m, n, k, new Strided(a, ao, lda, 1), new Strided(b, bo, ldb, 1), c, co, ldc);
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
    Sweeps.multiply(m, n, k, new Strided(a, ao, 1, lda), new Strided(b, bo, ldb, 1), c, co, ldc);
  }

  @Override
  public void weightedSyrk(
      int n, int d, double[] x, int xo, int ldx, double[] w, int wo, double[] g, int go, int ldg) {
    Preconditions.CHECK.weightedSyrk(n, d, x, xo, ldx, w, wo, g, go, ldg);
    Sweeps.multiplyLower(
        d,
        d,
        n,
        new Strided(x, xo, 1, ldx).weighted(w, wo),
        new Strided(x, xo, ldx, 1),
        g,
        go,
        ldg);
  }

  @Override
  public void weightedSyrk(
      int n, int d, float[] x, int xo, int ldx, double[] w, int wo, double[] g, int go, int ldg) {
    Preconditions.CHECK.weightedSyrk(n, d, x, xo, ldx, w, wo, g, go, ldg);
    Sweeps.gram(n, d, x, xo, ldx, w, wo, g, go, ldg);
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
    for (int p = 0; p < count && n > 0; p++) {
      weightedSyrk(n, d, x, xo, ldx, w, wo + p * ldw, g, go[p], ldg);
    }
  }

  @Override
  public void softmaxFisher(
      int n,
      int d,
      int classes,
      double[] x,
      int xo,
      int ldx,
      double[] p,
      int po,
      double[] s,
      int so,
      double[] f,
      int fo,
      int ldf) {
    Preconditions.CHECK.softmaxFisher(n, d, classes, x, xo, ldx, p, po, s, so, f, fo, ldf);
    SoftmaxFisher.add(this, n, d, classes, x, xo, ldx, p, po, s, so, f, fo, ldf);
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
    Strided left = new Strided(a, ao, 1, lda).weighted(w, wo);
    Sweeps.multiply(m, n, k, left, new Strided(b, bo, ldb, 1), c, co, ldc);
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
    ScalarVectors.fisherTimes(n, d, m, x, xo, ldx, w, wo, v, vo, ldv, u, uo, ldu);
  }

  @Override
  public int cholesky(int n, double threshold, double[] a, int ao, int lda) {
    Preconditions.CHECK.cholesky(n, threshold, a, ao, lda);
    return ScalarTriangles.cholesky(n, threshold, a, ao, lda);
  }

  @Override
  public void solveLower(int n, int m, double[] l, int lo, int ldl, double[] b, int bo, int ldb) {
    Preconditions.CHECK.solveLower(n, m, l, lo, ldl, b, bo, ldb);
    ScalarTriangles.solveLower(n, m, l, lo, ldl, b, bo, ldb);
  }

  @Override
  public void solveLowerTransposed(
      int n, int m, double[] l, int lo, int ldl, double[] b, int bo, int ldb) {
    Preconditions.CHECK.solveLowerTransposed(n, m, l, lo, ldl, b, bo, ldb);
    ScalarTriangles.solveLowerTransposed(n, m, l, lo, ldl, b, bo, ldb);
  }

  @Override
  public void exp(int n, double[] x, int xo, double[] y, int yo) {
    Preconditions.CHECK.exp(n, x, xo, y, yo);
    for (int i = 0; i < n; i++) {
      y[yo + i] = Elementary.exp(x[xo + i]);
    }
  }

  @Override
  public void log(int n, double[] x, int xo, double[] y, int yo) {
    Preconditions.CHECK.log(n, x, xo, y, yo);
    for (int i = 0; i < n; i++) {
      y[yo + i] = Elementary.log(x[xo + i]);
    }
  }

  @Override
  public void expm1(int n, double[] x, int xo, double[] y, int yo) {
    Preconditions.CHECK.expm1(n, x, xo, y, yo);
    for (int i = 0; i < n; i++) {
      y[yo + i] = Elementary.expm1(x[xo + i]);
    }
  }

  @Override
  public void log1p(int n, double[] x, int xo, double[] y, int yo) {
    Preconditions.CHECK.log1p(n, x, xo, y, yo);
    for (int i = 0; i < n; i++) {
      y[yo + i] = Elementary.log1p(x[xo + i]);
    }
  }

  @Override
  public void sigmoid(int n, double[] x, int xo, double[] y, int yo) {
    Preconditions.CHECK.sigmoid(n, x, xo, y, yo);
    for (int i = 0; i < n; i++) {
      y[yo + i] = Elementary.sigmoid(x[xo + i]);
    }
  }

  @Override
  public void softplus(int n, double[] x, int xo, double[] y, int yo) {
    Preconditions.CHECK.softplus(n, x, xo, y, yo);
    for (int i = 0; i < n; i++) {
      y[yo + i] = Elementary.softplus(x[xo + i]);
    }
  }

  @Override
  public void tanh(int n, double[] x, int xo, double[] y, int yo) {
    Preconditions.CHECK.tanh(n, x, xo, y, yo);
    for (int i = 0; i < n; i++) {
      y[yo + i] = Elementary.tanh(x[xo + i]);
    }
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
    ScalarRows.softmax(n, classes, y, yo, z, zo, residual, ro, loss, lo);
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
    ScalarRows.logitsSoftmax(
        this, n, d, classes, x, xo, ldx, b, bo, y, yo, z, zo, residual, ro, loss, lo);
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
    ScalarRows.logistic(n, y, yo, z, zo, residual, ro, loss, lo);
  }

  @Override
  public void sparseGemm(
      int i0,
      int n,
      int k,
      int[] start,
      int[] column,
      double[] value,
      double[] b,
      int bo,
      double[] z,
      int zo) {
    Preconditions.CHECK.sparseGemm(i0, n, k, start, column, value, b, bo, z, zo);
    SparseRows.times(i0, n, k, start, column, value, b, bo, z, zo);
  }

  @Override
  public void sparseGemmTransposed(
      int i0,
      int n,
      int k,
      int[] start,
      int[] column,
      double[] value,
      double[] r,
      int ro,
      double[] g,
      int go) {
    Preconditions.CHECK.sparseGemmTransposed(i0, n, k, start, column, value, r, ro, g, go);
    SparseRows.transposedTimes(i0, n, k, start, column, value, r, ro, g, go);
  }
}
