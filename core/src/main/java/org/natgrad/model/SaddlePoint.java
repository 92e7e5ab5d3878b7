package org.natgrad.model;

import org.hipparchus.CalculusFieldElement;

/**
 * The terms of Loader's saddle-point form of discrete laws (2000, <i>Fast and accurate computation
 * of binomial probabilities</i>): sums of logarithms of factorials cancel, these do not.
 */
final class SaddlePoint {

  private SaddlePoint() {}

  /** m − x + x log(x/m) ≥ 0 for m &gt; 0 and x ≥ 0, half the Poisson law's unit deviance. */
  static <T extends CalculusFieldElement<T>> T deviance(T mean, double x) {
    if (x == 0) {
      return mean;
    }
    T delta = mean.subtract(x).divide(x);
    T logRatio =
        Math.abs(delta.getReal()) < 0.5 ? delta.log1p() : mean.log().subtract(StrictMath.log(x));
    return delta.subtract(logRatio).multiply(x);
  }

  /** log k! − (k log k − k). */
  static double stirling(double k) {
    return k == 0 ? 0 : Polygamma.excess(0, k) + StrictMath.log(k);
  }
}
