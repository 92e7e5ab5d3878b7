package org.natgrad.wasserstein;

import java.util.function.DoubleUnaryOperator;

/** The level at which a quantile function reaches a place, resolved down to the least double. */
final class Levels {

  private Levels() {}

  /** The greatest level u ≤ ½ at which an increasing function is at most x; 0 if there is none. */
  static double reaching(DoubleUnaryOperator quantile, double x) {
    long from = 0;
    long to = Double.doubleToRawLongBits(0.5);
    while (from < to) { // doubles ≥ 0 ascend with their bits
      long middle = (from + to + 1) >>> 1;
      if (quantile.applyAsDouble(Double.longBitsToDouble(middle)) <= x) {
        from = middle;
      } else {
        to = middle - 1;
      }
    }
    return Double.longBitsToDouble(from);
  }
}
