package org.natgrad.model;

import java.util.Optional;
import org.hipparchus.CalculusFieldElement;
import org.natgrad.geometry.Chart;
import org.natgrad.geometry.Coordinate;

/**
 * The logistic law of mean m and scale s, distribution function 1/(1 + e^(−z)), z = (x − m)/s
 * (Johnson, Kotz &amp; Balakrishnan 1995, ch. 23). With t = tanh(z/2), s ∂_m ℓ = t and s ∂_s ℓ = z
 * t − 1; the moments follow from E[f′(z)] = E[f(z) t]: s² g = diag(1/3, 1/3 + π²/9), s³ T_mms =
 * 1/3, s³ T_sss = π²/3.
 */
public record Logistic() implements DifferentiableModel {

  /** (m, s), the primary chart. */
  public static final Chart LOCATION_SCALE =
      Chart.of(
          "Logistic",
          Coordinate.real("mean"),
          Coordinate.positive("scale")
              .advising("If you hold the standard deviation, use Logistic.MEAN_STD."));

  /** (m, πs/√3), mean and standard deviation. */
  public static final Chart MEAN_STD =
      Chart.of(
          "Logistic",
          Coordinate.real("mean"),
          Coordinate.positive("std")
              .advising("If you hold the scale, use Logistic.LOCATION_SCALE."));

  private static final LocationScale SHAPE =
      new LocationScale(
          new double[] {1.0 / 3, 0, 1.0 / 3 + StrictMath.PI * StrictMath.PI / 9},
          new double[] {0, 1.0 / 3, 0, StrictMath.PI * StrictMath.PI / 3});

  private static final Domain DOMAIN =
      Domain.of(LOCATION_SCALE, LocationScale.moments(MEAN_STD, 0, StrictMath.PI / Math.sqrt(3)));

  @Override
  public Domain domain() {
    return DOMAIN;
  }

  @Override
  public Support support(double[] theta) {
    return Support.line(theta[0], theta[1]);
  }

  /** {@return −|z| − 2 log(1 + e^(−|z|)) − log s} */
  @Override
  public <T extends CalculusFieldElement<T>> T logDensity(T[] theta, double[] x) {
    T z = theta[0].subtract(x[0]).divide(theta[1]);
    T down = z.getReal() > 0 ? z.negate() : z;
    return down.subtract(down.exp().log1p().multiply(2)).subtract(theta[1].log());
  }

  @Override
  public Optional<Sampler> sampler(double[] theta) {
    double mean = theta[0];
    double scale = theta[1];
    return Optional.of(
        random -> {
          double u = Draws.uniform(random);
          return new double[] {mean + scale * (StrictMath.log(u) - StrictMath.log1p(-u))};
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
    return "Logistic";
  }
}
