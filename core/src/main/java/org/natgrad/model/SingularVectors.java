package org.natgrad.model;

/**
 * Singular values and left singular vectors of a square matrix by one-sided Jacobi rotations
 * (Hestenes 1958), the longer column of a pair first (de Rijk 1989). Columns may differ in length
 * by any factor: each value is accurate relative to itself, up to the condition of the matrix with
 * unit columns (Demmel &amp; Veselić 1992).
 *
 * @param values descending
 * @param vectors vector k at {@code k * n}
 */
record SingularVectors(double[] values, double[] vectors) {

  private static final int MOST_SWEEPS = 60;
  private static final double ROUNDING = 0x1p-52;

  /**
   * Decomposes a matrix of full rank.
   *
   * @param n order
   * @param columns column k at {@code k * n}, overwritten
   */
  static SingularVectors of(int n, double[] columns) {
    boolean rotated = true;
    for (int sweep = 0; rotated && sweep < MOST_SWEEPS; sweep++) {
      rotated = false;
      for (int p = 0; p < n; p++) {
        for (int q = p + 1; q < n; q++) {
          rotated |= orthogonalised(n, columns, p * n, q * n);
        }
      }
    }
    double[] values = new double[n];
    for (int k = 0; k < n; k++) {
      values[k] = Math.sqrt(dot(n, columns, k * n, k * n));
      for (int i = 0; i < n; i++) {
        columns[k * n + i] /= values[k];
      }
    }
    return new SingularVectors(values, columns);
  }

  /** Rotates two columns until they are orthogonal, unless they are and the longer one is first. */
  private static boolean orthogonalised(int n, double[] x, int p, int q) {
    double pp = dot(n, x, p, p);
    double qq = dot(n, x, q, q);
    double pq = dot(n, x, p, q);
    if (!(Math.abs(pq) > ROUNDING * Math.sqrt(pp) * Math.sqrt(qq))) {
      if (pp < qq) {
        exchange(n, x, p, q);
      }
      return false;
    }
    double theta = (qq - pp) / (2 * pq);
    double size = 1 / (Math.abs(theta) + Math.sqrt(Math.fma(theta, theta, 1)));
    double t = theta < 0 ? -size : size;
    double cos = 1 / Math.sqrt(Math.fma(t, t, 1));
    double sin = t * cos;
    for (int i = 0; i < n; i++) {
      double xp = x[p + i];
      double xq = x[q + i];
      x[p + i] = Math.fma(cos, xp, -(sin * xq));
      x[q + i] = Math.fma(sin, xp, cos * xq);
    }
    if (pp < qq) {
      exchange(n, x, p, q);
    }
    return true;
  }

  private static void exchange(int n, double[] x, int p, int q) {
    for (int i = 0; i < n; i++) {
      double keep = x[p + i];
      x[p + i] = x[q + i];
      x[q + i] = keep;
    }
  }

  private static double dot(int n, double[] x, int p, int q) {
    double sum = 0;
    for (int i = 0; i < n; i++) {
      sum = Math.fma(x[p + i], x[q + i], sum);
    }
    return sum;
  }
}
