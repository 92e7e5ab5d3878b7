package org.natgrad.simd;

import static org.natgrad.simd.Lanes.LANES;
import static org.natgrad.simd.Lanes.SPECIES;

import jdk.incubator.vector.DoubleVector;
import org.natgrad.kernel.Scratch;

/** Products with vectors. */
final class VectorVectors {

  /** Accumulators of the scalar product. */
  static final int STRANDS = 16;

  /** Rows that {@link #gemvTransposed} adds in a pass. */
  private static final int ROWS = 8;

  private static final Scratch WORK = new Scratch();

  private VectorVectors() {}

  static double dot(int n, double[] x, int xo, double[] y, int yo) {
    return dot(n, x, xo, y, yo, WORK.of(STRANDS));
  }

  private static double dot(int n, double[] x, int xo, double[] y, int yo, double[] s) {
    int whole = n & -STRANDS;
    strands(whole, x, xo, y, yo, s);
    return sum(n - whole, x, xo + whole, y, yo + whole, s, 0);
  }

  /** Continues the strands with the n &lt; 16 last elements, and combines them. */
  private static double sum(int n, double[] x, int xo, double[] y, int yo, double[] s, int so) {
    int i = 0;
    for (; i <= n - LANES; i += LANES) {
      multiplyAdd(x, xo + i, y, yo + i, DoubleVector.fromArray(SPECIES, s, so + i))
          .intoArray(s, so + i);
    }
    for (; i < n; i++) {
      s[so + i] = Math.fma(x[xo + i], y[yo + i], s[so + i]);
    }
    double h0 = (s[so] + s[so + 8]) + (s[so + 4] + s[so + 12]);
    double h1 = (s[so + 1] + s[so + 9]) + (s[so + 5] + s[so + 13]);
    double h2 = (s[so + 2] + s[so + 10]) + (s[so + 6] + s[so + 14]);
    double h3 = (s[so + 3] + s[so + 11]) + (s[so + 7] + s[so + 15]);
    return (h0 + h2) + (h1 + h3);
  }

  /**
   * Sixteen strands are two vectors of eight lanes, four of four or eight of two; conditions on the
   * constant LANES leave what is needed. They go to {@code s}: a vector that is chosen by a
   * condition would be boxed.
   */
  private static void strands(int n, double[] x, int xo, double[] y, int yo, double[] s) {
    DoubleVector s0 = DoubleVector.zero(SPECIES);
    DoubleVector s1 = DoubleVector.zero(SPECIES);
    DoubleVector s2 = DoubleVector.zero(SPECIES);
    DoubleVector s3 = DoubleVector.zero(SPECIES);
    DoubleVector s4 = DoubleVector.zero(SPECIES);
    DoubleVector s5 = DoubleVector.zero(SPECIES);
    DoubleVector s6 = DoubleVector.zero(SPECIES);
    DoubleVector s7 = DoubleVector.zero(SPECIES);
    for (int i = 0; i < n; i += STRANDS) {
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
    gemv(m, n, a, ao, lda, v, vo, y, yo, WORK.of(2 * STRANDS));
  }

  /** Two rows at a time, which share the loads of v; sixteen vectors of two lanes would not fit. */
  private static void gemv(
      int m,
      int n,
      double[] a,
      int ao,
      int lda,
      double[] v,
      int vo,
      double[] y,
      int yo,
      double[] s) {
    int whole = n & -STRANDS;
    int i = 0;
    for (; i <= m - 2 && LANES >= 4; i += 2) {
      int row = ao + i * lda;
      twoRows(whole, a, row, row + lda, v, vo, s);
      y[yo + i] = sum(n - whole, a, row + whole, v, vo + whole, s, 0);
      y[yo + i + 1] = sum(n - whole, a, row + lda + whole, v, vo + whole, s, STRANDS);
    }
    for (; i < m; i++) {
      y[yo + i] = dot(n, a, ao + i * lda, v, vo, s);
    }
  }

  /** The strands of two rows' scalar products with v. */
  private static void twoRows(int n, double[] x, int x0, int x1, double[] v, int vo, double[] s) {
    DoubleVector s0 = DoubleVector.zero(SPECIES);
    DoubleVector s1 = DoubleVector.zero(SPECIES);
    DoubleVector s2 = DoubleVector.zero(SPECIES);
    DoubleVector s3 = DoubleVector.zero(SPECIES);
    DoubleVector t0 = DoubleVector.zero(SPECIES);
    DoubleVector t1 = DoubleVector.zero(SPECIES);
    DoubleVector t2 = DoubleVector.zero(SPECIES);
    DoubleVector t3 = DoubleVector.zero(SPECIES);
    for (int i = 0; i < n; i += STRANDS) {
      s0 = multiplyAdd(x, x0 + i, v, vo + i, s0);
      t0 = multiplyAdd(x, x1 + i, v, vo + i, t0);
      s1 = multiplyAdd(x, x0 + i + LANES, v, vo + i + LANES, s1);
      t1 = multiplyAdd(x, x1 + i + LANES, v, vo + i + LANES, t1);
      if (LANES <= 4) {
        s2 = multiplyAdd(x, x0 + i + 2 * LANES, v, vo + i + 2 * LANES, s2);
        t2 = multiplyAdd(x, x1 + i + 2 * LANES, v, vo + i + 2 * LANES, t2);
        s3 = multiplyAdd(x, x0 + i + 3 * LANES, v, vo + i + 3 * LANES, s3);
        t3 = multiplyAdd(x, x1 + i + 3 * LANES, v, vo + i + 3 * LANES, t3);
      }
    }
    s0.intoArray(s, 0);
    s1.intoArray(s, LANES);
    t0.intoArray(s, STRANDS);
    t1.intoArray(s, STRANDS + LANES);
    if (LANES <= 4) {
      s2.intoArray(s, 2 * LANES);
      s3.intoArray(s, 3 * LANES);
      t2.intoArray(s, STRANDS + 2 * LANES);
      t3.intoArray(s, STRANDS + 3 * LANES);
    }
  }

  /**
   * One pass over X: the scalar products of eight rows, then their multiples, while they are in the
   * cache.
   */
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
    double[] s = WORK.of(2 * STRANDS + ROWS);
    for (int r = 0; r < n; r += ROWS) {
      int rows = Math.min(ROWS, n - r);
      int from = xo + r * ldx;
      for (int c = 0; c < m; c++) {
        gemv(rows, d, x, from, ldx, v, vo + c * ldv, s, 2 * STRANDS, s);
        for (int i = 0; i < rows; i++) {
          s[2 * STRANDS + i] *= w[wo + r + i];
        }
        gemvTransposed(rows, d, x, from, ldx, s, 2 * STRANDS, u, uo + c * ldu);
      }
    }
  }

  /** Eight rows a pass: one load and store of y for eight fma. */
  static void gemvTransposed(
      int m, int n, double[] a, int ao, int lda, double[] v, int vo, double[] y, int yo) {
    int i = 0;
    for (; i <= m - ROWS; i += ROWS) {
      addRows(n, v, vo + i, a, ao + i * lda, lda, y, yo);
    }
    for (; i < m; i++) {
      for (int j = 0; j < n; j++) {
        y[yo + j] = Math.fma(v[vo + i], a[ao + i * lda + j], y[yo + j]);
      }
    }
  }

  /**
   * The last vector overlaps the one before. Its y is read first, so that both write the same
   * numbers where they meet.
   */
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
    int end = n - LANES;
    DoubleVector last = DoubleVector.fromArray(SPECIES, y, yo + end);
    for (int j = 0; j < end; j += LANES) {
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
    int p = ao + end;
    last = v0.fma(DoubleVector.fromArray(SPECIES, a, p), last);
    last = v1.fma(DoubleVector.fromArray(SPECIES, a, p + lda), last);
    last = v2.fma(DoubleVector.fromArray(SPECIES, a, p + 2 * lda), last);
    last = v3.fma(DoubleVector.fromArray(SPECIES, a, p + 3 * lda), last);
    last = v4.fma(DoubleVector.fromArray(SPECIES, a, p + 4 * lda), last);
    last = v5.fma(DoubleVector.fromArray(SPECIES, a, p + 5 * lda), last);
    last = v6.fma(DoubleVector.fromArray(SPECIES, a, p + 6 * lda), last);
    last = v7.fma(DoubleVector.fromArray(SPECIES, a, p + 7 * lda), last);
    last.intoArray(y, yo + end);
  }
}
