/**
 * Differential geometry without integrators: the pure ports {@link org.natgrad.geometry.Metric},
 * {@link org.natgrad.geometry.Connection}, {@link org.natgrad.geometry.Divergence} and {@link
 * org.natgrad.geometry.Transport}, the words they are written in, and what follows from them by
 * algebra alone. It sees the kernel and the JDK, nothing else.
 *
 * <p><b>The theory's types.</b> A differential df is a {@link org.natgrad.geometry.Covector}, a
 * step is a {@link org.natgrad.geometry.TangentVector}, and only a metric turns one into the other.
 * Adding a covector to a {@link org.natgrad.geometry.Point} does not compile.
 *
 * <p><b>Equations</b> (Amari &amp; Nagaoka, <i>Methods of Information Geometry</i>, 2000):
 *
 * <ul>
 *   <li>§1.2: v = vⁱ ∂_i, and ⟨df, v⟩ = ∂_i f vⁱ, the same in all coordinates.
 *   <li>§1.5: ♭v = g_ij vʲ dxⁱ, ♯w = gⁱʲ w_j ∂_i, grad f = ♯ df: the natural gradient.
 *   <li>§1.3, §1.4: under x = x(y) with Jacobian J, G' = JᵀGJ; {@link
 *       org.natgrad.geometry.MatrixTensor#pullback}.
 *   <li>§1.6: ∇_{∂_i} ∂_j = Γ^k_ij ∂_k and Γ_ij,k = g_kl Γ^l_ij; raw arrays keep the order (i, j,
 *       k), see {@link org.natgrad.geometry.ChristoffelSymbols}. Levi-Civita: Γ_ij,k = ½ (∂_i g_jk
 *       + ∂_j g_ki − ∂_k g_ij) (§1.10).
 *   <li>§1.7: R^l_ijk = ∂_i Γ^l_jk − ∂_j Γ^l_ik + Γ^l_ih Γ^h_jk − Γ^l_jh Γ^h_ik; {@link
 *       org.natgrad.geometry.Curvature}.
 *   <li>§3.2: D(p, p + v) = ½ g_p(v, v) + O(‖v‖³).
 * </ul>
 *
 * <p><b>Guarantee.</b> Domains are open: a point outside, NaN among them, is refused with argument,
 * value, range, coordinates and remedy. {@link org.natgrad.geometry.MatrixTensor} inverts to 8 n κ
 * · 2⁻⁵³ with κ the condition number after equilibration; a singular matrix gives a rank, a failing
 * pivot and a residual, never NaN. Results are the same bits on every backend.
 *
 * <p><b>Cost.</b> Metric of n coordinates: n³/3 multiplications to factor, 2n² to raise an index,
 * 3n² doubles. Curvature: 2n⁵ multiplications, n⁴ doubles.
 *
 * <p><b>In six lines</b>, a natural gradient step for the normal law, g = diag(1/σ², 2/σ²):
 *
 * <pre>{@code
 * Chart chart = Chart.of("Normal", Coordinate.real("mu"), Coordinate.positive("sigma"));
 * Point p = Point.of(chart, 0, 2);
 * MetricTensor g = MatrixTensor.of(p, new double[] {0.25, 0, 0, 0.5});
 * Covector differential = Covector.of(p, 1, -1);
 * TangentVector gradient = g.sharp(differential); // (4, -2)
 * Point q = p.moved(gradient.times(-0.1)); // (-0.4, 2.2)
 * }</pre>
 */
package org.natgrad.geometry;
