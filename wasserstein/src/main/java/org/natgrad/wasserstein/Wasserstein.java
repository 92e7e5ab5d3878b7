package org.natgrad.wasserstein;

import org.natgrad.geometry.Plan;
import org.natgrad.geometry.Transport;

/**
 * Optimal transport on the line under |x − y|^p: W_p(a, b)^p = ∫₀¹ |F_a⁻¹(u) − F_b⁻¹(u)|^p du, and
 * W_∞ = sup |F_a⁻¹ − F_b⁻¹| (Villani 2003, theorem 2.18). Between measures of finitely many atoms
 * and bins it is a sum; where a law enters, a quadrature on each cell between its levels and those
 * of the other.
 *
 * @param p exponent ≥ 1, perhaps +∞
 */
public record Wasserstein(double p) implements Transport<Measure> {

  /**
   * Checks the exponent.
   *
   * @param p exponent
   * @throws IllegalArgumentException if it is not ≥ 1
   */
  public Wasserstein {
    if (!(p >= 1)) {
      throw new IllegalArgumentException(
          "p = " + p + ": must be ≥ 1 or +∞. Below 1 the monotone plan is not optimal.");
    }
  }

  /**
   * The distance W_p.
   *
   * @param a a measure of mass 1
   * @param b a measure of mass 1
   * @return a number ≥ 0, or +∞
   * @throws IllegalArgumentException if a mass is not 1
   */
  @Override
  public double cost(Measure a, Measure b) {
    return distance(a, b).value();
  }

  /**
   * The distance with its evidence: the cost W_p^p, the quadrature's error, why it is infinite.
   *
   * @param a a measure of mass 1
   * @param b a measure of mass 1
   * @return the distance
   * @throws IllegalArgumentException if a mass is not 1
   */
  public Distance distance(Measure a, Measure b) {
    checkMasses(a, b);
    return a instanceof Empirical x && b instanceof Empirical y
        ? SampleTransport.distance(p, x, y)
        : new QuantilePair(a, b).distance(p);
  }

  /**
   * The least cost of transport under any convex cost of the difference, for which the monotone
   * plan is optimal as well.
   *
   * @param h the cost of moving by x − y
   * @param a a measure of mass 1
   * @param b a measure of mass 1
   * @return ∫₀¹ h(F_a⁻¹ − F_b⁻¹) du as value and as cost
   * @throws IllegalArgumentException if a mass is not 1
   */
  public static Distance under(GroundCost h, Measure a, Measure b) {
    checkMasses(a, b);
    if (a instanceof Empirical x && b instanceof Empirical y) {
      double total = SampleTransport.total(h, x.sorted(), y.sorted(), 1);
      return total <= Double.MAX_VALUE
          ? new Distance(total, total, 0, "")
          : Distance.infinite("the cost exceeds the largest double: change the unit");
    }
    return new QuantilePair(a, b).total(h, 1);
  }

  /**
   * The monotone plan, optimal for every p: a coupling between samples, by the indices of their
   * points as given; a map where the first measure has no atoms; else the comonotone coupling.
   *
   * @param a a measure of mass 1
   * @param b a measure of mass 1
   * @return the plan
   * @throws IllegalArgumentException if a mass is not 1
   */
  @Override
  public Plan plan(Measure a, Measure b) {
    checkMasses(a, b);
    if (a instanceof Empirical x && b instanceof Empirical y) {
      return SampleTransport.plan(x, y);
    }
    return a.pieces().anyConstant()
        ? new Plan.Comonotone(a::quantile, b::quantile)
        : new Plan.MongeMap(x -> b.at(a.cdf(x), a.survival(x)));
  }

  /**
   * McCann's displacement interpolation, a geodesic for every p.
   *
   * @param a a measure of mass 1
   * @param b a measure of mass 1
   * @return the curve
   * @throws IllegalArgumentException if a mass is not 1
   */
  @Override
  public Geodesic geodesic(Measure a, Measure b) {
    checkMasses(a, b);
    return new Geodesic(a, b);
  }

  /**
   * Kantorovich's potentials, which prove that the plan is optimal.
   *
   * @param a a sample of mass 1
   * @param b a sample of mass 1
   * @return the potentials under |x − y|^p
   * @throws IllegalArgumentException if a mass is not 1, or p is infinite
   */
  public Potentials potentials(Empirical a, Empirical b) {
    checkMasses(a, b);
    return Potentials.of(GroundCost.power(p), a, b);
  }

  /**
   * The derivative of the distance by the first sample's positions and weights.
   *
   * @param a a sample of mass 1
   * @param b a sample of mass 1
   * @return the gradient of W_p; 0 where the distance is 0
   * @throws IllegalArgumentException if a mass is not 1, or p is infinite
   */
  public TransportGradient gradient(Empirical a, Empirical b) {
    checkMasses(a, b);
    return TransportGradient.of(GroundCost.power(p), cost(a, b), a, b);
  }

  static void checkMasses(Measure a, Measure b) {
    if (!(a.isProbability() && b.isProbability())) {
      throw new IllegalArgumentException(
          "masses = ("
              + a.mass()
              + ", "
              + b.mass()
              + "): must both be 1. Transport keeps mass; call normalised() to compare shares.");
    }
  }
}
