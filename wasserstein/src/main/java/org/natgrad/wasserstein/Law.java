package org.natgrad.wasserstein;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/**
 * A probability law on the line without atoms, by its distribution or quantile function: X = μ + σZ
 * with Z of a given shape.
 */
public final class Law extends Measure {

  private final String name;
  private final Shape shape;
  private final double location;
  private final double scale;
  private final Pieces pieces;

  private Law(String name, Shape shape, double location, double scale) {
    if (!(Math.abs(location) <= Double.MAX_VALUE)) {
      throw new IllegalArgumentException(
          "location = " + location + ": must be finite (" + name + "). Check what computed it.");
    }
    if (!(scale > 0 && scale <= Double.MAX_VALUE)) {
      throw new IllegalArgumentException(
          "scale = "
              + scale
              + ": must be finite and > 0 ("
              + name
              + "). Give the scale itself, not its logarithm; a point mass is Empirical.at.");
    }
    this.name = name;
    this.shape = shape;
    this.location = location;
    this.scale = scale;
    this.pieces = new Pieces(this, shape.breaks().length + 1);
    double from = shape.low();
    for (double to : shape.breaks()) {
      pieces.add(shape.cdf(to), shape.survival(to), placed(from), placed(to), true);
      from = to;
    }
    pieces.add(1, 0, placed(from), placed(shape.high()), true);
  }

  /**
   * The normal law N(μ, σ²).
   *
   * @param mean μ, finite
   * @param deviation σ, finite and &gt; 0
   * @return the law
   * @throws IllegalArgumentException if a parameter is not admissible
   */
  public static Law normal(double mean, double deviation) {
    return new Law("normal", StandardShape.NORMAL, mean, deviation);
  }

  /**
   * The uniform law on [low, high].
   *
   * @param low finite
   * @param high finite, &gt; low
   * @return the law
   * @throws IllegalArgumentException if a parameter is not admissible
   */
  public static Law uniform(double low, double high) {
    return new Law("uniform", StandardShape.UNIFORM, low, high - low);
  }

  /**
   * The exponential law of mean 1/λ.
   *
   * @param rate λ, finite and &gt; 0
   * @return the law
   * @throws IllegalArgumentException if the rate is not admissible
   */
  public static Law exponential(double rate) {
    return new Law("exponential", StandardShape.EXPONENTIAL, 0, 1 / rate);
  }

  /**
   * The Cauchy law, which has no mean.
   *
   * @param location its median, finite
   * @param scale half the distance of its quartiles, finite and &gt; 0
   * @return the law
   * @throws IllegalArgumentException if a parameter is not admissible
   */
  public static Law cauchy(double location, double scale) {
    return new Law("Cauchy", StandardShape.CAUCHY, location, scale);
  }

  /**
   * A law by its distribution function.
   *
   * @param name for messages
   * @param cdf F, continuous and non-decreasing
   * @param survival 1 − F, accurate in the upper tail
   * @param density F′
   * @param low infimum of the support, perhaps −∞
   * @param high supremum of the support, perhaps +∞
   * @return the law
   * @throws IllegalArgumentException if F does not run from 0 to 1 over the support
   */
  public static Law ofDistribution(
      String name,
      DoubleUnaryOperator cdf,
      DoubleUnaryOperator survival,
      DoubleUnaryOperator density,
      double low,
      double high) {
    if (!(low < high)) {
      throw new IllegalArgumentException(
          "low = " + low + ": must be < high = " + high + ". Give the ends of the support.");
    }
    checkEnd(name, "cdf(low)", cdf.applyAsDouble(low), 0);
    checkEnd(name, "cdf(high)", cdf.applyAsDouble(high), 1);
    checkEnd(name, "survival(low)", survival.applyAsDouble(low), 1);
    checkEnd(name, "survival(high)", survival.applyAsDouble(high), 0);
    return new Law(name, new GivenDistribution(cdf, survival, density, low, high), 0, 1);
  }

  private static void checkEnd(String name, String what, double value, double expected) {
    if (!(Math.abs(value - expected) <= 0x1p-40)) {
      throw new IllegalArgumentException(
          what
              + " = "
              + value
              + ": must be "
              + expected
              + " ("
              + name
              + "). Divide by the mass, and give the ends of the support.");
    }
  }

  /**
   * A law by its quantile function, which is taken to be smooth.
   *
   * @param name for messages
   * @param quantile F⁻¹(u), strictly increasing in u on (0, 1)
   * @param upperQuantile v ↦ F⁻¹(1 − v), accurate for small v
   * @return the law
   * @throws IllegalArgumentException if the functions are not increasing, or disagree at ½
   */
  public static Law ofQuantiles(
      String name, DoubleUnaryOperator quantile, DoubleUnaryOperator upperQuantile) {
    double low = quantile.applyAsDouble(0);
    double high = upperQuantile.applyAsDouble(0);
    double median = quantile.applyAsDouble(0.5);
    double fromAbove = upperQuantile.applyAsDouble(0.5);
    if (!(low < median && median < high)) {
      throw new IllegalArgumentException(
          "(quantile(0), quantile(½), upperQuantile(0)) = ("
              + low
              + ", "
              + median
              + ", "
              + high
              + "): must ascend ("
              + name
              + "). A point mass is Empirical.at.");
    }
    if (!(Math.abs(median - fromAbove) <= 0x1p-30 * Math.max(1, Math.abs(median)))) {
      throw new IllegalArgumentException(
          "upperQuantile(½) = "
              + fromAbove
              + ": must be quantile(½) = "
              + median
              + " ("
              + name
              + "). It takes the share of mass above.");
    }
    return new Law(name, new GivenQuantiles(quantile, upperQuantile, low, high), 0, 1);
  }

  /**
   * The same law, with places where its density is not smooth, at which quadrature then stops.
   *
   * @param places ascending, inside the support
   * @return the law
   * @throws IllegalArgumentException if the places are not these
   */
  public Law withBreaks(double... places) {
    double[] breaks = new double[places.length];
    for (int k = 0; k < places.length; k++) {
      breaks[k] = (places[k] - location) / scale;
      double before = k == 0 ? shape.low() : breaks[k - 1];
      if (!(breaks[k] > before && breaks[k] < shape.high())) {
        throw new IllegalArgumentException(
            "places["
                + k
                + "] = "
                + places[k]
                + ": must ascend inside the support of "
                + this
                + ". Leave its ends out.");
      }
    }
    return new Law(name, new BrokenShape(shape, breaks), location, scale);
  }

  /**
   * The law of shift + factor · X.
   *
   * @param shift finite
   * @param factor finite and &gt; 0
   * @return the law
   * @throws IllegalArgumentException if shift or factor is not admissible
   */
  public Law moved(double shift, double factor) {
    return placed(shift + factor * location, factor * scale);
  }

  /** {@return μ: the mean of a normal law, the lower end of a uniform one, …} */
  public double location() {
    return location;
  }

  /** {@return σ: the deviation of a normal law, the length of a uniform one, …} */
  public double scale() {
    return scale;
  }

  /** The law of the same shape at another location and scale. */
  Law placed(double newLocation, double newScale) {
    return new Law(name, shape, newLocation, newScale);
  }

  Shape shape() {
    return shape;
  }

  /** {@inheritDoc} It is 1. */
  @Override
  public double mass() {
    return 1;
  }

  @Override
  public Law normalised() {
    return this;
  }

  @Override
  public double cdf(double x) {
    double z = (x - location) / scale;
    return z <= shape.low() ? 0 : z >= shape.high() ? 1 : shape.cdf(z);
  }

  @Override
  public double survival(double x) {
    double z = (x - location) / scale;
    return z <= shape.low() ? 1 : z >= shape.high() ? 0 : shape.survival(z);
  }

  @Override
  public double density(double x) {
    double z = (x - location) / scale;
    return z < shape.low() || z > shape.high() ? 0 : shape.density(z) / scale;
  }

  @Override
  Pieces pieces() {
    return pieces;
  }

  @Override
  double below(double x) {
    return cdf(x);
  }

  @Override
  double smooth(double u, double v) {
    return placed(u <= v ? shape.quantile(u) : shape.upperQuantile(v));
  }

  private double placed(double z) {
    return location + scale * z;
  }

  @Override
  public String toString() {
    return name + "(" + location + ", " + scale + ")";
  }

  /** A shape by its distribution function. */
  private record GivenDistribution(
      DoubleUnaryOperator below,
      DoubleUnaryOperator above,
      DoubleUnaryOperator slope,
      double low,
      double high)
      implements Shape {

    @Override
    public double cdf(double z) {
      return below.applyAsDouble(z);
    }

    @Override
    public double survival(double z) {
      return above.applyAsDouble(z);
    }

    @Override
    public double density(double z) {
      return slope.applyAsDouble(z);
    }

    @Override
    public double quantile(double u) {
      return Inversion.quantile(below, above, slope, low, high, u, 1 - u);
    }

    @Override
    public double upperQuantile(double v) {
      return Inversion.quantile(below, above, slope, low, high, 1 - v, v);
    }
  }

  /** A shape by its quantile function. */
  private record GivenQuantiles(
      DoubleUnaryOperator fromBelow, DoubleUnaryOperator fromAbove, double low, double high)
      implements Shape {

    @Override
    public double cdf(double z) {
      return z <= quantile(0.5)
          ? Levels.reaching(fromBelow, z)
          : 1 - Levels.reaching(v -> -fromAbove.applyAsDouble(v), -z);
    }

    @Override
    public double survival(double z) {
      return z <= quantile(0.5)
          ? 1 - Levels.reaching(fromBelow, z)
          : Levels.reaching(v -> -fromAbove.applyAsDouble(v), -z);
    }

    /** By the central difference of the quantile function. */
    @Override
    public double density(double z) {
      double u = cdf(z);
      double v = survival(z);
      double h = 0x1p-17 * Math.min(u, v);
      double rise =
          u <= v
              ? fromBelow.applyAsDouble(u + h) - fromBelow.applyAsDouble(u - h)
              : fromAbove.applyAsDouble(v - h) - fromAbove.applyAsDouble(v + h);
      return h == 0 ? 0 : 2 * h / rise;
    }

    @Override
    public double quantile(double u) {
      return fromBelow.applyAsDouble(u);
    }

    @Override
    public double upperQuantile(double v) {
      return fromAbove.applyAsDouble(v);
    }
  }

  /** A shape with break points. */
  private record BrokenShape(Shape smooth, double[] breaks) implements Shape {

    @Override
    public double cdf(double z) {
      return smooth.cdf(z);
    }

    @Override
    public double survival(double z) {
      return smooth.survival(z);
    }

    @Override
    public double density(double z) {
      return smooth.density(z);
    }

    @Override
    public double quantile(double u) {
      return smooth.quantile(u);
    }

    @Override
    public double upperQuantile(double v) {
      return smooth.upperQuantile(v);
    }

    @Override
    public double low() {
      return smooth.low();
    }

    @Override
    public double high() {
      return smooth.high();
    }

    @Override
    public double mean() {
      return smooth.mean();
    }

    @Override
    public double variance() {
      return smooth.variance();
    }

    @Override
    public String toString() {
      return smooth + Arrays.toString(breaks);
    }
  }
}
