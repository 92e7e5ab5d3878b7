package org.natgrad.wasserstein;

import java.util.SplittableRandom;

/**
 * The two-sample test of W_p: under the hypothesis that both samples come from one law, every
 * division of the pooled points into samples of their sizes is as likely as the one observed
 * (Lehmann &amp; Romano 2005, §15.2).
 *
 * @param statistic W_p of the samples
 * @param pValue (1 + number of random divisions at least as far apart) / (1 + number of divisions)
 * @param divisions number of random divisions
 */
public record PermutationTest(double statistic, double pValue, int divisions) {

  /** Divisions this close to the statistic count as equal to it. */
  private static final double TIE = 1e-12;

  /**
   * Tests whether two samples come from one law. The pooled points are sorted once; a division then
   * costs one pass over them.
   *
   * @param p exponent, finite and ≥ 1
   * @param a a sample without weights
   * @param b a sample without weights
   * @param divisions number of random divisions, &gt; 0
   * @param seed of the divisions
   * @return the test
   * @throws IllegalArgumentException if an argument is none of these
   */
  public static PermutationTest of(double p, Empirical a, Empirical b, int divisions, long seed) {
    GroundCost power = GroundCost.power(p);
    if (!(divisions > 0)) {
      throw new IllegalArgumentException(
          "divisions = " + divisions + ": must be > 0. The least p-value is 1 / (1 + divisions).");
    }
    if (a.sorted().cumulative() != null || b.sorted().cumulative() != null) {
      throw new IllegalArgumentException(
          "weights of " + a + ", " + b + ": there must be none. Weighted points do not exchange.");
    }
    double[] pool = pooled(a, b);
    double width = pool[pool.length - 1] - pool[0];
    double factor = width > 0 ? 1 / width : 1;
    double observed = SampleTransport.total(power, a.sorted(), b.sorted(), factor);
    int far = 1;
    Divider divider = new Divider(pool, a.size(), new SplittableRandom(seed));
    for (int k = 0; k < divisions; k++) {
      divider.divide();
      double total = SampleTransport.total(power, divider.first(), divider.second(), factor);
      far += total >= observed * (1 - TIE) ? 1 : 0;
    }
    double statistic = new Wasserstein(p).cost(a, b);
    return new PermutationTest(statistic, far / (divisions + 1.0), divisions);
  }

  private static double[] pooled(Empirical a, Empirical b) {
    double[] pool = new double[a.size() + b.size()];
    System.arraycopy(a.sorted().values(), 0, pool, 0, a.size());
    System.arraycopy(b.sorted().values(), 0, pool, a.size(), b.size());
    return RadixSort.sorted(pool);
  }

  /** Draws random divisions of sorted points into two sorted samples. */
  private static final class Divider {

    private final double[] pool;
    private final boolean[] inFirst;
    private final double[] first;
    private final double[] second;
    private final SplittableRandom random;

    Divider(double[] pool, int size, SplittableRandom random) {
      this.pool = pool;
      this.inFirst = new boolean[pool.length];
      this.first = new double[size];
      this.second = new double[pool.length - size];
      this.random = random;
      for (int i = 0; i < size; i++) {
        inFirst[i] = true;
      }
    }

    /** Shuffles the labels (Fisher &amp; Yates), then deals the points out in order. */
    void divide() {
      for (int i = pool.length - 1; i > 0; i--) {
        int j = random.nextInt(i + 1);
        boolean label = inFirst[i];
        inFirst[i] = inFirst[j];
        inFirst[j] = label;
      }
      int i = 0;
      int j = 0;
      for (int k = 0; k < pool.length; k++) {
        if (inFirst[k]) {
          first[i++] = pool[k];
        } else {
          second[j++] = pool[k];
        }
      }
    }

    Empirical.Sorted first() {
      return new Empirical.Sorted(first, null);
    }

    Empirical.Sorted second() {
      return new Empirical.Sorted(second, null);
    }
  }
}
