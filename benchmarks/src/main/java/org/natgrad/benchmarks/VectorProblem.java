package org.natgrad.benchmarks;

/**
 * Two vectors.
 *
 * @param n elements
 * @param x numbers in (−10, 10)
 * @param w numbers in (0, 1)
 */
record VectorProblem(int n, double[] x, double[] w) {

  /** What an elementary function may differ by from {@link StrictMath}: four units. */
  private static final double FOUR_ULP = 0x1p-50;

  static VectorProblem draw(Size size) {
    int n = size.rows();
    return new VectorProblem(n, Problem.uniform(n, -10, 10), Problem.uniform(n, 0, 1));
  }

  Problem dot() {
    return new Problem(library -> library.dot(this), this::checkDot);
  }

  Problem exp() {
    return new Problem(library -> library.exp(this), this::checkExp);
  }

  Problem log() {
    return new Problem(library -> library.log(this), this::checkLog);
  }

  Problem read() {
    return new Problem(library -> library.read(this), this::checkSum);
  }

  private void checkDot(double[] result) {
    Sum sum = new Sum();
    for (int i = 0; i < n; i++) {
      sum.add(x[i] * w[i]);
    }
    sum.check("⟨x, w⟩", result[0]);
  }

  private void checkSum(double[] result) {
    Sum sum = new Sum();
    for (int i = 0; i < n; i++) {
      sum.add(x[i]);
    }
    sum.check("Σx", result[0]);
  }

  private void checkExp(double[] y) {
    for (int i = 0; i < n; i++) {
      near("exp(" + x[i] + ")", y[i], StrictMath.exp(x[i]));
    }
  }

  private void checkLog(double[] y) {
    for (int i = 0; i < n; i++) {
      near("log(" + w[i] + ")", y[i], StrictMath.log(w[i]));
    }
  }

  private static void near(String what, double actual, double expected) {
    if (!(Math.abs(actual - expected) <= FOUR_ULP * Math.abs(expected))) {
      throw new IllegalStateException(what + " is " + actual + ", not " + expected);
    }
  }
}
