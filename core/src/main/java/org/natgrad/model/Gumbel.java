package org.natgrad.model;

import java.util.Optional;
import org.hipparchus.CalculusFieldElement;
import org.natgrad.geometry.Chart;
import org.natgrad.geometry.Coordinate;

/**
 * The Gumbel law of largest values, distribution function exp(−e^(−z)), z = (x − μ)/β (Johnson,
 * Kotz &amp; Balakrishnan 1995, ch. 22). With w = e^(−z), which is exponential, β ∂_μ ℓ = 1 − w and
 * β ∂_β ℓ = (w − 1) log w − 1, so that the moments are those of w^n log^m w, Γ⁽ᵐ⁾(n + 1): β² g =
 * (1, γ − 1; ·, π²/6 + (1 − γ)²), γ Euler's constant. Curvature −6/π².
 */
public record Gumbel() implements DifferentiableModel {

  /** (μ, β), the primary chart. */
  public static final Chart LOCATION_SCALE =
      Chart.of(
          "Gumbel",
          Coordinate.real("mu"),
          Coordinate.positive("beta")
              .advising("If you hold the standard deviation, use Gumbel.MEAN_STD."));

  /** (μ + γβ, πβ/√6), mean and standard deviation. */
  public static final Chart MEAN_STD =
      Chart.of(
          "Gumbel",
          Coordinate.real("mean"),
          Coordinate.positive("std").advising("If you hold the scale, use Gumbel.LOCATION_SCALE."));

  private static final double EULER = 0.57721566490153286061;

  private static final LocationScale SHAPE = ExtremeValue.LARGEST;

  private static final Domain DOMAIN =
      Domain.of(
          LOCATION_SCALE, LocationScale.moments(MEAN_STD, EULER, StrictMath.PI / Math.sqrt(6)));

  @Override
  public Domain domain() {
    return DOMAIN;
  }

  @Override
  public Support support(double[] theta) {
    return Support.line(theta[0], theta[1]);
  }

  /** {@return −z − e^(−z) − log β} */
  @Override
  public <T extends CalculusFieldElement<T>> T logDensity(T[] theta, double[] x) {
    T z = theta[0].subtract(x[0]).divide(theta[1]); // minus the standardised sample
    return z.subtract(z.exp()).subtract(theta[1].log());
  }

  @Override
  public Optional<Sampler> sampler(double[] theta) {
    double mu = theta[0];
    double beta = theta[1];
    return Optional.of(
        random -> new double[] {mu - beta * StrictMath.log(Draws.exponential(random))});
  }

  @Override
  public <T extends CalculusFieldElement<T>> Optional<T[]> fisher(T[] theta) {
    return Optional.of(SHAPE.fisher(theta));
  }

  @Override
  public <T extends CalculusFieldElement<T>> Optional<T[]> skewness(T[] theta) {
    return Optional.of(SHAPE.skewness(theta));
  }

  @Override
  public Optional<GeodesicForm> geodesics() {
    return Optional.of(SHAPE.geodesics());
  }

  @Override
  public String toString() {
    return "Gumbel";
  }
}
