/**
 * Statistical models: one class a family, named as in the literature, with its coordinate systems
 * as charts of one {@link org.natgrad.model.Domain}.
 *
 * <p><b>A model is three methods</b>, {@link org.natgrad.model.DifferentiableModel#domain()},
 * {@link org.natgrad.model.DifferentiableModel#support(double[])} and one generic log-density ℓ(x;
 * θ). Automatic differentiation turns ℓ into score and observed information; {@link
 * org.natgrad.model.Expectation} integrates them. A family overrides {@code fisher} and {@code
 * skewness} with what the literature has in closed form; these are generic too, so that connections
 * and curvature follow by differentiating them.
 *
 * <p><b>Equations</b> (Amari &amp; Nagaoka, <i>Methods of Information Geometry</i>, 2000):
 *
 * <ul>
 *   <li>§2.2: E[∂_i ℓ] = 0 and g_ij = E[∂_i ℓ ∂_j ℓ] = −E[∂_i ∂_j ℓ], where integral and derivative
 *       commute; a support that moves with θ, or a score that jumps, is declared by the model.
 *   <li>§2.3: p(x; θ) = exp(⟨θ, t(x)⟩ − ψ(θ) + h(x)); {@link org.natgrad.model.ExponentialFamily}.
 *   <li>§3.4: η = ∇ψ(θ) = E[t], g = ∇²ψ, T = ∇³ψ, ψ(θ) + φ(η) = ⟨θ, η⟩.
 * </ul>
 *
 * <p><b>Guarantee.</b> Expectations come with an error estimate or the reason why there is none; a
 * density whose mass is not 1 to 1e-10 is refused. {@link org.natgrad.model.Polygamma} is accurate
 * to a few units in the last place. Samplers depend on the generator's state only.
 *
 * <p><b>Cost.</b> One-dimensional expectations: some hundred evaluations of ℓ; a product of k
 * supports, that to the power k. Second derivatives in n parameters: about n² times ℓ itself.
 *
 * <pre>{@code
 * Gamma gamma = new Gamma();
 * Point p = gamma.domain().point(2, 3);                            // shape 2, mean 3
 * Point eta = gamma.domain().express(p, Gamma.EXPECTATION);        // (E[log x], E[x])
 * double[] score = gamma.score(new double[] {2, 3}, new double[] {1.5});
 * double entropy = -Expectation.under(gamma, 2, 3)
 *     .of(1, (x, out) -> out[0] = gamma.logDensity(new double[] {2, 3}, x)).orThrow()[0];
 * }</pre>
 */
package org.natgrad.model;
