/**
 * The geometry of a statistical model: Fisher metric, Amari–Chentsov tensor, α-connections,
 * geodesics, in every chart of the model's domain.
 *
 * <p><b>Conventions, once for the library.</b> α = +1 is the exponential connection, −1 the mixture
 * connection, 0 Levi-Civita. Γ_ij,k = g(∇_{∂_i} ∂_j, ∂_k): direction, field, component. D(p ‖ q)
 * takes its expectation under p.
 *
 * <p><b>Equations</b> (Amari &amp; Nagaoka, <i>Methods of Information Geometry</i>, 2000):
 *
 * <ul>
 *   <li>§2.2: g_ij = E[∂_i ℓ ∂_j ℓ] = −E[∂_i ∂_j ℓ]; {@link org.natgrad.information.FisherMetric}.
 *   <li>§2.3: T_ijk = E[∂_i ℓ ∂_j ℓ ∂_k ℓ] and Γ^(α)_ij,k = E[(∂_i ∂_j ℓ + (1−α)/2 ∂_i ℓ ∂_j ℓ) ∂_k
 *       ℓ] = Γ^(0)_ij,k − α/2 T_ijk; {@link org.natgrad.information.AmariChentsovTensor}, {@link
 *       org.natgrad.information.AlphaConnection}.
 *   <li>§3.1: X g(Y, Z) = g(∇^(α)_X Y, Z) + g(Y, ∇^(−α)_X Z).
 *   <li>§3.3, §3.4: exponential families are flat for α = ±1; the natural and the expectation chart
 *       are affine.
 * </ul>
 *
 * <p><b>Guarantee.</b> From closed forms, relative errors of 1e-12 in the primary chart for
 * parameters in 1e-3 … 1e3; by definition, 1e-9 on one-dimensional sample spaces, or an exception
 * with the reason. Cost: a closed form and its derivatives, or some hundred evaluations of the
 * log-density with second derivatives.
 *
 * <pre>{@code
 * Normal normal = new Normal();
 * Point p = normal.domain().point(0, 2);
 * MatrixTensor g = FisherMetric.of(normal).at(p);               // diag(1/σ², 2/σ²)
 * ChristoffelSymbols gamma = AlphaConnection.of(normal, 1).at(p);
 * }</pre>
 */
package org.natgrad.information;
