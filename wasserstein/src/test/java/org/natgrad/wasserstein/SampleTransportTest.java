package org.natgrad.wasserstein;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.natgrad.contract.geometry.TransportContract;
import org.natgrad.geometry.Plan;
import org.natgrad.geometry.Transport;

class SampleTransportTest implements TransportContract<Measure> {

  @Override
  public Transport<Measure> transport() {
    return new Wasserstein(2);
  }

  /** Equal and unequal sizes, with weights and without, with ties, huge and tiny. */
  @Override
  public Stream<Measure> laws() {
    Random random = new Random(3);
    return Stream.concat(
        Stream.of(
            Empirical.of(0),
            Empirical.of(-1, -1, 2),
            Empirical.of(1e200, 2e200),
            Empirical.of(new double[] {0, 1}).withWeights(new double[] {1e-12, 1}).normalised()),
        Stream.concat(
            Stream.generate(() -> random(random, 1 + random.nextInt(7), false)).limit(4),
            Stream.generate(() -> random(random, 1 + random.nextInt(7), true)).limit(4)));
  }

  @Override
  public double costOf(Plan plan, Measure first, Measure second) {
    Empirical a = (Empirical) first;
    Empirical b = (Empirical) second;
    Plan.Coupling coupling = (Plan.Coupling) plan;
    double scale = 0;
    for (int e = 0; e < coupling.size(); e++) {
      scale = Math.max(scale, Math.abs(step(coupling, a, b, e)));
    }
    double sum = 0;
    for (int e = 0; e < coupling.size(); e++) {
      sum += coupling.mass(e) * Math.pow(step(coupling, a, b, e) / scale, 2);
    }
    return scale * Math.sqrt(sum);
  }

  private static Plan.Coupling coupling(Empirical a, Empirical b) {
    return (Plan.Coupling) new Wasserstein(2).plan(a, b);
  }

  private static double step(Plan.Coupling plan, Empirical a, Empirical b, int e) {
    return a.point(plan.source(e)) - b.point(plan.target(e));
  }

  @Override
  public double marginalError(Plan plan, Measure first, Measure second) {
    Empirical a = (Empirical) first;
    Empirical b = (Empirical) second;
    Plan.Coupling coupling = (Plan.Coupling) plan;
    double[] left = new double[a.size()];
    double[] right = new double[b.size()];
    for (int e = 0; e < coupling.size(); e++) {
      left[coupling.source(e)] += coupling.mass(e);
      right[coupling.target(e)] += coupling.mass(e);
    }
    double worst = 0;
    for (int i = 0; i < left.length; i++) {
      worst = Math.max(worst, Math.abs(left[i] - a.weight(i)));
    }
    for (int j = 0; j < right.length; j++) {
      worst = Math.max(worst, Math.abs(right[j] - b.weight(j)));
    }
    return worst;
  }

  /** Against the least over all n! assignments, which Birkhoff's theorem makes the optimum. */
  @Test
  void isTheBestOfAllAssignments() {
    Random random = new Random(17);
    for (int trial = 0; trial < 60; trial++) {
      int n = 1 + trial % 6;
      Empirical a = random(random, n, false);
      Empirical b = random(random, n, false);
      double best = Math.sqrt(leastSquares(a, b, 0, new boolean[n]) / n);
      assertEquals(best, transport().cost(a, b), 1e-14 * best);
    }
  }

  private static double leastSquares(Empirical a, Empirical b, int i, boolean[] taken) {
    if (i == a.size()) {
      return 0;
    }
    double least = Double.POSITIVE_INFINITY;
    for (int j = 0; j < taken.length; j++) {
      if (!taken[j]) {
        taken[j] = true;
        double d = a.point(i) - b.point(j);
        least = Math.min(least, d * d + leastSquares(a, b, i + 1, taken));
        taken[j] = false;
      }
    }
    return least;
  }

  /**
   * Unequal sizes and integer weights, against all assignments of unit masses: a law with weights
   * 2, 1 is one of three equal atoms. Rounding of the levels, in the square, costs a few ulp more.
   */
  @Test
  void weightsCountAsRepeatedAtoms() {
    Random random = new Random(19);
    for (int trial = 0; trial < 40; trial++) {
      int[][] sizes = {{2, 1, 3}, {1, 5}, {6}, {1, 1, 1, 1, 1, 1}, {3, 3}};
      int[] m = sizes[trial % 5];
      int[] k = sizes[(trial / 5) % 5];
      Empirical a = random(random, m.length, false);
      Empirical b = random(random, k.length, false);
      double best = Math.sqrt(leastSquares(repeated(a, m), repeated(b, k), 0, new boolean[6]) / 6);
      assertEquals(best, transport().cost(weighted(a, m), weighted(b, k)), 1e-13 * best);
    }
  }

  private static Empirical repeated(Empirical law, int[] counts) {
    double[] values = new double[Arrays.stream(counts).sum()];
    int at = 0;
    for (int i = 0; i < counts.length; i++) {
      for (int c = 0; c < counts[i]; c++) {
        values[at++] = law.point(i);
      }
    }
    return Empirical.of(values);
  }

  private static Empirical weighted(Empirical law, int[] counts) {
    double[] values = new double[counts.length];
    Arrays.setAll(values, law::point);
    return Empirical.of(values)
        .withWeights(Arrays.stream(counts).asDoubleStream().toArray())
        .normalised();
  }

  /** W₂² is the sum over the merged levels, here at 1/3, 1/2, 2/3: by hand. */
  @Test
  void couplesUnequalSizesMonotonically() {
    Empirical a = Empirical.of(0, 6);
    Empirical b = Empirical.of(0, 3, 6);
    Plan.Coupling plan = coupling(a, b);
    assertEquals(4, plan.size());
    int[][] expected = {{0, 0}, {0, 1}, {1, 1}, {1, 2}};
    double[] mass = {1 / 3.0, 1 / 6.0, 1 / 6.0, 1 / 3.0};
    for (int e = 0; e < 4; e++) {
      assertEquals(expected[e][0], plan.source(e));
      assertEquals(expected[e][1], plan.target(e));
      assertEquals(mass[e], plan.mass(e), 0x1p-53);
    }
    assertEquals(Math.sqrt(3), transport().cost(a, b), 4 * Math.ulp(Math.sqrt(3)));
  }

  @Test
  void howALawIsSplitIntoAtomsDoesNotMatter() {
    Empirical whole = Empirical.of(1, 2);
    Empirical split =
        Empirical.of(new double[] {1, 1, 1, 2, 2})
            .withWeights(new double[] {0.1, 0.2, 0.2, 0.4, 0.1})
            .normalised();
    assertEquals(0.0, transport().cost(whole, split));
    assertEquals(0.0, transport().cost(split, whole));
  }

  /** Thirds, sevenths and rounded weights: levels that should coincide do. */
  @Test
  void roundedLevelsDoNotTear() {
    for (int n : new int[] {3, 7, 49, 1000}) {
      double[] values = new double[n];
      Arrays.setAll(values, i -> i);
      double[] tenths = new double[n];
      Arrays.fill(tenths, 0.1);
      Empirical a = Empirical.of(values);
      assertEquals(0.0, transport().cost(a, Empirical.of(values).withWeights(tenths).normalised()));
      assertEquals(n, coupling(a, Empirical.of(values).withWeights(tenths).normalised()).size());
    }
  }

  @Test
  void neitherOverflowsNorUnderflows() {
    assertEquals(
        3e200, transport().cost(Empirical.of(0), Empirical.of(3e200)), 4 * Math.ulp(3e200));
    assertEquals(3e-200, transport().cost(Empirical.of(0), Empirical.of(3e-200)));
    assertEquals(
        Double.POSITIVE_INFINITY, transport().cost(Empirical.of(-1e308), Empirical.of(1e308)));
  }

  private static Empirical random(Random random, int n, boolean weighted) {
    double[] values = new double[n];
    double[] weights = new double[n];
    Arrays.setAll(values, i -> 5 * random.nextGaussian());
    Arrays.setAll(weights, i -> weighted ? random.nextDouble() + 0.01 : 1);
    return Empirical.of(values).withWeights(weights).normalised();
  }
}
