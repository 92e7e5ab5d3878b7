package org.natgrad.regression;

import java.util.Arrays;
import java.util.List;
import org.natgrad.kernel.Kernels;

/**
 * A categorical response: the class of each row, with an optional weight, under the softmax model
 * P(k | x) ∝ exp(b_k + ⟨w_k, x⟩).
 *
 * <p>Two classes are one logit, the difference of their predictors; more are K predictors, and
 * their Fisher information is taken in Helmert contrasts c = 1 … K−1, an orthonormal basis of the
 * weights that sum to zero over the classes, in which the model is minimal.
 */
public final class Categorical {

  private final int[] y;
  private final List<String> classes;
  private final double[] weights;

  private Categorical(int[] y, List<String> classes, double[] weights) {
    this.y = y;
    this.classes = classes;
    this.weights = weights;
  }

  /**
   * Makes a response in which every row counts once.
   *
   * @param y the class of each row, in [0, K); copied
   * @param classes the names of the K ≥ 1 classes
   * @return the response
   * @throws IllegalArgumentException if a class is out of range
   */
  public static Categorical of(int[] y, List<String> classes) {
    for (int i = 0; i < y.length; i++) {
      if (y[i] < 0 || y[i] >= classes.size()) {
        throw new IllegalArgumentException(
            "y[" + i + "] = " + y[i] + ": classes lie in [0, " + classes.size() + ")");
      }
    }
    double[] ones = new double[y.length];
    Arrays.fill(ones, 1);
    return new Categorical(y.clone(), List.copyOf(classes), ones);
  }

  /**
   * Replaces the weights: a row of weight 2 counts as two rows.
   *
   * @param weights a weight ≥ 0 for each row, not all 0; copied
   * @return the weighted response
   * @throws IllegalArgumentException if the length is wrong or a weight is negative or not finite
   */
  public Categorical withWeights(double[] weights) {
    if (weights.length != y.length) {
      throw new IllegalArgumentException(
          "weights has length " + weights.length + ": there are " + y.length + " rows");
    }
    double total = 0;
    for (int i = 0; i < weights.length; i++) {
      if (!(weights[i] >= 0 && weights[i] < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException(
            "weights["
                + i
                + "] = "
                + weights[i]
                + ": weights must be finite and at least 0; drop the row instead");
      }
      total += weights[i];
    }
    if (!(total > 0)) {
      throw new IllegalArgumentException("weights sum to " + total + ": one must be above 0");
    }
    return new Categorical(y, classes, weights.clone());
  }

  /**
   * Returns the number of rows.
   *
   * @return n
   */
  public int rows() {
    return y.length;
  }

  /**
   * Returns the names of the classes.
   *
   * @return K names, unmodifiable
   */
  public List<String> classes() {
    return classes;
  }

  int observed(int row) {
    return y[row];
  }

  double weight(int row) {
    return weights[row];
  }

  /** The linear predictors a row needs: one for two classes, K for more. */
  int predictors() {
    return classes.size() == 2 ? 1 : classes.size();
  }

  /** The free directions among them: K − 1. */
  int contrasts() {
    return classes.size() - 1;
  }

  /**
   * Turns logits into probabilities, weighted residuals and weighted losses, see {@link Kernels}.
   */
  void respond(
      Kernels kernels, int row, int n, double[] z, int zo, double[] r, int ro, double[] loss) {
    int k = predictors();
    if (k == 1 && classes.size() == 2) {
      kernels.logistic(n, y, row, z, zo, r, ro, loss, row);
    } else {
      kernels.softmax(n, k, y, row, z, zo, r, ro, loss, row);
    }
    for (int i = 0; i < n; i++) {
      double weight = weights[row + i];
      if (weight != 1) {
        // A weight of 0 must also silence a loss of +∞.
        loss[row + i] = weight == 0 ? 0 : loss[row + i] * weight;
        for (int c = 0; c < k; c++) {
          r[ro + i * k + c] *= weight;
        }
      }
    }
  }

  /**
   * Multiplies by one row's Fisher information of its predictors: s = w(p∘u − p⟨p, u⟩), in place.
   */
  void fisherTimes(int row, int n, double[] p, int po, double[] u, int uo) {
    int k = predictors();
    for (int i = 0; i < n; i++) {
      int at = po + i * k;
      int to = uo + i * k;
      double weight = weights[row + i];
      if (classes.size() == 2) {
        u[to] *= weight * (p[at] * (1 - p[at]));
        continue;
      }
      double mean = 0;
      for (int c = 0; c < k; c++) {
        mean = Math.fma(p[at + c], u[to + c], mean);
      }
      for (int c = 0; c < k; c++) {
        u[to + c] = weight * p[at + c] * (u[to + c] - mean);
      }
    }
  }

  /** Adds the diagonal Σ w p_k (1 − p_k) of the predictors' Fisher information to {@code h}. */
  void addVariances(int row, int n, double[] p, int po, double[] h, int ho) {
    int k = predictors();
    for (int i = 0; i < n; i++) {
      for (int c = 0; c < k; c++) {
        double pk = p[po + i * k + c];
        h[ho + c] = Math.fma(weights[row + i] * pk, 1 - pk, h[ho + c]);
      }
    }
  }

  /**
   * One row's Fisher information in contrasts, lower triangle, packed row by row: w Qᵀ(diag p −
   * ppᵀ)Q.
   *
   * <p>Contrast c takes the value h on the classes before c, −ch on c and 0 after it. With P and A
   * the probabilities before and after c, its mean is t_c = h(P − c p_c), its deviations from it
   * h((c+1) p_c + A), −h((c+1) P + c A) and −t_c, and its covariance with an earlier contrast b,
   * which is 0 wherever c is not h, is t_b h((c+1) p_c + A). Nothing here cancels as p → 1.
   *
   * @param scratch length ≥ 2K
   * @param diagonal whether to leave out the covariances
   * @param packed receives K(K − 1)/2 elements, or the K − 1 on the diagonal, {@code step} apart,
   *     from {@code so}
   */
  void information(
      int row,
      double[] p,
      int po,
      double[] scratch,
      boolean diagonal,
      double[] packed,
      int so,
      int step) {
    double weight = weights[row];
    if (classes.size() == 2) {
      packed[so] = weight * (p[po] * (1 - p[po]));
      return;
    }
    int k = classes.size();
    double after = 0;
    for (int c = k - 1; c >= 1; c--) {
      scratch[k + c] = after;
      after += p[po + c];
    }
    double before = 0;
    int at = so;
    for (int c = 1; c < k; c++) {
      before += p[po + c - 1];
      double own = p[po + c];
      double scale = Contrasts.scale(c);
      double mean = scale * (before - c * own);
      double low = scale * ((c + 1) * own + scratch[k + c]);
      double high = scale * ((c + 1) * before + c * scratch[k + c]);
      scratch[c] = mean;
      for (int b = 1; b < c && !diagonal; b++) {
        packed[at] = weight * (scratch[b] * low);
        at += step;
      }
      packed[at] = weight * (before * low * low + own * high * high + scratch[k + c] * mean * mean);
      at += step;
    }
  }
}
