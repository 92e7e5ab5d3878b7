package org.natgrad.simd;

import static org.natgrad.simd.Lanes.LANES;
import static org.natgrad.simd.Lanes.SPECIES;

import jdk.incubator.vector.DoubleVector;

/** Products with vectors. */
final class VectorVectors {

  /** Accumulators of the scalar product. */
  static final int STRANDS = 16;

  private VectorVectors() {}

  /**
   * Sixteen strands are two vectors of eight lanes, four of four or eight of two; conditions on the
   * constant LANES leave what is needed. Strands go to {@code s}, where less than a vector
   * continues them.
   */
  static double dot(int n, double[] x, int xo, double[] y, int yo, double[] s) {
    strands(n, x, xo, y, yo, s);
    for (int i = Lanes.whole(n); i < n; i++) {
      s[i & (STRANDS - 1)] = Math.fma(x[xo + i], y[yo + i], s[i & (STRANDS - 1)]);
    }
    double h0 = (s[0] + s[8]) + (s[4] + s[12]);
    double h1 = (s[1] + s[9]) + (s[5] + s[13]);
    double h2 = (s[2] + s[10]) + (s[6] + s[14]);
    double h3 = (s[3] + s[11]) + (s[7] + s[15]);
    return (h0 + h2) + (h1 + h3);
  }

  private static void strands(int n, double[] x, int xo, double[] y, int yo, double[] s) {
    DoubleVector s0 = DoubleVector.zero(SPECIES);
    DoubleVector s1 = s0;
    DoubleVector s2 = s0;
    DoubleVector s3 = s0;
    DoubleVector s4 = s0;
    DoubleVector s5 = s0;
    DoubleVector s6 = s0;
    DoubleVector s7 = s0;
    int i = 0;
    for (; i <= n - STRANDS; i += STRANDS) {
      s0 = multiplyAdd(x, xo + i, y, yo + i, s0);
      s1 = multiplyAdd(x, xo + i + LANES, y, yo + i + LANES, s1);
      if (LANES <= 4) {
        s2 = multiplyAdd(x, xo + i + 2 * LANES, y, yo + i + 2 * LANES, s2);
        s3 = multiplyAdd(x, xo + i + 3 * LANES, y, yo + i + 3 * LANES, s3);
      }
      if (LANES <= 2) {
        s4 = multiplyAdd(x, xo + i + 4 * LANES, y, yo + i + 4 * LANES, s4);
        s5 = multiplyAdd(x, xo + i + 5 * LANES, y, yo + i + 5 * LANES, s5);
        s6 = multiplyAdd(x, xo + i + 6 * LANES, y, yo + i + 6 * LANES, s6);
        s7 = multiplyAdd(x, xo + i + 7 * LANES, y, yo + i + 7 * LANES, s7);
      }
    }
    int rest = n - i;
    s0 = rest < LANES ? s0 : multiplyAdd(x, xo + i, y, yo + i, s0);
    if (LANES <= 4) {
      s1 = rest < 2 * LANES ? s1 : multiplyAdd(x, xo + i + LANES, y, yo + i + LANES, s1);
      s2 = rest < 3 * LANES ? s2 : multiplyAdd(x, xo + i + 2 * LANES, y, yo + i + 2 * LANES, s2);
    }
    if (LANES <= 2) {
      s3 = rest < 4 * LANES ? s3 : multiplyAdd(x, xo + i + 3 * LANES, y, yo + i + 3 * LANES, s3);
      s4 = rest < 5 * LANES ? s4 : multiplyAdd(x, xo + i + 4 * LANES, y, yo + i + 4 * LANES, s4);
      s5 = rest < 6 * LANES ? s5 : multiplyAdd(x, xo + i + 5 * LANES, y, yo + i + 5 * LANES, s5);
      s6 = rest < 7 * LANES ? s6 : multiplyAdd(x, xo + i + 6 * LANES, y, yo + i + 6 * LANES, s6);
    }
    s0.intoArray(s, 0);
    s1.intoArray(s, LANES);
    if (LANES <= 4) {
      s2.intoArray(s, 2 * LANES);
      s3.intoArray(s, 3 * LANES);
    }
    if (LANES <= 2) {
      s4.intoArray(s, 4 * LANES);
      s5.intoArray(s, 5 * LANES);
      s6.intoArray(s, 6 * LANES);
      s7.intoArray(s, 7 * LANES);
    }
  }

  private static DoubleVector multiplyAdd(double[] x, int xo, double[] y, int yo, DoubleVector s) {
    return DoubleVector.fromArray(SPECIES, x, xo).fma(DoubleVector.fromArray(SPECIES, y, yo), s);
  }

  static void gemv(
      int m, int n, double[] a, int ao, int lda, double[] v, int vo, double[] y, int yo) {
    double[] s = new double[STRANDS];
    for (int i = 0; i < m; i++) {
      y[yo + i] = dot(n, a, ao + i * lda, v, vo, s);
    }
  }

  /** Eight rows a pass: one load and store of y for eight fma. */
  static void gemvTransposed(
      int m, int n, double[] a, int ao, int lda, double[] v, int vo, double[] y, int yo) {
    int i = 0;
    for (; i <= m - 8; i += 8) {
      addRows(n, v, vo + i, a, ao + i * lda, lda, y, yo);
    }
    for (; i < m; i++) {
      addRow(0, n, v[vo + i], a, ao + i * lda, y, yo);
    }
  }

  private static void addRows(
      int n, double[] v, int vo, double[] a, int ao, int lda, double[] y, int yo) {
    DoubleVector v0 = DoubleVector.broadcast(SPECIES, v[vo]);
    DoubleVector v1 = DoubleVector.broadcast(SPECIES, v[vo + 1]);
    DoubleVector v2 = DoubleVector.broadcast(SPECIES, v[vo + 2]);
    DoubleVector v3 = DoubleVector.broadcast(SPECIES, v[vo + 3]);
    DoubleVector v4 = DoubleVector.broadcast(SPECIES, v[vo + 4]);
    DoubleVector v5 = DoubleVector.broadcast(SPECIES, v[vo + 5]);
    DoubleVector v6 = DoubleVector.broadcast(SPECIES, v[vo + 6]);
    DoubleVector v7 = DoubleVector.broadcast(SPECIES, v[vo + 7]);
    int whole = Lanes.whole(n);
    for (int j = 0; j < whole; j += LANES) {
      int p = ao + j;
      DoubleVector s = DoubleVector.fromArray(SPECIES, y, yo + j);
      s = v0.fma(DoubleVector.fromArray(SPECIES, a, p), s);
      s = v1.fma(DoubleVector.fromArray(SPECIES, a, p + lda), s);
      s = v2.fma(DoubleVector.fromArray(SPECIES, a, p + 2 * lda), s);
      s = v3.fma(DoubleVector.fromArray(SPECIES, a, p + 3 * lda), s);
      s = v4.fma(DoubleVector.fromArray(SPECIES, a, p + 4 * lda), s);
      s = v5.fma(DoubleVector.fromArray(SPECIES, a, p + 5 * lda), s);
      s = v6.fma(DoubleVector.fromArray(SPECIES, a, p + 6 * lda), s);
      s = v7.fma(DoubleVector.fromArray(SPECIES, a, p + 7 * lda), s);
      s.intoArray(y, yo + j);
    }
    for (int i = 0; i < 8; i++) {
      addRow(whole, n, v[vo + i], a, ao + i * lda, y, yo);
    }
  }

  private static void addRow(int from, int n, double v, double[] a, int ao, double[] y, int yo) {
    for (int j = from; j < n; j++) {
      y[yo + j] = Math.fma(v, a[ao + j], y[yo + j]);
    }
  }
}
