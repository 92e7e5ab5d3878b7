package org.natgrad.model;

import java.util.Optional;
import org.hipparchus.CalculusFieldElement;
import org.hipparchus.util.MathArrays;
import org.natgrad.geometry.Chart;
import org.natgrad.geometry.Coordinate;

/**
 * The categorical law on {0, …, k − 1}, all laws on k points (Amari &amp; Nagaoka 2000, §2.5): g_ij
 * = δ_ij/p_i + 1/p_k, T_ijl = δ_ijl/p_i² − 1/p_k². The probabilities p₁, …, p_(k−1) are both the
 * primary and the expectation chart; natural parameters are log(p_i/p_k).
 */
public final class Categorical implements ExponentialFamily {

  private final int outcomes;
  private final Chart probabilities;
  private final Chart natural;
  private final Domain domain;

  private Categorical(int outcomes) {
    this.outcomes = outcomes;
    this.probabilities = probabilities(outcomes);
    this.natural = natural(outcomes);
    this.domain =
        Domain.of(probabilities, new Reparameterisation(natural, new LogRatios(), new Softmax()));
  }

  /**
   * The family of all laws on k points.
   *
   * @param outcomes k ≥ 2
   * @return the family
   */
  public static Categorical of(int outcomes) {
    if (!(outcomes >= 2)) {
      throw new IllegalArgumentException(
          "outcomes = " + outcomes + ": must be >= 2. One outcome has no parameter.");
    }
    return new Categorical(outcomes);
  }

  private static Chart probabilities(int outcomes) {
    Coordinate[] p = new Coordinate[outcomes - 1];
    for (int i = 0; i < p.length; i++) {
      p[i] =
          Coordinate.between("p" + (i + 1), 0, 1)
              .advising(
                  "Outcomes of probability 0 are no part of the open simplex: leave them out.");
    }
    return Chart.of("Categorical", p)
        .where(
            "p1 + … + p" + (outcomes - 1) + " < 1",
            x -> last(x) > 0,
            "The last probability is 1 less the sum of the others; leave it out.");
  }

  private static Chart natural(int outcomes) {
    Coordinate[] theta = new Coordinate[outcomes - 1];
    for (int i = 0; i < theta.length; i++) {
      theta[i] = Coordinate.real("log p" + (i + 1) + "/p" + outcomes);
    }
    return Chart.of("Categorical, natural", theta);
  }

  private static double last(double[] p) {
    double rest = 1;
    for (double value : p) {
      rest -= value;
    }
    return rest;
  }

  private static <T extends CalculusFieldElement<T>> T last(T[] p) {
    T rest = p[0].getField().getOne();
    for (T value : p) {
      rest = rest.subtract(value);
    }
    return rest;
  }

  private record LogRatios() implements SmoothMap {
    @Override
    public <T extends CalculusFieldElement<T>> T[] at(T[] p) {
      T logLast = last(p).log();
      T[] theta = MathArrays.buildArray(p[0].getField(), p.length);
      for (int i = 0; i < p.length; i++) {
        theta[i] = p[i].log().subtract(logLast);
      }
      return theta;
    }
  }

  private record Softmax() implements SmoothMap {
    @Override
    public <T extends CalculusFieldElement<T>> T[] at(T[] theta) {
      double largest = largest(theta);
      T sum = theta[0].newInstance(StrictMath.exp(-largest));
      T[] p = MathArrays.buildArray(theta[0].getField(), theta.length);
      for (int i = 0; i < p.length; i++) {
        p[i] = theta[i].subtract(largest).exp();
        sum = sum.add(p[i]);
      }
      for (int i = 0; i < p.length; i++) {
        p[i] = p[i].divide(sum);
      }
      return p;
    }
  }

  private static <T extends CalculusFieldElement<T>> double largest(T[] theta) {
    double largest = 0;
    for (T value : theta) {
      largest = Math.max(largest, value.getReal());
    }
    return largest;
  }

  /** {@return the number k of outcomes} */
  public int outcomes() {
    return outcomes;
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
    return probabilities;
  }

  @Override
  public Support support(double[] theta) {
    return Support.lattice(0, outcomes - 1);
  }

  /** {@return the indicators of the first k − 1 outcomes} */
  @Override
  public double[] statistic(double[] x) {
    double[] t = new double[outcomes - 1];
    if (x[0] < outcomes - 1) {
      t[(int) x[0]] = 1;
    }
    return t;
  }

  /** {@return log(1 + Σ e^θ_i)} */
  @Override
  public <T extends CalculusFieldElement<T>> T logPartition(T[] theta) {
    double largest = largest(theta);
    T sum = theta[0].newInstance(StrictMath.exp(-largest));
    for (T value : theta) {
      sum = sum.add(value.subtract(largest).exp());
    }
    return sum.log().add(largest);
  }

  @Override
  public <T extends CalculusFieldElement<T>> T logDensity(T[] theta, double[] x) {
    return x[0] < outcomes - 1 ? theta[(int) x[0]].log() : last(theta).log();
  }

  @Override
  public Optional<Sampler> sampler(double[] theta) {
    double[] p = theta.clone();
    return Optional.of(
        random -> {
          double u = Draws.uniform(random);
          int i = 0;
          while (i < p.length && u >= p[i]) {
            u -= p[i++];
          }
          return new double[] {i};
        });
  }

  @Override
  public <T extends CalculusFieldElement<T>> Optional<T[]> fisher(T[] theta) {
    int n = theta.length;
    T[] g = MathArrays.buildArray(theta[0].getField(), n * n);
    T common = last(theta).reciprocal();
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        g[i * n + j] = i == j ? theta[i].reciprocal().add(common) : common;
      }
    }
    return Optional.of(g);
  }

  @Override
  public <T extends CalculusFieldElement<T>> Optional<T[]> skewness(T[] theta) {
    int n = theta.length;
    T[] t = MathArrays.buildArray(theta[0].getField(), n * n * n);
    T common = last(theta).square().reciprocal().negate();
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        for (int k = 0; k < n; k++) {
          t[(i * n + j) * n + k] =
              i == j && j == k ? theta[i].square().reciprocal().add(common) : common;
        }
      }
    }
    return Optional.of(t);
  }

  @Override
  public Optional<GeodesicForm> geodesics() {
    return Optional.of(new SphereGeodesics());
  }

  @Override
  public String toString() {
    return "Categorical(" + outcomes + ")";
  }
}
