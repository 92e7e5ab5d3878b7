package org.natgrad.model;

import java.util.List;
import java.util.Optional;
import org.hipparchus.CalculusFieldElement;
import org.natgrad.geometry.Chart;
import org.natgrad.geometry.Coordinate;
import org.natgrad.geometry.Point;

/**
 * The log-normal law: log x is N(μ, σ²) (Johnson, Kotz &amp; Balakrishnan 1994, ch. 14). The
 * logarithm is one to one, so that the geometry is the {@link Normal} law's, in the same charts
 * under names of their own. Natural parameters (μ/σ², −1/2σ²) of the statistic (log x, log² x).
 */
public record LogNormal() implements ExponentialFamily {

  /** (μ, σ), the primary chart. */
  public static final Chart LOG_MEAN_STD =
      Chart.of(
          "LogNormal",
          Coordinate.real("mu"),
          Coordinate.positive("sigma")
              .advising("sigma is log x's; if you hold sigma², use LogNormal.LOG_MEAN_VARIANCE."));

  /** (μ, σ²). */
  public static final Chart LOG_MEAN_VARIANCE =
      Chart.of(
          "LogNormal",
          Coordinate.real("mu"),
          Coordinate.positive("sigma²").advising("If you hold sigma, use LogNormal.LOG_MEAN_STD."));

  /** (μ/σ², −1/(2σ²)). */
  public static final Chart NATURAL =
      Chart.of(
          "LogNormal, natural",
          Coordinate.real("theta1"),
          Coordinate.between("theta2", Double.NEGATIVE_INFINITY, 0)
              .advising("theta2 is -1/(2 sigma²)."));

  /** (E[log x], E[log² x]). */
  public static final Chart EXPECTATION =
      Chart.of(
              "LogNormal, expectation",
              Coordinate.real("eta1"),
              Coordinate.positive("eta2").advising("eta2 is the second moment E[log² x]."))
          .where(
              "eta2 > eta1²",
              eta -> eta[1] - eta[0] * eta[0] > 0,
              "eta2 is the second moment of log x, mu² + sigma².");

  private static final Normal NORMAL = new Normal();

  private static final Domain DOMAIN =
      Domain.of(
          LOG_MEAN_STD,
          like(Normal.MEAN_VARIANCE, LOG_MEAN_VARIANCE),
          like(Normal.NATURAL, NATURAL),
          like(Normal.EXPECTATION, EXPECTATION));

  private static Reparameterisation like(Chart theirs, Chart ours) {
    Reparameterisation change = NORMAL.domain().change(theirs);
    return new Reparameterisation(ours, change.fromPrimary(), change.toPrimary());
  }

  private static double[] log(double[] x) {
    return new double[] {StrictMath.log(x[0])};
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
    return EXPECTATION;
  }

  @Override
  public Support support(double[] theta) {
    double median = StrictMath.exp(theta[0]);
    double scale = median * Math.min(1, theta[1]);
    return new Support.Interval(0, Double.POSITIVE_INFINITY, median, scale, List.of());
  }

  @Override
  public double[] statistic(double[] x) {
    return NORMAL.statistic(log(x));
  }

  @Override
  public double logBase(double[] x) {
    return NORMAL.logBase(x) - StrictMath.log(x[0]);
  }

  @Override
  public <T extends CalculusFieldElement<T>> T logPartition(T[] theta) {
    return NORMAL.logPartition(theta);
  }

  @Override
  public <T extends CalculusFieldElement<T>> T logDensity(T[] theta, double[] x) {
    return NORMAL.logDensity(theta, log(x)).subtract(StrictMath.log(x[0]));
  }

  /** {@return −½ − log σ relative to the base measure dx/(√2π x)} */
  @Override
  public double negativeEntropy(Point p) {
    return -0.5 - StrictMath.log(DOMAIN.primary(p)[1]);
  }

  @Override
  public Optional<Sampler> sampler(double[] theta) {
    double mu = theta[0];
    double sigma = theta[1];
    return Optional.of(
        random -> new double[] {StrictMath.exp(Math.fma(sigma, Draws.normal(random), mu))});
  }

  @Override
  public <T extends CalculusFieldElement<T>> Optional<T[]> fisher(T[] theta) {
    return NORMAL.fisher(theta);
  }

  @Override
  public <T extends CalculusFieldElement<T>> Optional<T[]> skewness(T[] theta) {
    return NORMAL.skewness(theta);
  }

  @Override
  public Optional<GeodesicForm> geodesics() {
    return NORMAL.geodesics();
  }

  @Override
  public String toString() {
    return "LogNormal";
  }
}
