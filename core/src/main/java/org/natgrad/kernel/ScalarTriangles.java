package org.natgrad.kernel;

/**
 * Cholesky factors and triangular solves: products over what is known already, which {@link Sweeps}
 * adds to the chains, and small triangles that end them.
 */
final class ScalarTriangles {

  /** Order of the small triangles. */
  private static final int SMALL = 16;

  /** Columns at a time: 16 rows of 128 stay in a 32 KiB cache. */
  private static final int STRIP = 128;

  /** Fewer right-hand sides than this are solved one by one. */
  private static final int NARROW = 4;

  private ScalarTriangles() {}

  /**
   * Left-looking by block columns on two levels: the chains of a wide block column first run over
   * all before it, those of a small one over what is before it in the wide one.
   */
  static int cholesky(int n, double threshold, double[] a, int ao, int lda) {
    for (int wide = 0; wide < n; wide += STRIP) {
      int end = Math.min(n, wide + STRIP);
      subtractProduct(n, wide, end, 0, wide, a, ao, lda);
      for (int j0 = wide; j0 < end; j0 += SMALL) {
        int width = Math.min(SMALL, end - j0);
        subtractProduct(n, j0, j0 + width, wide, j0, a, ao, lda);
        int done = factorBlock(n - j0, width, threshold, a, ao + j0 * (lda + 1), lda);
        if (done < width) {
          return j0 + done;
        }
      }
    }
    return n;
  }

  /** Continues the chains of columns {@code from} to {@code to} by terms k0 … k1 − 1. */
  private static void subtractProduct(
      int n, int from, int to, int k0, int k1, double[] a, int ao, int lda) {
    int row = ao + from * lda;
    Strided left = new Strided(a, row + k0, lda, 1).negated();
    Strided right = new Strided(a, row + k0, 1, lda);
    Sweeps.multiplyLower(n - from, to - from, k1 - k0, left, right, a, row + from, lda);
  }

  /** Factors the leading {@code width} columns of an {@code n}-row block column. */
  private static int factorBlock(int n, int width, double threshold, double[] a, int ao, int lda) {
    for (int j = 0; j < width; j++) {
      int rowJ = ao + j * lda;
      double pivot = a[rowJ + j];
      for (int k = 0; k < j; k++) {
        pivot = Math.fma(-a[rowJ + k], a[rowJ + k], pivot);
      }
      if (!(pivot > threshold)) {
        a[rowJ + j] = pivot;
        return j;
      }
      double root = Math.sqrt(pivot);
      a[rowJ + j] = root;
      finishColumn(n, j, 1 / root, a, ao, lda);
    }
    return width;
  }

  /** Rows below the pivot, four at a time so that four chains overlap. */
  private static void finishColumn(int n, int j, double inverse, double[] a, int ao, int lda) {
    int rowJ = ao + j * lda;
    int i = j + 1;
    for (; i <= n - 4; i += 4) {
      int i0 = ao + i * lda;
      int i1 = i0 + lda;
      int i2 = i1 + lda;
      int i3 = i2 + lda;
      double s0 = a[i0 + j];
      double s1 = a[i1 + j];
      double s2 = a[i2 + j];
      double s3 = a[i3 + j];
      for (int k = 0; k < j; k++) {
        double t = a[rowJ + k];
        s0 = Math.fma(-a[i0 + k], t, s0);
        s1 = Math.fma(-a[i1 + k], t, s1);
        s2 = Math.fma(-a[i2 + k], t, s2);
        s3 = Math.fma(-a[i3 + k], t, s3);
      }
      a[i0 + j] = s0 * inverse;
      a[i1 + j] = s1 * inverse;
      a[i2 + j] = s2 * inverse;
      a[i3 + j] = s3 * inverse;
    }
    for (; i < n; i++) {
      int rowI = ao + i * lda;
      double s = a[rowI + j];
      for (int k = 0; k < j; k++) {
        s = Math.fma(-a[rowI + k], a[rowJ + k], s);
      }
      a[rowI + j] = s * inverse;
    }
  }

  static void solveLower(int n, int m, double[] l, int lo, int ldl, double[] b, int bo, int ldb) {
    if (m < NARROW) {
      for (int j = 0; j < m; j++) {
        TriangleVectors.solveLower(n, l, lo, ldl, b, bo + j, ldb);
      }
    } else {
      solve(n, m, new Strided(l, lo, ldl, 1), b, bo, ldb);
    }
  }

  /** The same triangle read from its last row and column backwards. */
  static void solveLowerTransposed(
      int n, int m, double[] l, int lo, int ldl, double[] b, int bo, int ldb) {
    if (m < NARROW) {
      for (int j = 0; j < m; j++) {
        TriangleVectors.solveLowerTransposed(n, l, lo, ldl, b, bo + j, ldb);
      }
    } else {
      int last = Math.max(0, n - 1);
      solve(n, m, new Strided(l, lo + last * (ldl + 1), -1, -ldl), b, bo + last * ldb, -ldb);
    }
  }

  /** Forward substitution in the view {@code l}; row i of the unknowns is at bo + i * ldb. */
  private static void solve(int n, int m, Strided l, double[] b, int bo, int ldb) {
    for (int i0 = 0; i0 < n; i0 += SMALL) {
      int rows = Math.min(SMALL, n - i0);
      Strided left = l.from(i0, 0).negated();
      Sweeps.multiply(rows, m, i0, left, new Strided(b, bo, ldb, 1), b, bo + i0 * ldb, ldb);
      for (int j = 0; j < m; j += STRIP) {
        solveSmall(rows, Math.min(STRIP, m - j), l.from(i0, i0), b, bo + i0 * ldb + j, ldb);
      }
    }
  }

  private static void solveSmall(int n, int m, Strided l, double[] b, int bo, int ldb) {
    for (int i = 0; i < n; i++) {
      int row = l.offset() + i * l.rowStride();
      for (int k = 0; k < i; k++) {
        double factor = -l.data()[row + k * l.columnStride()];
        ScalarVectors.axpy(m, factor, b, bo + k * ldb, b, bo + i * ldb);
      }
      double inverse = 1 / l.data()[row + i * l.columnStride()];
      for (int j = 0; j < m; j++) {
        b[bo + i * ldb + j] *= inverse;
      }
    }
  }
}
