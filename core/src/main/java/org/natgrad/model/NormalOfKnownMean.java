package org.natgrad.model;

import java.util.Optional;
import org.hipparchus.CalculusFieldElement;
import org.hipparchus.util.MathArrays;
import org.natgrad.geometry.Chart;
import org.natgrad.geometry.Coordinate;
import org.natgrad.geometry.Point;

/**
 * The normal law of mean μ known, a vertical line in the {@link Normal} half-plane: g = 2/σ², T =
 * 8/σ³ (Amari &amp; Nagaoka 2000, §2.2). The standard deviation is the primary chart, the variance
 * the expectation of the statistic (x − μ)², −1/2σ² its natural parameter.
 */
public final class NormalOfKnownMean implements ExponentialFamily {

  private static final double HALF_LOG_TWO_PI = 0.91893853320467274178;

  private static final ArcLength ARC =
      new ArcLength(
          sigma -> Math.sqrt(2) * StrictMath.log(sigma),
          s -> StrictMath.exp(s / Math.sqrt(2)),
          sigma -> Math.sqrt(2) / sigma,
          Double.NEGATIVE_INFINITY,
          Double.POSITIVE_INFINITY);

  private final double mean;
  private final Chart natural;
  private final Chart variance;
  private final Domain domain;

  private NormalOfKnownMean(double mean) {
    String name = "Normal of mean " + mean;
    this.mean = mean;
    this.natural =
        Chart.of(
            name + ", natural",
            Coordinate.between("theta", Double.NEGATIVE_INFINITY, 0)
                .advising("theta is -1/(2 sigma²)."));
    this.variance =
        Chart.of(
            name,
            Coordinate.positive("sigma²").advising("If you hold sigma, use domain().chart()."));
    Chart std =
        Chart.of(
            name, Coordinate.positive("sigma").advising("If you hold sigma², use expectation()."));
    this.domain =
        Domain.of(
            std,
            new Reparameterisation(natural, Change.NATURAL, Change.FROM_NATURAL),
            new Reparameterisation(variance, Change.SQUARE, Change.ROOT));
  }

  /**
   * The normal laws of one mean.
   *
   * @param mean μ, finite
   * @return the family
   */
  public static NormalOfKnownMean of(double mean) {
    if (!(Math.abs(mean) <= Double.MAX_VALUE)) {
      throw new IllegalArgumentException(
          "mean = " + mean + ": must be finite. If it is not known, use Normal.");
    }
    return new NormalOfKnownMean(mean);
  }

  private enum Change implements SmoothMap {
    SQUARE,
    ROOT,
    NATURAL,
    FROM_NATURAL;

    @Override
    public <T extends CalculusFieldElement<T>> T[] at(T[] x) {
      T[] y = MathArrays.buildArray(x[0].getField(), 1);
      switch (this) {
        case SQUARE -> y[0] = x[0].square();
        case ROOT -> y[0] = x[0].sqrt();
        case NATURAL -> y[0] = x[0].square().multiply(-2).reciprocal();
        default -> y[0] = x[0].multiply(-2).reciprocal().sqrt();
      }
      return y;
    }
  }

  /** {@return the mean μ} */
  public double mean() {
    return mean;
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
    return variance;
  }

  @Override
  public Support support(double[] theta) {
    return Support.line(mean, theta[0]);
  }

  /** {@return (x − μ)²} */
  @Override
  public double[] statistic(double[] x) {
    return new double[] {(x[0] - mean) * (x[0] - mean)};
  }

  @Override
  public double logBase(double[] x) {
    return -HALF_LOG_TWO_PI;
  }

  /** {@return −½ log(−2θ)} */
  @Override
  public <T extends CalculusFieldElement<T>> T logPartition(T[] theta) {
    return theta[0].multiply(-2).log().multiply(-0.5);
  }

  @Override
  public <T extends CalculusFieldElement<T>> T logDensity(T[] theta, double[] x) {
    T z = theta[0].reciprocal().multiply(x[0] - mean);
    return z.square().multiply(-0.5).subtract(theta[0].log()).subtract(HALF_LOG_TWO_PI);
  }

  /** {@return −½ − log σ relative to the base measure dx/√2π} */
  @Override
  public double negativeEntropy(Point p) {
    return -0.5 - StrictMath.log(domain.primary(p)[0]);
  }

  @Override
  public Optional<Sampler> sampler(double[] theta) {
    double sigma = theta[0];
    return Optional.of(random -> new double[] {Math.fma(sigma, Draws.normal(random), mean)});
  }

  @Override
  public <T extends CalculusFieldElement<T>> Optional<T[]> fisher(T[] theta) {
    T[] g = MathArrays.buildArray(theta[0].getField(), 1);
    g[0] = theta[0].square().reciprocal().multiply(2);
    return Optional.of(g);
  }

  @Override
  public <T extends CalculusFieldElement<T>> Optional<T[]> skewness(T[] theta) {
    T[] t = MathArrays.buildArray(theta[0].getField(), 1);
    t[0] = theta[0].pow(3).reciprocal().multiply(8);
    return Optional.of(t);
  }

  @Override
  public Optional<GeodesicForm> geodesics() {
    return Optional.of(ARC);
  }

  @Override
  public String toString() {
    return "NormalOfKnownMean(" + mean + ")";
  }
}
