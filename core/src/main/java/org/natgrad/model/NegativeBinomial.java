package org.natgrad.model;

import java.util.Optional;
import org.hipparchus.CalculusFieldElement;
import org.hipparchus.util.MathArrays;
import org.natgrad.geometry.Chart;
import org.natgrad.geometry.Coordinate;
import org.natgrad.geometry.Point;

/**
 * The negative binomial law of index r, r &gt; 0 known: p(x) = Γ(x + r)/(x! Γ(r)) p^r (1 − p)^x,
 * the Poisson law whose rate is gamma of shape r (Johnson, Kemp &amp; Kotz 2005, §5.3). In the mean
 * μ = r (1 − p)/p, which is both the primary and the expectation chart, g = 1/V and T = V′/V² with
 * V = μ + μ²/r (Morris 1982, table 1); the natural parameter is log(1 − p).
 */
public final class NegativeBinomial implements ExponentialFamily {

  private final double index;
  private final Chart mean;
  private final Chart probability;
  private final Chart natural;
  private final Domain domain;

  private NegativeBinomial(double index) {
    String name = "NegativeBinomial(" + index + ")";
    this.index = index;
    this.mean =
        Chart.of(
            name,
            Coordinate.positive("mean")
                .advising("The mean is r (1 - p)/p; if you hold p, use probability()."));
    this.probability =
        Chart.of(
            name,
            Coordinate.between("p", 0, 1).advising("If you hold the mean, use expectation()."));
    this.natural =
        Chart.of(
            name + ", natural",
            Coordinate.between("theta", Double.NEGATIVE_INFINITY, 0)
                .advising("theta is log(1 - p)."));
    this.domain =
        Domain.of(
            mean,
            new Reparameterisation(
                probability,
                new Change(index, Change.Kind.PROBABILITY),
                new Change(index, Change.Kind.FROM_PROBABILITY)),
            new Reparameterisation(
                natural,
                new Change(index, Change.Kind.NATURAL),
                new Change(index, Change.Kind.FROM_NATURAL)));
  }

  /**
   * The family of an index.
   *
   * @param index r, finite and &gt; 0, the number of successes waited for where it is whole
   * @return the family
   */
  public static NegativeBinomial of(double index) {
    if (!(index > 0 && index <= Double.MAX_VALUE)) {
      throw new IllegalArgumentException(
          "index = "
              + index
              + ": must be finite and > 0. As it grows the law becomes Poisson's; use that.");
    }
    return new NegativeBinomial(index);
  }

  private record Change(double index, Kind kind) implements SmoothMap {

    private enum Kind {
      PROBABILITY,
      FROM_PROBABILITY,
      NATURAL,
      FROM_NATURAL
    }

    @Override
    public <T extends CalculusFieldElement<T>> T[] at(T[] x) {
      T[] y = MathArrays.buildArray(x[0].getField(), 1);
      switch (kind) {
        case PROBABILITY -> y[0] = x[0].add(index).reciprocal().multiply(index);
        case FROM_PROBABILITY -> y[0] = x[0].negate().add(1).divide(x[0]).multiply(index);
        case NATURAL -> y[0] = x[0].reciprocal().multiply(index).log1p().negate();
        default -> y[0] = x[0].negate().expm1().reciprocal().multiply(index);
      }
      return y;
    }
  }

  /** {@return the index r} */
  public double index() {
    return index;
  }

  /** {@return the chart of p, the probability of success} */
  public Chart probability() {
    return probability;
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
    return mean;
  }

  @Override
  public Support support(double[] theta) {
    double variance = theta[0] * (1 + theta[0] / index);
    return Support.latticeFrom(0, theta[0], 1 + Math.sqrt(variance));
  }

  @Override
  public double[] statistic(double[] x) {
    return x.clone();
  }

  /** {@return log Γ(x + r) − log x! − log Γ(r)} */
  @Override
  public double logBase(double[] x) {
    return Polygamma.logGamma(x[0] + index)
        - Polygamma.logGamma(x[0] + 1)
        - Polygamma.logGamma(index);
  }

  /** {@return −r log(1 − e^θ)} */
  @Override
  public <T extends CalculusFieldElement<T>> T logPartition(T[] theta) {
    return theta[0].expm1().negate().log().multiply(-index);
  }

  /** {@return the saddle-point form: D(x; μ) − D(x + r; μ + r), D half the Poisson deviance} */
  @Override
  public <T extends CalculusFieldElement<T>> T logDensity(T[] theta, double[] x) {
    if (x[0] == 0) {
      return theta[0].divide(index).log1p().multiply(-index);
    }
    double ways =
        Polygamma.excess(0, x[0] + index) - Polygamma.excess(0, index) - SaddlePoint.stirling(x[0]);
    return SaddlePoint.deviance(x[0] + index, theta[0].add(index))
        .subtract(SaddlePoint.deviance(x[0], theta[0]))
        .add(ways);
  }

  /** {@return −μ log(1 + r/μ) − r log(1 + μ/r)} */
  @Override
  public double negativeEntropy(Point p) {
    double m = domain.primary(p)[0];
    return -m * StrictMath.log1p(index / m) - index * StrictMath.log1p(m / index);
  }

  @Override
  public Optional<Sampler> sampler(double[] theta) {
    double scale = theta[0] / index;
    return Optional.of(
        random -> new double[] {Draws.poisson(scale * Draws.gamma(index, random), random)});
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
    t[0] = theta[0].multiply(2 / index).add(1).divide(variance(theta[0]).square());
    return Optional.of(t);
  }

  private <T extends CalculusFieldElement<T>> T variance(T m) {
    return m.multiply(m.divide(index).add(1));
  }

  /** {@return arc length s = 2 √r arsinh √(μ/r)} */
  @Override
  public Optional<GeodesicForm> geodesics() {
    double unit = 2 * Math.sqrt(index);
    return Optional.of(
        new ArcLength(
            m -> unit * StrictMath.log(Math.sqrt(m / index) + Math.sqrt(1 + m / index)),
            s -> index * StrictMath.sinh(s / unit) * StrictMath.sinh(s / unit),
            m -> 1 / Math.sqrt(m * (1 + m / index)),
            0,
            Double.POSITIVE_INFINITY));
  }

  @Override
  public String toString() {
    return "NegativeBinomial(" + index + ")";
  }
}
