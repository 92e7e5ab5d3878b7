package org.natgrad.geometry;

/**
 * An affine connection, ∇_{∂_i} ∂_j = Γ^k_ij ∂_k (Amari &amp; Nagaoka 2000, §1.6). It needs no
 * metric; one with a metric may be given by Γ_ij,k = g(∇_{∂_i} ∂_j, ∂_k) instead.
 */
public interface Connection {

  /** {@return the manifold it lives on} */
  Manifold manifold();

  /**
   * The connection's coefficients at one point.
   *
   * @param p a point of {@link #manifold()}
   * @return the symbols, in p's chart, with {@link ChristoffelSymbols#base()} p
   * @throws IllegalArgumentException if p is no point of the manifold
   */
  ChristoffelSymbols at(Point p);
}
