package org.natgrad.wasserstein;

import java.util.List;
import java.util.stream.IntStream;

/**
 * The measure in the middle of others: it minimises Σ w_i W_p(μ, μ_i)^p, or max W_∞(μ, μ_i). On the
 * line its quantile is, level by level, the mean (p = 2), the median (p = 1; the middle one, where
 * there are many) or the midrange (p = ∞) of their quantiles (Agueh &amp; Carlier 2011, §6.1).
 */
public final class Barycentre {

  private Barycentre() {}

  /**
   * The barycentre of measures.
   *
   * @param p 1, 2 or +∞
   * @param measures of mass 1, at least one
   * @param weights finite and ≥ 0, one a measure, not all 0; for p = ∞ only whether a weight is 0
   *     counts
   * @return the barycentre, of mass 1
   * @throws IllegalArgumentException if an argument is none of these
   */
  public static Measure of(double p, List<? extends Measure> measures, double... weights) {
    if (!(weights.length > 0 && measures.size() == weights.length)) {
      throw new IllegalArgumentException(
          "weights.length = "
              + weights.length
              + ": must be the number of measures, "
              + measures.size()
              + ", and > 0. Give one weight a measure.");
    }
    double total = Empirical.totalOf("weights", weights);
    measures.forEach(measure -> Wasserstein.checkMasses(measure, measures.get(0)));
    int[] used = IntStream.range(0, weights.length).filter(i -> weights[i] > 0).toArray();
    List<Measure> some = IntStream.of(used).<Measure>mapToObj(measures::get).toList();
    double[] shares = IntStream.of(used).mapToDouble(i -> weights[i] / total).toArray();
    if (some.size() == 1) {
      return some.get(0);
    }
    return average(some, rule(p, shares));
  }

  private static AverageRule rule(double p, double[] shares) {
    if (p == 2) {
      return new AverageRule.Mean(shares);
    }
    if (p == 1) {
      return new AverageRule.Median(shares);
    }
    if (p == Double.POSITIVE_INFINITY) {
      return new AverageRule.Midrange();
    }
    throw new IllegalArgumentException(
        "p = " + p + ": must be 1, 2 or +∞. Only there is the barycentre of quantiles explicit.");
  }

  /** Laws of one shape keep it under the mean, samples stay samples. */
  static Measure average(List<Measure> parts, AverageRule rule) {
    if (rule instanceof AverageRule.Mean mean
        && parts.get(0) instanceof Law first
        && parts.stream().allMatch(m -> m instanceof Law l && l.shape().equals(first.shape()))) {
      double[] locations = parts.stream().mapToDouble(m -> ((Law) m).location()).toArray();
      double[] scales = parts.stream().mapToDouble(m -> ((Law) m).scale()).toArray();
      return first.placed(mean.of(locations), mean.of(scales));
    }
    QuantileAverage average = new QuantileAverage(parts, rule);
    return average.isDiscrete() ? average.toEmpirical() : average;
  }
}
