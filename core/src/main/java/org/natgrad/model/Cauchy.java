package org.natgrad.model;

import java.util.Optional;
import org.hipparchus.CalculusFieldElement;
import org.natgrad.geometry.Chart;
import org.natgrad.geometry.Coordinate;

/**
 * The Cauchy law of median m and half the interquartile range s (Johnson, Kotz &amp; Balakrishnan
 * 1994, ch. 16; McCullagh 1996): g = diag(½, ½)/s², half the Poincaré half-plane, of curvature −2.
 * With φ = 2 arctan((x − m)/s), which is uniform, s ∂_m ℓ = sin φ and s ∂_s ℓ = −cos φ, so that T =
 * 0: all α-connections are one. Neither mean nor variance exists.
 */
public record Cauchy() implements DifferentiableModel {

  /** (m, s), the primary chart. */
  public static final Chart LOCATION_SCALE =
      Chart.of(
          "Cauchy",
          Coordinate.real("median"),
          Coordinate.positive("scale")
              .advising("The scale is half the interquartile range, no standard deviation."));

  private static final LocationScale SHAPE =
      new LocationScale(new double[] {0.5, 0, 0.5}, new double[4]);

  private static final Domain DOMAIN = Domain.of(LOCATION_SCALE);

  @Override
  public Domain domain() {
    return DOMAIN;
  }

  @Override
  public Support support(double[] theta) {
    return Support.line(theta[0], theta[1]);
  }

  /** {@return −log(1 + z²) − log(π s)} */
  @Override
  public <T extends CalculusFieldElement<T>> T logDensity(T[] theta, double[] x) {
    T z = theta[0].subtract(x[0]).divide(theta[1]);
    return StudentT.log1pSquare(z).add(theta[1].multiply(StrictMath.PI).log()).negate();
  }

  @Override
  public Optional<Sampler> sampler(double[] theta) {
    double median = theta[0];
    double scale = theta[1];
    return Optional.of(
        random ->
            new double[] {
              median + scale * StrictMath.tan(StrictMath.PI * (Draws.uniform(random) - 0.5))
            });
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
    return "Cauchy";
  }
}
