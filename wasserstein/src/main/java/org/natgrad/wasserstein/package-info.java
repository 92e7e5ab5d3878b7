/**
 * Optimal transport on the line, {@link org.natgrad.geometry.Transport} under convex costs of x −
 * y: the geometry that moves mass, beside Fisher's, which reweighs it.
 *
 * <p><b>Measures</b> are built by what they are, so that places are never taken for weights: {@link
 * org.natgrad.wasserstein.Empirical} points, a {@link org.natgrad.wasserstein.Histogram} of edges
 * and masses, a {@link org.natgrad.wasserstein.Law} by its distribution or quantile function, a
 * {@link org.natgrad.wasserstein.Mixture} of any of them. Transport is between measures of mass 1.
 *
 * <p><b>Equations</b> (Villani, <i>Topics in Optimal Transportation</i>, 2003, chapters 1, 2, 5;
 * Peyré &amp; Cuturi, <i>Computational Optimal Transport</i>, 2019, §2.6):
 *
 * <ul>
 *   <li>With F⁻¹ the quantile function, W_p(a, b)^p = ∫₀¹ |F_a⁻¹(u) − F_b⁻¹(u)|^p du, and W_∞ = sup
 *       |F_a⁻¹ − F_b⁻¹|: on the line the monotone plan is optimal for every convex cost.
 *   <li>Σ a_i φ_i + Σ b_j ψ_j = W_p^p for potentials φ_i + ψ_j ≤ |x_i − y_j|^p.
 *   <li>The geodesic has quantiles (1 − t) F_a⁻¹ + t F_b⁻¹; its action ∫∫ v² dμ_t dt is W₂², that
 *       of every other curve more.
 *   <li>Barycentres have the mean (p = 2), median (p = 1), midrange (p = ∞) of the quantiles.
 * </ul>
 *
 * <p><b>Guarantee.</b> Sums over samples and bins are within (n + m) ulp; where laws enter, ten
 * digits, with an estimate of the error; never NaN; +∞ only with the reason: a moment that does not
 * exist, a support without bound, or a distance beyond the largest double. A law given by functions
 * is as good as they are in its tails. In more than one dimension: normal laws only, {@link
 * org.natgrad.wasserstein.BuresWasserstein}.
 *
 * <p><b>Cost.</b> Samples of n and m points: O(n + m), by a radix sort, done once a sample, in one
 * array more than the points and their order; then 2 doubles a point of weighted samples. A cell
 * between levels of a law takes 20 to 400 quantiles.
 *
 * <p><b>In six lines</b>:
 *
 * <pre>{@code
 * Wasserstein w2 = new Wasserstein(2);
 * Law a = Law.normal(0, 1);
 * double far = w2.cost(a, Law.normal(3, 5)); // 5
 * double near = w2.cost(a, Empirical.of(-1, 0.2, 1.1));
 * Measure half = w2.geodesic(a, Law.normal(3, 5)).at(0.5); // N(1.5, 3²)
 * Distance none = new Wasserstein(1).distance(a, Law.cauchy(0, 1)); // ∞, and why
 * }</pre>
 */
package org.natgrad.wasserstein;
