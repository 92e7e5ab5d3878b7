package org.natgrad.model;

import java.util.Optional;
import org.hipparchus.CalculusFieldElement;
import org.hipparchus.util.MathArrays;
import org.natgrad.geometry.Chart;
import org.natgrad.geometry.Coordinate;
import org.natgrad.geometry.Point;

/**
 * The normal law N(μ, σ²), in five charts. In {@link #MEAN_STD}, g = diag(1/σ², 2/σ²): twice the
 * Poincaré half-plane in (μ/√2, σ), of curvature −½ (Amari &amp; Nagaoka 2000, §2.2). Natural
 * parameters (μ/σ², −1/2σ²) of the statistic (x, x²).
 */
public record Normal() implements ExponentialFamily {

  /** (μ, σ), the primary chart. */
  public static final Chart MEAN_STD =
      Chart.of(
          "Normal",
          Coordinate.real("mu"),
          Coordinate.positive("sigma").advising("If you hold sigma², use Normal.MEAN_VARIANCE."));

  /** (μ, σ²). */
  public static final Chart MEAN_VARIANCE =
      Chart.of(
          "Normal",
          Coordinate.real("mu"),
          Coordinate.positive("sigma²").advising("If you hold sigma, use Normal.MEAN_STD."));

  /** (μ/σ², −1/(2σ²)). */
  public static final Chart NATURAL =
      Chart.of(
          "Normal, natural",
          Coordinate.real("theta1"),
          Coordinate.between("theta2", Double.NEGATIVE_INFINITY, 0)
              .advising("theta2 is -1/(2 sigma²)."));

  /** (μ, μ² + σ²). */
  public static final Chart EXPECTATION =
      Chart.of(
              "Normal, expectation",
              Coordinate.real("eta1"),
              Coordinate.positive("eta2").advising("eta2 is the second moment E[x²]."))
          .where(
              "eta2 > eta1²",
              eta -> eta[1] - eta[0] * eta[0] > 0,
              "eta2 is the second moment; if you hold sigma², use Normal.MEAN_VARIANCE.");

  /** (μ/√2, σ), in which g = 2 (da² + db²)/b². */
  public static final Chart HALF_PLANE =
      Chart.of(
          "Normal, half-plane",
          Coordinate.real("a"),
          Coordinate.positive("b").advising("(a, b) is (mu/sqrt 2, sigma)."));

  private static final double ROOT_TWO = Math.sqrt(2);
  private static final double HALF_LOG_TWO_PI = 0.91893853320467274178;

  private static final Domain DOMAIN =
      Domain.of(
          MEAN_STD,
          new Reparameterisation(MEAN_VARIANCE, Change.VARIANCE, Change.FROM_VARIANCE),
          new Reparameterisation(NATURAL, Change.NATURAL, Change.FROM_NATURAL),
          new Reparameterisation(EXPECTATION, Change.EXPECTATION, Change.FROM_EXPECTATION),
          new Reparameterisation(HALF_PLANE, Change.HALF_PLANE, Change.FROM_HALF_PLANE));

  private enum Change implements SmoothMap {
    VARIANCE,
    FROM_VARIANCE,
    NATURAL,
    FROM_NATURAL,
    EXPECTATION,
    FROM_EXPECTATION,
    HALF_PLANE,
    FROM_HALF_PLANE;

    @Override
    public <T extends CalculusFieldElement<T>> T[] at(T[] x) {
      T[] y = MathArrays.buildArray(x[0].getField(), 2);
      y[0] = x[0];
      switch (this) {
        case VARIANCE -> y[1] = x[1].square();
        case FROM_VARIANCE -> y[1] = x[1].sqrt();
        case NATURAL -> {
          T precision = x[1].square().reciprocal();
          y[0] = x[0].multiply(precision);
          y[1] = precision.multiply(-0.5);
        }
        case FROM_NATURAL -> {
          T variance = x[1].multiply(-2).reciprocal();
          y[0] = x[0].multiply(variance);
          y[1] = variance.sqrt();
        }
        case EXPECTATION -> y[1] = x[0].square().add(x[1].square());
        case FROM_EXPECTATION -> y[1] = x[1].subtract(x[0].square()).sqrt();
        case HALF_PLANE -> {
          y[0] = x[0].divide(ROOT_TWO);
          y[1] = x[1];
        }
        default -> {
          y[0] = x[0].multiply(ROOT_TWO);
          y[1] = x[1];
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
    return Support.line(theta[0], theta[1]);
  }

  @Override
  public double[] statistic(double[] x) {
    return new double[] {x[0], x[0] * x[0]};
  }

  @Override
  public double logBase(double[] x) {
    return -HALF_LOG_TWO_PI;
  }

  /** {@return −θ₁²/(4θ₂) − ½ log(−2θ₂)} */
  @Override
  public <T extends CalculusFieldElement<T>> T logPartition(T[] theta) {
    return theta[0]
        .square()
        .divide(theta[1].multiply(-4))
        .subtract(theta[1].multiply(-2).log().multiply(0.5));
  }

  @Override
  public <T extends CalculusFieldElement<T>> T logDensity(T[] theta, double[] x) {
    T z = theta[0].subtract(x[0]).divide(theta[1]);
    return z.square().multiply(-0.5).subtract(theta[1].log()).subtract(HALF_LOG_TWO_PI);
  }

  /** {@return −½ − log σ relative to the base measure dx/√2π} */
  @Override
  public double negativeEntropy(Point p) {
    return -0.5 - StrictMath.log(DOMAIN.primary(p)[1]);
  }

  @Override
  public Optional<Sampler> sampler(double[] theta) {
    double mu = theta[0];
    double sigma = theta[1];
    return Optional.of(random -> new double[] {Math.fma(sigma, Draws.normal(random), mu)});
  }

  @Override
  public <T extends CalculusFieldElement<T>> Optional<T[]> fisher(T[] theta) {
    T[] g = MathArrays.buildArray(theta[0].getField(), 4);
    g[0] = theta[1].square().reciprocal();
    g[3] = g[0].multiply(2);
    return Optional.of(g);
  }

  /** {@return T_μμσ = 2/σ³ and T_σσσ = 8/σ³} */
  @Override
  public <T extends CalculusFieldElement<T>> Optional<T[]> skewness(T[] theta) {
    T[] t = MathArrays.buildArray(theta[0].getField(), 8);
    T cube = theta[1].pow(3).reciprocal();
    t[0b001] = cube.multiply(2);
    t[0b010] = t[0b001];
    t[0b100] = t[0b001];
    t[0b111] = cube.multiply(8);
    return Optional.of(t);
  }

  @Override
  public Optional<GeodesicForm> geodesics() {
    return Optional.of(new HalfPlaneGeodesics());
  }

  @Override
  public String toString() {
    return "Normal";
  }
}
