package org.natgrad.wasserstein;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

class BarycentreTest {

  private static final double INFINITY = Double.POSITIVE_INFINITY;
  private static final List<Measure> LAWS =
      List.of(
          Empirical.of(-1, 2, 7),
          Histogram.of(new double[] {0, 1, 6}, new double[] {0.5, 0.5}),
          Empirical.of(1, 1.5).withWeights(0.75, 0.25));
  private static final double[] WEIGHTS = {0.25, 0.4, 0.35};

  /** Against ten thousand samples that move every level of it a little. */
  @Test
  void nothingNearbyIsBetter() {
    Random random = new Random(4);
    for (double p : new double[] {1, 2, INFINITY}) {
      ToDoubleFunction<Measure> total = law -> total(p, law);
      double least = total.applyAsDouble(Barycentre.of(p, LAWS, WEIGHTS));
      Measure middle = Barycentre.of(p, LAWS, WEIGHTS);
      for (int trial = 0; trial < 300; trial++) {
        double[] points = new double[120];
        double size = Math.pow(10, -3 * random.nextDouble());
        Arrays.setAll(points, i -> middle.quantile((i + 0.5) / 120) + size * random.nextGaussian());
        assertTrue(total.applyAsDouble(Empirical.of(points)) > least * (1 - 1e-12));
      }
    }
  }

  private static double total(double p, Measure law) {
    double total = 0;
    for (int i = 0; i < WEIGHTS.length; i++) {
      Distance distance = new Wasserstein(p).distance(law, LAWS.get(i));
      total =
          p == INFINITY ? Math.max(total, distance.value()) : total + WEIGHTS[i] * distance.cost();
    }
    return total;
  }

  @Test
  void samplesHaveASampleInTheMiddle() {
    List<Empirical> samples = List.of(Empirical.of(0, 4), Empirical.of(1, 1), Empirical.of(3, 9));
    double[][] expected = {{1, 4}, {4 / 3.0, 14 / 3.0}, {1.5, 5}};
    double[] exponents = {1, 2, INFINITY};
    for (int k = 0; k < 3; k++) {
      Empirical middle = (Empirical) Barycentre.of(exponents[k], samples, 1, 1, 1);
      assertEquals(2, middle.size());
      assertEquals(expected[k][0], middle.point(0), 1e-15);
      assertEquals(expected[k][1], middle.point(1), 1e-15);
      assertEquals(0.5, middle.weight(0), 1e-15);
    }
  }

  @Test
  void normalsHaveANormalInTheMiddle() {
    Law middle = (Law) Barycentre.of(2, List.of(Law.normal(0, 1), Law.normal(6, 4)), 2, 1);
    assertEquals(2, middle.location(), 1e-15);
    assertEquals(2, middle.scale(), 1e-15);
  }

  @Test
  void otherExponentsAreRefused() {
    String message =
        assertThrows(IllegalArgumentException.class, () -> Barycentre.of(3, LAWS, WEIGHTS))
            .getMessage();
    assertTrue(message.startsWith("p = 3.0: must be 1, 2 or +∞"), message);
  }
}
