package org.natgrad.model;

import java.util.Optional;
import java.util.function.Function;
import org.hipparchus.CalculusFieldElement;
import org.hipparchus.util.MathArrays;
import org.natgrad.geometry.Chart;
import org.natgrad.geometry.Coordinate;
import org.natgrad.geometry.Point;

/**
 * The normal law with independent coordinates, N(μ, diag σ²) in d dimensions: d copies of {@link
 * Normal} side by side. The primary chart is (μ₁, …, μ_d, σ₁, …, σ_d), g = diag(1/σ_i², 2/σ_i²);
 * natural parameters are μ_i/σ_i² and −1/(2σ_i²) of the statistic (x_i, x_i²).
 *
 * <p>Its geodesics are those of a product of half-planes. Among all normal laws they are not
 * shortest if more than one mean moves: there Σ̈ = Σ̇Σ⁻¹Σ̇ − μ̇μ̇ᵀ makes correlations.
 */
public final class DiagonalNormal implements ExponentialFamily {

  private static final Normal ONE = new Normal();

  private final int d;
  private final Chart variances;
  private final Chart natural;
  private final Chart expectation;
  private final Domain domain;

  private DiagonalNormal(int d) {
    this.d = d;
    Chart deviations = chart("DiagonalNormal", "mu", "sigma", Coordinate::positive, d);
    this.variances = chart("DiagonalNormal", "mu", "variance", Coordinate::positive, d);
    this.natural = chart("DiagonalNormal, natural", "theta", "theta'", DiagonalNormal::negative, d);
    this.expectation =
        chart("DiagonalNormal, expectation", "eta", "eta'", Coordinate::positive, d)
            .where(
                "eta'_i > eta_i²",
                eta -> haveVariance(eta, d),
                "eta' holds second moments; if you hold variances, use their chart.");
    this.domain =
        Domain.of(
            deviations,
            change(variances, Normal.MEAN_VARIANCE),
            change(natural, Normal.NATURAL),
            change(expectation, Normal.EXPECTATION));
  }

  /**
   * The family of all normal laws of independent coordinates.
   *
   * @param dimension d ≥ 1
   * @return the family
   */
  public static DiagonalNormal of(int dimension) {
    if (!(dimension >= 1)) {
      throw new IllegalArgumentException(
          "dimension = " + dimension + ": must be >= 1. Give the length of a sample.");
    }
    return new DiagonalNormal(dimension);
  }

  private static Chart chart(
      String name, String first, String second, Function<String, Coordinate> kind, int d) {
    Coordinate[] all = new Coordinate[2 * d];
    for (int i = 0; i < d; i++) {
      all[i] = Coordinate.real(first + (i + 1));
      all[d + i] = kind.apply(second + (i + 1));
    }
    return Chart.of(name, all);
  }

  private static Coordinate negative(String name) {
    return Coordinate.between(name, Double.NEGATIVE_INFINITY, 0)
        .advising("theta' is -1/(2 sigma²).");
  }

  private static boolean haveVariance(double[] eta, int d) {
    boolean all = true;
    for (int i = 0; i < d; i++) {
      all &= eta[d + i] - eta[i] * eta[i] > 0;
    }
    return all;
  }

  private Reparameterisation change(Chart chart, Chart one) {
    Reparameterisation single = ONE.domain().change(one);
    return new Reparameterisation(
        chart, new Copies(single.fromPrimary(), d), new Copies(single.toPrimary(), d));
  }

  /** A map of the plane, on each (x_i, x_(d + i)). */
  private record Copies(SmoothMap one, int d) implements SmoothMap {
    @Override
    public <T extends CalculusFieldElement<T>> T[] at(T[] x) {
      T[] y = MathArrays.buildArray(x[0].getField(), 2 * d);
      for (int i = 0; i < d; i++) {
        T[] image = one.at(pair(x, i));
        y[i] = image[0];
        y[d + i] = image[1];
      }
      return y;
    }
  }

  private static <T extends CalculusFieldElement<T>> T[] pair(T[] x, int i) {
    T[] pair = MathArrays.buildArray(x[0].getField(), 2);
    pair[0] = x[i];
    pair[1] = x[x.length / 2 + i];
    return pair;
  }

  private static double[] pair(double[] x, int i) {
    return new double[] {x[i], x[x.length / 2 + i]};
  }

  /** {@return the number d of coordinates of a sample} */
  public int dimension() {
    return d;
  }

  /** {@return (μ, σ²)} */
  public Chart meanVariance() {
    return variances;
  }

  @Override
  public Domain domain() {
    return domain;
  }

  @Override
  public Chart natural() {
    return natural;
  }

  @Override
  public Chart expectation() {
    return expectation;
  }

  @Override
  public Support support(double[] theta) {
    Support[] lines = new Support[d];
    for (int i = 0; i < d; i++) {
      lines[i] = ONE.support(pair(theta, i));
    }
    return Support.product(lines);
  }

  @Override
  public double[] statistic(double[] x) {
    double[] t = new double[2 * d];
    for (int i = 0; i < d; i++) {
      t[i] = x[i];
      t[d + i] = x[i] * x[i];
    }
    return t;
  }

  @Override
  public double logBase(double[] x) {
    return d * ONE.logBase(x);
  }

  @Override
  public <T extends CalculusFieldElement<T>> T logPartition(T[] theta) {
    T sum = theta[0].getField().getZero();
    for (int i = 0; i < d; i++) {
      sum = sum.add(ONE.logPartition(pair(theta, i)));
    }
    return sum;
  }

  @Override
  public <T extends CalculusFieldElement<T>> T logDensity(T[] theta, double[] x) {
    T sum = theta[0].getField().getZero();
    for (int i = 0; i < d; i++) {
      sum = sum.add(ONE.logDensity(pair(theta, i), new double[] {x[i]}));
    }
    return sum;
  }

  /** {@return −½ d − Σ log σ_i relative to the base measure dx/√(2π)ᵈ} */
  @Override
  public double negativeEntropy(Point p) {
    double[] theta = domain.primary(p);
    double sum = -0.5 * d;
    for (int i = 0; i < d; i++) {
      sum -= StrictMath.log(theta[d + i]);
    }
    return sum;
  }

  @Override
  public Optional<Sampler> sampler(double[] theta) {
    double[] copy = theta.clone();
    return Optional.of(
        random -> {
          double[] x = new double[d];
          for (int i = 0; i < d; i++) {
            x[i] = Math.fma(copy[d + i], Draws.normal(random), copy[i]);
          }
          return x;
        });
  }

  @Override
  public <T extends CalculusFieldElement<T>> Optional<T[]> fisher(T[] theta) {
    int n = 2 * d;
    T[] g = MathArrays.buildArray(theta[0].getField(), n * n);
    for (int i = 0; i < d; i++) {
      T[] block = ONE.fisher(pair(theta, i)).orElseThrow();
      g[i * n + i] = block[0];
      g[(d + i) * n + d + i] = block[3];
    }
    return Optional.of(g);
  }

  @Override
  public <T extends CalculusFieldElement<T>> Optional<T[]> skewness(T[] theta) {
    int n = 2 * d;
    T[] t = MathArrays.buildArray(theta[0].getField(), n * n * n);
    for (int i = 0; i < d; i++) {
      T[] block = ONE.skewness(pair(theta, i)).orElseThrow();
      for (int e = 0; e < 8; e++) {
        int first = i + d * (e >> 2);
        int second = i + d * (e >> 1 & 1);
        t[(first * n + second) * n + i + d * (e & 1)] = block[e];
      }
    }
    return Optional.of(t);
  }

  @Override
  public Optional<GeodesicForm> geodesics() {
    return Optional.of(new Geodesics(d));
  }

  /** Those of the product of d half-planes: squared distances add. */
  private record Geodesics(int d) implements GeodesicForm {

    private static final GeodesicForm PLANE = new HalfPlaneGeodesics();

    @Override
    public double distance(double[] p, double[] q) {
      double length = 0;
      for (int i = 0; i < d; i++) {
        length = StrictMath.hypot(length, PLANE.distance(pair(p, i), pair(q, i)));
      }
      return length;
    }

    @Override
    public double[] log(double[] p, double[] q) {
      double[] v = new double[2 * d];
      for (int i = 0; i < d; i++) {
        double[] one = PLANE.log(pair(p, i), pair(q, i));
        v[i] = one[0];
        v[d + i] = one[1];
      }
      return v;
    }

    @Override
    public double[][] flow(double[] p, double[] v, double t) {
      double[][] out = new double[2][2 * d];
      for (int i = 0; i < d; i++) {
        double[][] one = PLANE.flow(pair(p, i), pair(v, i), t);
        for (int k = 0; k < 2; k++) {
          out[k][i] = one[k][0];
          out[k][d + i] = one[k][1];
        }
      }
      return out;
    }
  }

  @Override
  public String toString() {
    return "DiagonalNormal(" + d + ")";
  }
}
