package org.natgrad.benchmarks;

/**
 * Rows of features, weights of ten classes, and the classes observed.
 *
 * @param n rows
 * @param d columns
 * @param x features, n × d
 * @param b weights, d × K
 * @param y classes
 * @param p probabilities, n × K
 * @param s weights of the rows
 */
record LogitsProblem(int n, int d, double[] x, double[] b, int[] y, double[] p, double[] s) {

  static final int CLASSES = 10;

  /** Logits of a few units: their rounding, amplified by exp, stays below this. */
  private static final double TOLERANCE = 1e-12;

  static LogitsProblem draw(Size size) {
    int n = size.rows();
    int d = size.columns();
    double scale = 2 / Math.sqrt(d);
    int[] y = new int[n];
    double[] p = Problem.uniform(n * CLASSES, 0.05, 0.15);
    for (int i = 0; i < n; i++) {
      y[i] = (int) (CLASSES * (p[i * CLASSES] - 0.05) / 0.1);
    }
    return new LogitsProblem(
        n,
        d,
        Problem.uniform(n * d, -1, 1),
        Problem.uniform(d * CLASSES, -scale, scale),
        y,
        p,
        Problem.uniform(n, 0.5, 1));
  }

  Problem logits() {
    return new Problem(library -> library.logits(this), this::checkLogits);
  }

  Problem logitsSoftmax() {
    return new Problem(library -> library.logitsSoftmax(this), this::checkSoftmax);
  }

  Problem softmaxFisher() {
    return new Problem(library -> library.softmaxFisher(this), this::checkFisher);
  }

  private Sum logit(int row, int k) {
    Sum sum = new Sum();
    for (int j = 0; j < d; j++) {
      sum.add(x[row * d + j] * b[j * CLASSES + k]);
    }
    return sum;
  }

  private void checkLogits(double[] z) {
    for (int r = 0; r < n; r += Problem.stride(n)) {
      for (int k = 0; k < CLASSES; k++) {
        logit(r, k).check("(XB)[" + r + "][" + k + "]", z[r * CLASSES + k]);
      }
    }
  }

  private void checkSoftmax(double[] result) {
    for (int r = 0; r < n; r += Problem.stride(n)) {
      double total = 0;
      for (int k = 0; k < CLASSES; k++) {
        total += StrictMath.exp(logit(r, k).value());
      }
      for (int k = 0; k < CLASSES; k++) {
        double probability = StrictMath.exp(logit(r, k).value()) / total;
        int at = r * CLASSES + k;
        near("p[" + r + "][" + k + "]", result[at], probability);
        double residual = probability - (k == y[r] ? 1 : 0);
        near("residual[" + r + "][" + k + "]", result[n * CLASSES + at], residual);
      }
      double loss = StrictMath.log(total) - logit(r, y[r]).value();
      near("loss[" + r + "]", result[2 * n * CLASSES + r], loss);
    }
  }

  private static void near(String what, double actual, double expected) {
    if (!(Math.abs(actual - expected) <= TOLERANCE)) {
      throw new IllegalStateException(what + " is " + actual + ", not " + expected);
    }
  }

  private void checkFisher(double[] f) {
    for (int k = 0; k < CLASSES; k += 3) {
      for (int l = 0; l <= k; l += 3) {
        Sum sum = new Sum();
        for (int r = 0; r < n; r++) {
          double q = 0;
          for (int c = 0; c < CLASSES; c++) {
            q += c == k ? 0 : p[r * CLASSES + c];
          }
          double weight = s[r] * p[r * CLASSES + k] * (k == l ? q : -p[r * CLASSES + l]);
          sum.add(weight * x[r * d + d - 1] * x[r * d]);
        }
        int at = (k * d + d - 1) * CLASSES * d + l * d;
        sum.check("F[" + k + "][" + l + "]", f[at]);
      }
    }
  }
}
