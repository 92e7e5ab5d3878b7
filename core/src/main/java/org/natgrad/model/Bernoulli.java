package org.natgrad.model;

import java.util.Optional;
import org.hipparchus.CalculusFieldElement;
import org.hipparchus.util.MathArrays;
import org.natgrad.geometry.Chart;
import org.natgrad.geometry.Coordinate;

/**
 * The Bernoulli law on {0, 1}: g = 1/(p(1 − p)), T = (1 − 2p)/(p(1 − p))². The probability is both
 * the primary and the expectation chart; the natural parameter is log(p/(1 − p)).
 */
public record Bernoulli() implements ExponentialFamily {

  /** p = P(x = 1), the primary and the expectation chart. */
  public static final Chart PROBABILITY =
      Chart.of(
          "Bernoulli",
          Coordinate.between("p", 0, 1).advising("If you hold log odds, use Bernoulli.LOG_ODDS."));

  /** log(p/(1 − p)), the natural chart. */
  public static final Chart LOG_ODDS = Chart.of("Bernoulli", Coordinate.real("log odds"));

  private static final Domain DOMAIN =
      Domain.of(PROBABILITY, new Reparameterisation(LOG_ODDS, Change.LOGIT, Change.LOGISTIC));

  private enum Change implements SmoothMap {
    LOGIT,
    LOGISTIC;

    @Override
    public <T extends CalculusFieldElement<T>> T[] at(T[] x) {
      T[] y = MathArrays.buildArray(x[0].getField(), 1);
      y[0] =
          this == LOGIT
              ? x[0].log().subtract(x[0].negate().log1p())
              : x[0].negate().exp().add(1).reciprocal();
      return y;
    }
  }

  @Override
  public Domain domain() {
    return DOMAIN;
  }

  @Override
  public Chart natural() {
    return LOG_ODDS;
  }

  @Override
  public Chart expectation() {
    return PROBABILITY;
  }

  @Override
  public Support support(double[] theta) {
    return Support.lattice(0, 1);
  }

  @Override
  public double[] statistic(double[] x) {
    return x.clone();
  }

  /** {@return log(1 + e^θ), by the branch that cannot overflow} */
  @Override
  public <T extends CalculusFieldElement<T>> T logPartition(T[] theta) {
    return theta[0].getReal() > 0
        ? theta[0].negate().exp().log1p().add(theta[0])
        : theta[0].exp().log1p();
  }

  @Override
  public <T extends CalculusFieldElement<T>> T logDensity(T[] theta, double[] x) {
    return x[0] == 1 ? theta[0].log() : theta[0].negate().log1p();
  }

  @Override
  public Optional<Sampler> sampler(double[] theta) {
    double p = theta[0];
    return Optional.of(random -> new double[] {Draws.uniform(random) < p ? 1 : 0});
  }

  @Override
  public <T extends CalculusFieldElement<T>> Optional<T[]> fisher(T[] theta) {
    T[] g = MathArrays.buildArray(theta[0].getField(), 1);
    g[0] = variance(theta[0]).reciprocal();
    return Optional.of(g);
  }

  @Override
  public <T extends CalculusFieldElement<T>> Optional<T[]> skewness(T[] theta) {
    T[] t = MathArrays.buildArray(theta[0].getField(), 1);
    t[0] = theta[0].multiply(-2).add(1).divide(variance(theta[0]).square());
    return Optional.of(t);
  }

  private static <T extends CalculusFieldElement<T>> T variance(T p) {
    return p.multiply(p.negate().add(1));
  }

  @Override
  public Optional<GeodesicForm> geodesics() {
    return Optional.of(new SphereGeodesics());
  }

  @Override
  public String toString() {
    return "Bernoulli";
  }
}
