package org.natgrad.model;

import java.util.List;
import java.util.Optional;
import org.hipparchus.CalculusFieldElement;
import org.hipparchus.util.MathArrays;
import org.natgrad.geometry.Chart;
import org.natgrad.geometry.Coordinate;
import org.natgrad.geometry.Point;

/**
 * The inverse Gaussian law of mean μ and shape λ, density √(λ/2πx³) exp(−λ(x − μ)²/(2μ²x)) (Tweedie
 * 1957; Johnson, Kotz &amp; Balakrishnan 1994, ch. 15). Mean and shape are orthogonal: g =
 * diag(λ/μ³, 1/(2λ²)). Natural parameters (−λ/2μ², −λ/2) of the statistic (x, 1/x).
 *
 * <p>In (2/√μ, 1/√λ) the metric is that of the normal law in (μ, σ): curvature −½, but only half of
 * the half-plane, so that geodesics towards a large mean reach μ = ∞ in finite time.
 */
public record InverseGaussian() implements ExponentialFamily {

  /** (μ, λ), the primary chart. */
  public static final Chart MEAN_SHAPE =
      Chart.of(
          "InverseGaussian",
          Coordinate.positive("mean"),
          Coordinate.positive("lambda")
              .advising("lambda is mean³/variance; if you hold the dispersion, invert it."));

  /** (−λ/(2μ²), −λ/2). */
  public static final Chart NATURAL =
      Chart.of(
          "InverseGaussian, natural",
          Coordinate.between("theta1", Double.NEGATIVE_INFINITY, 0)
              .advising("theta1 is -lambda/(2 mean²)."),
          Coordinate.between("theta2", Double.NEGATIVE_INFINITY, 0)
              .advising("theta2 is -lambda/2."));

  /** (μ, 1/μ + 1/λ). */
  public static final Chart EXPECTATION =
      Chart.of(
              "InverseGaussian, expectation",
              Coordinate.positive("eta1").advising("eta1 is the mean."),
              Coordinate.positive("eta2").advising("eta2 is the mean of 1/x."))
          .where(
              "eta1 eta2 > 1",
              eta -> eta[0] * eta[1] > 1,
              "eta2 is E[1/x], above 1/E[x] by Jensen's inequality.");

  /** (2/√μ, 1/√λ), in which g = diag(1, 2)/b². */
  public static final Chart HALF_PLANE =
      Chart.of(
          "InverseGaussian, half-plane",
          Coordinate.positive("a").advising("a is 2/sqrt(mean)."),
          Coordinate.positive("b").advising("b is 1/sqrt(lambda)."));

  private static final double HALF_LOG_TWO_PI = 0.91893853320467274178;

  private static final Domain DOMAIN =
      Domain.of(
          MEAN_SHAPE,
          new Reparameterisation(NATURAL, Change.NATURAL, Change.FROM_NATURAL),
          new Reparameterisation(EXPECTATION, Change.EXPECTATION, Change.FROM_EXPECTATION),
          new Reparameterisation(HALF_PLANE, Change.HALF_PLANE, Change.FROM_HALF_PLANE));

  private static final GeodesicForm GEODESICS =
      new IsometricGeodesics(new Wedge(), Change.HALF_PLANE, Change.FROM_HALF_PLANE, 1);

  private enum Change implements SmoothMap {
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
        case NATURAL -> {
          y[1] = x[1].multiply(-0.5);
          y[0] = y[1].divide(x[0].square());
        }
        case FROM_NATURAL -> {
          y[0] = x[1].divide(x[0]).sqrt();
          y[1] = x[1].multiply(-2);
        }
        case EXPECTATION -> y[1] = x[0].reciprocal().add(x[1].reciprocal());
        case FROM_EXPECTATION -> y[1] = x[0].divide(x[0].multiply(x[1]).subtract(1));
        case HALF_PLANE -> {
          y[0] = x[0].sqrt().reciprocal().multiply(2);
          y[1] = x[1].sqrt().reciprocal();
        }
        default -> {
          y[0] = x[0].square().reciprocal().multiply(4);
          y[1] = x[1].square().reciprocal();
        }
      }
      return y;
    }
  }

  /** The half-plane cut off at a = 0. */
  private record Wedge() implements GeodesicForm {

    private static final HalfPlaneGeodesics WHOLE = new HalfPlaneGeodesics();

    @Override
    public double distance(double[] p, double[] q) {
      return WHOLE.distance(p, q);
    }

    @Override
    public double[] log(double[] p, double[] q) {
      return WHOLE.log(p, q);
    }

    @Override
    public double[][] flow(double[] p, double[] v, double t) {
      return WHOLE.flow(p, v, t);
    }

    /**
     * a + √2 b d₁ sinh s/(cosh s − d₂ sinh s) = 0 with (d₁, d₂) the direction of v and s its
     * hyperbolic length times t.
     */
    @Override
    public double reach(double[] p, double[] v) {
      double root = Math.sqrt(2);
      double speed = StrictMath.hypot(v[0] / root, v[1]) / p[1];
      double d1 = v[0] / (root * p[1] * speed);
      double d2 = v[1] / (p[1] * speed);
      double a = p[0] / (root * p[1]);
      double tanh = a / (a * d2 - d1);
      return tanh > 0 && tanh < 1
          ? 0.5 * (StrictMath.log1p(tanh) - StrictMath.log1p(-tanh)) / speed
          : Double.POSITIVE_INFINITY;
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
    double scale =
        theta[0] / Math.sqrt(1 + theta[1] / theta[0]); // of the mode, where lambda is small
    return new Support.Interval(0, Double.POSITIVE_INFINITY, theta[0], scale, List.of());
  }

  @Override
  public double[] statistic(double[] x) {
    return new double[] {x[0], 1 / x[0]};
  }

  @Override
  public double logBase(double[] x) {
    return -HALF_LOG_TWO_PI - 1.5 * StrictMath.log(x[0]);
  }

  /** {@return −2 √(θ₁ θ₂) − ½ log(−2 θ₂)} */
  @Override
  public <T extends CalculusFieldElement<T>> T logPartition(T[] theta) {
    T root = theta[0].negate().sqrt().multiply(theta[1].negate().sqrt());
    return root.multiply(-2).subtract(theta[1].multiply(-2).log().multiply(0.5));
  }

  @Override
  public <T extends CalculusFieldElement<T>> T logDensity(T[] theta, double[] x) {
    T z = theta[0].subtract(x[0]).divide(theta[0]);
    return z.square()
        .multiply(theta[1])
        .divide(x[0])
        .subtract(theta[1].log())
        .multiply(-0.5)
        .add(logBase(x));
  }

  /** {@return ½ log λ − ½ relative to the base measure dx/√(2πx³)} */
  @Override
  public double negativeEntropy(Point p) {
    return 0.5 * StrictMath.log(DOMAIN.primary(p)[1]) - 0.5;
  }

  /** {@return Michael, Schucany &amp; Haas (1976): a root of a chi-square variate, or the other} */
  @Override
  public Optional<Sampler> sampler(double[] theta) {
    double mean = theta[0];
    double lambda = theta[1];
    return Optional.of(
        random -> {
          double z = Draws.normal(random);
          double w = 0.5 * mean / lambda * z * z;
          double small = mean / (1 + w + Math.sqrt(w * (2 + w)));
          boolean first = Draws.uniform(random) * (mean + small) < mean;
          return new double[] {first ? small : mean * (mean / small)};
        });
  }

  @Override
  public <T extends CalculusFieldElement<T>> Optional<T[]> fisher(T[] theta) {
    T[] g = MathArrays.buildArray(theta[0].getField(), 4);
    g[0] = theta[1].divide(theta[0].pow(3));
    g[3] = theta[1].square().multiply(2).reciprocal();
    return Optional.of(g);
  }

  /** {@return T_μμμ = 3λ/μ⁴, T_μμλ = −1/μ³, T_μλλ = 0, T_λλλ = −1/λ³} */
  @Override
  public <T extends CalculusFieldElement<T>> Optional<T[]> skewness(T[] theta) {
    T[] t = MathArrays.buildArray(theta[0].getField(), 8);
    t[0] = theta[1].multiply(3).divide(theta[0].pow(4));
    t[0b001] = theta[0].pow(3).reciprocal().negate();
    t[0b010] = t[0b001];
    t[0b100] = t[0b001];
    t[0b111] = theta[1].pow(3).reciprocal().negate();
    return Optional.of(t);
  }

  @Override
  public Optional<GeodesicForm> geodesics() {
    return Optional.of(GEODESICS);
  }

  @Override
  public String toString() {
    return "InverseGaussian";
  }
}
