package org.natgrad.model;

import java.util.Optional;
import org.hipparchus.CalculusFieldElement;
import org.hipparchus.util.MathArrays;
import org.natgrad.geometry.Chart;
import org.natgrad.geometry.Coordinate;

/**
 * Finite mixtures of normal laws, Σ w_i N(μ_i, σ_i²), all of them free: weights of all components
 * but the last, means, standard deviations. Metric and T come by quadrature.
 *
 * <p>The model is singular (Watanabe 2009, §1.2): where two components are equal their weights
 * cannot be told apart, the metric loses rank, and the parameter does not follow from the law.
 * Exchanging components leaves the law as it is.
 */
public final class NormalMixture implements DifferentiableModel {

  private static final double HALF_LOG_TWO_PI = 0.91893853320467274178;

  private final int components;
  private final Domain domain;

  private NormalMixture(int components) {
    this.components = components;
    this.domain = Domain.of(chart(components));
  }

  /**
   * The mixtures of a number of components.
   *
   * @param components k ≥ 2
   * @return the family
   */
  public static NormalMixture of(int components) {
    if (!(components >= 2)) {
      throw new IllegalArgumentException(
          "components = " + components + ": must be >= 2. One component is Normal.");
    }
    return new NormalMixture(components);
  }

  private static Chart chart(int k) {
    Coordinate[] c = new Coordinate[3 * k - 1];
    for (int i = 0; i < k; i++) {
      if (i + 1 < k) {
        c[i] =
            Coordinate.between("w" + (i + 1), 0, 1)
                .advising("Leave out a component of weight 0, and the weight of the last.");
      }
      c[k - 1 + i] = Coordinate.real("mu" + (i + 1));
      c[2 * k - 1 + i] =
          Coordinate.positive("sigma" + (i + 1))
              .advising("Give the component's standard deviation, no variance.");
    }
    return Chart.of("NormalMixture", c)
        .where(
            "w1 + … + w" + (k - 1) + " < 1",
            x -> last(x, k) > 0,
            "The last weight is 1 less the sum of the others; leave it out.");
  }

  private static double last(double[] theta, int k) {
    double rest = 1;
    for (int i = 0; i + 1 < k; i++) {
      rest -= theta[i];
    }
    return rest;
  }

  /** {@return the number k of components} */
  public int components() {
    return components;
  }

  @Override
  public Domain domain() {
    return domain;
  }

  private double weight(double[] theta, int i) {
    return i + 1 < components ? theta[i] : last(theta, components);
  }

  private double mean(double[] theta, int i) {
    return theta[components - 1 + i];
  }

  private double std(double[] theta, int i) {
    return theta[2 * components - 1 + i];
  }

  /** {@return the line, about the mixture's mean and standard deviation} */
  @Override
  public Support support(double[] theta) {
    double centre = 0;
    for (int i = 0; i < components; i++) {
      centre = Math.fma(weight(theta, i), mean(theta, i), centre);
    }
    double variance = 0;
    for (int i = 0; i < components; i++) {
      double spread = StrictMath.hypot(std(theta, i), mean(theta, i) - centre);
      variance = Math.fma(weight(theta, i), spread * spread, variance);
    }
    return Support.line(centre, Math.sqrt(variance));
  }

  /**
   * {@return log of the sum, its densities relative to the largest} Weights come last, so that
   * equal components have a weight's score of exactly 0.
   */
  @Override
  public <T extends CalculusFieldElement<T>> T logDensity(T[] theta, double[] x) {
    T[] logs = MathArrays.buildArray(theta[0].getField(), components);
    double largest = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < components; i++) {
      T sigma = theta[2 * components - 1 + i];
      T z = theta[components - 1 + i].subtract(x[0]).divide(sigma);
      logs[i] = z.square().multiply(-0.5).subtract(sigma.log());
      largest = Math.max(largest, logs[i].getReal());
    }
    T rest = theta[0].getField().getOne();
    T sum = theta[0].getField().getZero();
    for (int i = 0; i < components; i++) {
      T weight = i + 1 < components ? theta[i] : rest;
      rest = rest.subtract(weight);
      sum = sum.add(logs[i].subtract(largest).exp().multiply(weight));
    }
    return sum.log().add(largest - HALF_LOG_TWO_PI);
  }

  @Override
  public Optional<Sampler> sampler(double[] theta) {
    double[] fixed = theta.clone();
    return Optional.of(
        random -> {
          double u = Draws.uniform(random);
          int i = 0;
          while (i + 1 < components && u >= fixed[i]) {
            u -= fixed[i++];
          }
          double z = Draws.normal(random);
          return new double[] {Math.fma(std(fixed, i), z, mean(fixed, i))};
        });
  }

  @Override
  public String toString() {
    return "NormalMixture(" + components + ")";
  }
}
