package org.natgrad.model;

import java.util.Optional;
import org.hipparchus.CalculusFieldElement;
import org.natgrad.geometry.Chart;
import org.natgrad.geometry.Coordinate;

/**
 * The Laplace law of mean m and scale b, density e^(−|x − m|/b)/2b (Johnson, Kotz &amp;
 * Balakrishnan 1995, ch. 24): g = diag(1, 1)/b², of curvature −1, and T_bbb = 2/b³ alone. The score
 * jumps at the mean, so that −E[∂²ℓ] is not the metric: its (m, m) entry would be 0.
 */
public record Laplace() implements DifferentiableModel {

  /** (m, b), the primary chart. */
  public static final Chart LOCATION_SCALE =
      Chart.of(
          "Laplace",
          Coordinate.real("mean"),
          Coordinate.positive("scale")
              .advising("If you hold the standard deviation, use Laplace.MEAN_STD."));

  /** (m, √2 b), mean and standard deviation. */
  public static final Chart MEAN_STD =
      Chart.of(
          "Laplace",
          Coordinate.real("mean"),
          Coordinate.positive("std")
              .advising("If you hold the scale, use Laplace.LOCATION_SCALE."));

  private static final LocationScale SHAPE =
      new LocationScale(new double[] {1, 0, 1}, new double[] {0, 0, 0, 2});

  private static final Domain DOMAIN =
      Domain.of(LOCATION_SCALE, LocationScale.moments(MEAN_STD, 0, Math.sqrt(2)));

  @Override
  public Domain domain() {
    return DOMAIN;
  }

  @Override
  public Support support(double[] theta) {
    return Support.line(theta[0], theta[1]).withBreaks(theta[0]);
  }

  /** {@return −|x − m|/b − log 2b} */
  @Override
  public <T extends CalculusFieldElement<T>> T logDensity(T[] theta, double[] x) {
    T distance = theta[0].subtract(x[0]).abs().divide(theta[1]);
    return distance.add(theta[1].multiply(2).log()).negate();
  }

  @Override
  public Optional<Sampler> sampler(double[] theta) {
    double mean = theta[0];
    double scale = theta[1];
    return Optional.of(
        random -> {
          double distance = scale * Draws.exponential(random);
          return new double[] {Draws.uniform(random) < 0.5 ? mean - distance : mean + distance};
        });
  }

  @Override
  public boolean scoreJumps() {
    return true;
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
    return "Laplace";
  }
}
