package org.natgrad.regression;

/**
 * Helmert contrasts: the orthonormal basis q_1 … q_{K−1} of the vectors over K classes that sum to
 * zero, q_c = (1, …, 1, −c, 0, …, 0) / √(c(c+1)) with c ones. Both maps cost O(K) a feature.
 *
 * <p>Weights are feature-major, (d+1) × predictors with the intercept's row first; coordinates are
 * contrast-major, (K−1) × (d+1). For two classes the one coordinate is the logit itself.
 */
final class Contrasts {

  private Contrasts() {}

  /** 1/√(c(c+1)). */
  static double scale(int c) {
    return 1 / Math.sqrt(c * (c + 1.0));
  }

  /** The value of contrast c on a class. */
  static double element(int c, int k) {
    return k < c ? scale(c) : k == c ? -c * scale(c) : 0;
  }

  /** w = Qv. */
  static double[] toWeights(double[] v, int stride, int classes) {
    if (classes <= 2) {
      return v.length == 0 ? new double[stride] : v.clone();
    }
    double[] w = new double[stride * classes];
    for (int j = 0; j < stride; j++) {
      double after = 0;
      for (int k = classes - 1; k >= 1; k--) {
        double scaled = scale(k) * v[(k - 1) * stride + j];
        w[j * classes + k] = after - k * scaled;
        after += scaled;
      }
      w[j * classes] = after;
    }
    return w;
  }

  /**
   * v = Qᵀw: for weights the coordinates of their sum-to-zero part, for scores the differential.
   */
  static double[] toCoordinates(double[] w, int stride, int classes) {
    if (classes <= 2) {
      return classes == 1 ? new double[0] : w.clone();
    }
    double[] v = new double[stride * (classes - 1)];
    for (int j = 0; j < stride; j++) {
      double before = 0;
      for (int c = 1; c < classes; c++) {
        before += w[j * classes + c - 1];
        v[(c - 1) * stride + j] = scale(c) * (before - c * w[j * classes + c]);
      }
    }
    return v;
  }
}
