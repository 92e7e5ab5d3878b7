package org.natgrad.geometry;

/**
 * A Riemannian metric: an inner product g_p(v, w) = g_ij(p) vⁱ wʲ on the tangent space at each
 * point, smooth in the point (Amari &amp; Nagaoka 2000, §1.5).
 */
public interface Metric {

  /** {@return the manifold it lives on} */
  Manifold manifold();

  /**
   * The metric at one point.
   *
   * @param p a point of {@link #manifold()}
   * @return the tensor, in p's chart, with {@link MetricTensor#base()} p
   * @throws IllegalArgumentException if p is no point of the manifold
   */
  MetricTensor at(Point p);
}
