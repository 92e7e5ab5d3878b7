package org.natgrad.model;

import java.util.Arrays;
import java.util.Optional;
import org.hipparchus.CalculusFieldElement;
import org.natgrad.geometry.Chart;
import org.natgrad.geometry.Coordinate;

/**
 * The multinomial law of n trials with k outcomes, n known (Johnson, Kotz &amp; Balakrishnan 1997,
 * ch. 35): metric and T are n times those of {@link Categorical}, and the simplex is a part of the
 * sphere of radius 2√n. Primary are the probabilities p₁, …, p_(k−1); n p_i is the expectation
 * chart, log(p_i/p_k) the natural one. A sample holds all k counts.
 */
public final class Multinomial implements ExponentialFamily {

  private final int trials;
  private final Categorical one;
  private final Chart natural;
  private final Chart expectation;
  private final Domain domain;

  private Multinomial(int trials, int outcomes) {
    String name = "Multinomial(" + trials + ")";
    this.trials = trials;
    this.one = Categorical.of(outcomes);
    this.natural = natural(name, outcomes);
    this.expectation = simplex(name + ", expectation", "eta", trials, outcomes);
    Reparameterisation logit = one.domain().change(one.natural());
    this.domain =
        Domain.of(
            simplex(name, "p", 1, outcomes),
            new Reparameterisation(natural, logit.fromPrimary(), logit.toPrimary()),
            new Reparameterisation(expectation, new Scaling(trials), new Scaling(1.0 / trials)));
  }

  /**
   * The family of a number of trials and outcomes.
   *
   * @param trials n ≥ 1
   * @param outcomes k ≥ 2
   * @return the family
   */
  public static Multinomial of(int trials, int outcomes) {
    if (!(trials >= 1)) {
      throw new IllegalArgumentException(
          "trials = " + trials + ": must be >= 1. Without a trial there is nothing to observe.");
    }
    return new Multinomial(trials, outcomes);
  }

  private static Chart natural(String name, int outcomes) {
    Coordinate[] theta = new Coordinate[outcomes - 1];
    for (int i = 0; i < theta.length; i++) {
      theta[i] = Coordinate.real("log p" + (i + 1) + "/p" + outcomes);
    }
    return Chart.of(name + ", natural", theta);
  }

  private static Chart simplex(String name, String symbol, int total, int outcomes) {
    Coordinate[] x = new Coordinate[outcomes - 1];
    for (int i = 0; i < x.length; i++) {
      x[i] =
          Coordinate.between(symbol + (i + 1), 0, total)
              .advising("Outcomes of probability 0 are no part of the open simplex: drop them.");
    }
    return Chart.of(name, x)
        .where(
            symbol + "1 + … + " + symbol + (outcomes - 1) + " < " + total,
            values -> total - Arrays.stream(values).sum() > 0,
            "The last is what the others leave of " + total + "; leave it out.");
  }

  /** {@return the number n of trials} */
  public int trials() {
    return trials;
  }

  /** {@return the number k of outcomes} */
  public int outcomes() {
    return one.outcomes();
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
    return new Support.Compositions(outcomes(), trials);
  }

  /** {@return the counts of the first k − 1 outcomes} */
  @Override
  public double[] statistic(double[] x) {
    return Arrays.copyOf(x, outcomes() - 1);
  }

  /** {@return log of n!/Πx_i!} */
  @Override
  public double logBase(double[] x) {
    double sum = Polygamma.logGamma(trials + 1.0);
    for (double count : x) {
      sum -= Polygamma.logGamma(count + 1);
    }
    return sum;
  }

  /** {@return n log(1 + Σ e^θ_i)} */
  @Override
  public <T extends CalculusFieldElement<T>> T logPartition(T[] theta) {
    return one.logPartition(theta).multiply(trials);
  }

  /** {@return Loader's saddle-point form} */
  @Override
  public <T extends CalculusFieldElement<T>> T logDensity(T[] theta, double[] x) {
    T rest = theta[0].getField().getOne();
    T sum = rest.newInstance(SaddlePoint.stirling(trials));
    for (int i = 0; i < x.length; i++) {
      T p = i < theta.length ? theta[i] : rest;
      sum =
          sum.subtract(SaddlePoint.deviance(x[i], p.multiply(trials)))
              .subtract(SaddlePoint.stirling(x[i]));
      rest = rest.subtract(p);
    }
    return sum;
  }

  /** {@return binomial counts, each of what the earlier ones leave} */
  @Override
  public Optional<Sampler> sampler(double[] theta) {
    double[] p = theta.clone();
    return Optional.of(
        random -> {
          double[] x = new double[p.length + 1];
          double left = trials;
          double rest = 1;
          for (int i = 0; i < p.length; i++) {
            x[i] = left > 0 ? Draws.binomial(left, Math.min(1, p[i] / rest), random) : 0;
            left -= x[i];
            rest -= p[i];
          }
          x[p.length] = left;
          return x;
        });
  }

  @Override
  public <T extends CalculusFieldElement<T>> Optional<T[]> fisher(T[] theta) {
    return one.fisher(theta).map(new Scaling(trials)::at);
  }

  @Override
  public <T extends CalculusFieldElement<T>> Optional<T[]> skewness(T[] theta) {
    return one.skewness(theta).map(new Scaling(trials)::at);
  }

  @Override
  public Optional<GeodesicForm> geodesics() {
    Scaling same = new Scaling(1);
    return Optional.of(
        new IsometricGeodesics(new SphereGeodesics(), same, same, Math.sqrt(trials)));
  }

  @Override
  public String toString() {
    return "Multinomial(" + trials + ", " + outcomes() + ")";
  }
}
