package org.natgrad.wasserstein;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.natgrad.geometry.Plan;

class DualityTest {

  private static final double[] EXPONENTS = {1, 1.5, 2, 3};

  @Test
  void potentialsAreFeasibleTightOnThePlanAndLeaveNoGap() {
    Random random = new Random(11);
    for (int trial = 0; trial < 200; trial++) {
      Empirical a = random(random, 1 + trial % 9, trial % 3 > 0);
      Empirical b = random(random, 1 + trial / 9 % 9, trial % 2 > 0);
      double p = EXPONENTS[trial % 4];
      Wasserstein w = new Wasserstein(p);
      Potentials dual = w.potentials(a, b);
      double cost = Math.pow(w.cost(a, b), p);
      double scale = 0;
      for (int i = 0; i < a.size(); i++) {
        for (int j = 0; j < b.size(); j++) {
          double c = Math.pow(Math.abs(a.point(i) - b.point(j)), p);
          scale = Math.max(scale, c);
          assertTrue(dual.first(i) + dual.second(j) <= c + 1e-13 * (1 + scale));
        }
      }
      assertEquals(cost, dual.dual(), 1e-12 * cost + 1e-15);
      assertEquals(0, dual.gap(), 1e-12 * cost + 1e-15);
      Plan.Coupling plan = (Plan.Coupling) w.plan(a, b);
      for (int e = 0; e < plan.size(); e++) {
        int i = plan.source(e);
        int j = plan.target(e);
        double c = Math.pow(Math.abs(a.point(i) - b.point(j)), p);
        assertEquals(c, dual.first(i) + dual.second(j), 1e-13 * (1 + scale));
      }
    }
  }

  /** Central differences with h = 1e-5: error h² times a third derivative, rounding 1e-16 / h. */
  @Test
  void gradientsAreThoseOfTheDistance() {
    Random random = new Random(12);
    double h = 1e-5;
    for (double p : EXPONENTS) {
      Wasserstein w = new Wasserstein(p);
      Empirical a = random(random, 6, true);
      Empirical b = random(random, 5, true);
      TransportGradient gradient = w.gradient(a, b);
      for (int i = 0; i < 6; i++) {
        double up = w.cost(moved(a, i, h), b);
        double down = w.cost(moved(a, i, -h), b);
        assertEquals((up - down) / (2 * h), gradient.byPosition()[i], 1e-8);
        up = w.cost(shifted(a, i, h), b);
        down = w.cost(shifted(a, i, -h), b);
        double slope = gradient.byWeight()[i] - gradient.byWeight()[(i + 1) % 6];
        assertEquals((up - down) / (2 * h), slope, 1e-7);
      }
    }
  }

  private static Empirical moved(Empirical a, int i, double h) {
    double[] points = points(a);
    points[i] += h;
    return Empirical.of(points).withWeights(weights(a));
  }

  /** Mass h goes from the next point to point i. */
  private static Empirical shifted(Empirical a, int i, double h) {
    double[] weights = weights(a);
    weights[i] += h;
    weights[(i + 1) % weights.length] -= h;
    return Empirical.of(points(a)).withWeights(weights);
  }

  private static double[] points(Empirical a) {
    double[] points = new double[a.size()];
    Arrays.setAll(points, a::point);
    return points;
  }

  private static double[] weights(Empirical a) {
    double[] weights = new double[a.size()];
    Arrays.setAll(weights, a::weight);
    return weights;
  }

  private static Empirical random(Random random, int n, boolean weighted) {
    double[] points = new double[n];
    double[] weights = new double[n];
    Arrays.setAll(points, i -> 3 * random.nextGaussian());
    Arrays.setAll(weights, i -> weighted ? 0.05 + random.nextDouble() : 1);
    return Empirical.of(points).withWeights(weights).normalised();
  }
}
