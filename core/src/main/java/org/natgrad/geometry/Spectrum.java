package org.natgrad.geometry;

import org.natgrad.kernel.SymmetricEigen;

/**
 * What the eigenvalues of a symmetric matrix G = Σ_k λ_k v_k v_kᵀ say: its rank, the directions it
 * does not see, and how many dimensions it has above a noise level.
 *
 * <p>Eigenvalues at most {@code tolerance · max |λ|} count as zero, negative ones among them: a
 * metric has none. Eigenvalues depend on the units of the coordinates; equilibrate G first where
 * these are arbitrary, as {@link MatrixTensor} does.
 */
public final class Spectrum {

  private final int n;
  private final double[] matrix;
  private final SymmetricEigen eigen;
  private final double[] values;
  private final double tolerance;
  private final int rank;

  private Spectrum(int n, double[] matrix, double tolerance) {
    this.n = n;
    this.matrix = matrix;
    this.eigen = SymmetricEigen.of(n, matrix);
    this.values = eigen.values();
    this.tolerance = tolerance;
    double largest = Math.max(Math.abs(values[0]), Math.abs(values[n - 1]));
    int r = 0;
    while (r < n && values[n - 1 - r] > tolerance * largest) {
      r++;
    }
    this.rank = r;
  }

  /**
   * The spectrum, with eigenvalues told from zero at the level of rounding, n · 2⁻⁵¹: four times
   * the error of an eigenvalue of a matrix whose elements are rounded.
   *
   * @param n order ≥ 1
   * @param matrix row-major n × n, symmetric and finite; the lower triangle is read
   * @return the spectrum
   */
  public static Spectrum of(int n, double[] matrix) {
    return of(n, matrix, n * 0x1p-51);
  }

  /**
   * The spectrum, with a tolerance of the caller's.
   *
   * @param n order ≥ 1
   * @param matrix row-major n × n, symmetric and finite; the lower triangle is read
   * @param tolerance level, relative to max |λ|, at or below which an eigenvalue counts as zero, in
   *     [0, 1)
   * @return the spectrum
   */
  public static Spectrum of(int n, double[] matrix, double tolerance) {
    if (!(n > 0 && matrix.length == n * n)) {
      throw new IllegalArgumentException(
          "matrix.length = "
              + matrix.length
              + ": must be n² for n = "
              + n
              + " > 0. Give the full matrix row by row.");
    }
    if (!(tolerance >= 0 && tolerance < 1)) {
      throw new IllegalArgumentException(
          "tolerance = " + tolerance + ": must be ≥ 0 and < 1. It is relative to max |λ|.");
    }
    return new Spectrum(n, matrix.clone(), tolerance);
  }

  /** {@return a copy of the eigenvalues, ascending} */
  public double[] eigenvalues() {
    return values.clone();
  }

  /** {@return the level, relative to max |λ|, at or below which an eigenvalue counts as zero} */
  public double tolerance() {
    return tolerance;
  }

  /** {@return the number of eigenvalues above the tolerance} */
  public int rank() {
    return rank;
  }

  /**
   * {@return n − rank orthonormal vectors that span the directions counted as null, least λ first}
   */
  public double[][] nullDirections() {
    double[][] directions = new double[n - rank][];
    for (int k = 0; k < directions.length; k++) {
      directions[k] = eigen.vector(k);
    }
    return directions;
  }

  /**
   * Applies the pseudo-inverse of the part that counts: G⁺w = Σ_{k ≥ n − rank} v_k (v_k·w) / λ_k,
   * the shortest least-squares solution.
   *
   * @param w right-hand side, length n
   * @param out receives G⁺w, length n; another array than {@code w}
   */
  public void solve(double[] w, double[] out) {
    for (int i = 0; i < n; i++) {
      out[i] = 0;
    }
    for (int k = n - rank; k < n; k++) {
      double[] v = eigen.vector(k);
      double along = 0;
      for (int i = 0; i < n; i++) {
        along = Math.fma(v[i], w[i], along);
      }
      along /= values[k];
      for (int i = 0; i < n; i++) {
        out[i] = Math.fma(along, v[i], out[i]);
      }
    }
  }

  /**
   * The effective dimension tr G(G + εI)⁻¹ = Σ_k λ_k / (λ_k + ε) over the eigenvalues that count:
   * between 0 and the rank, which it tends to as ε → 0.
   *
   * @param epsilon noise level, &gt; 0 and finite
   * @return the effective dimension
   */
  public double effectiveDimension(double epsilon) {
    if (!(epsilon > 0 && epsilon <= Double.MAX_VALUE)) {
      throw new IllegalArgumentException(
          "epsilon = "
              + epsilon
              + ": must be finite and > 0. For its limit at 0 ask for the rank.");
    }
    double sum = 0;
    for (int k = n - rank; k < n; k++) {
      sum += 1 / (1 + epsilon / values[k]); // the same ratio, without overflow of λ + ε
    }
    return sum;
  }

  /**
   * How well the spectrum fits the matrix: max_k ‖G v_k − λ_k v_k‖ / max |λ|.
   *
   * @return a small multiple of 2⁻⁵³
   */
  public double residual() {
    return eigen.residual(matrix);
  }

  @Override
  public String toString() {
    return "Spectrum[rank "
        + rank
        + " of "
        + n
        + ", eigenvalues "
        + values[0]
        + " … "
        + values[n - 1]
        + "]";
  }
}
