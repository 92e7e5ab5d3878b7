package org.natgrad.model;

import java.util.Optional;
import org.hipparchus.CalculusFieldElement;
import org.hipparchus.util.MathArrays;
import org.natgrad.geometry.Chart;
import org.natgrad.geometry.Coordinate;

/**
 * The exponential law of mean γ: g = 1/γ², T = 2/γ³. The mean is both the primary and the
 * expectation chart; the natural parameter is −1/γ.
 */
public record Exponential() implements ExponentialFamily {

  /** γ, the primary and the expectation chart. */
  public static final Chart MEAN =
      Chart.of(
          "Exponential",
          Coordinate.positive("mean").advising("If you hold the rate, use Exponential.RATE."));

  /** 1/γ. */
  public static final Chart RATE =
      Chart.of(
          "Exponential",
          Coordinate.positive("rate").advising("If you hold the mean, use Exponential.MEAN."));

  /** −1/γ. */
  public static final Chart NATURAL =
      Chart.of(
          "Exponential, natural",
          Coordinate.between("theta", Double.NEGATIVE_INFINITY, 0)
              .advising("theta is minus the rate."));

  private static final ArcLength ARC =
      new ArcLength(
          StrictMath::log,
          StrictMath::exp,
          mean -> 1 / mean,
          Double.NEGATIVE_INFINITY,
          Double.POSITIVE_INFINITY);

  private static final Domain DOMAIN =
      Domain.of(
          MEAN,
          new Reparameterisation(RATE, Change.RECIPROCAL, Change.RECIPROCAL),
          new Reparameterisation(NATURAL, Change.NATURAL, Change.NATURAL));

  private enum Change implements SmoothMap {
    RECIPROCAL,
    NATURAL;

    @Override
    public <T extends CalculusFieldElement<T>> T[] at(T[] x) {
      T[] y = MathArrays.buildArray(x[0].getField(), 1);
      y[0] = this == NATURAL ? x[0].reciprocal().negate() : x[0].reciprocal();
      return y;
    }
  }

  @Override
  public Domain domain() {
    return DOMAIN;
  }

  @Override
  public Chart natural() {
    return NATURAL;
  }

  @Override
  public Chart expectation() {
    return MEAN;
  }

  @Override
  public Support support(double[] theta) {
    return Support.halfLine(theta[0]);
  }

  @Override
  public double[] statistic(double[] x) {
    return x.clone();
  }

  @Override
  public <T extends CalculusFieldElement<T>> T logPartition(T[] theta) {
    return theta[0].negate().log().negate();
  }

  @Override
  public <T extends CalculusFieldElement<T>> T logDensity(T[] theta, double[] x) {
    return theta[0].reciprocal().multiply(-x[0]).subtract(theta[0].log());
  }

  @Override
  public Optional<Sampler> sampler(double[] theta) {
    double mean = theta[0];
    return Optional.of(random -> new double[] {mean * Draws.exponential(random)});
  }

  @Override
  public <T extends CalculusFieldElement<T>> Optional<T[]> fisher(T[] theta) {
    T[] g = MathArrays.buildArray(theta[0].getField(), 1);
    g[0] = theta[0].square().reciprocal();
    return Optional.of(g);
  }

  @Override
  public <T extends CalculusFieldElement<T>> Optional<T[]> skewness(T[] theta) {
    T[] t = MathArrays.buildArray(theta[0].getField(), 1);
    t[0] = theta[0].pow(3).reciprocal().multiply(2);
    return Optional.of(t);
  }

  @Override
  public Optional<GeodesicForm> geodesics() {
    return Optional.of(ARC);
  }

  @Override
  public String toString() {
    return "Exponential";
  }
}
