package org.natgrad.model;

import java.util.Arrays;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.hipparchus.CalculusFieldElement;
import org.hipparchus.util.MathArrays;
import org.natgrad.geometry.Chart;
import org.natgrad.geometry.Coordinate;

/**
 * The Dirichlet law on the simplex of k parts, density Γ(α₀)/ΠΓ(α_i) Π x_i^(α_i − 1) with α₀ = Σα_i
 * (Kotz, Balakrishnan &amp; Johnson 2000, ch. 49). The α_i are natural parameters of the statistic
 * (log x_i), with base measure 1/Πx_i: g_ij = δ_ij ψ₁(α_i) − ψ₁(α₀), T_ijl = δ_ijl ψ₂(α_i) −
 * ψ₂(α₀). Sectional curvature is negative (Le Brigant, Preston &amp; Puechmorel 2021), so that
 * geodesics are unique.
 *
 * <p>Diagonal entries keep their digits where one α_i is nearly all of α₀. For large α the matrix
 * itself tends to a singular one in this chart: its solutions lose as many digits as α₀ has.
 */
public final class Dirichlet implements ExponentialFamily {

  private final int parts;
  private final Chart expectation;
  private final Chart meanPrecision;
  private final Domain domain;

  private Dirichlet(int parts) {
    this.parts = parts;
    this.expectation = expectation(parts);
    this.meanPrecision = meanPrecision(parts);
    this.domain =
        Domain.of(
            concentrations(parts),
            Reparameterisation.solving(expectation, new MeanLogs(), Dirichlet::fromMeanLogs),
            new Reparameterisation(meanPrecision, new Proportions(), new Multiples()));
  }

  /**
   * The family of a number of parts.
   *
   * @param parts k ≥ 2
   * @return the family
   */
  public static Dirichlet of(int parts) {
    if (!(parts >= 2)) {
      throw new IllegalArgumentException(
          "parts = " + parts + ": must be >= 2. A single part is always 1.");
    }
    return new Dirichlet(parts);
  }

  private static Chart concentrations(int parts) {
    Coordinate[] alpha = new Coordinate[parts];
    for (int i = 0; i < parts; i++) {
      alpha[i] =
          Coordinate.positive("alpha" + (i + 1))
              .advising("If you hold means and their sum, use meanPrecision().");
    }
    return Chart.of("Dirichlet", alpha);
  }

  private static Chart expectation(int parts) {
    Coordinate[] eta = new Coordinate[parts];
    for (int i = 0; i < parts; i++) {
      eta[i] =
          Coordinate.between("eta" + (i + 1), Double.NEGATIVE_INFINITY, 0)
              .advising("eta" + (i + 1) + " is the mean of log x" + (i + 1) + ".");
    }
    return Chart.of("Dirichlet, expectation", eta)
        .where(
            "exp eta1 + … + exp eta" + parts + " < 1",
            Dirichlet::geometricMeansFit,
            "The eta are E[log x_i], below log E[x_i] by Jensen's inequality.");
  }

  private static boolean geometricMeansFit(double[] eta) {
    double largest = Double.NEGATIVE_INFINITY;
    double rest = 0;
    for (double value : eta) {
      double smaller = Math.min(largest, value);
      largest = Math.max(largest, value);
      rest += StrictMath.exp(smaller);
    }
    return rest < -StrictMath.expm1(largest);
  }

  private static Chart meanPrecision(int parts) {
    Coordinate[] c = new Coordinate[parts];
    for (int i = 0; i + 1 < parts; i++) {
      c[i] = Coordinate.between("m" + (i + 1), 0, 1).advising("The means are alpha_i/precision.");
    }
    c[parts - 1] = Coordinate.positive("precision").advising("The precision is the sum of alpha.");
    return Chart.of("Dirichlet, mean", c)
        .where(
            "m1 + … + m" + (parts - 1) + " < 1",
            x -> 1 - sum(x, x.length - 1) > 0,
            "The last mean is 1 less the sum of the others; leave it out.");
  }

  private static double sum(double[] x, int count) {
    double sum = 0;
    for (int i = 0; i < count; i++) {
      sum += x[i];
    }
    return sum;
  }

  private static <T extends CalculusFieldElement<T>> T sumWithout(T[] x, int left) {
    T sum = x[0].getField().getZero();
    for (int i = 0; i < x.length; i++) {
      sum = i == left ? sum : sum.add(x[i]);
    }
    return sum;
  }

  /** α ↦ ψ(α_i) − ψ(α₀). */
  private record MeanLogs() implements SmoothMap {
    @Override
    public <T extends CalculusFieldElement<T>> T[] at(T[] alpha) {
      T[] eta = MathArrays.buildArray(alpha[0].getField(), alpha.length);
      for (int i = 0; i < eta.length; i++) {
        eta[i] = PolygammaDifference.of(1, alpha[i], sumWithout(alpha, i));
      }
      return eta;
    }
  }

  /** α ↦ (α₁/α₀, …, α_(k−1)/α₀, α₀). */
  private record Proportions() implements SmoothMap {
    @Override
    public <T extends CalculusFieldElement<T>> T[] at(T[] alpha) {
      T[] y = alpha.clone();
      int last = alpha.length - 1;
      y[last] = sumWithout(alpha, -1);
      for (int i = 0; i < last; i++) {
        y[i] = alpha[i].divide(y[last]);
      }
      return y;
    }
  }

  private record Multiples() implements SmoothMap {
    @Override
    public <T extends CalculusFieldElement<T>> T[] at(T[] y) {
      T[] alpha = y.clone();
      int last = y.length - 1;
      alpha[last] = sumWithout(y, last).negate().add(1).multiply(y[last]);
      for (int i = 0; i < last; i++) {
        alpha[i] = y[i].multiply(y[last]);
      }
      return alpha;
    }
  }

  /**
   * α with ψ(α_i) − ψ(α₀) = η_i. Given α₀ the α_i follow, so that α₀ is bisected on a logarithmic
   * scale to 1 %; then Newton's method in log α.
   */
  private static double[] fromMeanLogs(double[] eta) {
    double low = 1;
    double high = 1;
    while (sum(given(eta, high), eta.length) > high) {
      high *= 4;
    }
    while (sum(given(eta, low), eta.length) < low) {
      low /= 4;
    }
    while (high > 1.01 * low) {
      double middle = Math.sqrt(low) * Math.sqrt(high);
      if (sum(given(eta, middle), eta.length) > middle) {
        low = middle;
      } else {
        high = middle;
      }
    }
    double[] alpha = given(eta, Math.sqrt(low) * Math.sqrt(high));
    for (int iteration = 0; iteration < 12; iteration++) {
      if (!(newtonStep(alpha, eta) > 0x1p-50)) {
        break;
      }
    }
    return alpha;
  }

  private static double[] given(double[] eta, double total) {
    double digamma = Polygamma.polygamma(0, total);
    return Arrays.stream(eta).map(y -> InverseDigamma.at(y + digamma)).toArray();
  }

  /** One step by Sherman &amp; Morrison's formula (Minka 2000); returns the largest in log α. */
  private static double newtonStep(double[] alpha, double[] eta) {
    double[] now = new MeanLogs().at(alpha);
    double inverse = 1 / Polygamma.polygamma(1, sum(alpha, alpha.length));
    double common = 0;
    double[] trigamma = new double[alpha.length];
    for (int i = 0; i < alpha.length; i++) {
      trigamma[i] = Polygamma.polygamma(1, alpha[i]);
      common += (eta[i] - now[i]) / trigamma[i];
      inverse -= 1 / trigamma[i];
    }
    double largest = 0;
    for (int i = 0; i < alpha.length; i++) {
      double step = (eta[i] - now[i] + common / inverse) / trigamma[i] / alpha[i];
      alpha[i] *= StrictMath.exp(Math.max(-2, Math.min(2, step)));
      largest = Math.max(largest, Math.abs(step));
    }
    return largest;
  }

  /** {@return the number k of parts} */
  public int parts() {
    return parts;
  }

  /** {@return the chart of the means of all parts but the last, and α₀} */
  public Chart meanPrecision() {
    return meanPrecision;
  }

  @Override
  public Domain domain() {
    return domain;
  }

  @Override
  public Chart natural() {
    return domain.chart();
  }

  @Override
  public Chart expectation() {
    return expectation;
  }

  @Override
  public Support support(double[] theta) {
    return new Support.Simplex(parts);
  }

  /** {@return log x} */
  @Override
  public double[] statistic(double[] x) {
    return Arrays.stream(x).map(StrictMath::log).toArray();
  }

  @Override
  public double logBase(double[] x) {
    return -sum(statistic(x), parts);
  }

  /** {@return Σ log Γ(α_i) − log Γ(α₀)} */
  @Override
  public <T extends CalculusFieldElement<T>> T logPartition(T[] theta) {
    T sum = Polygamma.LOG_GAMMA.at(sumWithout(theta, -1)).negate();
    for (T alpha : theta) {
      sum = sum.add(Polygamma.LOG_GAMMA.at(alpha));
    }
    return sum;
  }

  /**
   * {@return Σ [α_i log(x_i/m_i) − e(α_i) − log x_i] + e(α₀), m_i = α_i/α₀, e = log Γ less a log a
   * − a}
   */
  @Override
  public <T extends CalculusFieldElement<T>> T logDensity(T[] theta, double[] x) {
    T total = sumWithout(theta, -1);
    T sum = Polygamma.EXCESS.at(total);
    for (int i = 0; i < x.length; i++) {
      T mean = theta[i].divide(total);
      T ratio = SaddlePoint.logRatio(x[i], mean).multiply(theta[i]);
      T balance = mean.subtract(x[i]).multiply(total); // sums to zero, and takes the slope away
      sum =
          sum.add(ratio.add(balance))
              .subtract(Polygamma.EXCESS.at(theta[i]))
              .subtract(StrictMath.log(x[i]));
    }
    return sum;
  }

  /** {@return gamma variates over their sum; parts below the least double are drawn as that} */
  @Override
  public Optional<Sampler> sampler(double[] theta) {
    double[] alpha = theta.clone();
    return Optional.of(random -> draw(alpha, random));
  }

  private static double[] draw(double[] alpha, RandomGenerator random) {
    double[] x = new double[alpha.length];
    double largest = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < x.length; i++) { // logarithms, as x^(1/α) underflows for small α
      double boost = -Draws.exponential(random) / alpha[i];
      x[i] = StrictMath.log(Draws.gamma(alpha[i] + 1, random)) + boost;
      largest = Math.max(largest, x[i]);
    }
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      x[i] = StrictMath.exp(x[i] - largest);
      sum += x[i];
    }
    for (int i = 0; i < x.length; i++) {
      x[i] = Math.max(x[i] / sum, Double.MIN_VALUE);
    }
    return x;
  }

  @Override
  public <T extends CalculusFieldElement<T>> Optional<T[]> fisher(T[] theta) {
    T[] g = MathArrays.buildArray(theta[0].getField(), parts * parts);
    Arrays.fill(g, Polygamma.LOG_GAMMA.derivative(2, sumWithout(theta, -1)).negate());
    for (int i = 0; i < parts; i++) {
      g[i * parts + i] = PolygammaDifference.of(2, theta[i], sumWithout(theta, i));
    }
    return Optional.of(g);
  }

  @Override
  public <T extends CalculusFieldElement<T>> Optional<T[]> skewness(T[] theta) {
    T[] t = MathArrays.buildArray(theta[0].getField(), parts * parts * parts);
    Arrays.fill(t, Polygamma.LOG_GAMMA.derivative(3, sumWithout(theta, -1)).negate());
    for (int i = 0; i < parts; i++) {
      t[(i * parts + i) * parts + i] = PolygammaDifference.of(3, theta[i], sumWithout(theta, i));
    }
    return Optional.of(t);
  }

  @Override
  public String toString() {
    return "Dirichlet(" + parts + ")";
  }
}
