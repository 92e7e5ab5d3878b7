package org.natgrad.model;

import org.hipparchus.CalculusFieldElement;
import org.hipparchus.util.MathArrays;

/**
 * Metric and T of normal laws in (μ, L), Σ = LLᵀ. With z = L⁻¹(x − μ) standard normal, W = L⁻¹, u =
 * W dμ and S = W dL + (W dL)ᵀ the score along (dμ, dL) is uᵀz + ½ (zᵀSz − tr S), so that
 *
 * <pre>
 *     g = uᵀu + ½ tr SS',   T = uᵀS''u' + u'ᵀSu'' + u''ᵀS'u + tr SS'S''.
 * </pre>
 */
final class NormalTensors {

  private NormalTensors() {}

  /**
   * The metric: Σ⁻¹ between means; between L_ab and L_cd δ_bd (Σ⁻¹)_ac, and 1/L_aa² more if all
   * four agree.
   *
   * @param lower L, packed
   * @param d its order
   * @param means whether μ is a parameter, and comes first
   */
  static <T extends CalculusFieldElement<T>> T[] fisher(T[] lower, int d, boolean means) {
    T[] w = Triangles.inverse(lower, d);
    T[] p = Triangles.transposedSquare(w, d);
    int first = means ? d : 0;
    int n = first + lower.length;
    T[] g = MathArrays.buildArray(lower[0].getField(), n * n);
    for (int i = 0; i < first; i++) {
      for (int j = 0; j < first; j++) {
        g[i * n + j] = p[Triangles.at(i, j)];
      }
    }
    for (int b = 0; b < d; b++) {
      for (int a = b; a < d; a++) {
        for (int c = b; c < d; c++) {
          int row = first + Triangles.at(a, b);
          g[row * n + first + Triangles.at(c, b)] = p[Triangles.at(a, c)];
        }
      }
      int e = first + Triangles.at(b, b);
      g[e * n + e] = g[e * n + e].add(w[Triangles.at(b, b)].square());
    }
    return g;
  }

  /**
   * The tensor T.
   *
   * @param lower L, packed
   * @param d its order
   * @param means whether μ is a parameter, and comes first
   */
  static <T extends CalculusFieldElement<T>> T[] skewness(T[] lower, int d, boolean means) {
    T[] w = Triangles.inverse(lower, d);
    T[] p = Triangles.transposedSquare(w, d);
    int first = means ? d : 0;
    int n = first + lower.length;
    T[] t = MathArrays.buildArray(lower[0].getField(), n * n * n);
    for (int a = 0; a < d; a++) {
      for (int b = 0; b <= a; b++) {
        int e = first + Triangles.at(a, b);
        for (int i = 0; i < first; i++) {
          for (int j = 0; j <= i; j++) {
            T value = product(p, w, i, a, b, j).add(product(p, w, j, a, b, i));
            everyOrder(t, n, i, j, e, value);
          }
        }
      }
    }
    fillTraces(t, w, d, first);
    return t;
  }

  /** (W e_i)ᵀ (W e_a e_bᵀ) (W e_j) = (Σ⁻¹)_ia W_bj, W being lower triangular. */
  private static <T extends CalculusFieldElement<T>> T product(
      T[] p, T[] w, int i, int a, int b, int j) {
    return b < j
        ? p[0].getField().getZero()
        : p[Triangles.at(i, a)].multiply(w[Triangles.at(b, j)]);
  }

  /** tr SS'S'' for each three of the coordinates of L. */
  private static <T extends CalculusFieldElement<T>> void fillTraces(
      T[] t, T[] w, int d, int first) {
    int m = w.length;
    T[][] s = MathArrays.buildArray(w[0].getField(), m, d * d);
    for (int a = 0; a < d; a++) {
      for (int b = 0; b <= a; b++) {
        T[] one = s[Triangles.at(a, b)];
        for (int i = a; i < d; i++) {
          one[i * d + b] = one[i * d + b].add(w[Triangles.at(i, a)]);
          one[b * d + i] = one[b * d + i].add(w[Triangles.at(i, a)]);
        }
      }
    }
    for (int e = 0; e < m; e++) {
      for (int f = 0; f <= e; f++) {
        T[] product = times(s[e], s[f], d);
        for (int g = 0; g <= f; g++) {
          T sum = w[0].getField().getZero();
          for (int i = 0; i < d; i++) {
            for (int j = 0; j < d; j++) {
              sum = sum.add(product[i * d + j].multiply(s[g][j * d + i]));
            }
          }
          everyOrder(t, first + m, first + e, first + f, first + g, sum);
        }
      }
    }
  }

  private static <T extends CalculusFieldElement<T>> T[] times(T[] x, T[] y, int d) {
    T[] out = MathArrays.buildArray(x[0].getField(), d * d);
    for (int i = 0; i < d; i++) {
      for (int k = 0; k < d; k++) {
        for (int j = 0; j < d; j++) {
          out[i * d + j] = out[i * d + j].add(x[i * d + k].multiply(y[k * d + j]));
        }
      }
    }
    return out;
  }

  private static <T> void everyOrder(T[] t, int n, int i, int j, int k, T value) {
    int[][] orders = {{i, j, k}, {i, k, j}, {j, i, k}, {j, k, i}, {k, i, j}, {k, j, i}};
    for (int[] o : orders) {
      t[(o[0] * n + o[1]) * n + o[2]] = value;
    }
  }
}
