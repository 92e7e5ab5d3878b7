package org.natgrad.wasserstein;

/**
 * The monotone coupling of two sorted samples, step by step: mass between the levels u and u + du
 * of the one goes to the same levels of the other.
 *
 * <p>Levels of weighted samples closer than (n + m) · 2⁻⁵² are taken as equal, since rounded
 * weights cannot tell them apart; a level's rounding would otherwise enter W_p by its p-th root, as
 * 10⁻⁸ of a gap for W₂. Levels of unweighted samples are multiples of 1/(nm) and exact.
 */
final class Staircase {

  private final double[] left; // null: level (i + 1) · m
  private final double[] right; // null: level (j + 1) · n
  private final int n;
  private final int m;
  private final double total;
  private final double tie;
  private double level;
  private double mass;
  private int source;
  private int target;
  private int nextSource;
  private int nextTarget;

  Staircase(Empirical.Sorted a, Empirical.Sorted b) {
    n = a.values().length;
    m = b.values().length;
    boolean exact = a.cumulative() == null && b.cumulative() == null && (double) n * m <= 0x1p53;
    left = exact ? null : levels(a);
    right = exact ? null : levels(b);
    total = exact ? (double) n * m : 1;
    tie = exact ? 0 : ((double) n + m) * 0x1p-52;
  }

  private static double[] levels(Empirical.Sorted law) {
    if (law.cumulative() != null) {
      return law.cumulative();
    }
    double[] levels = new double[law.values().length];
    for (int i = 0; i < levels.length; i++) {
      levels[i] = law.upTo(i);
    }
    return levels;
  }

  /** Goes to the next step that carries mass, if there is one. */
  boolean advance() {
    while (nextSource < n && nextTarget < m) {
      double a = left == null ? (nextSource + 1.0) * m : left[nextSource];
      double b = right == null ? (nextTarget + 1.0) * n : right[nextTarget];
      double above = Math.min(a, b);
      double step = above - level;
      source = nextSource;
      target = nextTarget;
      nextSource += a - b <= tie ? 1 : 0;
      nextTarget += b - a <= tie ? 1 : 0;
      if (step > tie) {
        mass = step / total;
        level = above;
        return true;
      }
    }
    return false;
  }

  /** The step's place in the first sample. */
  int source() {
    return source;
  }

  /** The step's place in the second sample. */
  int target() {
    return target;
  }

  /** What the step carries. */
  double mass() {
    return mass;
  }
}
