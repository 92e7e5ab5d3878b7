package org.natgrad.wasserstein;

import java.util.Objects;
import java.util.function.DoubleUnaryOperator;

/** What it costs to move a unit of mass from x to y: a convex function h of d = x − y. */
public sealed interface GroundCost {

  /**
   * The cost h.
   *
   * @param d x − y
   * @return h(d)
   */
  double of(double d);

  /**
   * Its derivative.
   *
   * @param d x − y
   * @return h′(d), or some subgradient where h has a kink
   */
  double slope(double d);

  /**
   * The cost |d|^p.
   *
   * @param p finite and ≥ 1
   * @return the cost
   * @throws IllegalArgumentException if p is not admissible
   */
  static GroundCost power(double p) {
    return new Power(p);
  }

  /**
   * Any convex cost.
   *
   * @param h convex, ≥ 0
   * @param slope its derivative
   * @return the cost
   */
  static GroundCost convex(DoubleUnaryOperator h, DoubleUnaryOperator slope) {
    return new Convex(h, slope);
  }

  /**
   * The cost |d|^p.
   *
   * @param p finite and ≥ 1
   */
  record Power(double p) implements GroundCost {

    /**
     * Checks the exponent.
     *
     * @param p finite and ≥ 1
     */
    public Power {
      if (!(p >= 1 && p <= Double.MAX_VALUE)) {
        throw new IllegalArgumentException(
            "p = "
                + p
                + ": must be finite and ≥ 1. Below 1 the cost is not convex and the monotone plan"
                + " not optimal.");
      }
    }

    @Override
    public double of(double d) {
      return power(Math.abs(d), p);
    }

    @Override
    public double slope(double d) {
      return d == 0 ? 0 : Math.copySign(p * power(Math.abs(d), p - 1), d);
    }

    private static double power(double size, double exponent) {
      if (exponent == 1) {
        return size;
      }
      if (exponent == 2) {
        return size * size;
      }
      return exponent == 3 ? size * size * size : StrictMath.pow(size, exponent);
    }

    /**
     * ∫₀¹ |d₀ + s (d₁ − d₀)|^p ds. With d the greater and r ≤ 1 the smaller of |d₀|, |d₁| over d it
     * is d^p (1 + r^(p+1)) / ((p + 1)(1 + r)) across 0, and d^p (1 − r^(p+1)) / ((p + 1)(1 − r)) on
     * one side.
     */
    double mean(double d0, double d1) {
      double d = Math.max(Math.abs(d0), Math.abs(d1));
      if (d == 0) {
        return 0;
      }
      double least = Math.min(Math.abs(d0), Math.abs(d1));
      if (d0 < 0 != d1 < 0) {
        double r = least / d;
        return power(d, p) * (1 + power(r, p + 1)) / ((p + 1) * (1 + r));
      }
      double rest = (d - least) / d;
      if (rest == 0) {
        return power(d, p);
      }
      return power(d, p) * -StrictMath.expm1((p + 1) * StrictMath.log1p(-rest)) / ((p + 1) * rest);
    }
  }

  /**
   * Any convex cost.
   *
   * @param h the cost
   * @param derivative its derivative
   */
  record Convex(DoubleUnaryOperator h, DoubleUnaryOperator derivative) implements GroundCost {

    /**
     * Checks that there are functions.
     *
     * @param h the cost
     * @param derivative its derivative
     */
    public Convex {
      Objects.requireNonNull(h, "h");
      Objects.requireNonNull(derivative, "derivative");
    }

    @Override
    public double of(double d) {
      return h.applyAsDouble(d);
    }

    @Override
    public double slope(double d) {
      return derivative.applyAsDouble(d);
    }
  }
}
