package org.natgrad.model;

import java.util.List;
import java.util.Optional;
import org.hipparchus.CalculusFieldElement;
import org.natgrad.geometry.Chart;
import org.natgrad.geometry.Coordinate;

/**
 * Mixtures of fixed components, p(x; η) = Σ η_i p_i(x) + (1 − Σ η_i) p₀(x) (Amari &amp; Nagaoka
 * 2000, §2.3 and §3.3): the mirror of an exponential family. The weights η are affine coordinates
 * of the m-connection, the metric is the Hessian of the negative entropy in them, and T and Γ^(α)
 * come by quadrature.
 */
public final class MixtureFamily implements DifferentiableModel {

  /**
   * A fixed component.
   *
   * @param model its model
   * @param theta its parameter, in primary coordinates
   */
  public record Component(StatisticalModel model, double... theta) {}

  private final List<Component> components;
  private final Support support;
  private final Domain domain;

  private MixtureFamily(Support support, List<Component> components) {
    this.support = support;
    this.components = components;
    this.domain = Domain.of(weights(components.size() - 1));
  }

  /**
   * The mixtures of some components.
   *
   * @param support where all of them live, with hints that cover every component
   * @param components at least two, affinely independent; the first has the weight that is left
   * @return the family
   */
  public static MixtureFamily of(Support support, Component... components) {
    if (!(components.length >= 2)) {
      throw new IllegalArgumentException(
          "components.length = "
              + components.length
              + ": must be >= 2. One component has no weight to vary.");
    }
    return new MixtureFamily(support, List.of(components));
  }

  private static Chart weights(int n) {
    Coordinate[] eta = new Coordinate[n];
    for (int i = 0; i < n; i++) {
      eta[i] = Coordinate.between("eta" + (i + 1), 0, 1);
    }
    return Chart.of("Mixture", eta)
        .where(
            "eta1 + … + eta" + n + " < 1",
            x -> left(x) > 0,
            "The first component has the weight that is left; leave it out.");
  }

  private static double left(double[] eta) {
    double rest = 1;
    for (double weight : eta) {
      rest -= weight;
    }
    return rest;
  }

  @Override
  public Domain domain() {
    return domain;
  }

  /** {@return the affine chart of the m-connection, the primary one} */
  public Chart expectation() {
    return domain.chart();
  }

  @Override
  public Support support(double[] theta) {
    return support;
  }

  /** {@return log of the sum, relative to the largest component's density} */
  @Override
  public <T extends CalculusFieldElement<T>> T logDensity(T[] theta, double[] x) {
    double[] logs = new double[components.size()];
    double largest = Double.NEGATIVE_INFINITY;
    for (int c = 0; c < logs.length; c++) {
      Component component = components.get(c);
      logs[c] = component.model().logDensity(component.theta(), x);
      largest = Math.max(largest, logs[c]);
    }
    if (largest == Double.NEGATIVE_INFINITY) {
      return theta[0].newInstance(largest);
    }
    double base = StrictMath.exp(logs[0] - largest);
    T sum = theta[0].newInstance(base);
    for (int i = 0; i < theta.length; i++) {
      sum = sum.add(theta[i].multiply(StrictMath.exp(logs[i + 1] - largest) - base));
    }
    return sum.log().add(largest);
  }

  @Override
  public Optional<Sampler> sampler(double[] theta) {
    double[] eta = theta.clone();
    for (Component component : components) {
      if (component.model().sampler(component.theta()).isEmpty()) {
        return Optional.empty();
      }
    }
    List<Sampler> samplers =
        components.stream().map(c -> c.model().sampler(c.theta()).orElseThrow()).toList();
    return Optional.of(
        random -> {
          double u = Draws.uniform(random);
          int i = 0;
          while (i < eta.length && u >= eta[i]) {
            u -= eta[i++];
          }
          return samplers.get(i == eta.length ? 0 : i + 1).next(random);
        });
  }
}
