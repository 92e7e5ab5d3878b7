package org.natgrad.kernel;

/**
 * The Fisher information of softmax weights, as Gram matrices of the same rows under K (K + 1)/2
 * weightings.
 */
final class SoftmaxFisher {

  /** Rows weighed at a time. */
  private static final int DEPTH = 256;

  private static final Scratch WEIGHTS = new Scratch();

  private SoftmaxFisher() {}

  static void add(
      Kernels kernels,
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
    int pairs = classes * (classes + 1) / 2;
    int[] blocks = new int[pairs];
    for (int k = 0, pair = 0; k < classes; k++) {
      for (int l = 0; l <= k; l++) {
        blocks[pair++] = fo + k * d * ldf + l * d;
      }
    }
    double[] w = WEIGHTS.of(Math.min(DEPTH, n) * pairs);
    for (int r0 = 0; r0 < n; r0 += DEPTH) {
      int rows = Math.min(DEPTH, n - r0);
      for (int r = 0; r < rows; r++) {
        weigh(classes, p, po + (r0 + r) * classes, s[so + r0 + r], w, r, rows);
      }
      kernels.weightedSyrks(rows, d, pairs, x, xo + r0 * ldx, ldx, w, 0, rows, f, blocks, ldf);
    }
  }

  /** The weights of one row, {@code step} apart. */
  private static void weigh(
      int classes, double[] p, int po, double s, double[] w, int wo, int step) {
    int at = wo;
    for (int k = 0; k < classes; k++) {
      double others = 0;
      for (int j = 0; j < classes; j++) {
        others += j == k ? 0 : p[po + j];
      }
      for (int l = 0; l < k; l++) {
        w[at] = -(s * (p[po + k] * p[po + l]));
        at += step;
      }
      w[at] = s * (p[po + k] * others);
      at += step;
    }
  }
}
