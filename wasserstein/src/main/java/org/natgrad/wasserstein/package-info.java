/**
 * Optimal transport on the line, {@link org.natgrad.geometry.Transport} under the cost |x − y|²:
 * the geometry that moves mass, beside Fisher's, which reweighs it.
 *
 * <p><b>Equations</b> (Villani, <i>Topics in Optimal Transportation</i>, 2003, chapter 2; Peyré
 * &amp; Cuturi, <i>Computational Optimal Transport</i>, 2019, §2.6):
 *
 * <ul>
 *   <li>With F⁻¹ the quantile function, W₂(a, b)² = ∫₀¹ (F_a⁻¹(u) − F_b⁻¹(u))² du: on the line the
 *       monotone plan is optimal.
 *   <li>For normals W₂² = (μ₁ − μ₂)² + (σ₁ − σ₂)², so (μ, σ) is a flat half-plane.
 *   <li>The geodesic has quantiles (1 − t) F_a⁻¹ + t F_b⁻¹.
 * </ul>
 *
 * <p><b>Guarantee.</b> Distances are within a few ulp (normals) or (n + m) ulp (samples), never
 * NaN; +∞ only where the distance exceeds the largest double. Not handled: laws on more than one
 * dimension, exponents other than 2.
 *
 * <p><b>Cost.</b> Samples of n and m atoms: O(n + m) operations, 2 (n + m) doubles; sorting is the
 * caller's.
 *
 * <p><b>In six lines</b>:
 *
 * <pre>{@code
 * NormalTransport normals = new NormalTransport();
 * NormalLaw a = new NormalLaw(0, 1);
 * NormalLaw b = new NormalLaw(3, 5);
 * double w2 = normals.cost(a, b); // 5
 * NormalLaw half = normals.geodesic(a, b).at(0.5); // N(1.5, 3²)
 * double moved = normals.plan(a, b).at(1); // 8
 * }</pre>
 */
package org.natgrad.wasserstein;
