package org.natgrad.model;

/** Matrices as the textbook writes them, for tests. */
final class SmallMatrices {

  private SmallMatrices() {}

  static double[][] times(double[][] a, double[][] b) {
    double[][] out = new double[a.length][b[0].length];
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j < b[0].length; j++) {
        for (int k = 0; k < b.length; k++) {
          out[i][j] += a[i][k] * b[k][j];
        }
      }
    }
    return out;
  }

  static double[][] transposed(double[][] a) {
    double[][] out = new double[a[0].length][a.length];
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j < a[0].length; j++) {
        out[j][i] = a[i][j];
      }
    }
    return out;
  }

  static double[] times(double[][] a, double[] x) {
    double[] out = new double[a.length];
    for (int i = 0; i < a.length; i++) {
      for (int k = 0; k < x.length; k++) {
        out[i] += a[i][k] * x[k];
      }
    }
    return out;
  }

  static double trace(double[][] a) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i][i];
    }
    return sum;
  }

  /** The mean with the transpose: AΣAᵀ is symmetric but for rounding. */
  static double[][] symmetric(double[][] a) {
    double[][] out = new double[a.length][a.length];
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j < a.length; j++) {
        out[i][j] = 0.5 * (a[i][j] + a[j][i]);
      }
    }
    return out;
  }

  /** ∂Σ/∂Σ_ij for the k-th pair i ≥ j in the order 11, 21, 22, 31, … */
  static double[][] unit(int d, int k) {
    double[][] out = new double[d][d];
    int at = 0;
    for (int i = 0; i < d; i++) {
      for (int j = 0; j <= i; j++, at++) {
        if (at == k) {
          out[i][j] = 1;
          out[j][i] = 1;
        }
      }
    }
    return out;
  }

  /** By Gauss and Jordan. */
  static double[][] inverse(double[][] a) {
    int n = a.length;
    double[][] w = new double[n][2 * n];
    for (int i = 0; i < n; i++) {
      System.arraycopy(a[i], 0, w[i], 0, n);
      w[i][n + i] = 1;
    }
    for (int k = 0; k < n; k++) {
      for (int j = 2 * n - 1; j >= k; j--) {
        w[k][j] /= w[k][k];
      }
      for (int i = 0; i < n; i++) {
        double factor = i == k ? 0 : w[i][k];
        for (int j = k; j < 2 * n; j++) {
          w[i][j] -= factor * w[k][j];
        }
      }
    }
    double[][] out = new double[n][n];
    for (int i = 0; i < n; i++) {
      System.arraycopy(w[i], n, out[i], 0, n);
    }
    return out;
  }
}
