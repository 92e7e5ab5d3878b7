package org.natgrad.model;

import java.util.Optional;
import org.hipparchus.CalculusFieldElement;
import org.natgrad.geometry.Chart;
import org.natgrad.geometry.Coordinate;
import org.natgrad.geometry.Point;

/**
 * An exponential family, p(x; θ) = exp(⟨θ, t(x)⟩ − ψ(θ) + h(x)) (Amari &amp; Nagaoka 2000, §2.3 and
 * §3.4): metric ∇²ψ, Amari–Chentsov tensor ∇³ψ, both in the natural chart θ; dual coordinates η =
 * ∇ψ(θ) = E[t(x)], with φ(η) = ⟨θ, η⟩ − ψ(θ).
 *
 * <p>Statistic, log-partition, base measure, natural chart and support are enough: the natural
 * chart is then the primary one. A family with a better primary chart gives a {@link #domain()} of
 * its own, which must hold the natural and the expectation chart. A point knows its chart, so θ and
 * η do not mix: {@code domain().express(p, expectation())} is ∇ψ, and back again ∇φ.
 */
public interface ExponentialFamily extends DifferentiableModel {

  /** {@return the chart of θ} */
  Chart natural();

  /**
   * The sufficient statistic.
   *
   * @param x a sample
   * @return t(x), one number a natural coordinate
   */
  double[] statistic(double[] x);

  /**
   * The log-partition function, the cumulant generating function of t.
   *
   * @param <T> the field computed in
   * @param theta natural coordinates
   * @return ψ(θ)
   */
  <T extends CalculusFieldElement<T>> T logPartition(T[] theta);

  /**
   * The logarithm of the base measure's density.
   *
   * @param x a sample
   * @return h(x)
   */
  default double logBase(double[] x) {
    return 0;
  }

  /** {@return the chart of η, by default all of ℝⁿ, of which ∇ψ reaches an open part} */
  default Chart expectation() {
    Coordinate[] eta = new Coordinate[natural().dimension()];
    for (int i = 0; i < eta.length; i++) {
      eta[i] = Coordinate.real("eta" + (i + 1));
    }
    return Chart.of(natural().name() + ", expectation", eta);
  }

  /** {@return by default the natural chart, and η by Newton's method} */
  @Override
  default Domain domain() {
    return Domain.of(natural(), LegendreMap.expectation(this));
  }

  @Override
  default <T extends CalculusFieldElement<T>> T logDensity(T[] theta, double[] x) {
    T[] natural =
        domain().chart().equals(natural())
            ? theta
            : domain().change(natural()).fromPrimary().at(theta);
    double[] t = statistic(x);
    T sum = logPartition(natural).negate().add(logBase(x));
    for (int i = 0; i < t.length; i++) {
      sum = sum.add(natural[i].multiply(t[i]));
    }
    return sum;
  }

  /**
   * The potential φ of the expectation chart at a point, the negative entropy relative to the base
   * measure: ψ + φ = ⟨θ, η⟩.
   *
   * @param p a point in any chart
   * @return φ = ⟨θ, η⟩ − ψ
   */
  default double negativeEntropy(Point p) {
    double[] theta = domain().express(p, natural()).coordinates();
    double[] eta = domain().express(p, expectation()).coordinates();
    double sum = -logPartition(SmoothMap.lifted(theta)).getReal();
    for (int i = 0; i < eta.length; i++) {
      sum = Math.fma(theta[i], eta[i], sum);
    }
    return sum;
  }

  /** {@return ∇²ψ, pulled back from the natural chart to the primary one} */
  @Override
  default <T extends CalculusFieldElement<T>> Optional<T[]> fisher(T[] theta) {
    return Optional.of(LegendreMap.pulledBack(this, theta, 2));
  }

  /** {@return ∇³ψ, pulled back from the natural chart to the primary one} */
  @Override
  default <T extends CalculusFieldElement<T>> Optional<T[]> skewness(T[] theta) {
    return Optional.of(LegendreMap.pulledBack(this, theta, 3));
  }
}
