package org.natgrad.wasserstein;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class GeodesicTest {

  private static final Wasserstein W2 = new Wasserstein(2);
  private static final Law NORMAL = Law.normal(0, 1);
  private static final Law EXPONENTIAL = Law.exponential(0.5);
  private static final Histogram BINS =
      Histogram.of(new double[] {-1, 0, 3}, new double[] {0.25, 0.75});

  @Test
  void normalsStayNormal() {
    Law half = (Law) W2.geodesic(NORMAL, Law.normal(3, 5)).at(0.5);
    assertEquals(1.5, half.location());
    assertEquals(3, half.scale());
  }

  /** ∂_t F = −ρ v, the continuity equation integrated; central differences of F with h = 1e-4. */
  @Test
  void velocitySolvesTheContinuityEquation() {
    double h = 1e-4;
    for (Measure b : List.of(EXPONENTIAL, BINS, Law.normal(2, 3))) {
      Geodesic geodesic = W2.geodesic(NORMAL, b);
      for (double t : new double[] {0.25, 0.5, 0.8}) {
        Measure now = geodesic.at(t);
        Measure before = geodesic.at(t - h);
        Measure after = geodesic.at(t + h);
        DoubleUnaryOperator velocity = geodesic.velocity(t);
        for (double x = -1.03; x < 2; x += 0.31) {
          double rate = (after.cdf(x) - before.cdf(x)) / (2 * h);
          assertEquals(0, rate + now.density(x) * velocity.applyAsDouble(x), 2e-7);
        }
      }
    }
  }

  /** Atoms move as well: half the mass at 0 goes to each of −1 and 3. */
  @Test
  void atomsThatSplitHaveTwoVelocities() {
    Geodesic geodesic = W2.geodesic(Empirical.at(0), Empirical.of(3, -1));
    DoubleUnaryOperator velocity = geodesic.velocity(0.5);
    assertEquals(-1, velocity.applyAsDouble(-0.5));
    assertEquals(3, velocity.applyAsDouble(1.5));
    assertEquals(5, geodesic.energy(), 1e-14);
    assertThrows(IllegalArgumentException.class, () -> geodesic.velocity(0));
  }

  /** ∫ v² ρ dx over the support, by the midpoint rule in x. */
  @Test
  void energyIsThatOfTheVelocity() {
    Geodesic geodesic = W2.geodesic(Law.uniform(0, 1), BINS);
    Measure now = geodesic.at(0.5);
    DoubleUnaryOperator velocity = geodesic.velocity(0.5);
    double sum = 0;
    int n = 4000;
    double from = -0.5;
    double h = 2.5 / n;
    for (int k = 0; k < n; k++) {
      double x = from + (k + 0.5) * h;
      double v = velocity.applyAsDouble(x);
      sum += h * v * v * now.density(x);
    }
    assertEquals(geodesic.energy(), sum, 1e-6 * sum);
  }

  @Test
  void theActionOfAGeodesicIsTheSquaredDistance() {
    for (Measure b : List.of(EXPONENTIAL, BINS, Empirical.of(0, 1, 5), Law.normal(2, 3))) {
      double squared = W2.distance(NORMAL, b).cost();
      assertEquals(squared, Action.of(W2.geodesic(NORMAL, b)).value(), 1e-9 * squared);
    }
  }

  /**
   * N(2t², (1 + t²)²) has the action ∫ (4t)² + (2t)² dt = 20/3, more than the 5 of the geodesic.
   */
  @Test
  void otherCurvesHaveMore() {
    Action action = Action.of(t -> Law.normal(2 * t * t, 1 + t * t));
    assertEquals(20 / 3.0, action.value(), 1e-9);
    assertEquals(5, W2.distance(NORMAL, Law.normal(2, 2)).cost(), 1e-14);
  }

  /**
   * Along (1 − t) N(−m, 1) + t N(m, 1) with F its ends' distribution functions and ρ their
   * densities, ∫ dt / ρ_t integrates to the logarithm in ∫ (F₁ − F₀)² log(ρ₁/ρ₀) / (ρ₁ − ρ₀) dx.
   */
  @Test
  void mixingIsDearerThanMoving() {
    double m = 0.5;
    Law a = Law.normal(-m, 1);
    Law b = Law.normal(m, 1);
    double h = 1.0 / 64;
    double expected = 0;
    for (double x = -12 + h / 2; x < 12; x += h) {
      double d = b.cdf(x) - a.cdf(x);
      expected += h * d * d * 2 * m * x / (b.density(x) - a.density(x));
    }
    Action action = Action.of(t -> Mixture.of(List.of(a, b), 1 - t, t));
    assertEquals(expected, action.value(), 1e-6 * expected);
    assertTrue(action.value() > 4 * m * m);
  }
}
