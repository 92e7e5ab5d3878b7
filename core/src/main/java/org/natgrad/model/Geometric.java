package org.natgrad.model;

import java.util.Optional;
import org.hipparchus.CalculusFieldElement;
import org.hipparchus.util.MathArrays;
import org.natgrad.geometry.Chart;
import org.natgrad.geometry.Coordinate;
import org.natgrad.geometry.Point;

/**
 * The geometric law on {0, 1, 2, …}, the number of failures before a success: p(x) = p (1 − p)^x
 * (Johnson, Kemp &amp; Kotz 2005, §5.2). In the mean μ = (1 − p)/p, which is both the primary and
 * the expectation chart, g = 1/V and T = V′/V² with V = μ (1 + μ) (Morris 1982, table 1); the
 * natural parameter is log(1 − p).
 */
public record Geometric() implements ExponentialFamily {

  /** μ = (1 − p)/p, the primary and the expectation chart. */
  public static final Chart MEAN =
      Chart.of(
          "Geometric",
          Coordinate.positive("mean")
              .advising(
                  "The mean is that of the failures, (1 - p)/p; if you hold p, use"
                      + " Geometric.PROBABILITY."));

  /** p, the probability of success. */
  public static final Chart PROBABILITY =
      Chart.of(
          "Geometric",
          Coordinate.between("p", 0, 1).advising("If you hold the mean, use Geometric.MEAN."));

  /** log(1 − p), the natural chart. */
  public static final Chart NATURAL =
      Chart.of(
          "Geometric, natural",
          Coordinate.between("theta", Double.NEGATIVE_INFINITY, 0)
              .advising("theta is the logarithm of the probability of failure."));

  private static final ArcLength ARC =
      new ArcLength(
          mean -> 2 * StrictMath.log(Math.sqrt(mean) + Math.sqrt(1 + mean)),
          s -> StrictMath.sinh(s / 2) * StrictMath.sinh(s / 2),
          mean -> 1 / Math.sqrt(mean * (1 + mean)),
          0,
          Double.POSITIVE_INFINITY);

  private static final Domain DOMAIN =
      Domain.of(
          MEAN,
          new Reparameterisation(PROBABILITY, Change.PROBABILITY, Change.FROM_PROBABILITY),
          new Reparameterisation(NATURAL, Change.NATURAL, Change.FROM_NATURAL));

  private enum Change implements SmoothMap {
    PROBABILITY,
    FROM_PROBABILITY,
    NATURAL,
    FROM_NATURAL;

    @Override
    public <T extends CalculusFieldElement<T>> T[] at(T[] x) {
      T[] y = MathArrays.buildArray(x[0].getField(), 1);
      switch (this) {
        case PROBABILITY -> y[0] = x[0].add(1).reciprocal();
        case FROM_PROBABILITY -> y[0] = x[0].negate().add(1).divide(x[0]);
        case NATURAL -> y[0] = x[0].reciprocal().log1p().negate();
        default -> y[0] = x[0].negate().expm1().reciprocal();
      }
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
    return Support.latticeFrom(0, theta[0], theta[0] + 1);
  }

  @Override
  public double[] statistic(double[] x) {
    return x.clone();
  }

  /** {@return −log(1 − e^θ)} */
  @Override
  public <T extends CalculusFieldElement<T>> T logPartition(T[] theta) {
    return theta[0].expm1().negate().log().negate();
  }

  /** {@return −x log(1 + 1/μ) − log(1 + μ)} */
  @Override
  public <T extends CalculusFieldElement<T>> T logDensity(T[] theta, double[] x) {
    return theta[0].reciprocal().log1p().multiply(-x[0]).subtract(theta[0].log1p());
  }

  /** {@return −μ log(1 + 1/μ) − log(1 + μ)} */
  @Override
  public double negativeEntropy(Point p) {
    double mean = DOMAIN.primary(p)[0];
    return -mean * StrictMath.log1p(1 / mean) - StrictMath.log1p(mean);
  }

  @Override
  public Optional<Sampler> sampler(double[] theta) {
    double rate = StrictMath.log1p(1 / theta[0]);
    return Optional.of(random -> new double[] {Math.floor(Draws.exponential(random) / rate)});
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
    t[0] = theta[0].multiply(2).add(1).divide(variance(theta[0]).square());
    return Optional.of(t);
  }

  private static <T extends CalculusFieldElement<T>> T variance(T mean) {
    return mean.multiply(mean.add(1));
  }

  @Override
  public Optional<GeodesicForm> geodesics() {
    return Optional.of(ARC);
  }

  @Override
  public String toString() {
    return "Geometric";
  }
}
