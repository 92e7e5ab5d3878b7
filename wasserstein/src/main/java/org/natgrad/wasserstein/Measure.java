package org.natgrad.wasserstein;

/**
 * A measure on the line of finite mass, seen through its quantile function.
 *
 * <p>Everything but {@link #mass()} speaks of shares of the mass, so that a measure and its {@link
 * #normalised()} form answer alike. Optimal transport asks for mass 1.
 */
public abstract sealed class Measure permits Empirical, Histogram, Law, Mixture, QuantileAverage {

  Measure() {}

  /** {@return the total mass, finite and &gt; 0} */
  public abstract double mass();

  /** {@return this measure divided by its mass} */
  public abstract Measure normalised();

  /**
   * The distribution function F.
   *
   * @param x a place
   * @return the share of mass at or below x
   */
  public abstract double cdf(double x);

  /**
   * What the distribution function leaves, accurate where it is small.
   *
   * @param x a place
   * @return the share of mass above x
   */
  public abstract double survival(double x);

  /**
   * The density of the part that has one.
   *
   * @param x a place
   * @return share of mass a unit of length; atoms count for nothing
   */
  public abstract double density(double x);

  /**
   * The quantile function F⁻¹(u) = inf {x : F(x) ≥ u}.
   *
   * @param u level in [0, 1]
   * @return the quantile; at 0 and 1 the ends of the support, which may be infinite
   */
  public double quantile(double u) {
    checkLevel("u", u);
    return pieces().quantile(u, 1 - u);
  }

  /**
   * The quantile function from above, F⁻¹(1 − v), accurate for small v.
   *
   * @param v share of mass above, in [0, 1]
   * @return the quantile
   */
  public double upperQuantile(double v) {
    checkLevel("v", v);
    return pieces().quantile(1 - v, v);
  }

  /** The quantile function in pieces. */
  abstract Pieces pieces();

  /** The share of mass strictly below x. */
  abstract double below(double x);

  /**
   * The quantile on a piece that is neither constant nor linear.
   *
   * @param u level
   * @param v 1 − u, each accurate where it is small
   */
  abstract double smooth(double u, double v);

  /** The quantile at level u = 1 − v, each accurate where it is small. */
  final double at(double u, double v) {
    return pieces().quantile(u, v);
  }

  /** The derivative of the quantile function. */
  final double slope(double u, double v) {
    Pieces pieces = pieces();
    int k = pieces.find(u, v);
    return pieces.isSmooth(k) ? 1 / density(pieces.at(k, u, v)) : pieces.slope(k);
  }

  /** Whether the mass is 1 within the rounding of a sum. */
  boolean isProbability() {
    return Math.abs(mass() - 1) <= 0x1p-50;
  }

  static void checkLevel(String name, double level) {
    if (!(level >= 0 && level <= 1)) {
      throw new IllegalArgumentException(
          name + " = " + level + ": must be ≥ 0 and ≤ 1. Levels are shares of the mass.");
    }
  }
}
