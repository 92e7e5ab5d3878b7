package org.natgrad.geometry;

import java.util.Optional;
import java.util.OptionalInt;
import org.natgrad.kernel.Kernels;

/**
 * A metric tensor given by its matrix: S G S = L Lᵀ with S = diag(G)^(−1/2), so G⁻¹ = S L⁻ᵀ L⁻¹ S.
 *
 * <p>Equilibrating by the diagonal first makes every verdict independent of the units of the
 * coordinates; among diagonal scalings it is within a factor n of the best condition number (van
 * der Sluis 1969). With κ the condition number of S G S, {@code sharp} errs by at most 8 n κ · 2⁻⁵³
 * in the equilibrated norm. A semidefinite matrix is no error: {@code sharp} then solves in the
 * range of S G S and says so by its rank and residual. Cost: n³/3 multiplications once, 2n² a
 * solve; a singular matrix costs an eigendecomposition instead.
 */
public final class MatrixTensor implements MetricTensor {

  /** Least pivot of the equilibrated matrix that is told from rounding, in multiples of n. */
  private static final double PIVOT_PER_DIMENSION = 0x1p-52;

  private final Point base; // null if unknown
  private final int n;
  private final double[] matrix;
  private final double[] scale;
  private final double[] factor;
  private final int failing; // n if none
  private final Spectrum spectrum; // of S G S; null unless a pivot failed

  private MatrixTensor(Point base, int n, double[] matrix) {
    this.base = base;
    this.n = n;
    this.matrix = matrix;
    this.scale = scales();
    this.factor = equilibrated();
    this.failing = Kernels.best().cholesky(n, n * PIVOT_PER_DIMENSION, factor, 0, n);
    this.spectrum = failing < n ? Spectrum.of(n, equilibrated()) : null;
  }

  /**
   * The tensor of a matrix at no point in particular.
   *
   * @param n order
   * @param matrix row-major n × n, symmetric, finite, with a nonnegative diagonal; copied
   * @return the tensor
   * @throws IllegalArgumentException if the matrix is none of these
   */
  public static MatrixTensor of(int n, double[] matrix) {
    return new MatrixTensor(null, n, checked(n, matrix));
  }

  /**
   * The tensor of a matrix at a point.
   *
   * @param base the point, in whose coordinates the matrix is given
   * @param matrix row-major, symmetric, finite, with a nonnegative diagonal; copied
   * @return the tensor
   * @throws IllegalArgumentException if the matrix is none of these
   */
  public static MatrixTensor of(Point base, double[] matrix) {
    return new MatrixTensor(base, base.dimension(), checked(base.dimension(), matrix));
  }

  /**
   * The pullback JᵀGJ of a tensor by a map y ↦ x(y) with Jacobian J: g'_ab = (∂xⁱ/∂yᵃ) g_ij
   * (∂xʲ/∂yᵇ) (Amari &amp; Nagaoka 2000, §1.3 and §1.4).
   *
   * @param base the point y, in whose m coordinates the result is
   * @param metric the tensor at x(y), n coordinates
   * @param jacobian row-major n × m, element (i, a) = ∂xⁱ/∂yᵃ
   * @return the tensor at y; positive definite if the map is an immersion there
   */
  public static MatrixTensor pullback(Point base, MetricTensor metric, double[] jacobian) {
    int n = metric.dimension();
    int m = base.dimension();
    if (jacobian.length != n * m) {
      throw new IllegalArgumentException(
          "jacobian.length = "
              + jacobian.length
              + ": must be "
              + n
              + " × "
              + m
              + " (rows: coordinates of the image). Give it row by row.");
    }
    double[] lowered = new double[n * m]; // G J
    double[] column = new double[n];
    double[] image = new double[n];
    for (int a = 0; a < m; a++) {
      for (int i = 0; i < n; i++) {
        column[i] = jacobian[i * m + a];
      }
      metric.flat(column, image);
      for (int i = 0; i < n; i++) {
        lowered[i * m + a] = image[i];
      }
    }
    double[] pulled = new double[m * m];
    Kernels.best().gemmTransposed(m, m, n, jacobian, 0, m, lowered, 0, m, pulled, 0, m);
    for (int a = 0; a < m; a++) { // symmetric but for rounding: keep the mean
      for (int b = 0; b < a; b++) {
        double mean = 0.5 * (pulled[a * m + b] + pulled[b * m + a]);
        pulled[a * m + b] = mean;
        pulled[b * m + a] = mean;
      }
    }
    return of(base, pulled);
  }

  @Override
  public int dimension() {
    return n;
  }

  @Override
  public Optional<Point> base() {
    return Optional.ofNullable(base);
  }

  /**
   * One component g_ij.
   *
   * @param i row
   * @param j column
   * @return its value
   */
  public double component(int i, int j) {
    return matrix[i * n + j];
  }

  /** {@return a copy of the matrix, row by row} */
  public double[] matrix() {
    return matrix.clone();
  }

  /**
   * The first coordinate that the ones before it determine, to rounding: whose pivot, 1 minus its
   * squared multiple correlation with them, is at most n · 2⁻⁵².
   *
   * @return its index, or empty for a positive definite matrix
   */
  public OptionalInt failingPivot() {
    return failing < n ? OptionalInt.of(failing) : OptionalInt.empty();
  }

  /**
   * How well the factor fits: max |S G S − L Lᵀ|, whose elements are at most 1.
   *
   * @return at most about (n + 1) · 2⁻⁵³; where a pivot failed, the spectrum's residual instead
   */
  public double residual() {
    double[] a = equilibrated();
    if (spectrum != null) {
      return spectrum.residual();
    }
    double worst = 0;
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        double rest = a[i * n + j];
        for (int k = 0; k <= j; k++) {
          rest = Math.fma(-factor[i * n + k], factor[j * n + k], rest);
        }
        worst = Math.max(worst, Math.abs(rest));
      }
    }
    return worst;
  }

  @Override
  public void flat(double[] vector, double[] covector) {
    Kernels.best().gemv(n, n, matrix, 0, n, vector, 0, covector, 0);
  }

  /**
   * {@inheritDoc}
   *
   * <p>Direct; ignores {@code accuracy}. The residual is ‖S(w − Gv)‖ / ‖Sw‖. Where a pivot failed,
   * v is S (S G S)⁺ S w, and the residual tells how far w is from the range of G.
   */
  @Override
  public Solution sharp(double[] covector, double accuracy, double[] vector) {
    double[] scaled = new double[n];
    for (int i = 0; i < n; i++) {
      scaled[i] = scale[i] * covector[i];
    }
    double[] x = scaled.clone();
    if (spectrum == null) {
      Kernels.best().solveLower(n, 1, factor, 0, n, x, 0, 1);
      Kernels.best().solveLowerTransposed(n, 1, factor, 0, n, x, 0, 1);
    } else {
      spectrum.solve(scaled, x);
    }
    for (int i = 0; i < n; i++) {
      vector[i] = scale[i] * x[i];
    }
    return new Solution(
        relativeResidual(scaled, covector, vector), spectrum == null ? n : spectrum.rank(), 0);
  }

  private double relativeResidual(double[] scaled, double[] covector, double[] vector) {
    double largest = 0;
    double worst = 0;
    for (int i = 0; i < n; i++) {
      double rest = covector[i];
      for (int j = 0; j < n; j++) {
        rest = Math.fma(-matrix[i * n + j], vector[j], rest);
      }
      worst = Math.max(worst, Math.abs(scale[i] * rest));
      largest = Math.max(largest, Math.abs(scaled[i]));
    }
    return worst == 0 ? 0 : worst / largest;
  }

  /** s_i = 1 / sqrt(g_ii); 1 for a coordinate that the metric does not see. */
  private double[] scales() {
    double[] s = new double[n];
    for (int i = 0; i < n; i++) {
      double root = Math.sqrt(matrix[i * n + i]);
      s[i] = root > 0 ? 1 / root : 1;
    }
    return s;
  }

  private double[] equilibrated() {
    double[] a = new double[n * n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        a[i * n + j] = matrix[i * n + j] * scale[i] * scale[j];
      }
    }
    return a;
  }

  private static double[] checked(int n, double[] matrix) {
    if (!(n > 0 && matrix.length == n * n)) {
      throw new IllegalArgumentException(
          "matrix.length = "
              + matrix.length
              + ": must be n² for n = "
              + n
              + " > 0. Give the full matrix row by row.");
    }
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        double value = matrix[i * n + j];
        double mirror = matrix[j * n + i];
        if (!(Math.abs(value) <= Double.MAX_VALUE && value == mirror)) {
          throw new IllegalArgumentException(
              "matrix["
                  + i
                  + "]["
                  + j
                  + "] = "
                  + value
                  + ": must be finite and equal matrix["
                  + j
                  + "]["
                  + i
                  + "] = "
                  + mirror
                  + ". Average the two if only rounding parts them.");
        }
      }
      if (!(matrix[i * n + i] >= 0)) {
        throw new IllegalArgumentException(
            "matrix["
                + i
                + "]["
                + i
                + "] = "
                + matrix[i * n + i]
                + ": must be ≥ 0 for a metric. Check the sign of the form.");
      }
    }
    return matrix.clone();
  }

  @Override
  public String toString() {
    return "MatrixTensor["
        + n
        + " × "
        + n
        + (base == null ? "" : " at " + base)
        + (failing < n ? ", pivot " + failing + " fails" : "")
        + "]";
  }
}
