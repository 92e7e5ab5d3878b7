package org.natgrad.kernel;

/** Compressed sparse rows against dense matrices: plain chains in storage order. */
final class SparseRows {

  private SparseRows() {}

  static void times(
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
    for (int i = 0; i < n; i++) {
      int from = start[i0 + i];
      int to = start[i0 + i + 1];
      if (k == 1) {
        double s = z[zo + i];
        for (int e = from; e < to; e++) {
          s += value[e] * b[bo + column[e]];
        }
        z[zo + i] = s;
      } else {
        for (int e = from; e < to; e++) {
          addScaled(k, value[e], b, bo + column[e] * k, z, zo + i * k);
        }
      }
    }
  }

  static void transposedTimes(
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
    for (int i = 0; i < n; i++) {
      int from = start[i0 + i];
      int to = start[i0 + i + 1];
      if (k == 1) {
        double s = r[ro + i];
        for (int e = from; e < to; e++) {
          g[go + column[e]] += value[e] * s;
        }
      } else {
        for (int e = from; e < to; e++) {
          addScaled(k, value[e], r, ro + i * k, g, go + column[e] * k);
        }
      }
    }
  }

  private static void addScaled(int k, double a, double[] x, int xo, double[] y, int yo) {
    for (int j = 0; j < k; j++) {
      y[yo + j] += a * x[xo + j];
    }
  }
}
