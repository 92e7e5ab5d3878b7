package org.natgrad.model;

import java.util.Optional;
import org.hipparchus.CalculusFieldElement;
import org.hipparchus.util.MathArrays;
import org.natgrad.geometry.Chart;
import org.natgrad.geometry.Coordinate;

/**
 * The Poisson law: g = 1/λ, T = 1/λ². The rate is both the primary and the expectation chart; the
 * natural parameter is log λ.
 */
public record Poisson() implements ExponentialFamily {

  /** λ, the primary and the expectation chart. */
  public static final Chart RATE =
      Chart.of(
          "Poisson",
          Coordinate.positive("lambda").advising("If you hold log lambda, use Poisson.LOG_RATE."));

  /** log λ, the natural chart. */
  public static final Chart LOG_RATE = Chart.of("Poisson", Coordinate.real("log lambda"));

  private static final ArcLength ARC =
      new ArcLength(
          lambda -> 2 * Math.sqrt(lambda),
          s -> 0.25 * s * s,
          lambda -> 1 / Math.sqrt(lambda),
          0,
          Double.POSITIVE_INFINITY);

  private static final Domain DOMAIN =
      Domain.of(RATE, new Reparameterisation(LOG_RATE, Change.LOG, Change.EXP));

  private enum Change implements SmoothMap {
    LOG,
    EXP;

    @Override
    public <T extends CalculusFieldElement<T>> T[] at(T[] x) {
      T[] y = MathArrays.buildArray(x[0].getField(), 1);
      y[0] = this == LOG ? x[0].log() : x[0].exp();
      return y;
    }
  }

  @Override
  public Domain domain() {
    return DOMAIN;
  }

  @Override
  public Chart natural() {
    return LOG_RATE;
  }

  @Override
  public Chart expectation() {
    return RATE;
  }

  @Override
  public Support support(double[] theta) {
    return Support.latticeFrom(0, theta[0], Math.sqrt(theta[0]) + 1);
  }

  @Override
  public double[] statistic(double[] x) {
    return x.clone();
  }

  @Override
  public double logBase(double[] x) {
    return -Polygamma.logGamma(x[0] + 1);
  }

  @Override
  public <T extends CalculusFieldElement<T>> T logPartition(T[] theta) {
    return theta[0].exp();
  }

  /** {@return x (1 + log(λ/x) − λ/x) − (log x! − x log x + x), whose terms do not cancel} */
  @Override
  public <T extends CalculusFieldElement<T>> T logDensity(T[] theta, double[] x) {
    if (x[0] == 0) {
      return theta[0].negate();
    }
    T delta = theta[0].subtract(x[0]).divide(x[0]);
    T logRatio =
        Math.abs(delta.getReal()) < 0.5
            ? delta.log1p()
            : theta[0].log().subtract(StrictMath.log(x[0]));
    double rest = Polygamma.excess(0, x[0]) + StrictMath.log(x[0]);
    return logRatio.subtract(delta).multiply(x[0]).subtract(rest);
  }

  @Override
  public Optional<Sampler> sampler(double[] theta) {
    double rate = theta[0];
    return Optional.of(random -> new double[] {Draws.poisson(rate, random)});
  }

  @Override
  public <T extends CalculusFieldElement<T>> Optional<T[]> fisher(T[] theta) {
    T[] g = MathArrays.buildArray(theta[0].getField(), 1);
    g[0] = theta[0].reciprocal();
    return Optional.of(g);
  }

  @Override
  public <T extends CalculusFieldElement<T>> Optional<T[]> skewness(T[] theta) {
    T[] t = MathArrays.buildArray(theta[0].getField(), 1);
    t[0] = theta[0].square().reciprocal();
    return Optional.of(t);
  }

  @Override
  public Optional<GeodesicForm> geodesics() {
    return Optional.of(ARC);
  }

  @Override
  public String toString() {
    return "Poisson";
  }
}
