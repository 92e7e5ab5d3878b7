package org.natgrad.information;

import java.util.Arrays;
import org.natgrad.model.DifferentiableModel;
import org.natgrad.model.Expectation;
import org.natgrad.model.Integral;
import org.natgrad.model.Jet;

/**
 * The moments of derivatives of ℓ that the geometry is made of, by automatic differentiation and
 * quadrature: E[∂_i ℓ ∂_j ℓ], E[∂_i ℓ ∂_j ℓ ∂_k ℓ] and E[∂_i ∂_j ℓ ∂_k ℓ].
 */
record Moments(double[] fisher, double[] skewness, double[] exponential, double[] errors) {

  /**
   * All moments at one law.
   *
   * @throws IllegalStateException if quadrature does not settle
   */
  static Moments of(DifferentiableModel model, double[] theta) {
    int n = theta.length;
    int square = n * n;
    int cube = n * n * n;
    Integral all =
        Expectation.under(model, theta)
            .of(square + 2 * cube, (x, out) -> fill(Jet.of(model, theta, x, 2), n, out));
    double[] values = all.orThrow();
    return new Moments(
        slice(values, 0, square),
        slice(values, square, cube),
        slice(values, square + cube, cube),
        all.errors());
  }

  private static void fill(Jet jet, int n, double[] out) {
    int e = n * n;
    int f = e + n * n * n;
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        double product = jet.first(0, i) * jet.first(0, j);
        out[i * n + j] = product;
        for (int k = 0; k < n; k++) {
          out[e++] = product * jet.first(0, k);
          out[f++] = jet.second(0, i, j) * jet.first(0, k);
        }
      }
    }
  }

  private static double[] slice(double[] values, int from, int length) {
    return Arrays.copyOfRange(values, from, from + length);
  }
}
