package org.natgrad.kernel;

/**
 * The spectrum of a symmetric matrix, A v_k = λ_k v_k, by cyclic Jacobi rotations.
 *
 * <p>A rotation in the plane (p, q) with t = tan φ the smaller root of t² + 2θt − 1 = 0, θ = (a_qq
 * − a_pp) / 2a_pq, annihilates a_pq (Golub &amp; Van Loan, Matrix Computations, 4th ed., section
 * 8.5). Sweeps run over the planes (0,1), (0,2), (1,2), (0,3), … until none is left with |a_pq|
 * above rounding, so the result is a fixed function of the input's bits.
 *
 * <p>Eigenvalues err by a few ulp of the largest; those of a positive definite matrix are, as a
 * rule, accurate relative to themselves up to scaling (Demmel &amp; Veselić 1992). The cost is
 * about 6 to 10 sweeps of 6n³ operations: meant for orders up to a few hundred.
 */
public final class SymmetricEigen {

  private static final int MAX_SWEEPS = 64;
  private static final double ROUNDING = 0x1p-53;

  private final double[] values;
  private final double[] vectors;

  private SymmetricEigen(double[] values, double[] vectors) {
    this.values = values;
    this.vectors = vectors;
  }

  /**
   * Decomposes a matrix.
   *
   * @param n order
   * @param a row-major n × n matrix, of which only the lower triangle is read
   * @return eigenvalues in ascending order with orthonormal eigenvectors
   * @throws IllegalArgumentException if the array is too short or the triangle not finite
   */
  public static SymmetricEigen of(int n, double[] a) {
    if (!(n >= 0 && a.length >= (long) n * n)) {
      throw new IllegalArgumentException(
          "order " + n + " needs " + (long) n * n + " elements, a has " + a.length);
    }
    int exponent = exponentOfLargest(n, a);
    double[] s = new double[n * n];
    double[] v = new double[n * n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        s[i * n + j] = Math.scalb(a[i * n + j], -exponent);
        s[j * n + i] = s[i * n + j];
      }
      v[i * n + i] = 1;
    }
    int sweeps = 0;
    while (sweeps < MAX_SWEEPS && sweep(n, s, v)) {
      sweeps++;
    }
    return sorted(n, s, v, exponent);
  }

  /** Exponent that scales the largest element into [1, 2), against overflow and underflow. */
  private static int exponentOfLargest(int n, double[] a) {
    double largest = 0;
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        double size = Math.abs(a[i * n + j]);
        if (!(size <= Double.MAX_VALUE)) {
          throw new IllegalArgumentException(
              "a[" + i + "][" + j + "] is " + a[i * n + j] + "; elements must be finite");
        }
        largest = Math.max(largest, size);
      }
    }
    long bits = Double.doubleToRawLongBits(largest);
    return largest < Double.MIN_NORMAL ? -1022 : (int) (bits >>> 52) - 1023;
  }

  private static boolean sweep(int n, double[] s, double[] v) {
    boolean rotated = false;
    for (int q = 1; q < n; q++) {
      for (int p = 0; p < q; p++) {
        double off = Math.abs(s[p * n + q]);
        double pair = Math.sqrt(Math.abs(s[p * n + p])) * Math.sqrt(Math.abs(s[q * n + q]));
        if (off > ROUNDING * pair && off > ROUNDING * ROUNDING) {
          rotate(n, p, q, s, v);
          rotated = true;
        }
      }
    }
    return rotated;
  }

  private static void rotate(int n, int p, int q, double[] s, double[] v) {
    double off = s[p * n + q];
    double theta = (s[q * n + q] - s[p * n + p]) / (2 * off);
    double size = 1 / (Math.abs(theta) + Math.sqrt(Math.fma(theta, theta, 1)));
    double t = theta < 0 ? -size : size;
    double cos = 1 / Math.sqrt(Math.fma(t, t, 1));
    double sin = t * cos;
    double app = Math.fma(-t, off, s[p * n + p]);
    double aqq = Math.fma(t, off, s[q * n + q]);
    turn(n, cos, sin, s, p * n, q * n);
    s[p * n + p] = app;
    s[q * n + q] = aqq;
    s[p * n + q] = 0;
    s[q * n + p] = 0;
    for (int k = 0; k < n; k++) {
      s[k * n + p] = s[p * n + k];
      s[k * n + q] = s[q * n + k];
    }
    turn(n, cos, sin, v, p * n, q * n);
  }

  /** Rotates two rows of a matrix. */
  private static void turn(int n, double cos, double sin, double[] x, int p, int q) {
    for (int k = 0; k < n; k++) {
      double xp = x[p + k];
      double xq = x[q + k];
      x[p + k] = Math.fma(cos, xp, -(sin * xq));
      x[q + k] = Math.fma(sin, xp, cos * xq);
    }
  }

  /** Selection sort by value; equal values stay in the order of the diagonal. */
  private static SymmetricEigen sorted(int n, double[] s, double[] v, int exponent) {
    double[] values = new double[n];
    double[] vectors = new double[n * n];
    boolean[] taken = new boolean[n];
    for (int k = 0; k < n; k++) {
      int least = -1;
      for (int i = 0; i < n; i++) {
        if (!taken[i] && (least < 0 || s[i * n + i] < s[least * n + least])) {
          least = i;
        }
      }
      taken[least] = true;
      values[k] = Math.scalb(s[least * n + least], exponent);
      double sign = signOfLargest(n, v, least * n);
      for (int i = 0; i < n; i++) {
        vectors[k * n + i] = sign * v[least * n + i];
      }
    }
    return new SymmetricEigen(values, vectors);
  }

  private static double signOfLargest(int n, double[] v, int at) {
    double largest = 0;
    for (int i = 0; i < n; i++) {
      largest = Math.abs(v[at + i]) > Math.abs(largest) ? v[at + i] : largest;
    }
    return largest < 0 ? -1 : 1;
  }

  /**
   * The eigenvalues.
   *
   * @return a copy, ascending
   */
  public double[] values() {
    return values.clone();
  }

  /**
   * A unit eigenvector. Its component of greatest modulus (the first of them) is positive.
   *
   * @param k index of the eigenvalue
   * @return a copy of length n
   */
  public double[] vector(int k) {
    int n = values.length;
    double[] vector = new double[n];
    System.arraycopy(vectors, k * n, vector, 0, n);
    return vector;
  }

  /**
   * How well this spectrum fits a matrix: max_k ‖A v_k − λ_k v_k‖ / max |λ|.
   *
   * @param a the matrix given to {@link #of}
   * @return a small multiple of 2^−53; 0 for the zero matrix
   */
  public double residual(double[] a) {
    int n = values.length;
    double worst = 0;
    double scale = 0;
    for (int k = 0; k < n; k++) {
      double square = 0;
      for (int i = 0; i < n; i++) {
        double r = -values[k] * vectors[k * n + i];
        for (int j = 0; j < n; j++) {
          r = Math.fma(a[Math.max(i, j) * n + Math.min(i, j)], vectors[k * n + j], r);
        }
        square = Math.fma(r, r, square);
      }
      worst = Math.max(worst, Math.sqrt(square));
      scale = Math.max(scale, Math.abs(values[k]));
    }
    return scale == 0 ? worst : worst / scale;
  }
}
