package org.natgrad.benchmarks;

/** A sum of products by plain loops, with the rounding that any other order of it may show. */
final class Sum {

  private double value;
  private double magnitude;
  private long terms;

  void add(double term) {
    value += term;
    magnitude += Math.abs(term);
    terms++;
  }

  /** Makes room for the roundings of what the terms themselves were computed from. */
  void allow(long roundings, double size) {
    terms += roundings;
    magnitude += size;
  }

  double value() {
    return value;
  }

  /**
   * Holds a result against this sum. Both are within γ = (terms + 3) 2⁻⁵³ times the sum of moduli
   * of the exact value, whatever the order and whether fused or not (Higham 2002, section 3.1; the
   * 3 are for the roundings within a term).
   */
  void check(String what, double actual) {
    double bound = 2 * (terms + 3) * 0x1p-53 * magnitude;
    if (!(Math.abs(actual - value) <= bound)) {
      throw new IllegalStateException(
          what + " is " + actual + ", not " + value + " to within " + bound);
    }
  }
}
