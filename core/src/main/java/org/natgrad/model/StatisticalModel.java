package org.natgrad.model;

import java.util.Optional;

/**
 * A statistical model {p(x; θ)}: a law for every point of a {@link Domain} (Amari &amp; Nagaoka
 * 2000, §2.1). Raw parameter arrays are coordinates in the domain's primary chart.
 */
public interface StatisticalModel {

  /** {@return the parameters, with their coordinate systems} */
  Domain domain();

  /**
   * The sample space under one law.
   *
   * @param theta primary coordinates
   * @return the support of p(·; θ)
   */
  Support support(double[] theta);

  /**
   * The logarithm of the density, under Lebesgue measure on intervals and counting measure on
   * lattices.
   *
   * @param theta primary coordinates
   * @param x a sample
   * @return log p(x; θ), −∞ outside the support
   * @throws IllegalArgumentException if θ lies outside the domain
   */
  double logDensity(double[] theta, double[] x);

  /**
   * A way to draw from one law.
   *
   * @param theta primary coordinates
   * @return the sampler, or empty if none is known
   */
  default Optional<Sampler> sampler(double[] theta) {
    return Optional.empty();
  }

  /** {@return the model's name, its primary chart's} */
  default String name() {
    return domain().chart().name();
  }

  /**
   * Whether the support depends on θ, as for the uniform law on (0, θ). Differentiation under the
   * integral then fails: E[∂ℓ] ≠ 0, −E[∂²ℓ] ≠ E[∂ℓ ∂ℓ], and there is no Fisher metric.
   *
   * @return false unless overridden
   */
  default boolean supportMoves() {
    return false;
  }

  /**
   * Whether the score jumps inside the support, as for the Laplace law at its location. E[∂ℓ ∂ℓ] is
   * then still the Fisher metric, but second derivatives of ℓ miss the jump: −E[∂²ℓ] is not.
   *
   * @return false unless overridden
   */
  default boolean scoreJumps() {
    return false;
  }
}
