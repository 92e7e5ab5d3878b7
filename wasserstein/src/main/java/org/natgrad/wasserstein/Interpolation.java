package org.natgrad.wasserstein;

/** The parameter of a displacement interpolation. */
final class Interpolation {

  private Interpolation() {}

  /** {@return 1 − t for t in [0, 1]} */
  static double complement(double t) {
    if (!(t >= 0 && t <= 1)) {
      throw new IllegalArgumentException(
          "t = " + t + ": must be ≥ 0 and ≤ 1. The displacement interpolation ends at its laws.");
    }
    return 1 - t;
  }
}
