package org.natgrad.model;

import java.util.Optional;
import org.hipparchus.CalculusFieldElement;
import org.natgrad.geometry.Chart;
import org.natgrad.geometry.Point;

/**
 * The Wishart law of a positive definite d × d matrix X with n degrees of freedom, n known: for
 * whole n that of Σ x xᵀ over n draws from N(0, Σ) (Anderson 2003, <i>An Introduction to
 * Multivariate Statistical Analysis</i>, ch. 7). As for those draws g = ½ n tr(Σ⁻¹dΣ Σ⁻¹dΣ), n
 * times that of {@link CentredNormal}, and the charts are the same, but for η = nΣ. A sample is the
 * lower triangle of X, packed: x11, x21, x22, x31, …
 */
public final class Wishart implements ExponentialFamily {

  private static final double LOG_TWO = 0.69314718055994530942;
  private static final double LOG_PI = 1.14472988584940017414;

  private final int d;
  private final double n;
  private final double logConstant;
  private final Chart natural;
  private final Chart expectation;
  private final Chart scale;
  private final Domain domain;

  private Wishart(int d, double n) {
    this.d = d;
    this.n = n;
    this.logConstant = logConstant(d, n);
    this.natural = MatrixCharts.natural("Wishart, natural", d);
    this.expectation = MatrixCharts.definite("Wishart, expectation", "eta", d);
    this.scale = MatrixCharts.definite("Wishart", "sigma", d);
    this.domain =
        Domain.of(
            MatrixCharts.factor("Wishart", d),
            FactorChange.natural(natural, d),
            FactorChange.covariance(scale, d),
            new Reparameterisation(expectation, new Mean(d, n), new FactorOfMean(d, n)));
  }

  /**
   * The family of given order and degrees of freedom.
   *
   * @param dimension d ≥ 1, the order of the matrices
   * @param degreesOfFreedom n &gt; d − 1
   * @return the family
   */
  public static Wishart of(int dimension, double degreesOfFreedom) {
    if (!(dimension >= 1)) {
      throw new IllegalArgumentException(
          "dimension = " + dimension + ": must be >= 1. Give the order of the matrices.");
    }
    if (!(degreesOfFreedom > dimension - 1 && degreesOfFreedom <= Double.MAX_VALUE)) {
      throw new IllegalArgumentException(
          "degreesOfFreedom = "
              + degreesOfFreedom
              + ": must be finite and > dimension - 1 = "
              + (dimension - 1)
              + ". With fewer the matrices are singular.");
    }
    return new Wishart(dimension, degreesOfFreedom);
  }

  /** −½ nd log 2 − log Γ_d(½ n), Γ_d(a) = π^(d(d − 1)/4) Π Γ(a − i/2) over i = 0, …, d − 1. */
  private static double logConstant(int d, double n) {
    double sum = -0.5 * n * d * LOG_TWO - 0.25 * d * (d - 1) * LOG_PI;
    for (int i = 0; i < d; i++) {
      sum -= Polygamma.logGamma(0.5 * (n - i));
    }
    return sum;
  }

  /** L ↦ nLLᵀ. */
  private record Mean(int d, double n) implements SmoothMap {
    @Override
    public <T extends CalculusFieldElement<T>> T[] at(T[] lower) {
      return new Scaling(n).at(Triangles.square(lower, d));
    }
  }

  /** Its inverse. */
  private record FactorOfMean(int d, double n) implements SmoothMap {
    @Override
    public <T extends CalculusFieldElement<T>> T[] at(T[] eta) {
      return Triangles.factor(new Scaling(1 / n).at(eta), d);
    }
  }

  /** {@return the order d of the matrices} */
  public int dimension() {
    return d;
  }

  /** {@return the degrees of freedom n} */
  public double degreesOfFreedom() {
    return n;
  }

  /**
   * The law with a given scale.
   *
   * @param scale Σ, symmetric; the mean is nΣ
   * @return the point in the chart of Σ
   * @throws IllegalArgumentException if Σ is not symmetric positive definite of order d
   */
  public Point point(double[][] scale) {
    return Point.wrap(this.scale, Triangles.packed("scale", scale));
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
    return new Support.Region(Triangles.size(d), "positive definite matrices of order " + d);
  }

  @Override
  public double[] statistic(double[] x) {
    return x.clone();
  }

  /** {@return ½ (n − d − 1) log det X − ½ nd log 2 − log Γ_d(½ n), −∞ where X is not definite} */
  @Override
  public double logBase(double[] x) {
    if (Triangles.definiteOrder(x, d) < d) {
      return Double.NEGATIVE_INFINITY;
    }
    double[] root = new FactorChange(d, FactorChange.Form.FROM_COVARIANCE).at(x);
    double logDeterminant = 0;
    for (int i = 0; i < d; i++) {
      logDeterminant += 2 * StrictMath.log(root[Triangles.at(i, i)]);
    }
    return 0.5 * (n - d - 1) * logDeterminant + logConstant;
  }

  /** {@return −½ n log det P} */
  @Override
  public <T extends CalculusFieldElement<T>> T logPartition(T[] theta) {
    T[] w = Triangles.factorFromBelow(new NaturalMatrix(d, true).at(theta), d);
    T sum = theta[0].getField().getZero();
    for (int i = 0; i < d; i++) {
      sum = sum.subtract(w[Triangles.at(i, i)].log());
    }
    return sum.multiply(n);
  }

  /** {@return −½ nd − ½ n log det Σ} */
  @Override
  public double negativeEntropy(Point p) {
    double[] lower = domain.primary(p);
    double sum = -0.5 * d;
    for (int i = 0; i < d; i++) {
      sum -= StrictMath.log(lower[Triangles.at(i, i)]);
    }
    return n * sum;
  }

  /** {@return LAAᵀLᵀ, A lower triangular, A_ii² of χ²(n − i + 1), A_ij normal (Bartlett 1933)} */
  @Override
  public Optional<Sampler> sampler(double[] theta) {
    double[] lower = Triangles.full(theta, 0, d);
    return Optional.of(
        random -> {
          double[] a = new double[d * d];
          for (int i = 0; i < d; i++) {
            for (int j = 0; j < i; j++) {
              a[i * d + j] = Draws.normal(random);
            }
            a[i * d + i] = Math.sqrt(2 * Draws.gamma(0.5 * (n - i), random));
          }
          return Triangles.packedSquare(Triangles.product(d, lower, a), d);
        });
  }

  @Override
  public <T extends CalculusFieldElement<T>> Optional<T[]> fisher(T[] theta) {
    return Optional.of(new Scaling(n).at(NormalTensors.fisher(theta, d, false)));
  }

  @Override
  public <T extends CalculusFieldElement<T>> Optional<T[]> skewness(T[] theta) {
    return Optional.of(new Scaling(n).at(NormalTensors.skewness(theta, d, false)));
  }

  @Override
  public Optional<GeodesicForm> geodesics() {
    Scaling same = new Scaling(1);
    return Optional.of(new IsometricGeodesics(new CentredGeodesics(d), same, same, Math.sqrt(n)));
  }

  @Override
  public String toString() {
    return "Wishart(" + d + ", " + n + ")";
  }
}
