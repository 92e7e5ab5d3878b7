package org.natgrad.kernel;

import java.util.Arrays;

/**
 * The factor of a positive definite matrix, A = L Lᵀ with L lower triangular, and what follows from
 * it: solutions, the inverse, its diagonal, the determinant, and how far to trust them.
 *
 * <p>A matrix that is not definite is no error here: the factorisation stops at the first pivot
 * that is not above the threshold, says which one that was, and keeps its value. The computed
 * factor satisfies |A − L Lᵀ| ≤ γ_{n+2} |L||Lᵀ| element by element (Higham, Accuracy and Stability
 * of Numerical Algorithms, 2nd ed., theorem 10.3; one rounding more for the reciprocal pivot).
 */
public final class Cholesky {

  /** Columns of the inverse found together; below them lies no zero, above them nothing else. */
  private static final int BLOCK = 64;

  /** Of the estimator, as in LAPACK's dlacn2; it rarely takes more than two. */
  private static final int MAX_ITERATIONS = 5;

  private final Kernels kernels;
  private final int n;
  private final double threshold;
  private final double[] l;
  private final double norm;
  private final int completed;

  private Cholesky(Kernels kernels, int n, double threshold, double[] l) {
    this.kernels = kernels;
    this.n = n;
    this.threshold = threshold;
    this.l = l;
    this.norm = norm(n, l);
    this.completed = kernels.cholesky(n, threshold, l, 0, n);
  }

  /**
   * Factors a copy of a matrix.
   *
   * @param kernels what to compute with
   * @param n order
   * @param threshold what a pivot must exceed, at least 0
   * @param a symmetric matrix, of which only the lower triangle is read
   * @param ao its offset
   * @param lda its leading dimension
   * @return the factor, as far as it goes
   * @throws IllegalArgumentException if the threshold is below 0 or NaN, or the array too short
   */
  public static Cholesky of(Kernels kernels, int n, double threshold, double[] a, int ao, int lda) {
    Preconditions.CHECK.cholesky(n, threshold, a, ao, lda);
    double[] l = new double[n * n];
    for (int i = 0; i < n; i++) {
      System.arraycopy(a, ao + i * lda, l, i * n, i + 1);
    }
    return new Cholesky(kernels, n, threshold, l);
  }

  /**
   * Factors a matrix in place, which belongs to the result from then on.
   *
   * @param kernels what to compute with
   * @param n order
   * @param threshold what a pivot must exceed, at least 0
   * @param a symmetric n × n matrix, of which only the lower triangle is read
   * @return the factor, as far as it goes
   * @throws IllegalArgumentException if the threshold is below 0 or NaN, or the array too short
   */
  public static Cholesky inPlace(Kernels kernels, int n, double threshold, double[] a) {
    Preconditions.CHECK.cholesky(n, threshold, a, 0, n);
    return new Cholesky(kernels, n, threshold, a);
  }

  /** ‖A‖₁, the greatest sum of moduli of a column. */
  private static double norm(int n, double[] a) {
    double[] sums = new double[n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        double size = Math.abs(a[i * n + j]);
        sums[j] += size;
        sums[i] += i == j ? 0 : size;
      }
    }
    double norm = 0;
    for (double sum : sums) {
      norm = Math.max(norm, sum);
    }
    return norm;
  }

  /**
   * Whether every pivot passed, that is, whether A is positive definite in this arithmetic.
   *
   * @return true if the factor is whole
   */
  public boolean isComplete() {
    return completed == n;
  }

  /**
   * How many columns were factored.
   *
   * @return n, or the index of the pivot that failed
   */
  public int completed() {
    return completed;
  }

  /**
   * A pivot: what is left of a_jj after the columns before it are taken off, the square of l_jj. Of
   * an equilibrated matrix it is the squared sine of the angle to those columns.
   *
   * @param j its index, at most {@link #completed()}: the one that failed is kept
   * @return the pivot, rounded once more if it passed
   * @throws IndexOutOfBoundsException if pivot j was never computed
   */
  public double pivot(int j) {
    if (!(j >= 0 && j < n && j <= completed)) {
      throw new IndexOutOfBoundsException(
          "pivot " + j + ": must be in [0, " + Math.min(completed, n - 1) + "]");
    }
    double diagonal = l[j * n + j];
    return j < completed ? diagonal * diagonal : diagonal;
  }

  /**
   * An estimate of 1 / (‖A‖₁ ‖A⁻¹‖₁) by the method of Hager (1984) as refined by Higham (1988,
   * algorithm 674; LAPACK's dpocon). The norm of the inverse is a lower bound, seldom low by more
   * than a factor of 3, so that the true value is at most this, up to rounding.
   *
   * @return a number in [0, 1], near 2^−53 or below where no digit can be trusted; 0 if the factor
   *     is not complete
   */
  public double reciprocalCondition() {
    if (completed < n) {
      return 0;
    }
    double reciprocal = n == 0 ? 1 : 1 / inverseNorm() / norm;
    return reciprocal >= 0 ? Math.min(reciprocal, 1) : 0;
  }

  /** Climbs from corner to corner of the unit ball of the 1-norm while ‖A⁻¹x‖₁ grows. */
  private double inverseNorm() {
    double[] x = new double[n];
    double[] signs = new double[n];
    Arrays.fill(x, 1.0 / n);
    solve(x, 0);
    double norm = size(x);
    boolean turned = turn(x, signs);
    int corner = -1;
    for (int k = 1; turned && k < MAX_ITERATIONS; k++) {
      System.arraycopy(signs, 0, x, 0, n);
      solve(x, 0);
      int next = largest(x);
      if (corner >= 0 && Math.abs(x[next]) == Math.abs(x[corner])) {
        break;
      }
      corner = next;
      Arrays.fill(x, 0);
      x[corner] = 1;
      solve(x, 0);
      double before = norm;
      norm = Math.max(norm, size(x));
      turned = turn(x, signs) && norm > before;
    }
    return Math.max(norm, alternating(x));
  }

  /** A last trial that catches matrices on which the climb cancels. */
  private double alternating(double[] x) {
    for (int i = 0; i < n; i++) {
      double size = 1 + (n == 1 ? 0 : (double) i / (n - 1));
      x[i] = i % 2 == 0 ? size : -size;
    }
    solve(x, 0);
    return 2 * size(x) / (3 * n);
  }

  private static double size(double[] x) {
    double size = 0;
    for (double element : x) {
      size += Math.abs(element);
    }
    return size;
  }

  /** Replaces the signs; returns whether one changed. */
  private static boolean turn(double[] x, double[] signs) {
    boolean turned = false;
    for (int i = 0; i < x.length; i++) {
      double sign = x[i] >= 0 ? 1 : -1;
      turned |= sign != signs[i];
      signs[i] = sign;
    }
    return turned;
  }

  private static int largest(double[] x) {
    int largest = 0;
    for (int i = 1; i < x.length; i++) {
      largest = Math.abs(x[i]) > Math.abs(x[largest]) ? i : largest;
    }
    return largest;
  }

  /**
   * Solves A x = b in place.
   *
   * @param b right-hand side, overwritten by x
   * @param bo its offset
   * @throws IllegalStateException if the factor is not complete
   */
  public void solve(double[] b, int bo) {
    solve(1, b, bo, 1);
  }

  /**
   * Solves A X = B in place.
   *
   * @param m right-hand sides, the columns of B
   * @param b matrix B, n × m, overwritten by X
   * @param bo its offset
   * @param ldb its leading dimension
   * @throws IllegalStateException if the factor is not complete
   */
  public void solve(int m, double[] b, int bo, int ldb) {
    requireComplete();
    kernels.solveLower(n, m, l, 0, n, b, bo, ldb);
    kernels.solveLowerTransposed(n, m, l, 0, n, b, bo, ldb);
  }

  /**
   * The inverse A⁻¹ = WᵀW with W = L⁻¹, symmetric to the bit. It takes 2n³/3 operations.
   *
   * @return a full n × n matrix
   * @throws IllegalStateException if the factor is not complete
   */
  public double[] inverse() {
    double[] w = inverseFactor();
    double[] inverse = new double[n * n];
    double[] one = new double[BLOCK];
    Arrays.fill(one, 1);
    for (int k = 0; k < n; k += BLOCK) {
      int rows = Math.min(BLOCK, n - k);
      kernels.weightedSyrk(rows, k + rows, w, k * n, n, one, 0, inverse, 0, n);
    }
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < i; j++) {
        inverse[j * n + i] = inverse[i * n + j];
      }
    }
    return inverse;
  }

  /**
   * The diagonal of the inverse, with the bits that {@link #inverse} has there, at half its cost.
   *
   * @return n elements
   * @throws IllegalStateException if the factor is not complete
   */
  public double[] inverseDiagonal() {
    double[] w = inverseFactor();
    double[] diagonal = new double[n];
    for (int k = 0; k < n; k++) {
      for (int i = 0; i <= k; i++) {
        diagonal[i] = Math.fma(w[k * n + i], w[k * n + i], diagonal[i]);
      }
    }
    return diagonal;
  }

  /** L⁻¹: a block of columns has nothing above its own rows. */
  private double[] inverseFactor() {
    requireComplete();
    double[] w = new double[n * n];
    for (int j = 0; j < n; j += BLOCK) {
      int at = j * (n + 1);
      int columns = Math.min(BLOCK, n - j);
      for (int i = 0; i < columns; i++) {
        w[at + i * (n + 1)] = 1;
      }
      kernels.solveLower(n - j, columns, l, at, n, w, at, n);
    }
    return w;
  }

  /**
   * log det A = 2 Σ log l_jj.
   *
   * @return the logarithm; 0 if n is 0
   * @throws IllegalStateException if the factor is not complete
   */
  public double logDeterminant() {
    requireComplete();
    double sum = 0;
    for (int j = 0; j < n; j++) {
      sum += Elementary.log(l[j * n + j]);
    }
    return 2 * sum;
  }

  /**
   * The factor.
   *
   * @return a copy of L, n × n, zero above the diagonal and from column {@link #completed()} on
   */
  public double[] factor() {
    double[] copy = new double[n * n];
    for (int i = 0; i < n; i++) {
      System.arraycopy(l, i * n, copy, i * n, Math.min(i + 1, completed));
    }
    return copy;
  }

  private void requireComplete() {
    if (completed < n) {
      throw new IllegalStateException(
          "pivot "
              + completed
              + " = "
              + pivot(completed)
              + ": must exceed "
              + threshold
              + " for the matrix to have an inverse; ask isComplete() first");
    }
  }
}
