package org.natgrad.model;

import java.util.Arrays;
import java.util.Optional;
import org.hipparchus.CalculusFieldElement;
import org.hipparchus.util.MathArrays;
import org.natgrad.geometry.Chart;
import org.natgrad.geometry.Coordinate;

/**
 * The normal law N(μ, Σ) of known covariance: a Euclidean space, g = Σ⁻¹, whose distance is that of
 * Mahalanobis (1936) and whose α-connections all agree. The mean is both the primary and the
 * expectation chart; natural parameters are Σ⁻¹μ, the statistic is x.
 */
public final class NormalLocation implements ExponentialFamily {

  private static final double HALF_LOG_TWO_PI = 0.91893853320467274178;

  private final int d;
  private final double[] covariance; // packed, as are the next two
  private final double[] lower; // Σ = LLᵀ
  private final double[] precision;
  private final double logVolume; // log det L
  private final Domain domain;

  private NormalLocation(double[] covariance, int d) {
    this.d = d;
    this.covariance = covariance;
    this.lower = new FactorChange(d, FactorChange.Form.FROM_COVARIANCE).at(covariance);
    this.precision = new FactorChange(d, FactorChange.Form.PRECISION).at(lower);
    double sum = 0;
    for (int i = 0; i < d; i++) {
      sum += StrictMath.log(lower[Triangles.at(i, i)]);
    }
    this.logVolume = sum;
    Coordinate[] theta = MatrixCharts.vector("theta", d);
    this.domain =
        Domain.of(
            Chart.of("NormalLocation", MatrixCharts.vector("mu", d)),
            new Reparameterisation(
                Chart.of("NormalLocation, natural", theta),
                new Symmetric(precision),
                new Symmetric(covariance)));
  }

  /**
   * The family of all translates of N(0, Σ).
   *
   * @param covariance Σ
   * @return the family
   * @throws IllegalArgumentException if Σ is not symmetric positive definite
   */
  public static NormalLocation of(double[][] covariance) {
    double[] packed = Triangles.packed("covariance", covariance);
    int d = covariance.length;
    MatrixCharts.definite("NormalLocation's covariance", "sigma", d).check("covariance", packed);
    return new NormalLocation(packed, d);
  }

  /** x ↦ Sx. */
  private record Symmetric(double[] s) implements SmoothMap {
    @Override
    public <T extends CalculusFieldElement<T>> T[] at(T[] x) {
      T[] y = MathArrays.buildArray(x[0].getField(), x.length);
      for (int i = 0; i < x.length; i++) {
        for (int j = 0; j < x.length; j++) {
          y[i] = y[i].add(x[j].multiply(s[Triangles.at(i, j)]));
        }
      }
      return y;
    }
  }

  /** {@return the number d of coordinates of a sample} */
  public int dimension() {
    return d;
  }

  @Override
  public Domain domain() {
    return domain;
  }

  @Override
  public Chart natural() {
    return domain.charts().get(1);
  }

  @Override
  public Chart expectation() {
    return domain.chart();
  }

  @Override
  public Support support(double[] theta) {
    return Triangles.lines(theta, lower);
  }

  @Override
  public double[] statistic(double[] x) {
    return x.clone();
  }

  /** {@return −½ xᵀΣ⁻¹x − ½ log det 2πΣ} */
  @Override
  public double logBase(double[] x) {
    return -0.5 * square(x) - logVolume - d * HALF_LOG_TWO_PI;
  }

  /** xᵀΣ⁻¹x = ‖L⁻¹x‖². */
  private double square(double[] x) {
    double[] z = x.clone();
    double sum = 0;
    for (int i = 0; i < d; i++) {
      for (int k = 0; k < i; k++) {
        z[i] = Math.fma(-lower[Triangles.at(i, k)], z[k], z[i]);
      }
      z[i] /= lower[Triangles.at(i, i)];
      sum = Math.fma(z[i], z[i], sum);
    }
    return sum;
  }

  /** {@return ½ θᵀΣθ} */
  @Override
  public <T extends CalculusFieldElement<T>> T logPartition(T[] theta) {
    T[] mean = new Symmetric(covariance).at(theta);
    T sum = theta[0].getField().getZero();
    for (int i = 0; i < d; i++) {
      sum = sum.add(mean[i].multiply(theta[i]).multiply(0.5));
    }
    return sum;
  }

  @Override
  public <T extends CalculusFieldElement<T>> T logDensity(T[] theta, double[] x) {
    T sum = theta[0].newInstance(-logVolume - d * HALF_LOG_TWO_PI);
    T[] z = MathArrays.buildArray(theta[0].getField(), d);
    for (int i = 0; i < d; i++) {
      z[i] = theta[i].subtract(x[i]);
      for (int k = 0; k < i; k++) {
        z[i] = z[i].subtract(z[k].multiply(lower[Triangles.at(i, k)]));
      }
      z[i] = z[i].divide(lower[Triangles.at(i, i)]);
      sum = sum.subtract(z[i].square().multiply(0.5));
    }
    return sum;
  }

  @Override
  public Optional<Sampler> sampler(double[] theta) {
    double[] mean = theta.clone();
    return Optional.of(random -> Triangles.normal(mean, lower, random));
  }

  /** {@return Σ⁻¹} */
  @Override
  public <T extends CalculusFieldElement<T>> Optional<T[]> fisher(T[] theta) {
    T[] g = MathArrays.buildArray(theta[0].getField(), d * d);
    for (int i = 0; i < d; i++) {
      for (int j = 0; j < d; j++) {
        g[i * d + j] = theta[0].newInstance(precision[Triangles.at(i, j)]);
      }
    }
    return Optional.of(g);
  }

  /** {@return 0} */
  @Override
  public <T extends CalculusFieldElement<T>> Optional<T[]> skewness(T[] theta) {
    return Optional.of(MathArrays.buildArray(theta[0].getField(), d * d * d));
  }

  @Override
  public Optional<GeodesicForm> geodesics() {
    return Optional.of(new Lines());
  }

  /** Straight lines. */
  private final class Lines implements GeodesicForm {

    @Override
    public double distance(double[] p, double[] q) {
      return Math.sqrt(square(log(p, q)));
    }

    @Override
    public double[] log(double[] p, double[] q) {
      double[] v = new double[d];
      for (int i = 0; i < d; i++) {
        v[i] = q[i] - p[i];
      }
      return v;
    }

    @Override
    public double[][] flow(double[] p, double[] v, double t) {
      double[] there = new double[d];
      for (int i = 0; i < d; i++) {
        there[i] = Math.fma(t, v[i], p[i]);
      }
      return new double[][] {there, v.clone()};
    }
  }

  @Override
  public String toString() {
    return "NormalLocation(" + Arrays.toString(covariance) + ")";
  }
}
