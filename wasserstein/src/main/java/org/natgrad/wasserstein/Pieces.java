package org.natgrad.wasserstein;

import java.util.Arrays;

/**
 * A quantile function piece by piece: constant where the measure has an atom, linear where its
 * density is constant, smooth elsewhere. Levels are kept from below and from above, so that both
 * tails are resolved.
 */
final class Pieces {

  private final Measure measure;
  private double[] upTo;
  private double[] above;
  private double[] low;
  private double[] high;
  private boolean[] smooth;
  private int size;

  /**
   * No pieces yet.
   *
   * @param measure whose {@link Measure#smooth} answers on smooth pieces
   * @param expected number of pieces
   */
  Pieces(Measure measure, int expected) {
    this.measure = measure;
    upTo = new double[expected];
    above = new double[expected];
    low = new double[expected];
    high = new double[expected];
    smooth = new boolean[expected];
  }

  /**
   * Appends a piece.
   *
   * @param u level that it ends at
   * @param v 1 − u
   * @param from its least value
   * @param to its greatest value
   * @param isSmooth whether it is neither constant nor linear
   */
  void add(double u, double v, double from, double to, boolean isSmooth) {
    if (size == upTo.length) {
      int more = 2 * size + 4;
      upTo = Arrays.copyOf(upTo, more);
      above = Arrays.copyOf(above, more);
      low = Arrays.copyOf(low, more);
      high = Arrays.copyOf(high, more);
      smooth = Arrays.copyOf(smooth, more);
    }
    upTo[size] = u;
    above[size] = v;
    low[size] = from;
    high[size] = to;
    smooth[size++] = isSmooth;
  }

  int size() {
    return size;
  }

  double upTo(int k) {
    return k < 0 ? 0 : upTo[k];
  }

  double above(int k) {
    return k < 0 ? 1 : above[k];
  }

  double low(int k) {
    return low[k];
  }

  double high(int k) {
    return high[k];
  }

  boolean isSmooth(int k) {
    return smooth[k];
  }

  boolean isConstant(int k) {
    return low[k] == high[k];
  }

  /** Whether the measure has an atom. */
  boolean anyConstant() {
    for (int k = 0; k < size; k++) {
      if (isConstant(k)) {
        return true;
      }
    }
    return false;
  }

  boolean anySmooth() {
    for (int k = 0; k < size; k++) {
      if (smooth[k]) {
        return true;
      }
    }
    return false;
  }

  /** The value at level u = 1 − v, which lies in piece k or at its ends. */
  double at(int k, double u, double v) {
    if (low[k] == high[k]) {
      return low[k];
    }
    if (u <= upTo(k - 1) && v >= above(k - 1)) {
      return low[k];
    }
    if (u >= upTo[k] && v <= above[k]) {
      return high[k];
    }
    double value = smooth[k] ? measure.smooth(u, v) : linear(k, u, v);
    return Math.min(high[k], Math.max(low[k], value));
  }

  private double linear(int k, double u, double v) {
    double share =
        u <= 0.5
            ? (u - upTo(k - 1)) / (upTo[k] - upTo(k - 1))
            : (above(k - 1) - v) / (above(k - 1) - above[k]);
    return (1 - share) * low[k] + share * high[k];
  }

  /** The slope of a piece that is not smooth. */
  double slope(int k) {
    return (high[k] - low[k]) / (upTo[k] - upTo(k - 1));
  }

  /** The left-continuous quantile function. */
  double quantile(double u, double v) {
    return at(find(u, v), u, v);
  }

  /** The piece that holds a level. */
  int find(double u, double v) {
    int from = 0;
    int to = size - 1;
    while (from < to) {
      int middle = (from + to) >>> 1;
      boolean reached = u <= 0.5 ? u <= upTo[middle] : v >= above[middle];
      if (reached) {
        to = middle;
      } else {
        from = middle + 1;
      }
    }
    return from;
  }

  /** The first piece whose greatest value is at least x; size() if there is none. */
  int firstReaching(double x) {
    int from = 0;
    int to = size;
    while (from < to) {
      int middle = (from + to) >>> 1;
      if (high[middle] >= x) {
        to = middle;
      } else {
        from = middle + 1;
      }
    }
    return from;
  }
}
