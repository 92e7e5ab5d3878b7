package org.natgrad.kernel;

/**
 * The definition of every kernel in plain Java, and the default where no faster adapter runs.
 *
 * <p>Products run through one register tile of 4 × 4 sums ({@link Tiles}), factorisations are
 * products plus small triangles ({@link ScalarTriangles}), row kernels are {@link ScalarRows}.
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
    return ScalarVectors.dot(n, x, xo, y, yo);
  }

  @Override
  public void axpy(int n, double a, double[] x, int xo, double[] y, int yo) {
    ScalarVectors.axpy(n, a, x, xo, y, yo);
  }

  @Override
  public void gemv(
      int m, int n, double[] a, int ao, int lda, double[] v, int vo, double[] y, int yo) {
    ScalarVectors.gemv(m, n, a, ao, lda, v, vo, y, yo);
  }

  @Override
  public void gemvTransposed(
      int m, int n, double[] a, int ao, int lda, double[] v, int vo, double[] y, int yo) {
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
    Tiles.multiply(m, n, k, new Strided(a, ao, lda, 1), new Strided(b, bo, ldb, 1), c, co, ldc);
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
    Tiles.multiply(m, n, k, new Strided(a, ao, 1, lda), new Strided(b, bo, ldb, 1), c, co, ldc);
  }

  @Override
  public void weightedSyrk(
      int n, int d, double[] x, int xo, int ldx, double[] w, int wo, double[] g, int go, int ldg) {
    Tiles.multiplyLower(
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
  public int cholesky(int n, double threshold, double[] a, int ao, int lda) {
    return ScalarTriangles.cholesky(n, threshold, a, ao, lda);
  }

  @Override
  public void solveLower(int n, int m, double[] l, int lo, int ldl, double[] b, int bo, int ldb) {
    ScalarTriangles.solveLower(n, m, l, lo, ldl, b, bo, ldb);
  }

  @Override
  public void solveLowerTransposed(
      int n, int m, double[] l, int lo, int ldl, double[] b, int bo, int ldb) {
    ScalarTriangles.solveLowerTransposed(n, m, l, lo, ldl, b, bo, ldb);
  }

  @Override
  public void exp(int n, double[] x, int xo, double[] y, int yo) {
    for (int i = 0; i < n; i++) {
      y[yo + i] = Elementary.exp(x[xo + i]);
    }
  }

  @Override
  public void log(int n, double[] x, int xo, double[] y, int yo) {
    for (int i = 0; i < n; i++) {
      y[yo + i] = Elementary.log(x[xo + i]);
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
    ScalarRows.softmax(n, classes, y, yo, z, zo, residual, ro, loss, lo);
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
    SparseRows.transposedTimes(i0, n, k, start, column, value, r, ro, g, go);
  }
}
