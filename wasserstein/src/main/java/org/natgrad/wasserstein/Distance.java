package org.natgrad.wasserstein;

/**
 * A distance with its evidence.
 *
 * @param value W_p, a number ≥ 0 or +∞
 * @param cost the least total cost: W_p^p, and W_∞ itself for p = ∞
 * @param error estimate of the quadrature's error in the cost; 0 where sums or closed forms decided
 * @param reason why the distance is infinite; empty if it is not
 */
public record Distance(double value, double cost, double error, String reason) {

  /** {@return whether the distance is finite} */
  public boolean isFinite() {
    return value <= Double.MAX_VALUE;
  }

  /**
   * The distance, where nothing else will do than a number.
   *
   * @return the value, finite
   * @throws ArithmeticException if it is infinite, with the reason
   */
  public double orThrow() {
    if (!isFinite()) {
      throw new ArithmeticException(reason);
    }
    return value;
  }

  static Distance infinite(String reason) {
    return new Distance(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, 0, reason);
  }
}
