package org.natgrad.wasserstein;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import java.util.function.DoubleSupplier;
import org.junit.jupiter.api.Test;

class RadixSortTest {

  private final Random random = new Random(6);

  /** Values that agree in many leading bits, span all exponents, tie, or are mostly constant. */
  private final DoubleSupplier[] sources = {
    random::nextGaussian,
    () -> Math.scalb(random.nextGaussian(), random.nextInt(2000) - 1000),
    () -> 1 + random.nextInt(1000) * 0x1p-52,
    () -> random.nextInt(5),
    () -> random.nextInt(40) == 0 ? -1e300 : 1 + random.nextInt(100000) * 0x1p-52,
    () -> -random.nextInt(3) * 1e16 + random.nextInt(9) * 1e-16,
    () -> Double.MIN_VALUE * random.nextInt(100),
  };

  @Test
  void sortsAsTheJdkDoes() {
    for (DoubleSupplier source : sources) {
      for (int n : new int[] {0, 1, 2, 63, 64, 65, 500, 2999, 3000, 20000}) {
        double[] values = new double[n];
        Arrays.setAll(values, i -> source.getAsDouble() + 0.0);
        double[] expected = values.clone();
        Arrays.sort(expected);
        assertArrayEquals(expected, RadixSort.sorted(values));
        assertCompanionsFollow(values, expected);
      }
    }
  }

  private static void assertCompanionsFollow(double[] values, double[] expected) {
    double[] indices = new double[values.length];
    Arrays.setAll(indices, i -> i);
    double[][] sorted = RadixSort.sorted(values, indices);
    assertArrayEquals(expected, sorted[0]);
    for (int i = 0; i < values.length; i++) {
      assertEquals(values[(int) sorted[1][i]], sorted[0][i]);
      assertTrue(i == 0 || sorted[0][i] > sorted[0][i - 1] || sorted[1][i] > sorted[1][i - 1]);
    }
  }

  @Test
  void leavesTheInputAlone() {
    double[] values = random.doubles(5000).toArray();
    double[] copy = values.clone();
    RadixSort.sorted(values);
    assertArrayEquals(copy, values);
  }
}
