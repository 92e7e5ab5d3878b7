package org.natgrad.contract.kernel;

import java.util.Map;
import org.natgrad.kernel.Kernels;

/** The elementary functions of the port, called alike. */
final class ElementaryCalls {

  /** A call on n elements of x from xo on, to y from yo on. */
  @FunctionalInterface
  private interface Call {
    void on(Kernels kernels, int n, double[] x, int xo, double[] y, int yo);
  }

  private static final Map<String, Call> FUNCTIONS =
      Map.of(
          "exp", Kernels::exp,
          "expm1", Kernels::expm1,
          "log", Kernels::log,
          "log1p", Kernels::log1p,
          "sigmoid", Kernels::sigmoid,
          "softplus", Kernels::softplus,
          "tanh", Kernels::tanh);

  private ElementaryCalls() {}

  /** Every function of {@code n} elements of {@code x}, in place and into another array. */
  static void compare(Kernels kernels, int n, double[] x) {
    FUNCTIONS.forEach(
        (name, function) -> {
          String what = name + " n=" + n;
          Trial.agree(
              what + " in place",
              kernels,
              new double[][] {x},
              (k, y) -> {
                function.on(k, n, y[0], 3, y[0], 3);
                return 0;
              });
          Trial.agree(
              what,
              kernels,
              new double[][] {x, x},
              (k, y) -> {
                function.on(k, n, y[0], 3, y[1], 5);
                return 0;
              });
        });
  }
}
