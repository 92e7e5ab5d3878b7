package org.natgrad.model;

import java.util.List;
import java.util.Optional;
import org.hipparchus.CalculusFieldElement;
import org.hipparchus.util.MathArrays;
import org.natgrad.geometry.Chart;
import org.natgrad.geometry.Coordinate;

/**
 * The Weibull law of shape k and scale λ, distribution function 1 − exp(−(x/λ)^k) (Johnson, Kotz
 * &amp; Balakrishnan 1994, ch. 21). Its logarithm has the law of smallest values, location log λ
 * and scale 1/k, so that the geometry is Gumbel's: g = ((π²/6 + (1 − γ)²)/k², −(1 − γ)/λ; ·,
 * k²/λ²), curvature −6/π².
 */
public record Weibull() implements DifferentiableModel {

  /** (k, λ), the primary chart. */
  public static final Chart SHAPE_SCALE =
      Chart.of(
          "Weibull",
          Coordinate.positive("k"),
          Coordinate.positive("lambda")
              .advising("lambda is the 63 % quantile; if you hold a rate, invert it."));

  /** (log λ, 1/k), location and scale of the logarithm. */
  public static final Chart LOG_LOCATION_SCALE =
      Chart.of(
          "Weibull, logarithm",
          Coordinate.real("log lambda"),
          Coordinate.positive("1/k").advising("If you hold the shape, use Weibull.SHAPE_SCALE."));

  private static final Domain DOMAIN =
      Domain.of(SHAPE_SCALE, new Reparameterisation(LOG_LOCATION_SCALE, Change.LOG, Change.EXP));

  private enum Change implements SmoothMap {
    LOG,
    EXP;

    @Override
    public <T extends CalculusFieldElement<T>> T[] at(T[] x) {
      T[] y = MathArrays.buildArray(x[0].getField(), 2);
      y[0] = this == LOG ? x[1].log() : x[1].reciprocal();
      y[1] = this == LOG ? x[0].reciprocal() : x[0].exp();
      return y;
    }
  }

  @Override
  public Domain domain() {
    return DOMAIN;
  }

  @Override
  public Support support(double[] theta) {
    double scale = theta[1] / Math.max(1, theta[0]);
    return new Support.Interval(0, Double.POSITIVE_INFINITY, theta[1], scale, List.of());
  }

  /** {@return log k + z − e^z − log x with z = k log(x/λ)} */
  @Override
  public <T extends CalculusFieldElement<T>> T logDensity(T[] theta, double[] x) {
    T z = SaddlePoint.logRatio(x[0], theta[1]).multiply(theta[0]);
    return theta[0].log().add(z).subtract(z.exp()).subtract(StrictMath.log(x[0]));
  }

  @Override
  public Optional<Sampler> sampler(double[] theta) {
    double power = 1 / theta[0];
    double lambda = theta[1];
    return Optional.of(
        random -> new double[] {lambda * StrictMath.pow(Draws.exponential(random), power)});
  }

  /** {@return the logarithm's, with ∂_k ℓ = −b/k and ∂_λ ℓ = k a/λ} */
  @Override
  public <T extends CalculusFieldElement<T>> Optional<T[]> fisher(T[] theta) {
    T[] g = MathArrays.buildArray(theta[0].getField(), 4);
    g[0] = theta[0].square().reciprocal().multiply(ExtremeValue.BB);
    g[1] = theta[1].reciprocal().multiply(-ExtremeValue.AB);
    g[2] = g[1];
    g[3] = theta[0].divide(theta[1]).square();
    return Optional.of(g);
  }

  @Override
  public <T extends CalculusFieldElement<T>> Optional<T[]> skewness(T[] theta) {
    T[] t = MathArrays.buildArray(theta[0].getField(), 8);
    T b = theta[0].reciprocal().negate();
    T a = theta[0].divide(theta[1]);
    t[0] = b.pow(3).multiply(ExtremeValue.BBB);
    t[0b001] = b.square().multiply(a).multiply(ExtremeValue.ABB);
    t[0b010] = t[0b001];
    t[0b100] = t[0b001];
    t[0b011] = b.multiply(a.square()).multiply(ExtremeValue.AAB);
    t[0b101] = t[0b011];
    t[0b110] = t[0b011];
    t[0b111] = a.pow(3).multiply(2);
    return Optional.of(t);
  }

  @Override
  public Optional<GeodesicForm> geodesics() {
    return Optional.of(
        new IsometricGeodesics(ExtremeValue.SMALLEST.geodesics(), Change.LOG, Change.EXP, 1));
  }

  @Override
  public String toString() {
    return "Weibull";
  }
}
