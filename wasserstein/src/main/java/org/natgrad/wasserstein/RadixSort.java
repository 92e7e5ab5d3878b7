package org.natgrad.wasserstein;

/**
 * Ascending order of finite doubles, least significant digit first.
 *
 * <p>A double with all bits flipped if it is negative, and only the sign bit if not, sorts as an
 * unsigned integer. Digits start at the highest bit in which any two values differ, so bits that
 * all share cost nothing; the leading three digits are sorted, which leaves values out of order
 * only where these agree, and an insertion pass puts them right. Where too many agree for that, the
 * rest of the digits is sorted first. Cost: O(n) for any data; memory: one more array.
 */
final class RadixSort {

  /** Below this many values binary insertion and its like in the JDK are faster; measured. */
  private static final int FEW = 64;

  /** From this many values the count table of a wider digit pays; measured. */
  private static final int MANY = 3000;

  /** Digits sorted before insertion. */
  private static final int LEADING = 3;

  /** Moves a value that insertion may take on average. */
  private static final int PATIENCE = 8;

  private RadixSort() {}

  /** {@return a sorted copy} */
  static double[] sorted(double[] values) {
    return sorted(values, null)[0];
  }

  /**
   * {@return sorted copies of the values and of what belongs to each, values that are equal in the
   * order in which they came}
   *
   * @param companions one a value; null if there are none
   */
  static double[][] sorted(double[] values, double[] companions) {
    int n = values.length;
    long differing = differing(values);
    if (differing == 0) { // sorted as they are
      return new double[][] {values.clone(), companions == null ? null : companions.clone()};
    }
    if (n < FEW) {
      double[][] few = {values.clone(), companions == null ? null : companions.clone()};
      insert(few, Long.MAX_VALUE);
      return few;
    }
    int width = n < MANY ? 8 : 11;
    int top = Long.SIZE - Long.numberOfLeadingZeros(differing);
    int bottom = Math.max(0, top - LEADING * width);
    double[][] sorted = distribute(values, companions, bottom, top, width);
    if (bottom > 0 && !insert(sorted, (long) PATIENCE * n)) {
      sorted = distribute(values, companions, 0, top, width);
    }
    return sorted;
  }

  /** The bits in which some values differ; none if the values are in order. */
  private static long differing(double[] values) {
    int rise = 1;
    while (rise < values.length && values[rise] >= values[rise - 1]) {
      rise++;
    }
    if (rise >= values.length) {
      return 0;
    }
    long every = -1;
    long some = 0;
    for (double value : values) {
      long key = key(value);
      every &= key;
      some |= key;
    }
    return some ^ every;
  }

  private static long key(double value) {
    long bits = Double.doubleToRawLongBits(value);
    return bits ^ (bits >> 63 | Long.MIN_VALUE);
  }

  /** Sorts by the bits from bottom to top, a digit a pass. */
  private static double[][] distribute(
      double[] values, double[] companions, int bottom, int top, int width) {
    int digits = (top - bottom + width - 1) / width;
    int[][] counts = counts(values, bottom, digits, width);
    double[][] from = {values, companions};
    double[][] to = {new double[values.length], null};
    double[][] spare = {null, null};
    if (companions != null) {
      to[1] = new double[values.length];
    }
    for (int digit = 0; digit < digits; digit++) {
      int[] starts = counts[digit];
      int shift = bottom + digit * width;
      if (constant(starts, values.length)) {
        continue;
      }
      if (to[0] == null) {
        to[0] = new double[values.length];
        to[1] = companions == null ? null : new double[values.length];
      }
      accumulate(starts);
      if (companions == null) {
        scatter(from[0], to[0], starts, shift);
      } else {
        scatter(from, to, starts, shift);
      }
      double[][] done = from;
      from = to;
      to = done[0] == values ? spare : done;
    }
    return from;
  }

  private static int[][] counts(double[] values, int bottom, int digits, int width) {
    int[][] counts = new int[digits][1 << width];
    int mask = (1 << width) - 1;
    int first = 0;
    for (; first + LEADING <= digits; first += LEADING) {
      int[] low = counts[first];
      int[] middle = counts[first + 1];
      int[] high = counts[first + 2];
      int shift = bottom + first * width;
      for (double value : values) {
        long key = key(value) >>> shift;
        low[(int) key & mask]++;
        middle[(int) (key >>> width) & mask]++;
        high[(int) (key >>> 2 * width) & mask]++;
      }
    }
    for (int digit = first; digit < digits; digit++) {
      int[] count = counts[digit];
      int shift = bottom + digit * width;
      for (double value : values) {
        count[(int) (key(value) >>> shift) & mask]++;
      }
    }
    return counts;
  }

  private static boolean constant(int[] counts, int n) {
    for (int count : counts) {
      if (count > 0) {
        return count == n;
      }
    }
    return true;
  }

  private static void accumulate(int[] counts) {
    int start = 0;
    for (int k = 0; k < counts.length; k++) {
      int count = counts[k];
      counts[k] = start;
      start += count;
    }
  }

  private static void scatter(double[] from, double[] to, int[] starts, int shift) {
    int mask = starts.length - 1;
    for (double value : from) {
      to[starts[(int) (key(value) >>> shift) & mask]++] = value;
    }
  }

  private static void scatter(double[][] from, double[][] to, int[] starts, int shift) {
    int mask = starts.length - 1;
    double[] values = from[0];
    double[] companions = from[1];
    double[] toValues = to[0];
    double[] toCompanions = to[1];
    for (int i = 0; i < values.length; i++) {
      int at = starts[(int) (key(values[i]) >>> shift) & mask]++;
      toValues[at] = values[i];
      toCompanions[at] = companions[i];
    }
  }

  /** Straight insertion. Returns whether it ended within so many moves. */
  private static boolean insert(double[][] pair, long moves) {
    double[] values = pair[0];
    double[] companions = pair[1];
    for (int i = 1; i < values.length; i++) {
      double value = values[i];
      if (value >= values[i - 1]) {
        continue;
      }
      int to = i;
      while (to > 0 && values[to - 1] > value) {
        values[to] = values[to - 1];
        to--;
      }
      values[to] = value;
      moves -= i - to;
      if (companions != null) {
        double companion = companions[i];
        System.arraycopy(companions, to, companions, to + 1, i - to);
        companions[to] = companion;
      }
      if (moves < 0) {
        return false;
      }
    }
    return true;
  }
}
