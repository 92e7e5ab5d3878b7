package org.natgrad.geometry;

/**
 * Optimal transport between laws: W_p(a, b) = (inf_π ∫ d(x, y)^p π(dx, dy))^(1/p) over the plans π
 * with marginals a and b. The port that adapters implement.
 *
 * @param <M> the laws: samples, normals, …
 */
public interface Transport<M> {

  /**
   * The distance W_p(a, b) itself, not its p-th power; an implementation says which p.
   *
   * @param a a law
   * @param b a law
   * @return a number ≥ 0, or +∞ where no plan has finite cost; never NaN
   */
  double cost(M a, M b);

  /**
   * A plan that attains the cost.
   *
   * @param a the law whose mass is moved
   * @param b the law it becomes
   * @return the plan
   */
  Plan plan(M a, M b);

  /**
   * The displacement interpolation, along which mass moves at constant speed from a to b: W_p(γ(s),
   * γ(t)) = |s − t| W_p(a, b).
   *
   * @param a start, at t = 0
   * @param b end, at t = 1
   * @return the curve on [0, 1]
   */
  Curve<M> geodesic(M a, M b);
}
