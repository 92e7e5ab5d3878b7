package org.natgrad.model;

import java.util.List;
import java.util.Optional;
import org.hipparchus.CalculusFieldElement;
import org.natgrad.geometry.Chart;
import org.natgrad.geometry.Coordinate;

/**
 * The exponential law of scale b on (a, ∞), whose support moves with a: E[∂_a ℓ] = 1/b is not 0,
 * and there is no Fisher metric. The least of n draws estimates a at the rate 1/n (Johnson, Kotz
 * &amp; Balakrishnan 1994, §19.7).
 */
public record ShiftedExponential() implements DifferentiableModel {

  /** (a, b), lower end and scale. */
  public static final Chart SHIFT_SCALE =
      Chart.of(
          "ShiftedExponential",
          Coordinate.real("shift"),
          Coordinate.positive("scale")
              .advising("The scale is the mean less the shift; if you hold the rate, invert it."));

  private static final Domain DOMAIN = Domain.of(SHIFT_SCALE);

  @Override
  public Domain domain() {
    return DOMAIN;
  }

  @Override
  public Support support(double[] theta) {
    return new Support.Interval(
        theta[0], Double.POSITIVE_INFINITY, theta[0] + theta[1], theta[1], List.of());
  }

  @Override
  public <T extends CalculusFieldElement<T>> T logDensity(T[] theta, double[] x) {
    return theta[0].subtract(x[0]).divide(theta[1]).subtract(theta[1].log());
  }

  @Override
  public Optional<Sampler> sampler(double[] theta) {
    double shift = theta[0];
    double scale = theta[1];
    return Optional.of(random -> new double[] {shift + scale * Draws.exponential(random)});
  }

  @Override
  public boolean supportMoves() {
    return true;
  }

  @Override
  public String toString() {
    return "ShiftedExponential";
  }
}
