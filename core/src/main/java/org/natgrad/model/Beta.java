package org.natgrad.model;

import java.util.Optional;
import org.hipparchus.CalculusFieldElement;
import org.natgrad.geometry.Chart;
import org.natgrad.geometry.Coordinate;

/**
 * The beta law on (0, 1), density x^(α−1) (1 − x)^(β−1)/B(α, β) (Johnson, Kotz &amp; Balakrishnan
 * 1995, ch. 25): the first part of the {@link Dirichlet} law of two. (α, β) are natural parameters
 * of the statistic (log x, log(1 − x)): g = (ψ₁(α) − ψ₁(α+β), −ψ₁(α+β); ·, ψ₁(β) − ψ₁(α+β)).
 * Curvature is negative (Le Brigant, Preston &amp; Puechmorel 2021), so that geodesics are unique.
 *
 * <p>A sample is one double, so that 1 − x is rounded: expectations by quadrature want β ≥ 1, or
 * Dirichlet samples, which hold both parts.
 */
public record Beta() implements ExponentialFamily {

  /** (α, β), the primary and the natural chart. */
  public static final Chart SHAPES =
      Chart.of(
          "Beta",
          Coordinate.positive("alpha").advising("If you hold the mean, use Beta.MEAN_PRECISION."),
          Coordinate.positive("beta").advising("If you hold the mean, use Beta.MEAN_PRECISION."));

  /** (α/(α+β), α+β) (Ferrari &amp; Cribari-Neto 2004). */
  public static final Chart MEAN_PRECISION =
      Chart.of(
          "Beta",
          Coordinate.between("mean", 0, 1).advising("If you hold alpha, use Beta.SHAPES."),
          Coordinate.positive("precision").advising("The precision is alpha + beta."));

  /** (E[log x], E[log(1 − x)]). */
  public static final Chart EXPECTATION =
      Chart.of(
              "Beta, expectation",
              Coordinate.between("eta1", Double.NEGATIVE_INFINITY, 0)
                  .advising("eta1 is the mean of log x."),
              Coordinate.between("eta2", Double.NEGATIVE_INFINITY, 0)
                  .advising("eta2 is the mean of log(1 - x)."))
          .where(
              "exp eta1 + exp eta2 < 1",
              Beta::geometricMeansFit,
              "The eta are E[log x] and E[log(1 - x)], below log E by Jensen's inequality.");

  private static final Dirichlet BOTH = Dirichlet.of(2);

  private static final Domain DOMAIN =
      Domain.of(
          SHAPES,
          like(BOTH.meanPrecision(), MEAN_PRECISION),
          like(BOTH.expectation(), EXPECTATION));

  private static boolean geometricMeansFit(double[] eta) {
    return StrictMath.exp(Math.min(eta[0], eta[1])) < -StrictMath.expm1(Math.max(eta[0], eta[1]));
  }

  private static Reparameterisation like(Chart theirs, Chart ours) {
    Reparameterisation change = BOTH.domain().change(theirs);
    return new Reparameterisation(ours, change.fromPrimary(), change.toPrimary());
  }

  private static double[] parts(double[] x) {
    return new double[] {x[0], 1 - x[0]};
  }

  @Override
  public Domain domain() {
    return DOMAIN;
  }

  @Override
  public Chart natural() {
    return SHAPES;
  }

  @Override
  public Chart expectation() {
    return EXPECTATION;
  }

  @Override
  public Support support(double[] theta) {
    return Support.interval(0, 1);
  }

  /** {@return (log x, log(1 − x))} */
  @Override
  public double[] statistic(double[] x) {
    return new double[] {StrictMath.log(x[0]), StrictMath.log1p(-x[0])};
  }

  @Override
  public double logBase(double[] x) {
    return -StrictMath.log(x[0]) - StrictMath.log1p(-x[0]);
  }

  /** {@return log B(α, β)} */
  @Override
  public <T extends CalculusFieldElement<T>> T logPartition(T[] theta) {
    return BOTH.logPartition(theta);
  }

  @Override
  public <T extends CalculusFieldElement<T>> T logDensity(T[] theta, double[] x) {
    return BOTH.logDensity(theta, parts(x));
  }

  @Override
  public Optional<Sampler> sampler(double[] theta) {
    Sampler both = BOTH.sampler(theta).orElseThrow();
    return Optional.of(random -> new double[] {Math.min(both.next(random)[0], 1 - 0x1p-53)});
  }

  @Override
  public <T extends CalculusFieldElement<T>> Optional<T[]> fisher(T[] theta) {
    return BOTH.fisher(theta);
  }

  @Override
  public <T extends CalculusFieldElement<T>> Optional<T[]> skewness(T[] theta) {
    return BOTH.skewness(theta);
  }

  @Override
  public String toString() {
    return "Beta";
  }
}
