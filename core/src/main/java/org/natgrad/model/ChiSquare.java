package org.natgrad.model;

import java.util.Optional;
import org.hipparchus.CalculusFieldElement;
import org.hipparchus.util.MathArrays;
import org.natgrad.geometry.Chart;
import org.natgrad.geometry.Coordinate;

/**
 * The chi-square law of ν degrees of freedom, ν &gt; 0 not necessarily whole: the gamma laws of
 * scale 2, a straight line in their natural chart (Johnson, Kotz &amp; Balakrishnan 1994, ch. 18).
 * g = ψ₁(ν/2)/4, T = ψ₂(ν/2)/8; natural parameter ν/2 of the statistic log x, with base measure
 * e^(−x/2) dx/x.
 */
public record ChiSquare() implements ExponentialFamily {

  /** ν, the primary chart. */
  public static final Chart FREEDOM =
      Chart.of(
          "ChiSquare",
          Coordinate.positive("nu").advising("nu is the number of degrees of freedom, the mean."));

  /** ν/2. */
  public static final Chart NATURAL =
      Chart.of(
          "ChiSquare, natural",
          Coordinate.positive("theta").advising("theta is half the degrees of freedom."));

  /** E[log x] = ψ(ν/2) + log 2. */
  public static final Chart EXPECTATION =
      Chart.of("ChiSquare, expectation", Coordinate.real("eta"));

  private static final Gamma GAMMA = new Gamma();
  private static final double LOG_TWO = 0.69314718055994530942;

  private static final Domain DOMAIN =
      Domain.of(
          FREEDOM,
          new Reparameterisation(NATURAL, new Scaling(0.5), new Scaling(2)),
          Reparameterisation.solving(
              EXPECTATION,
              new MeanLog(),
              eta -> new double[] {2 * InverseDigamma.at(eta[0] - LOG_TWO)}));

  private record MeanLog() implements SmoothMap {
    @Override
    public <T extends CalculusFieldElement<T>> T[] at(T[] nu) {
      T[] eta = MathArrays.buildArray(nu[0].getField(), 1);
      eta[0] = Polygamma.LOG_GAMMA.derivative(1, nu[0].multiply(0.5)).add(LOG_TWO);
      return eta;
    }
  }

  private record ShapeMean() implements SmoothMap {
    @Override
    public <T extends CalculusFieldElement<T>> T[] at(T[] nu) {
      T[] theta = MathArrays.buildArray(nu[0].getField(), 2);
      theta[0] = nu[0].multiply(0.5);
      theta[1] = nu[0];
      return theta;
    }
  }

  /** {@return the immersion ν ↦ (ν/2, ν) into {@link Gamma#SHAPE_MEAN}} */
  public SmoothMap immersion() {
    return new ShapeMean();
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
    return Support.halfLine(theta[0]);
  }

  @Override
  public double[] statistic(double[] x) {
    return new double[] {StrictMath.log(x[0])};
  }

  @Override
  public double logBase(double[] x) {
    return -0.5 * x[0] - StrictMath.log(x[0]);
  }

  /** {@return log Γ(θ) + θ log 2} */
  @Override
  public <T extends CalculusFieldElement<T>> T logPartition(T[] theta) {
    return Polygamma.LOG_GAMMA.at(theta[0]).add(theta[0].multiply(LOG_TWO));
  }

  @Override
  public <T extends CalculusFieldElement<T>> T logDensity(T[] theta, double[] x) {
    return GAMMA.logDensity(immersion().at(theta), x);
  }

  @Override
  public Optional<Sampler> sampler(double[] theta) {
    return GAMMA.sampler(immersion().at(theta));
  }

  @Override
  public <T extends CalculusFieldElement<T>> Optional<T[]> fisher(T[] theta) {
    T[] g = MathArrays.buildArray(theta[0].getField(), 1);
    g[0] = Polygamma.LOG_GAMMA.derivative(2, theta[0].multiply(0.5)).multiply(0.25);
    return Optional.of(g);
  }

  @Override
  public <T extends CalculusFieldElement<T>> Optional<T[]> skewness(T[] theta) {
    T[] t = MathArrays.buildArray(theta[0].getField(), 1);
    t[0] = Polygamma.LOG_GAMMA.derivative(3, theta[0].multiply(0.5)).multiply(0.125);
    return Optional.of(t);
  }

  @Override
  public String toString() {
    return "ChiSquare";
  }
}
