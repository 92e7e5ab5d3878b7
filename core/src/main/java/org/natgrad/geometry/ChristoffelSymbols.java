package org.natgrad.geometry;

import java.util.Arrays;

/**
 * The coefficients of an affine connection at a point, of the second kind Γ^k_ij or the first
 * Γ_ij,k = g_kl Γ^l_ij (Amari &amp; Nagaoka 2000, §1.6).
 *
 * <p><b>Index order</b>, everywhere in this library: raw arrays follow the notation Γ_ij,k, element
 * (i, j, k) at {@code (i * n + j) * n + k}: the direction of the derivative, the field that is
 * differentiated, the component of the result.
 */
public final class ChristoffelSymbols {

  private final Point base;
  private final int n;
  private final double[] second;

  private ChristoffelSymbols(Point base, double[] second) {
    this.base = base;
    this.n = base.dimension();
    this.second = second;
  }

  /**
   * From Γ^k_ij.
   *
   * @param base the point
   * @param second n³ finite numbers, copied
   * @return the symbols
   */
  public static ChristoffelSymbols ofSecondKind(Point base, double[] second) {
    check("second", base, second);
    return new ChristoffelSymbols(base, second.clone());
  }

  /**
   * From Γ_ij,k, raising k by the metric.
   *
   * @param metric the tensor at the same point
   * @param base the point
   * @param first n³ finite numbers
   * @return the symbols
   */
  public static ChristoffelSymbols ofFirstKind(MetricTensor metric, Point base, double[] first) {
    check("first", base, first);
    int n = base.dimension();
    double[] second = new double[n * n * n];
    double[] raised = new double[n];
    for (int ij = 0; ij < n * n; ij++) {
      metric.sharp(Arrays.copyOfRange(first, ij * n, ij * n + n), 0, raised);
      System.arraycopy(raised, 0, second, ij * n, n);
    }
    check("raised", base, second);
    return new ChristoffelSymbols(base, second);
  }

  /**
   * The Levi-Civita connection: Γ_ij,k = ½ (∂_i g_jk + ∂_j g_ki − ∂_k g_ij).
   *
   * @param metric the tensor at the same point
   * @param base the point
   * @param derivative n³ finite numbers, ∂_i g_jk at {@code (i * n + j) * n + k}
   * @return the symbols
   */
  public static ChristoffelSymbols leviCivita(
      MetricTensor metric, Point base, double[] derivative) {
    check("derivative", base, derivative);
    int n = base.dimension();
    double[] first = new double[n * n * n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        for (int k = 0; k < n; k++) {
          first[(i * n + j) * n + k] =
              0.5
                  * (derivative[(i * n + j) * n + k]
                      + derivative[(j * n + k) * n + i]
                      - derivative[(k * n + i) * n + j]);
        }
      }
    }
    return ofFirstKind(metric, base, first);
  }

  /** {@return the point} */
  public Point base() {
    return base;
  }

  /** {@return the number of coordinates} */
  public int dimension() {
    return n;
  }

  /**
   * One coefficient Γ^k_ij.
   *
   * @param i direction of the derivative
   * @param j field that is differentiated
   * @param k component of the result
   * @return its value
   */
  public double get(int i, int j, int k) {
    return second[(i * n + j) * n + k];
  }

  /** {@return a copy of all Γ^k_ij, in the index order of this class} */
  public double[] secondKind() {
    return second.clone();
  }

  /**
   * All Γ_ij,k = g_kl Γ^l_ij.
   *
   * @param metric the tensor at the same point
   * @return n³ numbers in the index order of this class
   */
  public double[] firstKind(MetricTensor metric) {
    double[] first = new double[n * n * n];
    double[] lowered = new double[n];
    for (int ij = 0; ij < n * n; ij++) {
      metric.flat(Arrays.copyOfRange(second, ij * n, ij * n + n), lowered);
      System.arraycopy(lowered, 0, first, ij * n, n);
    }
    return first;
  }

  /**
   * The contraction Γ^k_ij uⁱ vʲ. A geodesic has acceleration −Γ(ẋ, ẋ); a field transported along ẋ
   * changes at the rate −Γ(ẋ, y).
   *
   * @param u components, length n
   * @param v components, length n
   * @param out receives n components; another array than u and v
   */
  public void contract(double[] u, double[] v, double[] out) {
    for (int k = 0; k < n; k++) {
      out[k] = 0;
    }
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        double uv = u[i] * v[j];
        for (int k = 0; k < n; k++) {
          out[k] = Math.fma(second[(i * n + j) * n + k], uv, out[k]);
        }
      }
    }
  }

  /**
   * The covariant derivative of a field: (∇_u Y)^k = uⁱ (∂_i Y^k + Γ^k_ij Yʲ).
   *
   * @param u the direction, a tangent vector at {@link #base()}
   * @param field the field's value Y there
   * @param derivative its partial derivatives, ∂_i Y^k at {@code i * n + k}
   * @return the tangent vector ∇_u Y
   */
  public TangentVector derivative(TangentVector u, TangentVector field, double[] derivative) {
    u.checkBase(base);
    field.checkBase(base);
    if (derivative.length != n * n) {
      throw new IllegalArgumentException(
          "derivative.length = "
              + derivative.length
              + ": must be n² for n = "
              + n
              + ". Give ∂_i Y^k row by row, i first.");
    }
    double[] out = new double[n];
    contract(u.raw(), field.raw(), out);
    for (int i = 0; i < n; i++) {
      for (int k = 0; k < n; k++) {
        out[k] = Math.fma(u.component(i), derivative[i * n + k], out[k]);
      }
    }
    return TangentVector.wrap(base, out);
  }

  private static void check(String argument, Point base, double[] symbols) {
    int n = base.dimension();
    if (symbols.length != n * n * n) {
      throw new IllegalArgumentException(
          argument
              + ".length = "
              + symbols.length
              + ": must be n³ for n = "
              + n
              + ". Give element (i, j, k) at (i * n + j) * n + k.");
    }
    for (int e = 0; e < symbols.length; e++) {
      if (!(Math.abs(symbols[e]) <= Double.MAX_VALUE)) {
        throw new IllegalArgumentException(
            argument
                + "["
                + e
                + "] = "
                + symbols[e]
                + ": must be finite at "
                + base
                + ". Check what computed it.");
      }
    }
  }

  @Override
  public String toString() {
    return "ChristoffelSymbols" + Arrays.toString(second) + " at " + base;
  }
}
