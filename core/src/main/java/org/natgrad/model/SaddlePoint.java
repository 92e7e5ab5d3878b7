package org.natgrad.model;

import org.hipparchus.CalculusFieldElement;

/**
 * The terms of Loader's saddle-point form of discrete laws (2000, <i>Fast and accurate computation
 * of binomial probabilities</i>): sums of logarithms of factorials cancel, these do not.
 */
final class SaddlePoint {

  private SaddlePoint() {}

  /** log(x/m) for m &gt; 0 and x &gt; 0, to rounding where x is near m. */
  static <T extends CalculusFieldElement<T>> T logRatio(double x, T mean) {
    T delta = mean.negate().add(x).divide(mean);
    return Math.abs(delta.getReal()) < 0.5
        ? delta.log1p()
        : mean.log().negate().add(StrictMath.log(x));
  }

  /** m − x + x log(x/m) ≥ 0 for m &gt; 0 and x ≥ 0, half the Poisson law's unit deviance. */
  static <T extends CalculusFieldElement<T>> T deviance(double x, T mean) {
    return x == 0 ? mean : logRatio(x, mean).multiply(x).add(mean.subtract(x));
  }

  /** log k! − (k log k − k). */
  static double stirling(double k) {
    return k == 0 ? 0 : Polygamma.excess(0, k) + StrictMath.log(k);
  }
}
