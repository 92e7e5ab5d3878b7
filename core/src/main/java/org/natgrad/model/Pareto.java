package org.natgrad.model;

import java.util.List;
import java.util.Optional;
import org.hipparchus.CalculusFieldElement;
import org.hipparchus.util.MathArrays;
import org.natgrad.geometry.Chart;
import org.natgrad.geometry.Coordinate;
import org.natgrad.geometry.Point;

/**
 * The Pareto law on (x_m, ∞), x_m known: density α x_m^α/x^(α+1) (Johnson, Kotz &amp; Balakrishnan
 * 1994, ch. 20). log(x/x_m) is exponential of rate α: g = 1/α², T = −2/α³. The shape α is the
 * primary chart, −α the natural parameter of the statistic log(x/x_m), 1/α its expectation.
 */
public final class Pareto implements ExponentialFamily {

  private final double least;
  private final Chart natural;
  private final Chart expectation;
  private final Domain domain;

  private Pareto(double least) {
    String name = "Pareto(" + least + ")";
    this.least = least;
    this.natural =
        Chart.of(
            name + ", natural",
            Coordinate.between("theta", Double.NEGATIVE_INFINITY, 0)
                .advising("theta is minus the shape."));
    this.expectation =
        Chart.of(
            name + ", expectation",
            Coordinate.positive("eta").advising("eta is the mean of log(x/x_m), 1/alpha."));
    Chart shape =
        Chart.of(
            name,
            Coordinate.positive("alpha")
                .advising("If you hold 1/alpha, the tail index, use expectation()."));
    this.domain =
        Domain.of(
            shape,
            new Reparameterisation(natural, new Scaling(-1), new Scaling(-1)),
            new Reparameterisation(expectation, new Reciprocal(), new Reciprocal()));
  }

  /**
   * The family of a least value.
   *
   * @param least x_m, finite and &gt; 0
   * @return the family
   */
  public static Pareto of(double least) {
    if (!(least > 0 && least <= Double.MAX_VALUE)) {
      throw new IllegalArgumentException(
          "least = " + least + ": must be finite and > 0. Give the lower end of the support.");
    }
    return new Pareto(least);
  }

  private record Reciprocal() implements SmoothMap {
    @Override
    public <T extends CalculusFieldElement<T>> T[] at(T[] x) {
      T[] y = MathArrays.buildArray(x[0].getField(), 1);
      y[0] = x[0].reciprocal();
      return y;
    }
  }

  /** {@return the least value x_m} */
  public double least() {
    return least;
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
    double scale = least / theta[0];
    return new Support.Interval(least, Double.POSITIVE_INFINITY, least + scale, scale, List.of());
  }

  /** {@return log(x/x_m)} */
  @Override
  public double[] statistic(double[] x) {
    return new double[] {StrictMath.log1p((x[0] - least) / least)};
  }

  @Override
  public double logBase(double[] x) {
    return -StrictMath.log(x[0]);
  }

  /** {@return −log(−θ)} */
  @Override
  public <T extends CalculusFieldElement<T>> T logPartition(T[] theta) {
    return theta[0].negate().log().negate();
  }

  /** {@return log α − 1 relative to the base measure dx/x} */
  @Override
  public double negativeEntropy(Point p) {
    return StrictMath.log(domain.primary(p)[0]) - 1;
  }

  @Override
  public Optional<Sampler> sampler(double[] theta) {
    double alpha = theta[0];
    return Optional.of(
        random -> {
          double excess = least * StrictMath.expm1(Draws.exponential(random) / alpha);
          return new double[] {Math.max(least + excess, least * (1 + 0x1p-52))};
        });
  }

  @Override
  public <T extends CalculusFieldElement<T>> Optional<T[]> fisher(T[] theta) {
    T[] g = MathArrays.buildArray(theta[0].getField(), 1);
    g[0] = theta[0].square().reciprocal();
    return Optional.of(g);
  }

  @Override
  public <T extends CalculusFieldElement<T>> Optional<T[]> skewness(T[] theta) {
    T[] t = MathArrays.buildArray(theta[0].getField(), 1);
    t[0] = theta[0].pow(3).reciprocal().multiply(-2);
    return Optional.of(t);
  }

  @Override
  public Optional<GeodesicForm> geodesics() {
    return Optional.of(
        new ArcLength(
            StrictMath::log,
            StrictMath::exp,
            alpha -> 1 / alpha,
            Double.NEGATIVE_INFINITY,
            Double.POSITIVE_INFINITY));
  }

  @Override
  public String toString() {
    return "Pareto(" + least + ")";
  }
}
