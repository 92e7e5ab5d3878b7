package org.natgrad.wasserstein;

import java.util.function.DoubleUnaryOperator;
import org.natgrad.kernel.Elementary;

/**
 * Solves F(x) = u by Newton's steps for log F, which tails of logarithmically concave laws suit,
 * inside a bracket that bisection shrinks where the steps fail.
 */
final class Inversion {

  /** A hundred bisections and more, with a step of Newton's tried after each. */
  private static final int MOST_STEPS = 512;

  /** A step of this relative size leaves an error of about its square. */
  private static final double LAST = 0x1p-40;

  private Inversion() {}

  /**
   * The place where a distribution function reaches a level.
   *
   * @param cdf F
   * @param survival 1 − F
   * @param density F′, or a stand-in
   * @param low where F is 0
   * @param high where F is 1
   * @param u level
   * @param v 1 − u
   */
  static double quantile(
      DoubleUnaryOperator cdf,
      DoubleUnaryOperator survival,
      DoubleUnaryOperator density,
      double low,
      double high,
      double u,
      double v) {
    double lo = Math.max(low, -Double.MAX_VALUE);
    double hi = Math.min(high, Double.MAX_VALUE);
    double x = middle(lo, hi, 0);
    double before = Double.POSITIVE_INFINITY;
    for (int step = 1; step <= MOST_STEPS && lo < hi; step++) {
      double reached = u <= v ? cdf.applyAsDouble(x) : survival.applyAsDouble(x);
      double excess = u <= v ? Elementary.log(reached / u) : Elementary.log(v / reached);
      if (excess == 0) {
        return x;
      }
      if (excess < 0) {
        lo = x;
      } else {
        hi = x;
      }
      double length = reached / density.applyAsDouble(x);
      double next = x - length * excess;
      if (length <= Double.MAX_VALUE
          && Math.abs(next - x) <= LAST * Math.max(Math.abs(x), length)) {
        return Math.min(hi, Math.max(lo, next));
      }
      boolean gains = Math.abs(excess) <= 0.5 * before && next > lo && next < hi;
      before = gains ? Math.abs(excess) : Double.POSITIVE_INFINITY;
      x = gains ? next : middle(lo, hi, step);
      if (x == lo || x == hi) {
        return hi;
      }
    }
    return x;
  }

  /** Halves the bracket: in turn its length, and the set of doubles of its wider side. */
  private static double middle(double lo, double hi, int step) {
    if (step % 2 == 1) {
      return 0.5 * lo + 0.5 * hi;
    }
    if (lo < 0 && hi > 0) {
      return lo < -1 && hi > 1 ? 0 : -lo > hi ? Math.max(-1, lo / 2) : Math.min(1, hi / 2);
    }
    long from = Double.doubleToRawLongBits(Math.abs(lo));
    long to = Double.doubleToRawLongBits(Math.abs(hi));
    return Math.copySign(Double.longBitsToDouble((from + to) >>> 1), lo + hi);
  }
}
