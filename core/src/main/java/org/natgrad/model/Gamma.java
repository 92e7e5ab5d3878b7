package org.natgrad.model;

import java.util.Optional;
import org.hipparchus.CalculusFieldElement;
import org.hipparchus.util.MathArrays;
import org.natgrad.geometry.Chart;
import org.natgrad.geometry.Coordinate;

/**
 * The gamma law of shape κ and mean γ, density (κ/γ)^κ x^(κ−1) e^(−κx/γ)/Γ(κ). Shape and mean are
 * orthogonal: g = diag(ψ₁(κ) − 1/κ, κ/γ²) (Cox &amp; Reid 1987, example 3.3). Natural parameters
 * (κ, −κ/γ) of the statistic (log x, x), with base measure dx/x.
 */
public record Gamma() implements ExponentialFamily {

  /** (κ, γ), the primary chart. */
  public static final Chart SHAPE_MEAN =
      Chart.of(
          "Gamma",
          Coordinate.positive("kappa"),
          Coordinate.positive("mean").advising("If you hold the scale, use Gamma.SHAPE_SCALE."));

  /** (κ, γ/κ). */
  public static final Chart SHAPE_SCALE =
      Chart.of(
          "Gamma",
          Coordinate.positive("kappa"),
          Coordinate.positive("scale").advising("If you hold the rate, use Gamma.SHAPE_RATE."));

  /** (κ, κ/γ). */
  public static final Chart SHAPE_RATE =
      Chart.of(
          "Gamma",
          Coordinate.positive("kappa"),
          Coordinate.positive("rate").advising("If you hold the scale, use Gamma.SHAPE_SCALE."));

  /** (κ, −κ/γ). */
  public static final Chart NATURAL =
      Chart.of(
          "Gamma, natural",
          Coordinate.positive("theta1"),
          Coordinate.between("theta2", Double.NEGATIVE_INFINITY, 0)
              .advising("theta2 is minus the rate."));

  /** (E[log x], E[x]). */
  public static final Chart EXPECTATION =
      Chart.of(
              "Gamma, expectation",
              Coordinate.real("eta1"),
              Coordinate.positive("eta2").advising("eta2 is the mean."))
          .where(
              "eta1 < log eta2",
              eta -> StrictMath.log(eta[1]) - eta[0] > 0,
              "eta1 is E[log x], below log E[x] by Jensen's inequality.");

  private static final Domain DOMAIN =
      Domain.of(
          SHAPE_MEAN,
          new Reparameterisation(SHAPE_SCALE, Change.RATIO, Change.PRODUCT),
          new Reparameterisation(SHAPE_RATE, Change.RATE, Change.RATE),
          new Reparameterisation(NATURAL, Change.NATURAL, Change.FROM_NATURAL),
          Reparameterisation.solving(EXPECTATION, Change.EXPECTATION, Gamma::fromExpectation));

  private enum Change implements SmoothMap {
    RATIO,
    PRODUCT,
    RATE,
    NATURAL,
    FROM_NATURAL,
    EXPECTATION;

    @Override
    public <T extends CalculusFieldElement<T>> T[] at(T[] x) {
      T[] y = MathArrays.buildArray(x[0].getField(), 2);
      y[0] = x[0];
      switch (this) {
        case RATIO -> y[1] = x[1].divide(x[0]);
        case PRODUCT -> y[1] = x[1].multiply(x[0]);
        case RATE -> y[1] = x[0].divide(x[1]);
        case NATURAL, FROM_NATURAL -> y[1] = x[0].divide(x[1]).negate();
        default -> {
          y[0] = Polygamma.EXCESS.derivative(1, x[0]).add(x[1].log());
          y[1] = x[1];
        }
      }
      return y;
    }
  }

  /** Solves log κ − ψ(κ) = log η₂ − η₁ for κ, by Newton's method in log κ. */
  private static double[] fromExpectation(double[] eta) {
    double gap = StrictMath.log(eta[1]) - eta[0];
    double kappa = (3 - gap + Math.sqrt((gap - 3) * (gap - 3) + 24 * gap)) / (12 * gap); // Minka
    for (int iteration = 0; iteration < 20; iteration++) {
      double f = -Polygamma.excess(1, kappa);
      double slope = kappa * Polygamma.excess(2, kappa) / f; // of −log f in log κ
      double step = StrictMath.log(f / gap) / slope;
      kappa *= StrictMath.exp(step);
      if (!(Math.abs(step) > 0x1p-50)) {
        break;
      }
    }
    return new double[] {kappa, eta[1]};
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
    return Support.halfLine(theta[1], theta[1] / Math.max(1, Math.sqrt(theta[0])));
  }

  @Override
  public double[] statistic(double[] x) {
    return new double[] {StrictMath.log(x[0]), x[0]};
  }

  @Override
  public double logBase(double[] x) {
    return -StrictMath.log(x[0]);
  }

  /** {@return log Γ(θ₁) − θ₁ log(−θ₂)} */
  @Override
  public <T extends CalculusFieldElement<T>> T logPartition(T[] theta) {
    return Polygamma.LOG_GAMMA.at(theta[0]).subtract(theta[0].multiply(theta[1].negate().log()));
  }

  /** {@return −κ (u − 1 − log u) − (log Γ(κ) − κ log κ + κ) − log x with u = x/γ} */
  @Override
  public <T extends CalculusFieldElement<T>> T logDensity(T[] theta, double[] x) {
    T delta = theta[1].negate().add(x[0]).divide(theta[1]);
    T logRatio =
        Math.abs(delta.getReal()) < 0.5
            ? delta.log1p()
            : theta[1].log().negate().add(StrictMath.log(x[0]));
    return theta[0]
        .multiply(logRatio.subtract(delta))
        .subtract(Polygamma.EXCESS.at(theta[0]))
        .subtract(StrictMath.log(x[0]));
  }

  @Override
  public Optional<Sampler> sampler(double[] theta) {
    double kappa = theta[0];
    double scale = theta[1] / kappa;
    return Optional.of(random -> new double[] {scale * Draws.gamma(kappa, random)});
  }

  @Override
  public <T extends CalculusFieldElement<T>> Optional<T[]> fisher(T[] theta) {
    T[] g = MathArrays.buildArray(theta[0].getField(), 4);
    g[0] = Polygamma.EXCESS.derivative(2, theta[0]);
    g[3] = theta[0].divide(theta[1].square());
    return Optional.of(g);
  }

  /** {@return T_κκκ = ψ₂(κ) + 1/κ², T_κκγ = 0, T_κγγ = −1/γ², T_γγγ = 2κ/γ³} */
  @Override
  public <T extends CalculusFieldElement<T>> Optional<T[]> skewness(T[] theta) {
    T[] t = MathArrays.buildArray(theta[0].getField(), 8);
    t[0] = Polygamma.EXCESS.derivative(3, theta[0]);
    t[0b011] = theta[1].square().reciprocal().negate();
    t[0b101] = t[0b011];
    t[0b110] = t[0b011];
    t[0b111] = theta[0].multiply(2).divide(theta[1].pow(3));
    return Optional.of(t);
  }

  @Override
  public String toString() {
    return "Gamma";
  }
}
