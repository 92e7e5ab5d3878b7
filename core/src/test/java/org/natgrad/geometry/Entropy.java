package org.natgrad.geometry;

/** The functions of one variable that relative entropies are made of, without cancellation. */
final class Entropy {

  private Entropy() {}

  /** δ − log(1 + δ) ≥ 0; below 1/64 by its series, since the difference cancels. */
  static double linearMinusLog(double delta) {
    if (delta == Double.POSITIVE_INFINITY) {
      return delta;
    }
    if (Math.abs(delta) > 0x1p-6) {
      return delta - StrictMath.log1p(delta);
    }
    double sum = 0;
    for (int k = 12; k >= 2; k--) { // δ²/2 − δ³/3 + …; the rest is below 2⁻⁷⁰ of the sum
      sum = 1.0 / k - delta * sum;
    }
    return delta * delta * sum;
  }

  /** (1 + δ) log(1 + δ) − δ ≥ 0; below 1/64 by its series. */
  static double entropic(double delta) {
    if (Math.abs(delta) > 0x1p-6) {
      return delta > -1 ? (1 + delta) * StrictMath.log1p(delta) - delta : 1;
    }
    double sum = 0;
    for (int k = 12; k >= 2; k--) { // δ²/2 − δ³/6 + …
      sum = 1.0 / (k * (k - 1)) - delta * sum;
    }
    return delta * delta * sum;
  }
}
