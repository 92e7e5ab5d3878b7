package org.natgrad.geometry;

/**
 * A divergence, or contrast function (Amari &amp; Nagaoka 2000, §3.2): D(p, q) ≥ 0 with equality if
 * and only if p = q, in general not symmetric, whose second-order part is a metric: D(p, p + v) = ½
 * g_p(v, v) + O(‖v‖³).
 */
@FunctionalInterface
public interface Divergence {

  /**
   * The value D(p, q), written D(p ‖ q) where it is relative entropy: the first argument is then
   * the law that the expectation is taken under.
   *
   * @param p first point
   * @param q second point, in the same chart or another of the same manifold
   * @return a number ≥ 0, exactly 0 if the points are equal, +∞ where the divergence is infinite or
   *     too large for a double; never NaN
   * @throws IllegalArgumentException if a point is none of the divergence's manifold
   */
  double between(Point p, Point q);
}
