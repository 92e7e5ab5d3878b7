package org.natgrad.kernel;

import java.util.Arrays;

/**
 * The factor of a semidefinite matrix, P A Pᵀ = L Lᵀ with L of as many columns as the rank: at each
 * step the row and column with the largest remaining pivot comes next, of equal ones that with the
 * lowest index in A.
 *
 * <p>It ends when no pivot exceeds {@code tolerance} times the largest diagonal element; what is
 * left then is, in the 2-norm, at most n − rank times that, and what rounding adds to it (Higham,
 * Accuracy and Stability of Numerical Algorithms, 2nd ed., section 10.3; LAPACK's dpstrf works the
 * same way). Steps are taken in blocks, which cannot be seen in the result: the rest of the matrix
 * meets its terms in the order of the steps.
 */
public final class RankRevealingCholesky {

  private static final int BLOCK = 32;

  private final Kernels kernels;
  private final int n;
  private final double[] l;
  private final double[] rest;
  private final int[] permutation;
  private int rank;

  private RankRevealingCholesky(Kernels kernels, int n, double[] l) {
    this.kernels = kernels;
    this.n = n;
    this.l = l;
    this.rest = new double[n];
    this.permutation = new int[n];
    for (int i = 0; i < n; i++) {
      rest[i] = l[i * n + i];
      permutation[i] = i;
    }
  }

  /**
   * Factors a copy of a matrix.
   *
   * @param kernels what to compute with
   * @param n order
   * @param tolerance what pivots must exceed, as a part of the largest diagonal element: at least
   *     0; n · 2^−53 counts as zero what rounding may have made of it
   * @param a symmetric matrix, of which only the lower triangle is read
   * @param ao its offset
   * @param lda its leading dimension
   * @return the factor
   * @throws IllegalArgumentException if the tolerance is below 0 or NaN, the array too short or the
   *     triangle not finite
   */
  public static RankRevealingCholesky of(
      Kernels kernels, int n, double tolerance, double[] a, int ao, int lda) {
    return of(kernels, n, tolerance, a, ao, lda, BLOCK);
  }

  static RankRevealingCholesky of(
      Kernels kernels, int n, double tolerance, double[] a, int ao, int lda, int block) {
    Preconditions.CHECK.cholesky(n, tolerance, a, ao, lda);
    double[] l = new double[n * n];
    double largest = 0;
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        double element = a[ao + i * lda + j];
        if (!(Math.abs(element) <= Double.MAX_VALUE)) {
          throw new IllegalArgumentException(
              "a[" + i + "][" + j + "] = " + element + ": must be finite");
        }
        l[i * n + j] = element;
      }
      largest = Math.max(largest, l[i * n + i]);
    }
    RankRevealingCholesky factor = new RankRevealingCholesky(kernels, n, l);
    factor.factor(tolerance * largest, block);
    return factor;
  }

  private void factor(double threshold, int block) {
    double[] minus = new double[block];
    Arrays.fill(minus, -1);
    double[] panel = new double[block * n];
    boolean more = true;
    while (more && rank < n) {
      int from = rank;
      int to = Math.min(n, from + block);
      while (rank < to && more) {
        more = step(from, threshold);
      }
      int below = n - rank;
      for (int i = 0; i < below; i++) {
        for (int k = from; k < rank; k++) {
          panel[(k - from) * below + i] = l[(rank + i) * n + k];
        }
      }
      int corner = rank * (n + 1);
      kernels.weightedSyrk(
          rank - from, below, panel, 0, below, minus, 0, l, below == 0 ? 0 : corner, n);
    }
  }

  /**
   * Takes one column into the factor, unless no pivot is left. The columns after it have met the
   * terms before {@code from}; their diagonal, in {@code rest}, has met all.
   */
  private boolean step(int from, double threshold) {
    int j = rank;
    swap(j, next(j));
    if (!(rest[j] > threshold)) {
      return false;
    }
    double root = Math.sqrt(rest[j]);
    double inverse = 1 / root;
    l[j * n + j] = root;
    for (int i = j + 1; i < n; i++) {
      double s = l[i * n + j];
      for (int k = from; k < j; k++) {
        s = Math.fma(-l[i * n + k], l[j * n + k], s);
      }
      s *= inverse;
      l[i * n + j] = s;
      rest[i] = Math.fma(-s, s, rest[i]);
    }
    rank++;
    return true;
  }

  private int next(int j) {
    int best = j;
    for (int i = j + 1; i < n; i++) {
      if (rest[i] > rest[best] || (rest[i] == rest[best] && permutation[i] < permutation[best])) {
        best = i;
      }
    }
    return best;
  }

  /** Exchanges rows and columns p &lt; q of the lower triangle, the factor's rows included. */
  private void swap(int p, int q) {
    if (p == q) {
      return;
    }
    for (int k = 0; k < p; k++) {
      exchange(p * n + k, q * n + k);
    }
    for (int k = p + 1; k < q; k++) {
      exchange(k * n + p, q * n + k);
    }
    for (int k = q + 1; k < n; k++) {
      exchange(k * n + p, k * n + q);
    }
    exchange(p * (n + 1), q * (n + 1));
    double pivot = rest[p];
    rest[p] = rest[q];
    rest[q] = pivot;
    int index = permutation[p];
    permutation[p] = permutation[q];
    permutation[q] = index;
  }

  private void exchange(int a, int b) {
    double element = l[a];
    l[a] = l[b];
    l[b] = element;
  }

  /**
   * The numerical rank.
   *
   * @return the number of pivots above the threshold
   */
  public int rank() {
    return rank;
  }

  /**
   * The order in which rows and columns came.
   *
   * @return a copy; element k is the index in A of what stands at place k of P A Pᵀ. The first
   *     {@link #rank()} are independent, the others combinations of them
   */
  public int[] permutation() {
    return permutation.clone();
  }

  /**
   * What was left of a diagonal element when its place came, or, from {@link #rank()} on, at the
   * end.
   *
   * @param k its place in the permutation
   * @return the pivot; those below the rank do not increase, up to rounding
   */
  public double pivot(int k) {
    return rest[k];
  }

  /**
   * The factor.
   *
   * @return a copy of L, n × rank
   */
  public double[] factor() {
    double[] copy = new double[n * rank];
    for (int i = 0; i < n; i++) {
      System.arraycopy(l, i * n, copy, i * rank, Math.min(i + 1, rank));
    }
    return copy;
  }

  /**
   * A column that was dropped as a combination of those kept: a_p ≈ Σ c_j a_j.
   *
   * @param k its place in the permutation, from {@link #rank()} on
   * @return the coefficients c_j by index in A, 0 for columns that were not kept
   * @throws IndexOutOfBoundsException if that column was kept
   */
  public double[] combination(int k) {
    if (!(k >= rank && k < n)) {
      throw new IndexOutOfBoundsException("place " + k + ": must be in [" + rank + ", " + n + ")");
    }
    double[] c = new double[n];
    System.arraycopy(l, k * n, c, 0, rank);
    kernels.solveLowerTransposed(rank, 1, l, 0, n, c, 0, 1);
    return scattered(c);
  }

  /**
   * A vector that A maps to zero, up to the pivots dropped; the {@code n − rank} of them are a
   * basis of the null space.
   *
   * @param k place in the permutation, from {@link #rank()} on
   * @return e_p − c with c the {@link #combination} of column p
   * @throws IndexOutOfBoundsException if that column was kept
   */
  public double[] nullVector(int k) {
    double[] vector = combination(k);
    for (int i = 0; i < n; i++) {
      vector[i] = 0 - vector[i];
    }
    vector[permutation[k]] = 1;
    return vector;
  }

  /**
   * The basic solution of A x = b, in place: zero for the columns dropped. It solves the equations
   * of the columns kept, and all others with them where b lies in the range of A; it is not the
   * shortest solution.
   *
   * @param b right-hand side, overwritten by x
   * @param bo its offset
   */
  public void solve(double[] b, int bo) {
    double[] x = new double[n];
    for (int k = 0; k < rank; k++) {
      x[k] = b[bo + permutation[k]];
    }
    kernels.solveLower(rank, 1, l, 0, n, x, 0, 1);
    kernels.solveLowerTransposed(rank, 1, l, 0, n, x, 0, 1);
    System.arraycopy(scattered(x), 0, b, bo, n);
  }

  private double[] scattered(double[] x) {
    double[] out = new double[n];
    for (int k = 0; k < rank; k++) {
      out[permutation[k]] = x[k];
    }
    return out;
  }
}
