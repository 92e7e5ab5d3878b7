package org.natgrad.model;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.hipparchus.CalculusFieldElement;
import org.hipparchus.util.MathArrays;

/**
 * Lower triangular matrices: packed row by row where they are coordinates, (i, j) at i(i + 1)/2 +
 * j, for every number type; full n × n arrays of doubles where they are worked with.
 */
final class Triangles {

  private Triangles() {}

  static int size(int n) {
    return n * (n + 1) / 2;
  }

  /** Where the element (i, j) of a packed triangle is, or its mirror image's. */
  static int at(int i, int j) {
    return i >= j ? i * (i + 1) / 2 + j : j * (j + 1) / 2 + i;
  }

  /** The Cholesky factor L of S = LLᵀ, NaN from the first pivot on that is not positive. */
  static <T extends CalculusFieldElement<T>> T[] factor(T[] s, int n) {
    T[] l = MathArrays.buildArray(s[0].getField(), size(n));
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        T sum = s[at(i, j)];
        for (int k = 0; k < j; k++) {
          sum = sum.subtract(l[at(i, k)].multiply(l[at(j, k)]));
        }
        l[at(i, j)] = i == j ? sum.sqrt() : sum.divide(l[at(j, j)]);
      }
    }
    return l;
  }

  /** How many leading pivots of a symmetric matrix are positive. */
  static int definiteOrder(double[] s, int n) {
    double[] l = new double[size(n)];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        double sum = s[at(i, j)];
        for (int k = 0; k < j; k++) {
          sum = Math.fma(-l[at(i, k)], l[at(j, k)], sum);
        }
        if (i == j && !(sum > 0)) {
          return i;
        }
        l[at(i, j)] = i == j ? Math.sqrt(sum) : sum / l[at(j, j)];
      }
    }
    return n;
  }

  /** W with P = WᵀW: the factor of the matrix read from its last element. */
  static <T extends CalculusFieldElement<T>> T[] factorFromBelow(T[] p, int n) {
    return turned(factor(turned(p, n), n), n);
  }

  /** A symmetric matrix in reversed order; a triangle's transpose so. */
  private static <T extends CalculusFieldElement<T>> T[] turned(T[] s, int n) {
    T[] out = MathArrays.buildArray(s[0].getField(), s.length);
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        out[at(i, j)] = s[at(n - 1 - j, n - 1 - i)];
      }
    }
    return out;
  }

  /** L⁻¹. */
  static <T extends CalculusFieldElement<T>> T[] inverse(T[] l, int n) {
    T[] w = MathArrays.buildArray(l[0].getField(), size(n));
    for (int j = 0; j < n; j++) {
      w[at(j, j)] = l[at(j, j)].reciprocal();
      for (int i = j + 1; i < n; i++) {
        T sum = l[0].getField().getZero();
        for (int k = j; k < i; k++) {
          sum = sum.add(l[at(i, k)].multiply(w[at(k, j)]));
        }
        w[at(i, j)] = sum.negate().divide(l[at(i, i)]);
      }
    }
    return w;
  }

  /** LLᵀ. */
  static <T extends CalculusFieldElement<T>> T[] square(T[] l, int n) {
    T[] s = MathArrays.buildArray(l[0].getField(), size(n));
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        for (int k = 0; k <= j; k++) {
          s[at(i, j)] = s[at(i, j)].add(l[at(i, k)].multiply(l[at(j, k)]));
        }
      }
    }
    return s;
  }

  /** Wv. */
  static <T extends CalculusFieldElement<T>> T[] times(T[] w, T[] v) {
    T[] out = MathArrays.buildArray(v[0].getField(), v.length);
    for (int i = 0; i < v.length; i++) {
      for (int k = 0; k <= i; k++) {
        out[i] = out[i].add(w[at(i, k)].multiply(v[k]));
      }
    }
    return out;
  }

  /** Wᵀv. */
  static <T extends CalculusFieldElement<T>> T[] transposedTimes(T[] w, T[] v) {
    T[] out = MathArrays.buildArray(v[0].getField(), v.length);
    for (int k = 0; k < v.length; k++) {
      for (int i = k; i < v.length; i++) {
        out[k] = out[k].add(w[at(i, k)].multiply(v[i]));
      }
    }
    return out;
  }

  /** WᵀW. */
  static <T extends CalculusFieldElement<T>> T[] transposedSquare(T[] w, int n) {
    T[] p = MathArrays.buildArray(w[0].getField(), size(n));
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        for (int k = i; k < n; k++) {
          p[at(i, j)] = p[at(i, j)].add(w[at(k, i)].multiply(w[at(k, j)]));
        }
      }
    }
    return p;
  }

  /** A packed triangle that begins at an offset, as a full matrix. */
  static double[] full(double[] x, int offset, int n) {
    double[] l = new double[n * n];
    for (int i = 0; i < n; i++) {
      System.arraycopy(x, offset + at(i, 0), l, i * n, i + 1);
    }
    return l;
  }

  /** LLᵀ of a full triangle, packed. */
  static double[] packedSquare(double[] l, int n) {
    double[] s = new double[size(n)];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        for (int k = 0; k <= j; k++) {
          s[at(i, j)] = Math.fma(l[i * n + k], l[j * n + k], s[at(i, j)]);
        }
      }
    }
    return s;
  }

  /** The inverse of a full lower triangular matrix. */
  static double[] inverse(int n, double[] l) {
    double[] w = new double[n * n];
    for (int i = 0; i < n; i++) {
      w[i * n + i] = 1;
    }
    return solved(n, l, w);
  }

  /** L⁻¹X for lower triangular X. */
  static double[] solved(int n, double[] l, double[] x) {
    double[] out = new double[n * n];
    for (int j = 0; j < n; j++) {
      for (int i = j; i < n; i++) {
        double sum = x[i * n + j];
        for (int k = j; k < i; k++) {
          sum = Math.fma(-l[i * n + k], out[k * n + j], sum);
        }
        out[i * n + j] = sum / l[i * n + i];
      }
    }
    return out;
  }

  /** The product of two full lower triangular matrices. */
  static double[] product(int n, double[] a, double[] b) {
    double[] out = new double[n * n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        for (int k = j; k <= i; k++) {
          out[i * n + j] = Math.fma(a[i * n + k], b[k * n + j], out[i * n + j]);
        }
      }
    }
    return out;
  }

  /** The lower triangle of a symmetric matrix, packed. */
  static double[] packed(String argument, double[][] matrix) {
    int n = matrix.length;
    double[] out = new double[size(n)];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        if (!(matrix[i].length == n && matrix[i][j] == matrix[j][i])) {
          throw new IllegalArgumentException(
              argument
                  + "["
                  + i
                  + "] = "
                  + Arrays.toString(matrix[i])
                  + ": "
                  + argument
                  + " must be square and symmetric, with no NaN. Give (a_ij + a_ji)/2.");
        }
        out[at(i, j)] = matrix[i][j];
      }
    }
    return out;
  }

  /** Where a normal law with Σ = LLᵀ lives. */
  static Support lines(double[] mean, double[] lower) {
    Support[] lines = new Support[mean.length];
    for (int i = 0; i < lines.length; i++) {
      double variance = 0;
      for (int k = 0; k <= i; k++) {
        variance = Math.fma(lower[at(i, k)], lower[at(i, k)], variance);
      }
      lines[i] = Support.line(mean[i], Math.sqrt(variance));
    }
    return Support.product(lines);
  }

  /** A draw from the normal law with Σ = LLᵀ. */
  static double[] normal(double[] mean, double[] lower, RandomGenerator random) {
    int n = mean.length;
    double[] x = mean.clone();
    for (int k = 0; k < n; k++) {
      double z = Draws.normal(random);
      for (int i = k; i < n; i++) {
        x[i] = Math.fma(lower[at(i, k)], z, x[i]);
      }
    }
    return x;
  }
}
