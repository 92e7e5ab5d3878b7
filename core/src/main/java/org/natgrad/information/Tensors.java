package org.natgrad.information;

import org.hipparchus.linear.LUDecomposition;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;

/** Contractions of raw tensors with Jacobians. */
final class Tensors {

  private Tensors() {}

  /**
   * A covariant tensor of any order in other coordinates: every index contracted with the Jacobian.
   *
   * @param tensor n^order numbers
   * @param order its order
   * @param jacobian n × m, element (i, a) = ∂xⁱ/∂yᵃ
   * @param n old coordinates
   * @param m new coordinates
   */
  static double[] pulledBack(double[] tensor, int order, double[] jacobian, int n, int m) {
    double[] now = tensor;
    for (int slot = 0; slot < order; slot++) {
      int rest = now.length / n;
      double[] next = new double[rest * m];
      for (int i = 0; i < n; i++) {
        for (int r = 0; r < rest; r++) {
          for (int a = 0; a < m; a++) {
            next[r * m + a] = Math.fma(now[i * rest + r], jacobian[i * m + a], next[r * m + a]);
          }
        }
      }
      now = next;
    }
    return now;
  }

  /** The mean of a matrix and its transpose: products taken in two orders differ by rounding. */
  static double[] symmetrised(double[] matrix, int n) {
    double[] out = matrix.clone();
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        out[i * n + j] = 0.5 * (matrix[i * n + j] + matrix[j * n + i]);
      }
    }
    return out;
  }

  /** The mean over all orders of the three indices. */
  static double[] symmetrisedCube(double[] tensor, int n) {
    double[] out = new double[tensor.length];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        for (int k = 0; k <= j; k++) {
          int[][] orders = {{i, j, k}, {i, k, j}, {j, i, k}, {j, k, i}, {k, i, j}, {k, j, i}};
          double sum = 0;
          for (int[] o : orders) {
            sum += tensor[(o[0] * n + o[1]) * n + o[2]];
          }
          for (int[] o : orders) {
            out[(o[0] * n + o[1]) * n + o[2]] = sum / 6;
          }
        }
      }
    }
    return out;
  }

  /** The mean of Γ_ij,k and Γ_ji,k. */
  static double[] symmetricInFirstTwo(double[] tensor, int n) {
    double[] out = new double[tensor.length];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        for (int k = 0; k < n; k++) {
          out[(i * n + j) * n + k] =
              0.5 * (tensor[(i * n + j) * n + k] + tensor[(j * n + i) * n + k]);
        }
      }
    }
    return out;
  }

  /** Γ_ij,k = ½ (∂_i g_jk + ∂_j g_ki − ∂_k g_ij), slope at (i, j, k) being ∂_i g_jk. */
  static double[] leviCivita(double[] slope, int n) {
    double[] out = new double[slope.length];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        for (int k = 0; k < n; k++) {
          out[(i * n + j) * n + k] =
              0.5
                  * (slope[(i * n + j) * n + k]
                      + slope[(j * n + k) * n + i]
                      - slope[(k * n + i) * n + j]);
        }
      }
    }
    return out;
  }

  /** The inverse of a square matrix given row by row. */
  static double[][] inverse(double[] matrix, int n) {
    RealMatrix a = MatrixUtils.createRealMatrix(n, n);
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        a.setEntry(i, j, matrix[i * n + j]);
      }
    }
    return new LUDecomposition(a, 0).getSolver().getInverse().getData();
  }

  /**
   * Raises the last index by a symmetric positive definite matrix, by Cholesky's factors.
   *
   * @throws IllegalStateException if a pivot is not positive
   */
  static double[] raised(double[] matrix, double[] tensor, int n) {
    double[] l = matrix.clone();
    for (int j = 0; j < n; j++) {
      for (int i = j; i < n; i++) {
        double sum = l[i * n + j];
        for (int k = 0; k < j; k++) {
          sum = Math.fma(-l[i * n + k], l[j * n + k], sum);
        }
        if (i == j && !(sum > 0)) {
          throw new IllegalStateException("pivot " + j + " of the metric is " + sum);
        }
        l[i * n + j] = i == j ? Math.sqrt(sum) : sum / l[j * n + j];
      }
    }
    double[] out = tensor.clone();
    for (int row = 0; row < out.length; row += n) {
      for (int i = 0; i < n; i++) {
        for (int k = 0; k < i; k++) {
          out[row + i] = Math.fma(-l[i * n + k], out[row + k], out[row + i]);
        }
        out[row + i] /= l[i * n + i];
      }
      for (int i = n - 1; i >= 0; i--) {
        for (int k = i + 1; k < n; k++) {
          out[row + i] = Math.fma(-l[k * n + i], out[row + k], out[row + i]);
        }
        out[row + i] /= l[i * n + i];
      }
    }
    return out;
  }
}
