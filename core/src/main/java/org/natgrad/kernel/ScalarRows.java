package org.natgrad.kernel;

/** Likelihoods of rows of logits, one row after another. */
final class ScalarRows {

  private static final int TILE = 64;

  private ScalarRows() {}

  static void softmax(
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
    for (int i = 0; i < n; i++) {
      int row = zo + i * classes;
      loss[lo + i] = softmaxRow(classes, y[yo + i], z, row, residual, ro + i * classes);
    }
  }

  private static double softmaxRow(
      int classes, int observed, double[] z, int zo, double[] residual, int ro) {
    int first = 0;
    double max = z[zo];
    for (int k = 1; k < classes; k++) {
      if (z[zo + k] > max) {
        max = z[zo + k];
        first = k;
      }
    }
    double margin = max - z[zo + observed];
    double t = 0;
    for (int k = 0; k < classes; k++) {
      double e = Elementary.exp(z[zo + k] - max);
      z[zo + k] = e;
      if (k != first) {
        t += e;
      }
    }
    double inverse = 1 / (1 + t);
    double others = 0;
    for (int k = 0; k < classes; k++) {
      double p = z[zo + k] * inverse;
      z[zo + k] = p;
      residual[ro + k] = p;
      if (k != observed) {
        others += p;
      }
    }
    residual[ro + observed] = -others;
    return margin + Elementary.log1p(t);
  }

  /** A tile of rows at a time, so that its logits stay in the cache. */
  static void logitsSoftmax(
      Kernels kernels,
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
    for (int i = 0; i < n; i += TILE) {
      int rows = Math.min(TILE, n - i);
      int at = zo + i * classes;
      int to = ro + i * classes;
      kernels.gemm(rows, classes, d, x, xo + i * ldx, ldx, b, bo, classes, z, at, classes);
      kernels.softmax(rows, classes, y, yo + i, z, at, residual, to, loss, lo + i);
    }
  }

  static void logistic(
      int n,
      int[] y,
      int yo,
      double[] z,
      int zo,
      double[] residual,
      int ro,
      double[] loss,
      int lo) {
    for (int i = 0; i < n; i++) {
      double u = z[zo + i];
      double e = Elementary.exp(-Math.abs(u));
      double large = 1 / (1 + e);
      double small = e * large;
      boolean one = y[yo + i] == 1;
      z[zo + i] = u >= 0 ? large : small;
      residual[ro + i] = one ? -(u >= 0 ? small : large) : z[zo + i];
      loss[lo + i] = Math.max(one ? -u : u, 0) + Elementary.log1p(e);
    }
  }
}
