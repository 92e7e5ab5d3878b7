package org.natgrad.regression;

import java.util.Arrays;
import org.natgrad.kernel.Kernels;

/**
 * Covariances at the optimum, in contrasts over the identified columns; expanded when asked for.
 */
final class Inference {

  private final Kernels kernels;
  private final int classes;
  private final int stride;
  private final boolean[] kept;
  private final double[] posterior;
  private final double[] fisher;

  /**
   * Takes the inverse of F + Λ and F itself, full, of order (K−1)·stride.
   *
   * @param kept which of the model's d columns the {@code stride − 1} are
   */
  Inference(
      Kernels kernels,
      int classes,
      int stride,
      boolean[] kept,
      double[] posterior,
      double[] fisher) {
    this.kernels = kernels;
    this.classes = classes;
    this.stride = stride;
    this.kept = kept;
    this.posterior = posterior;
    this.fisher = fisher;
  }

  /**
   * The standard error of w_kj − w_rj, or of w_kj itself if {@code r} is −1, from the posterior
   * covariance; +∞ if column j is not identified. Column d is the intercept.
   */
  double standardError(int k, int r, int j) {
    int place = place(j);
    if (place < 0) {
      return Double.POSITIVE_INFINITY;
    }
    int order = (classes - 1) * stride;
    double variance = 0;
    for (int c = 1; c < classes; c++) {
      for (int b = 1; b < classes; b++) {
        variance +=
            contrast(c, k, r)
                * contrast(b, k, r)
                * posterior[((c - 1) * stride + place) * order + (b - 1) * stride + place];
      }
    }
    return Math.sqrt(Math.max(variance, 0));
  }

  private double contrast(int c, int k, int r) {
    return element(c, k) - (r < 0 ? 0 : element(c, r));
  }

  /** Of two classes the coordinate is the logit itself: ∓½. */
  private double element(int c, int k) {
    return classes == 2 ? k - 0.5 : Contrasts.element(c, k);
  }

  /** Where column j stands among the identified ones, the intercept first; −1 if it does not. */
  private int place(int j) {
    if (j == kept.length) {
      return 0;
    }
    if (!kept[j]) {
      return -1;
    }
    int place = 1;
    for (int i = 0; i < j; i++) {
      place += kept[i] ? 1 : 0;
    }
    return place;
  }

  double[][] covariance(boolean sampling) {
    int order = (classes - 1) * stride;
    double[] contrasts = posterior;
    if (sampling) {
      double[] half = new double[order * order];
      contrasts = new double[order * order];
      kernels.gemm(order, order, order, posterior, 0, order, fisher, 0, order, half, 0, order);
      kernels.gemm(order, order, order, half, 0, order, posterior, 0, order, contrasts, 0, order);
    }
    int d = kept.length;
    int[] place = new int[d + 1];
    Arrays.setAll(place, this::place);
    double[][] full = new double[classes * (d + 1)][classes * (d + 1)];
    for (int k = 0; k < classes; k++) {
      for (int i = 0; i <= d; i++) {
        for (int l = 0; l < classes; l++) {
          for (int j = 0; j <= d; j++) {
            full[k * (d + 1) + i][l * (d + 1) + j] =
                place[i] < 0 || place[j] < 0
                    ? 0
                    : expanded(contrasts, order, k, place[i], l, place[j]);
          }
        }
      }
    }
    return full;
  }

  private double expanded(double[] contrasts, int order, int k, int i, int l, int j) {
    double sum = 0;
    for (int c = 1; c < classes; c++) {
      for (int b = 1; b < classes; b++) {
        sum +=
            element(c, k)
                * element(b, l)
                * contrasts[((c - 1) * stride + i) * order + (b - 1) * stride + j];
      }
    }
    return sum;
  }
}
