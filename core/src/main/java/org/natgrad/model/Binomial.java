package org.natgrad.model;

import java.util.Optional;
import org.hipparchus.CalculusFieldElement;
import org.natgrad.geometry.Chart;
import org.natgrad.geometry.Coordinate;
import org.natgrad.geometry.Point;

/**
 * The binomial law of n trials, n known (Johnson, Kemp &amp; Kotz 2005, §3.2): g = n/(p(1 − p)), T
 * = n (1 − 2p)/(p(1 − p))², n times the Bernoulli law's. The probability is the primary chart, the
 * mean n p the expectation chart, and log(p/(1 − p)) the natural parameter.
 */
public final class Binomial implements ExponentialFamily {

  private static final Bernoulli ONE = new Bernoulli();

  private final int trials;
  private final Chart natural;
  private final Chart expectation;
  private final Domain domain;

  private Binomial(int trials) {
    String name = "Binomial(" + trials + ")";
    this.trials = trials;
    this.natural = Chart.of(name + ", natural", Coordinate.real("log odds"));
    this.expectation =
        Chart.of(
            name + ", expectation",
            Coordinate.between("mean", 0, trials).advising("The mean is n p."));
    Chart probability =
        Chart.of(
            name,
            Coordinate.between("p", 0, 1)
                .advising("If you hold n p or log odds, use expectation() or natural()."));
    Reparameterisation logit = ONE.domain().change(Bernoulli.LOG_ODDS);
    this.domain =
        Domain.of(
            probability,
            new Reparameterisation(natural, logit.fromPrimary(), logit.toPrimary()),
            new Reparameterisation(expectation, new Scaling(trials), new Scaling(1.0 / trials)));
  }

  /**
   * The family of a number of trials.
   *
   * @param trials n ≥ 1
   * @return the family
   */
  public static Binomial of(int trials) {
    if (!(trials >= 1)) {
      throw new IllegalArgumentException(
          "trials = " + trials + ": must be >= 1. Without a trial there is nothing to observe.");
    }
    return new Binomial(trials);
  }

  /** {@return the number n of trials} */
  public int trials() {
    return trials;
  }

  @Override
  public Domain domain() {
    return domain;
  }

  @Override
  public Chart natural() {
    return natural;
  }

  @Override
  public Chart expectation() {
    return expectation;
  }

  @Override
  public Support support(double[] theta) {
    double mean = trials * theta[0];
    return new Support.Lattice(0, trials, mean, 1 + Math.sqrt(mean * (1 - theta[0])));
  }

  @Override
  public double[] statistic(double[] x) {
    return x.clone();
  }

  /** {@return log of the number of ways to choose x of n} */
  @Override
  public double logBase(double[] x) {
    return Polygamma.logGamma(trials + 1.0)
        - Polygamma.logGamma(x[0] + 1)
        - Polygamma.logGamma(trials - x[0] + 1);
  }

  /** {@return n log(1 + e^θ)} */
  @Override
  public <T extends CalculusFieldElement<T>> T logPartition(T[] theta) {
    return ONE.logPartition(theta).multiply(trials);
  }

  /** {@return Loader's saddle-point form} */
  @Override
  public <T extends CalculusFieldElement<T>> T logDensity(T[] theta, double[] x) {
    double failures = trials - x[0];
    T successes = SaddlePoint.deviance(x[0], theta[0].multiply(trials));
    T others = SaddlePoint.deviance(failures, theta[0].negate().add(1).multiply(trials));
    double ways =
        SaddlePoint.stirling(trials) - SaddlePoint.stirling(x[0]) - SaddlePoint.stirling(failures);
    return successes.add(others).negate().add(ways);
  }

  /** {@return n (p log p + (1 − p) log(1 − p))} */
  @Override
  public double negativeEntropy(Point p) {
    double probability = domain.primary(p)[0];
    double rest = 1 - probability;
    return trials
        * (probability * StrictMath.log(probability) + rest * StrictMath.log1p(-probability));
  }

  @Override
  public Optional<Sampler> sampler(double[] theta) {
    double p = theta[0];
    return Optional.of(random -> new double[] {Draws.binomial(trials, p, random)});
  }

  @Override
  public <T extends CalculusFieldElement<T>> Optional<T[]> fisher(T[] theta) {
    return ONE.fisher(theta).map(new Scaling(trials)::at);
  }

  @Override
  public <T extends CalculusFieldElement<T>> Optional<T[]> skewness(T[] theta) {
    return ONE.skewness(theta).map(new Scaling(trials)::at);
  }

  @Override
  public Optional<GeodesicForm> geodesics() {
    Scaling same = new Scaling(1);
    return Optional.of(
        new IsometricGeodesics(new SphereGeodesics(), same, same, Math.sqrt(trials)));
  }

  @Override
  public String toString() {
    return "Binomial(" + trials + ")";
  }
}
