package org.natgrad.model;

import java.util.Optional;
import org.hipparchus.CalculusFieldElement;
import org.natgrad.geometry.Chart;
import org.natgrad.geometry.Coordinate;

/**
 * The uniform law on (0, θ), whose support moves: E[∂ℓ] = −1/θ is not 0, E[(∂ℓ)²] = 1/θ² while
 * −E[∂²ℓ] = −1/θ², and there is no Fisher metric. The largest of n draws estimates θ at the rate
 * 1/n (Lehmann &amp; Casella 1998, example 6.1.6).
 */
public record Uniform() implements DifferentiableModel {

  /** θ, the upper end. */
  public static final Chart UPPER =
      Chart.of(
          "Uniform", Coordinate.positive("theta").advising("theta is the upper end, the lower 0."));

  private static final Domain DOMAIN = Domain.of(UPPER);

  @Override
  public Domain domain() {
    return DOMAIN;
  }

  @Override
  public Support support(double[] theta) {
    return Support.interval(0, theta[0]);
  }

  @Override
  public <T extends CalculusFieldElement<T>> T logDensity(T[] theta, double[] x) {
    return theta[0].log().negate();
  }

  @Override
  public Optional<Sampler> sampler(double[] theta) {
    double upper = theta[0];
    return Optional.of(random -> new double[] {upper * Draws.uniform(random)});
  }

  @Override
  public boolean supportMoves() {
    return true;
  }

  @Override
  public String toString() {
    return "Uniform";
  }
}
