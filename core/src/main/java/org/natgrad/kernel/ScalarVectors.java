package org.natgrad.kernel;

/** Products with vectors. */
final class ScalarVectors {

  private ScalarVectors() {}

  /** Sixteen accumulators in locals; an array of them would run at half the speed. */
  @SuppressWarnings("fallthrough") // the tail continues accumulators 0 … n mod 16 − 1
  static double dot(int n, double[] x, int xo, double[] y, int yo) {
    double s0 = 0;
    double s1 = 0;
    double s2 = 0;
    double s3 = 0;
    double s4 = 0;
    double s5 = 0;
    double s6 = 0;
    double s7 = 0;
    double s8 = 0;
    double s9 = 0;
    double s10 = 0;
    double s11 = 0;
    double s12 = 0;
    double s13 = 0;
    double s14 = 0;
    double s15 = 0;
    int whole = n & -16;
    for (int i = 0; i < whole; i += 16) {
      int p = xo + i;
      int q = yo + i;
      s0 = Math.fma(x[p], y[q], s0);
      s1 = Math.fma(x[p + 1], y[q + 1], s1);
      s2 = Math.fma(x[p + 2], y[q + 2], s2);
      s3 = Math.fma(x[p + 3], y[q + 3], s3);
      s4 = Math.fma(x[p + 4], y[q + 4], s4);
      s5 = Math.fma(x[p + 5], y[q + 5], s5);
      s6 = Math.fma(x[p + 6], y[q + 6], s6);
      s7 = Math.fma(x[p + 7], y[q + 7], s7);
      s8 = Math.fma(x[p + 8], y[q + 8], s8);
      s9 = Math.fma(x[p + 9], y[q + 9], s9);
      s10 = Math.fma(x[p + 10], y[q + 10], s10);
      s11 = Math.fma(x[p + 11], y[q + 11], s11);
      s12 = Math.fma(x[p + 12], y[q + 12], s12);
      s13 = Math.fma(x[p + 13], y[q + 13], s13);
      s14 = Math.fma(x[p + 14], y[q + 14], s14);
      s15 = Math.fma(x[p + 15], y[q + 15], s15);
    }
    int p = xo + whole;
    int q = yo + whole;
    switch (n - whole) {
      case 15:
        s14 = Math.fma(x[p + 14], y[q + 14], s14);
      case 14:
        s13 = Math.fma(x[p + 13], y[q + 13], s13);
      case 13:
        s12 = Math.fma(x[p + 12], y[q + 12], s12);
      case 12:
        s11 = Math.fma(x[p + 11], y[q + 11], s11);
      case 11:
        s10 = Math.fma(x[p + 10], y[q + 10], s10);
      case 10:
        s9 = Math.fma(x[p + 9], y[q + 9], s9);
      case 9:
        s8 = Math.fma(x[p + 8], y[q + 8], s8);
      case 8:
        s7 = Math.fma(x[p + 7], y[q + 7], s7);
      case 7:
        s6 = Math.fma(x[p + 6], y[q + 6], s6);
      case 6:
        s5 = Math.fma(x[p + 5], y[q + 5], s5);
      case 5:
        s4 = Math.fma(x[p + 4], y[q + 4], s4);
      case 4:
        s3 = Math.fma(x[p + 3], y[q + 3], s3);
      case 3:
        s2 = Math.fma(x[p + 2], y[q + 2], s2);
      case 2:
        s1 = Math.fma(x[p + 1], y[q + 1], s1);
      case 1:
        s0 = Math.fma(x[p], y[q], s0);
      default:
    }
    double h0 = (s0 + s8) + (s4 + s12);
    double h1 = (s1 + s9) + (s5 + s13);
    double h2 = (s2 + s10) + (s6 + s14);
    double h3 = (s3 + s11) + (s7 + s15);
    return (h0 + h2) + (h1 + h3);
  }

  static void axpy(int n, double a, double[] x, int xo, double[] y, int yo) {
    for (int i = 0; i < n; i++) {
      y[yo + i] = Math.fma(a, x[xo + i], y[yo + i]);
    }
  }

  static void gemv(
      int m, int n, double[] a, int ao, int lda, double[] v, int vo, double[] y, int yo) {
    for (int i = 0; i < m; i++) {
      y[yo + i] = dot(n, a, ao + i * lda, v, vo);
    }
  }

  /** Four rows a pass: one load and store of y for four fma. */
  static void gemvTransposed(
      int m, int n, double[] a, int ao, int lda, double[] v, int vo, double[] y, int yo) {
    int i = 0;
    for (; i <= m - 4; i += 4) {
      addFourRows(n, v, vo + i, a, ao + i * lda, lda, y, yo);
    }
    for (; i < m; i++) {
      axpy(n, v[vo + i], a, ao + i * lda, y, yo);
    }
  }

  private static void addFourRows(
      int n, double[] v, int vo, double[] a, int ao, int lda, double[] y, int yo) {
    double v0 = v[vo];
    double v1 = v[vo + 1];
    double v2 = v[vo + 2];
    double v3 = v[vo + 3];
    int a1 = ao + lda;
    int a2 = a1 + lda;
    int a3 = a2 + lda;
    for (int j = 0; j < n; j++) {
      double s = Math.fma(v0, a[ao + j], y[yo + j]);
      s = Math.fma(v1, a[a1 + j], s);
      s = Math.fma(v2, a[a2 + j], s);
      y[yo + j] = Math.fma(v3, a[a3 + j], s);
    }
  }

  /** One pass over X: a row's scalar products, then its multiples, while it is in the cache. */
  static void fisherTimes(
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
    for (int r = 0; r < n; r++) {
      int row = xo + r * ldx;
      for (int c = 0; c < m; c++) {
        double t = w[wo + r] * dot(d, x, row, v, vo + c * ldv);
        axpy(d, t, x, row, u, uo + c * ldu);
      }
    }
  }
}
