package org.natgrad.model;

import java.util.Optional;
import org.hipparchus.CalculusFieldElement;
import org.hipparchus.util.MathArrays;
import org.natgrad.geometry.Chart;
import org.natgrad.geometry.Point;

/**
 * The normal law N(0, Σ) in d dimensions: positive definite matrices under g = ½ tr(Σ⁻¹dΣ Σ⁻¹dΣ),
 * with d(Σ₁, Σ₂) = √½ ‖log Σ₁^−½ Σ₂ Σ₁^−½‖_F (Skovgaard 1984), a totally geodesic part of {@link
 * MultivariateNormal}. The primary chart is L, Σ = LLᵀ; Σ itself is the expectation chart of the
 * statistic x_i x_j, i ≥ j, and −½ (Σ⁻¹)_ii, −(Σ⁻¹)_ij are its natural parameters.
 */
public final class CentredNormal implements ExponentialFamily {

  private static final double HALF_LOG_TWO_PI = 0.91893853320467274178;

  private final int d;
  private final Chart natural;
  private final Chart covariance;
  private final Domain domain;

  private CentredNormal(int d) {
    this.d = d;
    this.natural = MatrixCharts.natural("CentredNormal, natural", d);
    this.covariance = MatrixCharts.definite("CentredNormal", "sigma", d);
    this.domain =
        Domain.of(
            MatrixCharts.factor("CentredNormal", d),
            FactorChange.natural(natural, d),
            FactorChange.covariance(covariance, d));
  }

  /**
   * The family of all centred normal laws in d dimensions.
   *
   * @param dimension d ≥ 1
   * @return the family
   */
  public static CentredNormal of(int dimension) {
    if (!(dimension >= 1)) {
      throw new IllegalArgumentException(
          "dimension = " + dimension + ": must be >= 1. Give the length of a sample.");
    }
    return new CentredNormal(dimension);
  }

  /** {@return the number d of coordinates of a sample} */
  public int dimension() {
    return d;
  }

  /**
   * The law with a given covariance.
   *
   * @param covariance Σ, symmetric
   * @return the point Σ in {@link #expectation()}
   * @throws IllegalArgumentException if Σ is not symmetric positive definite of order d
   */
  public Point point(double[][] covariance) {
    return Point.wrap(this.covariance, Triangles.packed("covariance", covariance));
  }

  @Override
  public Domain domain() {
    return domain;
  }

  @Override
  public Chart natural() {
    return natural;
  }

  /** {@return the chart of Σ} */
  @Override
  public Chart expectation() {
    return covariance;
  }

  @Override
  public Support support(double[] theta) {
    return Triangles.lines(new double[d], theta);
  }

  @Override
  public double[] statistic(double[] x) {
    double[] t = new double[Triangles.size(d)];
    for (int i = 0; i < d; i++) {
      for (int j = 0; j <= i; j++) {
        t[Triangles.at(i, j)] = x[i] * x[j];
      }
    }
    return t;
  }

  @Override
  public double logBase(double[] x) {
    return -d * HALF_LOG_TWO_PI;
  }

  /** {@return −½ log det P} */
  @Override
  public <T extends CalculusFieldElement<T>> T logPartition(T[] theta) {
    T[] w = Triangles.factorFromBelow(new NaturalMatrix(d, true).at(theta), d);
    T sum = theta[0].getField().getZero();
    for (int i = 0; i < d; i++) {
      sum = sum.subtract(w[Triangles.at(i, i)].log());
    }
    return sum;
  }

  @Override
  public <T extends CalculusFieldElement<T>> T logDensity(T[] theta, double[] x) {
    T[] z = MathArrays.buildArray(theta[0].getField(), d);
    T sum = theta[0].newInstance(-d * HALF_LOG_TWO_PI);
    for (int i = 0; i < d; i++) {
      T rest = theta[0].newInstance(x[i]);
      for (int k = 0; k < i; k++) {
        rest = rest.subtract(theta[Triangles.at(i, k)].multiply(z[k]));
      }
      T pivot = theta[Triangles.at(i, i)];
      z[i] = rest.divide(pivot);
      sum = sum.subtract(z[i].square().multiply(0.5)).subtract(pivot.log());
    }
    return sum;
  }

  /** {@return −½ d − ½ log det Σ relative to the base measure dx/√(2π)ᵈ} */
  @Override
  public double negativeEntropy(Point p) {
    double[] lower = domain.primary(p);
    double sum = -0.5 * d;
    for (int i = 0; i < d; i++) {
      sum -= StrictMath.log(lower[Triangles.at(i, i)]);
    }
    return sum;
  }

  @Override
  public Optional<Sampler> sampler(double[] theta) {
    double[] lower = theta.clone();
    return Optional.of(random -> Triangles.normal(new double[d], lower, random));
  }

  @Override
  public <T extends CalculusFieldElement<T>> Optional<T[]> fisher(T[] theta) {
    return Optional.of(NormalTensors.fisher(theta, d, false));
  }

  @Override
  public <T extends CalculusFieldElement<T>> Optional<T[]> skewness(T[] theta) {
    return Optional.of(NormalTensors.skewness(theta, d, false));
  }

  @Override
  public Optional<GeodesicForm> geodesics() {
    return Optional.of(new CentredGeodesics(d));
  }

  @Override
  public String toString() {
    return "CentredNormal(" + d + ")";
  }
}
