package org.natgrad.benchmarks;

/**
 * A square matrix and what it is multiplied with.
 *
 * @param n order
 * @param m right-hand sides
 * @param a a symmetric matrix with n on its diagonal and elements in (−1, 1) beside it, n × n; its
 *     lower triangle serves as L
 * @param b right-hand sides, n × m
 */
record SquareProblem(int n, int m, double[] a, double[] b) {

  static SquareProblem draw(int n, int m) {
    double[] a = Problem.uniform(n * n, -1, 1);
    for (int i = 0; i < n; i++) {
      a[i * n + i] = n;
      for (int j = 0; j < i; j++) {
        a[j * n + i] = a[i * n + j];
      }
    }
    return new SquareProblem(n, m, a, Problem.uniform(n * m, -1, 1));
  }

  /** The lower triangle of {@link #a}, zero above. */
  double[] lower() {
    double[] l = new double[n * n];
    for (int i = 0; i < n; i++) {
      System.arraycopy(a, i * n, l, i * n, i + 1);
    }
    return l;
  }

  Problem cholesky() {
    return new Problem(library -> library.cholesky(this), this::checkFactor);
  }

  Problem triangularSolve() {
    return new Problem(library -> library.triangularSolve(this), this::checkSolution);
  }

  Problem gemm() {
    return new Problem(library -> library.gemm(this), this::checkProduct);
  }

  private void checkFactor(double[] l) {
    for (int i = 0; i < n; i += Problem.stride(n)) {
      for (int j = 0; j <= i; j += Problem.stride(n)) {
        Sum sum = new Sum();
        for (int k = 0; k <= j; k++) {
          sum.add(l[i * n + k] * l[j * n + k]);
        }
        sum.check("LLᵀ[" + i + "][" + j + "]", a[i * n + j]);
      }
    }
  }

  private void checkSolution(double[] x) {
    for (int i = 0; i < n; i += Problem.stride(n)) {
      for (int j = 0; j < m; j += Problem.stride(m)) {
        Sum sum = new Sum();
        for (int k = 0; k <= i; k++) {
          sum.add(a[i * n + k] * x[k * m + j]);
        }
        // EJML solves LLᵀX = B; its LᵀX is two sums over n more, of moduli near |b| < 1 as n rules
        // L.
        sum.allow(2L * n, 2);
        sum.check("LX[" + i + "][" + j + "]", b[i * m + j]);
      }
    }
  }

  private void checkProduct(double[] c) {
    for (int i = 0; i < n; i += Problem.stride(n)) {
      for (int j = 0; j < m; j += Problem.stride(m)) {
        Sum sum = new Sum();
        for (int k = 0; k < n; k++) {
          sum.add(a[i * n + k] * b[k * m + j]);
        }
        sum.check("AB[" + i + "][" + j + "]", c[i * m + j]);
      }
    }
  }
}
