package org.natgrad.wasserstein;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class MeasureTest {

  private static final double NAN = Double.NaN;
  private static final double INFINITY = Double.POSITIVE_INFINITY;

  /** Abramowitz &amp; Stegun (1964), tables 26.1 and 26.2, and mpmath to 17 digits. */
  @Test
  void theNormalLawHasItsPublishedTails() {
    double[][] table = {
      {0.5, 0.30853753872598690}, {1, 0.15865525393145705}, {1.06, 0.14457229966390959},
      {2, 0.022750131948179207}, {5, 2.8665157187919391e-7}, {9, 1.1285884059538406e-19},
      {12, 1.7764821120776790e-33}
    };
    Law normal = Law.normal(0, 1);
    for (double[] row : table) {
      assertEquals(row[1], normal.cdf(-row[0]), 4e-15 * row[1]);
      assertEquals(row[1], normal.survival(row[0]), 4e-15 * row[1]);
      assertEquals(-row[0], normal.quantile(row[1]), 1e-14 * row[0]);
      assertEquals(row[0], normal.upperQuantile(row[1]), 1e-14 * row[0]);
    }
  }

  @Test
  void quantilesInvertDistributionFunctions() {
    Law normal = Law.normal(1, 2);
    Law given =
        Law.ofDistribution(
            "logistic",
            x -> 1 / (1 + StrictMath.exp(-x)),
            x -> 1 / (1 + StrictMath.exp(x)),
            x -> 1 / (2 + StrictMath.exp(x) + StrictMath.exp(-x)),
            -INFINITY,
            INFINITY);
    Mixture modes = Mixture.of(List.of(Law.normal(-8, 0.1), Law.normal(8, 0.1)), 0.5, 0.5);
    for (Measure law : List.of(normal, Law.cauchy(0, 3), Law.exponential(2), given, modes)) {
      for (double u : new double[] {1e-200, 1e-20, 1e-5, 0.1, 0.3, 0.5}) {
        assertEquals(u, law.cdf(law.quantile(u)), 1e-11 * u, () -> law + " at " + u);
        assertEquals(u, law.survival(law.upperQuantile(u)), 1e-11 * u, () -> law + " at " + u);
      }
    }
    assertEquals(StrictMath.log(1e-20), given.quantile(1e-20), 1e-13);
    assertEquals(-StrictMath.log(3), given.quantile(0.25), 1e-15);
  }

  @Test
  void sharesOfMassAreTheSameBeforeAndAfterNormalisation() {
    Empirical sample = Empirical.of(2, 1, 2).withWeights(1, 2, 1);
    Histogram bins = Histogram.of(new double[] {0, 1, 3}, new double[] {2, 2});
    Mixture both = Mixture.of(List.of(sample, bins), 1, 1);
    assertEquals(4, sample.mass());
    assertEquals(8, both.mass());
    for (Measure law : List.of(sample, bins, both)) {
      Measure unit = law.normalised();
      assertEquals(1, unit.mass(), 1e-15);
      for (double x : new double[] {-1, 0, 0.5, 1, 1.5, 2, 3, 4}) {
        assertEquals(law.cdf(x), unit.cdf(x), 1e-15);
        assertEquals(1 - law.cdf(x), law.survival(x), 1e-15);
        assertEquals(law.density(x), unit.density(x), 1e-15);
      }
    }
    assertEquals(0.5 * 0.5 + 0.5 * 0.5, both.cdf(1));
    assertEquals(0.5 + 0.5 * 0.75, both.cdf(2));
    assertEquals(2, both.quantile(0.8));
    assertEquals(0.5 * 0.25, both.density(1.5));
  }

  @Test
  void otherMassesAreRefusedWithBothTotals() {
    Empirical two = Empirical.of(1, 2).withWeights(1, 1);
    Histogram bins = Histogram.of(new double[] {0, 1}, new double[] {3});
    refuses("masses = (2.0, 3.0): must both be 1.", () -> new Wasserstein(1).cost(two, bins));
    assertEquals(1, new Wasserstein(1).cost(two.normalised(), bins.normalised()), 1e-15);
  }

  @Test
  void rejectsBadInput() {
    refuses("points.length = 0: must be > 0", () -> Empirical.of());
    refuses("points[1] = NaN: must be finite", () -> Empirical.of(0, NAN));
    refuses("points[0] = Infinity: must be finite", () -> Empirical.at(INFINITY));
    refuses("weights.length = 1: must be", () -> Empirical.of(1, 2).withWeights(1));
    for (double bad : new double[] {-1, NAN, INFINITY}) {
      refuses(
          "weights[1] = " + bad + ": must be finite and ≥ 0",
          () -> Empirical.of(1, 2).withWeights(1, bad));
      refuses("masses[0] = " + bad + ": must be", () -> bins(new double[] {0, 1}, bad));
      refuses("edges[1] = " + bad, () -> bins(new double[] {0, bad}, 1));
      refuses("weights[0] = " + bad, () -> Mixture.of(List.of(Empirical.at(0)), bad));
    }
    refuses("sum of weights = 0.0: must be", () -> Empirical.of(1, 2).withWeights(0, 0));
    refuses(
        "sum of weights = Infinity",
        () -> Empirical.of(1, 2).withWeights(Double.MAX_VALUE, Double.MAX_VALUE));
    refuses("edges[2] = 1.0: must be > edges[1]", () -> bins(new double[] {0, 1, 1}, 1, 1));
    refuses("edges.length = 2: must be masses", () -> bins(new double[] {0, 1}, 1, 1));
    refuses("weights.length = 0: must be the number", () -> Mixture.of(List.of()));
    for (double bad : new double[] {0, -0.0, -1, NAN, INFINITY}) {
      refuses("scale = " + bad + ": must be finite and > 0", () -> Law.normal(0, bad));
    }
    refuses("location = NaN: must be finite", () -> Law.normal(NAN, 1));
    for (double bad : new double[] {0.5, -1, NAN, -INFINITY}) {
      refuses("p = " + bad + ": must be ≥ 1", () -> new Wasserstein(bad));
      refuses("p = " + bad + ": must be finite and ≥ 1", () -> GroundCost.power(bad));
    }
    refuses("u = 1.5: must be ≥ 0 and ≤ 1", () -> Law.normal(0, 1).quantile(1.5));
  }

  private static Histogram bins(double[] edges, double... masses) {
    return Histogram.of(edges, masses);
  }

  private static void refuses(String start, Runnable action) {
    String message = assertThrows(IllegalArgumentException.class, action::run).getMessage();
    assertTrue(message.startsWith(start), message);
  }
}
