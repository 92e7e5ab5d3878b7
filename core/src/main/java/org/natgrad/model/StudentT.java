package org.natgrad.model;

import java.util.Optional;
import org.hipparchus.CalculusFieldElement;
import org.natgrad.geometry.Coordinate;

/**
 * Student's t law with ν degrees of freedom, ν &gt; 0 known, moved by m and stretched by s
 * (Johnson, Kotz &amp; Balakrishnan 1995, ch. 28). With z = (x − m)/s, z²/(ν + z²) has the beta law
 * of shapes ½ and ν/2, whose moments give s² g = diag(ν + 1, 2ν)/(ν + 3), s³ T_mms = 2(ν + 1)(ν −
 * 1)/((ν + 3)(ν + 5)) and s³ T_sss = 8ν(ν − 1)/((ν + 3)(ν + 5)): the Cauchy law's at ν = 1, the
 * normal law's as ν → ∞.
 */
public final class StudentT implements DifferentiableModel {

  private final double freedom;
  private final double logNormaliser;
  private final LocationScale shape;
  private final Domain domain;

  private StudentT(double freedom) {
    this.freedom = freedom;
    this.logNormaliser = logNormaliser(freedom);
    this.shape = shape(freedom);
    this.domain =
        Domain.of(
            "StudentT(" + freedom + ")",
            Coordinate.real("location"),
            Coordinate.positive("scale")
                .advising("The scale is the standard deviation times sqrt(1 - 2/nu)."));
  }

  /**
   * The family of a number of degrees of freedom.
   *
   * @param freedom ν, finite and &gt; 0; need not be whole
   * @return the family
   */
  public static StudentT of(double freedom) {
    if (!(freedom > 0 && freedom <= Double.MAX_VALUE)) {
      throw new IllegalArgumentException(
          "freedom = "
              + freedom
              + ": must be finite and > 0. As it grows the law becomes normal; use Normal.");
    }
    return new StudentT(freedom);
  }

  /** ½ log ν + log B(½, ν/2), in which no two logarithms of Γ cancel for large ν. */
  private static double logNormaliser(double freedom) {
    double a = freedom / 2;
    double ratio = // log Γ(a + ½) − log Γ(a)
        Polygamma.excess(0, a + 0.5)
            - Polygamma.excess(0, a)
            + (a + 0.5) * StrictMath.log1p(0.5 / a)
            - 0.5
            + 0.5 * StrictMath.log(a);
    return 0.5 * (StrictMath.log(freedom) + StrictMath.log(StrictMath.PI)) - ratio;
  }

  private static LocationScale shape(double freedom) {
    double metric = 1 / (freedom + 3);
    double cube = metric / (freedom + 5) * (freedom - 1);
    return new LocationScale(
        new double[] {(freedom + 1) * metric, 0, 2 * freedom * metric},
        new double[] {0, 2 * (freedom + 1) * cube, 0, 8 * freedom * cube});
  }

  /** log(1 + z²), which does not overflow. */
  static <T extends CalculusFieldElement<T>> T log1pSquare(T z) {
    return Math.abs(z.getReal()) < 1
        ? z.square().log1p()
        : z.abs().log().multiply(2).add(z.reciprocal().square().log1p());
  }

  /** {@return the number ν of degrees of freedom} */
  public double freedom() {
    return freedom;
  }

  @Override
  public Domain domain() {
    return domain;
  }

  @Override
  public Support support(double[] theta) {
    return Support.line(theta[0], theta[1]);
  }

  /** {@return −½ (ν + 1) log(1 + z²/ν) − ½ log ν − log B(½, ν/2) − log s} */
  @Override
  public <T extends CalculusFieldElement<T>> T logDensity(T[] theta, double[] x) {
    T z = theta[0].subtract(x[0]).divide(theta[1]).divide(Math.sqrt(freedom));
    return log1pSquare(z)
        .multiply(-0.5 * (freedom + 1))
        .subtract(theta[1].log())
        .subtract(logNormaliser);
  }

  @Override
  public Optional<Sampler> sampler(double[] theta) {
    double location = theta[0];
    double scale = theta[1] * Math.sqrt(freedom / 2);
    return Optional.of(
        random -> {
          double root = Math.sqrt(Draws.gamma(freedom / 2, random));
          return new double[] {location + scale * (Draws.normal(random) / root)};
        });
  }

  @Override
  public <T extends CalculusFieldElement<T>> Optional<T[]> fisher(T[] theta) {
    return Optional.of(shape.fisher(theta));
  }

  @Override
  public <T extends CalculusFieldElement<T>> Optional<T[]> skewness(T[] theta) {
    return Optional.of(shape.skewness(theta));
  }

  @Override
  public Optional<GeodesicForm> geodesics() {
    return Optional.of(shape.geodesics());
  }

  @Override
  public String toString() {
    return "StudentT(" + freedom + ")";
  }
}
