package org.natgrad.wasserstein;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ClosedFormsTest {

  private static final double QUADRATURE = 1e-12; // ten digits are promised, these are reached
  private static final Empirical ORIGIN = Empirical.at(0);

  private static double w(double p, Measure a, Measure b) {
    return new Wasserstein(p).cost(a, b);
  }

  /** Dowson &amp; Landau (1982): W₂² = (μ₁ − μ₂)² + (σ₁ − σ₂)². */
  @Test
  void normals() {
    assertEquals(5, w(2, Law.normal(0, 1), Law.normal(3, 5)));
    assertEquals(5e300, w(2, Law.normal(0, 1), Law.normal(3e300, 4e300)));
    assertEquals(5e-200, w(2, Law.normal(0, 1e-200), Law.normal(3e-200, 5e-200)));
    assertEquals(4 * Math.sqrt(2 / Math.PI), w(1, Law.normal(1, 1), Law.normal(1, 5)), QUADRATURE);
    assertEquals(7, w(3.5, Law.normal(1, 2), Law.normal(8, 2)));
    assertEquals(7, w(1 / 0.0, Law.normal(1, 2), Law.normal(8, 2)));
  }

  /** Absolute moments: E|Z| = √(2/π), E Z² = 1, E|Z|³ = √(8/π), E Z⁴ = 3. */
  @Test
  void normalAgainstAPointMass() {
    double[] moments = {Math.sqrt(2 / Math.PI), 1, Math.sqrt(8 / Math.PI), 3};
    for (int p = 1; p <= 4; p++) {
      double w = Math.pow(moments[p - 1], 1.0 / p);
      assertEquals(2 * w, w(p, Law.normal(0, 2), ORIGIN), 2 * QUADRATURE);
      assertEquals(2e150 * w, w(p, Law.normal(0, 2e150), ORIGIN), 2e150 * QUADRATURE);
    }
  }

  /** Quantiles −log(1 − u)/λ: W_p^p = |1/λ − 1/κ|^p Γ(p + 1); Γ(2.5) = ¾√π. */
  @Test
  void exponentials() {
    Law a = Law.exponential(1);
    Law b = Law.exponential(4);
    assertEquals(0.75, w(1, a, b), QUADRATURE);
    assertEquals(0.75 * Math.sqrt(2), w(2, a, b), QUADRATURE);
    assertEquals(0.75 * Math.cbrt(6), w(3, a, b), QUADRATURE);
    double gamma = 0.75 * Math.sqrt(Math.PI);
    assertEquals(0.75 * Math.pow(gamma, 1 / 1.5), w(1.5, a, b), QUADRATURE);
    assertEquals(Math.sqrt(2 - 1.5 + 1 / 3.0), w(2, a, Law.uniform(0, 1)), QUADRATURE);
  }

  /** Bins, in which everything is a polynomial of the level. */
  @Test
  void uniforms() {
    Histogram unit = Histogram.of(new double[] {0, 1}, new double[] {1});
    Histogram other = Histogram.of(new double[] {2, 5}, new double[] {1});
    for (Measure one : List.of(unit, Law.uniform(0, 1))) {
      assertEquals(3, w(1, one, other), QUADRATURE);
      assertEquals(Math.sqrt(28 / 3.0), w(2, one, other), QUADRATURE);
      assertEquals(Math.pow(496 / 5.0, 0.25), w(4, one, other), QUADRATURE);
      assertEquals(4, w(1 / 0.0, one, other), QUADRATURE);
      assertEquals(0.25, w(1, one, Empirical.at(0.5)), QUADRATURE);
      assertEquals(Math.sqrt(1 / 12.0), w(2, one, Empirical.at(0.5)), QUADRATURE);
      assertEquals(1, w(1 / 0.0, one, ORIGIN), QUADRATURE);
    }
  }

  @Test
  void pointMasses() {
    for (double p : new double[] {1, 1.5, 2, 7, 1 / 0.0}) {
      assertEquals(3, w(p, Empirical.at(-1), Empirical.at(2)), 1e-15 * 3);
      assertEquals(3e200, w(p, Empirical.at(0), Empirical.at(3e200)), 1e-13 * 3e200);
    }
    double far = w(1, Empirical.of(1e16, 1e-16), Empirical.of(1e16, 2e-16));
    assertEquals(0.5e-16, far, 1e-31); // not swallowed by the point at 1e16
  }

  /** W₁ = ∫ |F − G| dx, here by the trapezoidal rule between the places where the sum has kinks. */
  @Test
  void theAreaBetweenDistributionFunctionsIsW1() {
    Mixture two = Mixture.of(List.of(Law.normal(-2, 1), Law.normal(2, 0.5)), 0.25, 0.75);
    Law one = Law.normal(1, 2);
    double h = 1e-4;
    double area = 0;
    for (int k = -200000; k < 200000; k++) {
      area += h * Math.abs(two.cdf((k + 0.5) * h) - one.cdf((k + 0.5) * h));
    }
    assertEquals(area, w(1, two, one), 1e-8); // midpoint rule with three kinks: h² times slopes
  }

  /** Against the quantile cells of a sample: ∫ over [i/n, (i+1)/n] of (x − u)² and |x − u|. */
  @Test
  void samplesAgainstTheUniformLaw() {
    Random random = new Random(2);
    double[] points = random.doubles(200).toArray();
    double[] sorted = points.clone();
    Arrays.sort(sorted);
    double squares = 0;
    double sizes = 0;
    for (int i = 0; i < 200; i++) {
      double from = sorted[i] - i / 200.0;
      double to = sorted[i] - (i + 1) / 200.0;
      squares += (Math.pow(from, 3) - Math.pow(to, 3)) / 3;
      sizes += (from * Math.abs(from) - to * Math.abs(to)) / 2;
    }
    assertEquals(Math.sqrt(squares), w(2, Empirical.of(points), Law.uniform(0, 1)), 1e-14);
    assertEquals(sizes, w(1, Law.uniform(0, 1), Empirical.of(points)), 1e-14);
  }

  /** E cosh(Z) − 1 = √e − 1, and the power costs under their other name. */
  @Test
  void anyConvexCost() {
    GroundCost cosh = GroundCost.convex(d -> Math.cosh(d) - 1, Math::sinh);
    Law normal = Law.normal(0, 1);
    assertEquals(
        Math.sqrt(Math.E) - 1, Wasserstein.under(cosh, normal, ORIGIN).value(), QUADRATURE);
    Empirical a = Empirical.of(1, 2);
    assertEquals((Math.cosh(1) + Math.cosh(2)) / 2 - 1, under(cosh, a, ORIGIN), 1e-15);
    GroundCost asymmetric = GroundCost.convex(d -> Math.max(2 * d, -d), d -> d > 0 ? 2 : -1);
    assertEquals((1 + 2) / 2.0, under(asymmetric, Empirical.of(-1, 1), ORIGIN));
    double both = under(asymmetric, Law.uniform(-1, 1), ORIGIN);
    assertEquals((1 + 2) / 4.0, both, QUADRATURE);
  }

  private static double under(GroundCost h, Measure a, Measure b) {
    return Wasserstein.under(h, a, b).value();
  }

  @Test
  void infiniteMomentsAreInfiniteDistancesWithAReason() {
    Law cauchy = Law.cauchy(0, 1);
    Distance distance = new Wasserstein(1).distance(cauchy, ORIGIN);
    assertEquals(Double.POSITIVE_INFINITY, distance.value());
    assertTrue(distance.reason().contains("grows like v^-1.0"), distance.reason());
    assertThrows(ArithmeticException.class, distance::orThrow);
    assertEquals(Double.POSITIVE_INFINITY, w(1, Law.normal(0, 1), cauchy));
    assertEquals(Double.POSITIVE_INFINITY, w(1, Law.cauchy(0, 2), cauchy));
    assertEquals(3, w(1, Law.cauchy(3, 1), cauchy));
    assertEquals(Double.POSITIVE_INFINITY, w(1 / 0.0, Law.normal(0, 1), Law.normal(0, 2)));
    assertEquals(Double.POSITIVE_INFINITY, w(1 / 0.0, Law.exponential(1), Law.uniform(0, 1)));
  }

  /** Pareto's quantile v^(−1/α): E X² = α/(α − 2) for α > 2, infinite from there down. */
  @Test
  void heavyTailsAreTakenToTheEnd() {
    for (double alpha : new double[] {2.2, 2.5, 4}) {
      Law pareto =
          Law.ofQuantiles(
              "Pareto",
              u -> StrictMath.exp(-StrictMath.log1p(-u) / alpha),
              v -> StrictMath.pow(v, -1 / alpha));
      assertEquals(Math.sqrt(alpha / (alpha - 2)), w(2, pareto, ORIGIN), 1e-11);
      assertEquals(Double.POSITIVE_INFINITY, w(alpha, pareto, ORIGIN));
      assertEquals(Double.POSITIVE_INFINITY, w(5, pareto, ORIGIN));
    }
  }
}
