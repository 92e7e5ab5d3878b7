package org.natgrad.model;

import java.util.List;
import java.util.Optional;
import org.hipparchus.CalculusFieldElement;
import org.hipparchus.util.MathArrays;
import org.natgrad.geometry.Chart;
import org.natgrad.geometry.Coordinate;

/**
 * The inverse gamma law of shape κ and scale β, density β^κ x^(−κ−1) e^(−β/x)/Γ(κ): the reciprocal
 * is {@link Gamma}, so that the geometry is the same (Johnson, Kotz &amp; Balakrishnan 1994,
 * §17.8). Shape and harmonic mean h = 1/E[1/x] = β/κ are orthogonal: g = diag(ψ₁(κ) − 1/κ, κ/h²).
 * Natural parameters (−κ, −β) of the statistic (log x, 1/x), with base measure dx/x.
 */
public record InverseGamma() implements ExponentialFamily {

  /** (κ, β/κ), the primary chart. */
  public static final Chart SHAPE_HARMONIC_MEAN =
      Chart.of(
          "InverseGamma",
          Coordinate.positive("kappa"),
          Coordinate.positive("harmonic mean")
              .advising("If you hold the scale, use InverseGamma.SHAPE_SCALE."));

  /** (κ, β). */
  public static final Chart SHAPE_SCALE =
      Chart.of(
          "InverseGamma",
          Coordinate.positive("kappa"),
          Coordinate.positive("scale")
              .advising("The scale is the gamma law's rate; beta in exp(-beta/x)."));

  /** (−κ, −β). */
  public static final Chart NATURAL =
      Chart.of(
          "InverseGamma, natural",
          Coordinate.between("theta1", Double.NEGATIVE_INFINITY, 0)
              .advising("theta1 is minus the shape."),
          Coordinate.between("theta2", Double.NEGATIVE_INFINITY, 0)
              .advising("theta2 is minus the scale."));

  /** (E[log x], E[1/x]). */
  public static final Chart EXPECTATION =
      Chart.of(
              "InverseGamma, expectation",
              Coordinate.real("eta1"),
              Coordinate.positive("eta2").advising("eta2 is the mean of 1/x."))
          .where(
              "eta1 > -log eta2",
              eta -> StrictMath.log(eta[1]) + eta[0] > 0,
              "eta1 is E[log x], above -log E[1/x] by Jensen's inequality.");

  private static final Gamma GAMMA = new Gamma();
  private static final Reparameterisation GAMMAS_EXPECTATION =
      GAMMA.domain().change(Gamma.EXPECTATION);

  private static final Domain DOMAIN =
      Domain.of(
          SHAPE_HARMONIC_MEAN,
          new Reparameterisation(SHAPE_SCALE, Change.SCALE, Change.FROM_SCALE),
          new Reparameterisation(NATURAL, Change.NATURAL, Change.FROM_NATURAL),
          new Reparameterisation(EXPECTATION, Change.EXPECTATION, Change.FROM_EXPECTATION));

  private enum Change implements SmoothMap {
    RECIPROCAL,
    SCALE,
    FROM_SCALE,
    NATURAL,
    FROM_NATURAL,
    EXPECTATION,
    FROM_EXPECTATION;

    @Override
    public <T extends CalculusFieldElement<T>> T[] at(T[] x) {
      T[] y = MathArrays.buildArray(x[0].getField(), 2);
      y[0] = x[0];
      switch (this) {
        case RECIPROCAL -> y[1] = x[1].reciprocal();
        case SCALE -> y[1] = x[1].multiply(x[0]);
        case FROM_SCALE -> y[1] = x[1].divide(x[0]);
        case NATURAL -> {
          y[0] = x[0].negate();
          y[1] = y[0].multiply(x[1]);
        }
        case FROM_NATURAL -> {
          y[0] = x[0].negate();
          y[1] = x[1].divide(x[0]);
        }
        case EXPECTATION -> {
          y = GAMMAS_EXPECTATION.fromPrimary().at(RECIPROCAL.at(x));
          y[0] = y[0].negate();
        }
        default -> {
          y[0] = x[0].negate();
          y[1] = x[1];
          y = RECIPROCAL.at(GAMMAS_EXPECTATION.toPrimary().at(y));
        }
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
    return EXPECTATION;
  }

  @Override
  public Support support(double[] theta) {
    double scale = theta[1] / Math.sqrt(1 + theta[0]);
    return new Support.Interval(0, Double.POSITIVE_INFINITY, theta[1], scale, List.of());
  }

  @Override
  public double[] statistic(double[] x) {
    return new double[] {StrictMath.log(x[0]), 1 / x[0]};
  }

  @Override
  public double logBase(double[] x) {
    return -StrictMath.log(x[0]);
  }

  /** {@return log Γ(−θ₁) + θ₁ log(−θ₂)} */
  @Override
  public <T extends CalculusFieldElement<T>> T logPartition(T[] theta) {
    return Polygamma.LOG_GAMMA
        .at(theta[0].negate())
        .add(theta[0].multiply(theta[1].negate().log()));
  }

  /** {@return κ (log u − u + 1) − (log Γ(κ) − κ log κ + κ) − log x with u = h/x} */
  @Override
  public <T extends CalculusFieldElement<T>> T logDensity(T[] theta, double[] x) {
    T delta = theta[1].subtract(x[0]).divide(x[0]);
    T logRatio = SaddlePoint.logRatio(x[0], theta[1]).negate();
    return theta[0]
        .multiply(logRatio.subtract(delta))
        .subtract(Polygamma.EXCESS.at(theta[0]))
        .subtract(StrictMath.log(x[0]));
  }

  @Override
  public Optional<Sampler> sampler(double[] theta) {
    double kappa = theta[0];
    double scale = theta[1] * kappa;
    return Optional.of(random -> new double[] {scale / Draws.gamma(kappa, random)});
  }

  @Override
  public <T extends CalculusFieldElement<T>> Optional<T[]> fisher(T[] theta) {
    return GAMMA.fisher(theta);
  }

  /** {@return the gamma law's, but for the sign of T_hhh = −2κ/h³} */
  @Override
  public <T extends CalculusFieldElement<T>> Optional<T[]> skewness(T[] theta) {
    return GAMMA
        .skewness(theta)
        .map(
            t -> {
              t[0b111] = t[0b111].negate();
              return t;
            });
  }

  @Override
  public String toString() {
    return "InverseGamma";
  }
}
