package org.natgrad.geometry;

/**
 * The curvature of an affine connection at a point, from the coefficients and their derivatives
 * (Amari &amp; Nagaoka 2000, §1.7): R(∂_i, ∂_j)∂_k = R^l_ijk ∂_l with
 *
 * <p>R^l_ijk = ∂_i Γ^l_jk − ∂_j Γ^l_ik + Γ^l_ih Γ^h_jk − Γ^l_jh Γ^h_ik.
 *
 * <p>With this sign the sphere has positive {@linkplain #sectional sectional curvature}. Cost: 2n⁵
 * multiplications, n⁴ doubles.
 */
public final class Curvature {

  private final Point base;
  private final int n;
  private final double[] r;

  private Curvature(Point base, double[] r) {
    this.base = base;
    this.n = base.dimension();
    this.r = r;
  }

  /**
   * The curvature of a connection.
   *
   * @param symbols its coefficients
   * @param derivative their partial derivatives, ∂_m Γ^k_ij at {@code ((m * n + i) * n + j) * n +
   *     k}
   * @return the curvature at the symbols' point
   */
  public static Curvature of(ChristoffelSymbols symbols, double[] derivative) {
    int n = symbols.dimension();
    if (derivative.length != n * n * n * n) {
      throw new IllegalArgumentException(
          "derivative.length = "
              + derivative.length
              + ": must be n⁴ for n = "
              + n
              + ". Give ∂_m Γ^k_ij at ((m * n + i) * n + j) * n + k.");
    }
    double[] r = new double[n * n * n * n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        for (int k = 0; k < n; k++) {
          for (int l = 0; l < n; l++) {
            double sum =
                derivative[((i * n + j) * n + k) * n + l]
                    - derivative[((j * n + i) * n + k) * n + l];
            for (int h = 0; h < n; h++) {
              sum = Math.fma(symbols.get(i, h, l), symbols.get(j, k, h), sum);
              sum = Math.fma(-symbols.get(j, h, l), symbols.get(i, k, h), sum);
            }
            r[((i * n + j) * n + k) * n + l] = sum;
          }
        }
      }
    }
    return new Curvature(symbols.base(), r);
  }

  /** {@return the point} */
  public Point base() {
    return base;
  }

  /**
   * One component R^l_ijk.
   *
   * @param i first direction
   * @param j second direction
   * @param k vector that is carried round
   * @param l component of the result
   * @return its value
   */
  public double get(int i, int j, int k, int l) {
    return r[((i * n + j) * n + k) * n + l];
  }

  /**
   * The vector R(u, v)w: what carrying w round the small parallelogram of u and v does to it.
   *
   * @param u a tangent vector at {@link #base()}
   * @param v a tangent vector there
   * @param w a tangent vector there
   * @return R(u, v)w
   */
  public TangentVector on(TangentVector u, TangentVector v, TangentVector w) {
    u.checkBase(base);
    v.checkBase(base);
    w.checkBase(base);
    double[] out = new double[n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        for (int k = 0; k < n; k++) {
          double uvw = u.component(i) * v.component(j) * w.component(k);
          for (int l = 0; l < n; l++) {
            out[l] = Math.fma(get(i, j, k, l), uvw, out[l]);
          }
        }
      }
    }
    return TangentVector.wrap(base, out);
  }

  /**
   * The sectional curvature K = g(R(u, v)v, u) / (g(u, u) g(v, v) − g(u, v)²) of the plane of u and
   * v. The denominator cancels for nearly parallel vectors; take orthogonal ones.
   *
   * @param metric the tensor at {@link #base()}
   * @param u a tangent vector
   * @param v a tangent vector, not parallel to u
   * @return K, the same for every basis of the plane if the connection is the metric's own
   */
  public double sectional(MetricTensor metric, TangentVector u, TangentVector v) {
    double uv = metric.inner(u, v);
    double area = metric.inner(u, u) * metric.inner(v, v) - uv * uv;
    if (!(area > 0)) {
      throw new IllegalArgumentException(
          "v = " + v + ": must not be parallel to u = " + u + ". Give two directions.");
    }
    return metric.inner(on(u, v, v), u) / area;
  }

  /**
   * Whether this is no curvature at all, to a tolerance.
   *
   * @param tolerance admissible |R^l_ijk|, ≥ 0
   * @return true if every component is at most the tolerance
   */
  public boolean isFlat(double tolerance) {
    double largest = 0;
    for (double component : r) {
      largest = Math.max(largest, Math.abs(component));
    }
    return largest <= tolerance;
  }
}
