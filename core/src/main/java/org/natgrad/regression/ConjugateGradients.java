package org.natgrad.regression;

import java.util.Arrays;
import org.natgrad.geometry.Solution;
import org.natgrad.kernel.Kernels;

/** Preconditioned conjugate gradients for a symmetric positive semidefinite operator. */
final class ConjugateGradients {

  /** A linear map. */
  @FunctionalInterface
  interface Operator {
    void apply(double[] in, double[] out);
  }

  private ConjugateGradients() {}

  /**
   * Solves A x = b from x = 0 until √(rᵀM⁻¹r) ≤ accuracy · √(bᵀM⁻¹b) (Nocedal and Wright 2006,
   * algorithm 5.3). Ends early where rounding has used up the directions.
   *
   * @param preconditioner r ↦ M⁻¹r
   * @param x receives the solution
   * @return the relative residual reached, in the norm of M⁻¹, and the products taken
   */
  static Solution solve(
      Kernels kernels,
      Operator operator,
      Operator preconditioner,
      double[] b,
      double accuracy,
      int most,
      double[] x) {
    int n = b.length;
    double[] r = b.clone();
    double[] z = new double[n];
    preconditioner.apply(r, z);
    double[] direction = z.clone();
    double[] image = new double[n];
    double rz = kernels.dot(n, r, 0, z, 0);
    double start = rz;
    int iterations = 0;
    Arrays.fill(x, 0);
    while (iterations < most && rz > accuracy * accuracy * start && rz > Double.MIN_NORMAL) {
      operator.apply(direction, image);
      iterations++;
      double curvature = kernels.dot(n, direction, 0, image, 0);
      if (!(curvature > 0)) {
        break;
      }
      double alpha = rz / curvature;
      kernels.axpy(n, alpha, direction, 0, x, 0);
      kernels.axpy(n, -alpha, image, 0, r, 0);
      preconditioner.apply(r, z);
      double next = kernels.dot(n, r, 0, z, 0);
      double beta = next / rz;
      for (int i = 0; i < n; i++) {
        direction[i] = Math.fma(beta, direction[i], z[i]);
      }
      rz = next;
    }
    return new Solution(start > 0 ? Math.sqrt(Math.max(rz, 0) / start) : 0, n, iterations);
  }
}
