package org.natgrad.wasserstein;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PermutationTestTest {

  private static final int SEEDS = 500;

  /**
   * Kolmogorov and Smirnov's statistic of the p-values exceeds 1.63/√n with probability 1 %; they
   * are multiples of 1/100, which adds as much.
   */
  @Test
  void pValuesAreUniformUnderTheNull() {
    double[] pValues = new double[SEEDS];
    for (int seed = 0; seed < SEEDS; seed++) {
      Random random = new Random(seed);
      Empirical a = normal(random, 12, 0);
      Empirical b = normal(random, 20, 0);
      pValues[seed] = PermutationTest.of(1 + seed % 3, a, b, 99, seed).pValue();
    }
    Arrays.sort(pValues);
    double worst = 0;
    for (int k = 0; k < SEEDS; k++) {
      worst = Math.max(worst, Math.abs(pValues[k] - (k + 0.5) / SEEDS));
    }
    double statistic = worst;
    assertTrue(statistic < 1.63 / Math.sqrt(SEEDS) + 0.01, () -> "" + statistic);
  }

  /** 3 of 3 points apart: 2 of the 20 divisions are as far, so p is near 1/10. */
  @Test
  void countsDivisionsAsFarApart() {
    PermutationTest test =
        PermutationTest.of(1, Empirical.of(1, 2, 3), Empirical.of(11, 12, 13), 20000, 5);
    assertEquals(10, test.statistic());
    assertEquals(0.1, test.pValue(), 0.01); // five standard errors
  }

  @Test
  void tellsShiftedLawsApart() {
    Random random = new Random(1);
    PermutationTest test =
        PermutationTest.of(2, normal(random, 300, 0), normal(random, 200, 1), 999, 1);
    assertEquals(0.001, test.pValue());
  }

  @Test
  void pointsThatAllTieTellNothing() {
    Empirical a = Empirical.of(2, 2, 2);
    assertEquals(1, PermutationTest.of(2, a, Empirical.of(2, 2), 99, 1).pValue());
  }

  @Test
  void rejectsBadInput() {
    Empirical a = Empirical.of(1, 2);
    refuses("divisions = 0: must be > 0", () -> PermutationTest.of(1, a, a, 0, 1));
    refuses("p = 0.5: must be finite", () -> PermutationTest.of(0.5, a, a, 9, 1));
    refuses("weights of", () -> PermutationTest.of(1, a.withWeights(1, 3).normalised(), a, 9, 1));
  }

  private static void refuses(String start, Runnable action) {
    String message = assertThrows(IllegalArgumentException.class, action::run).getMessage();
    assertTrue(message.startsWith(start), message);
  }

  private static Empirical normal(Random random, int n, double mean) {
    double[] points = new double[n];
    Arrays.setAll(points, i -> mean + random.nextGaussian());
    return Empirical.of(points);
  }
}
