package org.natgrad.model;

import org.hipparchus.CalculusFieldElement;

/** Differences of log Γ's derivatives that keep their digits however close the arguments are. */
final class PolygammaDifference {

  /** Below this h/x Taylor's series loses less than the subtraction, which costs 7 bits here. */
  private static final double NEAR = 0x1p-7;

  /** The first term left out is below 2⁻⁵² of the sum for k ≤ 3. */
  private static final int TERMS = 9;

  private PolygammaDifference() {}

  /** f⁽ᵏ⁾(x) − f⁽ᵏ⁾(x + h) for f = log Γ, k ≥ 1, x &gt; 0 and h &gt; 0. */
  static <T extends CalculusFieldElement<T>> T of(int k, T x, T h) {
    if (h.getReal() > NEAR * x.getReal()) {
      return Polygamma.LOG_GAMMA
          .derivative(k, x)
          .subtract(Polygamma.LOG_GAMMA.derivative(k, x.add(h)));
    }
    T sum = x.getField().getZero();
    for (int j = TERMS; j >= 1; j--) {
      sum = sum.add(Polygamma.LOG_GAMMA.derivative(k + j, x)).multiply(h).divide(j);
    }
    return sum.negate();
  }
}
