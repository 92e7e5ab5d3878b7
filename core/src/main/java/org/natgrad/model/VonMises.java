package org.natgrad.model;

import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.hipparchus.CalculusFieldElement;
import org.hipparchus.util.MathArrays;
import org.natgrad.geometry.Chart;
import org.natgrad.geometry.Coordinate;

/**
 * The von Mises law on the circle, angles in (−π, π): density exp(κ cos(x − μ))/(2π I₀(κ)) (Mardia
 * &amp; Jupp 2000, §3.5.4). Direction and concentration are orthogonal: g = diag(κ A(κ), A′(κ))
 * with A = I₁/I₀. Natural parameters (κ cos μ, κ sin μ) of the statistic (cos x, sin x).
 *
 * <p>Every chart leaves out the cut μ = π and the uniform law, κ = 0, at which directions meet.
 */
public record VonMises() implements ExponentialFamily {

  /** (μ, κ), the primary chart. */
  public static final Chart DIRECTION_CONCENTRATION =
      Chart.of(
          "VonMises",
          Coordinate.between("mu", -StrictMath.PI, StrictMath.PI)
              .advising("Give the angle in radians, reduced to (-pi, pi)."),
          Coordinate.positive("kappa")
              .advising("At kappa = 0 the law is uniform, and has no direction."));

  /** (κ cos μ, κ sin μ). */
  public static final Chart NATURAL =
      offTheCut(
          Chart.of("VonMises, natural", Coordinate.real("theta1"), Coordinate.real("theta2")));

  /** (A(κ) cos μ, A(κ) sin μ). */
  public static final Chart EXPECTATION =
      offTheCut(
              Chart.of(
                  "VonMises, expectation",
                  Coordinate.between("eta1", -1, 1).advising("eta1 is the mean of cos x."),
                  Coordinate.between("eta2", -1, 1).advising("eta2 is the mean of sin x.")))
          .where(
              "eta1² + eta2² < 1",
              eta -> StrictMath.hypot(eta[0], eta[1]) < 1,
              "The mean of points on a circle lies inside it.");

  private static final double LOG_TWO_PI = 1.8378770664093454836;

  private static final Domain DOMAIN =
      Domain.of(
          DIRECTION_CONCENTRATION,
          new Reparameterisation(NATURAL, Change.NATURAL, Change.FROM_NATURAL),
          Reparameterisation.solving(EXPECTATION, Change.EXPECTATION, VonMises::fromExpectation));

  private static Chart offTheCut(Chart chart) {
    return chart.where(
        "off the half-line to the left of 0",
        x -> x[0] > 0 || Math.abs(x[1]) > 0,
        "That is the cut mu = pi; turn the angles so that the direction lies elsewhere.");
  }

  private enum Change implements SmoothMap {
    NATURAL,
    FROM_NATURAL,
    EXPECTATION;

    @Override
    public <T extends CalculusFieldElement<T>> T[] at(T[] x) {
      T[] y = MathArrays.buildArray(x[0].getField(), 2);
      if (this == FROM_NATURAL) {
        y[0] = x[1].atan2(x[0]);
        y[1] = x[0].hypot(x[1]);
        return y;
      }
      T radius = this == NATURAL ? x[1] : LogBessel.LOG_I0.derivative(1, x[1]);
      y[0] = radius.multiply(x[0].cos());
      y[1] = radius.multiply(x[0].sin());
      return y;
    }
  }

  /** Solves A(κ) = |η| by Newton's method in log κ, from Banerjee et al.'s start (2005). */
  private static double[] fromExpectation(double[] eta) {
    double length = StrictMath.hypot(eta[0], eta[1]);
    double kappa = length * (2 - length * length) / ((1 - length) * (1 + length));
    for (int iteration = 0; iteration < 20; iteration++) {
      double gap = LogBessel.LOG_I0.derivative(1, kappa) - length;
      double step = -gap / (kappa * LogBessel.LOG_I0.derivative(2, kappa));
      kappa *= StrictMath.exp(step);
      if (!(Math.abs(step) > 0x1p-50)) {
        break;
      }
    }
    return new double[] {StrictMath.atan2(eta[1], eta[0]), kappa};
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
    double scale = 1 / Math.sqrt(0.1 + theta[1]);
    return new Support.Interval(-StrictMath.PI, StrictMath.PI, theta[0], scale, List.of());
  }

  /** {@return (cos x, sin x)} */
  @Override
  public double[] statistic(double[] x) {
    return new double[] {StrictMath.cos(x[0]), StrictMath.sin(x[0])};
  }

  @Override
  public double logBase(double[] x) {
    return -LOG_TWO_PI;
  }

  /** {@return log I₀(|θ|)} */
  @Override
  public <T extends CalculusFieldElement<T>> T logPartition(T[] theta) {
    return LogBessel.LOG_I0.at(theta[0].hypot(theta[1]));
  }

  /** {@return −2κ sin²((x − μ)/2) − (log I₀(κ) − κ) − log 2π} */
  @Override
  public <T extends CalculusFieldElement<T>> T logDensity(T[] theta, double[] x) {
    T sine = theta[0].subtract(x[0]).multiply(0.5).sin();
    return sine.square()
        .multiply(theta[1])
        .multiply(-2)
        .subtract(LogBessel.EXCESS.at(theta[1]))
        .subtract(LOG_TWO_PI);
  }

  @Override
  public Optional<Sampler> sampler(double[] theta) {
    double mu = theta[0];
    double kappa = theta[1];
    double tau = 1 + Math.sqrt(1 + 4 * kappa * kappa);
    double rho = (tau - Math.sqrt(2 * tau)) / (2 * kappa);
    double r = kappa < 1e-5 ? 1 / kappa + kappa : (1 + rho * rho) / (2 * rho);
    return Optional.of(random -> new double[] {draw(mu, kappa, r, random)});
  }

  /** Best and Fisher (1979): the wrapped Cauchy law accepted. */
  private static double draw(double mu, double kappa, double r, RandomGenerator random) {
    while (true) {
      double z = StrictMath.cos(StrictMath.PI * Draws.uniform(random));
      double cosine = (1 + r * z) / (r + z);
      double c = kappa * (r - cosine);
      if (StrictMath.log(c / Draws.uniform(random)) + 1 - c >= 0) {
        double angle = StrictMath.acos(Math.max(-1, Math.min(1, cosine)));
        double x = Draws.uniform(random) < 0.5 ? mu - angle : mu + angle;
        double turned = x - 2 * StrictMath.PI * Math.rint(x / (2 * StrictMath.PI));
        if (Math.abs(turned) < StrictMath.PI) {
          return turned;
        }
      }
    }
  }

  @Override
  public <T extends CalculusFieldElement<T>> Optional<T[]> fisher(T[] theta) {
    T[] g = MathArrays.buildArray(theta[0].getField(), 4);
    g[0] = theta[1].multiply(LogBessel.LOG_I0.derivative(1, theta[1]));
    g[3] = LogBessel.LOG_I0.derivative(2, theta[1]);
    return Optional.of(g);
  }

  /** {@return T_μμκ = κA′ − A and T_κκκ = A″} */
  @Override
  public <T extends CalculusFieldElement<T>> Optional<T[]> skewness(T[] theta) {
    T[] t = MathArrays.buildArray(theta[0].getField(), 8);
    t[0b001] = LogBessel.BEND.at(theta[1]);
    t[0b010] = t[0b001];
    t[0b100] = t[0b001];
    t[0b111] = LogBessel.LOG_I0.derivative(3, theta[1]);
    return Optional.of(t);
  }

  @Override
  public String toString() {
    return "VonMises";
  }
}
