package org.natgrad.benchmarks;

/**
 * Rows of features with their weights, and a vector to multiply.
 *
 * @param n rows
 * @param d columns
 * @param x features, n × d
 * @param w weights of the rows, in (0, ¼) like p(1 − p)
 * @param v a vector of d
 */
record DesignProblem(int n, int d, double[] x, double[] w, double[] v) {

  static DesignProblem draw(Size size) {
    int n = size.rows();
    int d = size.columns();
    return new DesignProblem(
        n,
        d,
        Problem.uniform(n * d, -1, 1),
        Problem.uniform(n, 0, 0.25),
        Problem.uniform(d, -1, 1));
  }

  Problem weightedSyrk() {
    return new Problem(library -> library.weightedSyrk(this), this::checkGram);
  }

  /** The features rounded to single precision, for everybody. */
  Problem weightedSyrkOfFloats() {
    for (int i = 0; i < x.length; i++) {
      x[i] = (float) x[i];
    }
    return new Problem(library -> library.weightedSyrkOfFloats(this), this::checkGram);
  }

  Problem fisherTimes() {
    return new Problem(library -> library.fisherTimes(this), this::checkFisherTimes);
  }

  Problem gemv() {
    return new Problem(library -> library.gemv(this), this::checkGemv);
  }

  private void checkGram(double[] g) {
    for (int i = 0; i < d; i += Problem.stride(d)) {
      for (int j = 0; j <= i; j += Problem.stride(d)) {
        Sum sum = new Sum();
        for (int r = 0; r < n; r++) {
          sum.add(w[r] * x[r * d + i] * x[r * d + j]);
        }
        sum.check("XᵀWX[" + i + "][" + j + "]", g[i * d + j]);
      }
    }
  }

  private Sum product(int row) {
    Sum sum = new Sum();
    for (int j = 0; j < d; j++) {
      sum.add(x[row * d + j] * v[j]);
    }
    return sum;
  }

  private void checkGemv(double[] y) {
    for (int r = 0; r < n; r += Problem.stride(n)) {
      product(r).check("(Xv)[" + r + "]", y[r]);
    }
  }

  private void checkFisherTimes(double[] u) {
    double[] products = new double[n];
    for (int r = 0; r < n; r++) {
      products[r] = w[r] * product(r).value();
    }
    for (int j = 0; j < d; j += Problem.stride(d)) {
      Sum sum = new Sum();
      for (int r = 0; r < n; r++) {
        sum.add(products[r] * x[r * d + j]);
      }
      sum.check("(XᵀWXv)[" + j + "]", u[j]);
    }
  }
}
