package org.natgrad.wasserstein;

import java.util.Arrays;

/**
 * The measure of a sample: Σ_i w_i δ_{x_i}, with w_i = 1/n unless weights are given. Points may
 * coincide and come in any order; they are sorted once, when first needed.
 */
public final class Empirical extends Measure {

  /** Atoms in ascending order, with cumulative shares of mass unless all atoms weigh the same. */
  record Sorted(double[] values, double[] cumulative) {

    double upTo(int i) {
      return cumulative == null ? (i + 1.0) / values.length : cumulative[i];
    }
  }

  private final double[] points;
  private final double[] weights; // null: 1/n each
  private final double mass;
  private Sorted sorted; // immutable, so a race costs time only
  private volatile int[] order;

  private Empirical(double[] points, double[] weights, double mass) {
    this.points = points;
    this.weights = weights;
    this.mass = mass;
  }

  /**
   * The measure that gives each of n points the mass 1/n.
   *
   * @param points finite, at least one, in any order; copied
   * @return the measure
   * @throws IllegalArgumentException if there is no point or one is not finite
   */
  public static Empirical of(double... points) {
    if (!(points.length > 0)) {
      throw new IllegalArgumentException(
          "points.length = 0: must be > 0. A measure of mass 1 needs at least one point.");
    }
    double[] copy = points.clone();
    for (int i = 0; i < copy.length; i++) {
      if (!(Math.abs(copy[i]) <= Double.MAX_VALUE)) {
        throw new IllegalArgumentException(
            "points["
                + i
                + "] = "
                + copy[i]
                + ": must be finite. Drop or impute missing observations.");
      }
    }
    return new Empirical(copy, null, 1);
  }

  /**
   * The point mass δ_x.
   *
   * @param x its place, finite
   * @return the measure
   * @throws IllegalArgumentException if x is not finite
   */
  public static Empirical at(double x) {
    return of(x);
  }

  /**
   * The same points, each with a mass of its own.
   *
   * @param weights finite and ≥ 0, one a point in the order in which the points were given, not all
   *     0; copied
   * @return the measure, of mass Σ w
   * @throws IllegalArgumentException if the weights are none of these
   */
  public Empirical withWeights(double... weights) {
    if (weights.length != points.length) {
      throw new IllegalArgumentException(
          "weights.length = "
              + weights.length
              + ": must be the number of points, "
              + points.length
              + ". Give one weight a point.");
    }
    double[] copy = weights.clone();
    double total = totalOf("weights", copy);
    return new Empirical(points, copy, total);
  }

  /** The sum of masses, all of which must be finite and ≥ 0. */
  static double totalOf(String name, double[] masses) {
    double total = 0;
    for (int i = 0; i < masses.length; i++) {
      if (!(masses[i] >= 0 && masses[i] <= Double.MAX_VALUE)) {
        throw new IllegalArgumentException(
            name
                + "["
                + i
                + "] = "
                + masses[i]
                + ": must be finite and ≥ 0. Transport moves mass, which is never negative.");
      }
      total += masses[i];
    }
    if (!(total > 0 && total <= Double.MAX_VALUE)) {
      throw new IllegalArgumentException(
          "sum of "
              + name
              + " = "
              + total
              + ": must be finite and > 0. Give some point mass, and divide by the largest.");
    }
    return total;
  }

  /** {@return the number of points} */
  public int size() {
    return points.length;
  }

  /**
   * The place of a point.
   *
   * @param i index in [0, n), in the order in which the points were given
   * @return x_i
   */
  public double point(int i) {
    return points[i];
  }

  /**
   * The mass of a point.
   *
   * @param i index in [0, n), in the order in which the points were given
   * @return w_i
   */
  public double weight(int i) {
    return weights == null ? 1.0 / points.length : weights[i];
  }

  @Override
  public double mass() {
    return mass;
  }

  @Override
  public Empirical normalised() {
    if (mass == 1) {
      return this;
    }
    double[] shares = new double[weights.length];
    Arrays.setAll(shares, i -> weights[i] / mass);
    return new Empirical(points, shares, 1);
  }

  @Override
  public double cdf(double x) {
    return upTo(atomsBelow(x, true));
  }

  @Override
  public double survival(double x) {
    return 1 - cdf(x);
  }

  /** {@inheritDoc} It has no such part: the answer is 0. */
  @Override
  public double density(double x) {
    return 0;
  }

  @Override
  double below(double x) {
    return upTo(atomsBelow(x, false));
  }

  private double upTo(int atoms) {
    return atoms == 0 ? 0 : sorted().upTo(atoms - 1);
  }

  private int atomsBelow(double x, boolean orAt) {
    double[] values = sorted().values();
    int from = 0;
    int to = values.length;
    while (from < to) {
      int middle = (from + to) >>> 1;
      if (values[middle] < x || orAt && values[middle] == x) {
        from = middle + 1;
      } else {
        to = middle;
      }
    }
    return from;
  }

  Sorted sorted() {
    Sorted known = sorted;
    if (known == null) {
      double[][] pair = RadixSort.sorted(points, weights);
      known = new Sorted(pair[0], pair[1]);
      if (pair[1] != null) {
        accumulate(pair[1]);
      }
      sorted = known;
    }
    return known;
  }

  private static void accumulate(double[] shares) {
    double sum = 0;
    for (int i = 0; i < shares.length; i++) {
      sum += shares[i];
      shares[i] = sum;
    }
    for (int i = 0; i < shares.length; i++) {
      shares[i] /= sum;
    }
  }

  /** The index, as given, of each atom in ascending order. */
  int[] order() {
    int[] known = order;
    if (known == null) {
      double[] indices = new double[points.length];
      Arrays.setAll(indices, i -> i);
      double[] sortedIndices = RadixSort.sorted(points, indices)[1];
      known = new int[points.length];
      for (int i = 0; i < known.length; i++) {
        known[i] = (int) sortedIndices[i];
      }
      order = known;
    }
    return known;
  }

  @Override
  boolean isProbability() {
    return Math.abs(mass - 1) <= (points.length + 4) * 0x1p-52;
  }

  @Override
  Pieces pieces() {
    Sorted atoms = sorted();
    int n = points.length;
    Pieces pieces = new Pieces(this, n);
    double level = 0;
    for (int i = 0; i < n; i++) {
      double x = atoms.values()[i];
      double next = i == n - 1 ? 1 : atoms.upTo(i);
      if (next > level) {
        pieces.add(next, 1 - next, x, x, false);
        level = next;
      }
    }
    return pieces;
  }

  @Override
  double smooth(double u, double v) {
    throw new AssertionError("an atom is constant");
  }

  @Override
  public String toString() {
    String shown = points.length <= 8 ? Arrays.toString(points) : "[" + points.length + " points]";
    return "Empirical" + shown + (weights == null ? "" : " of mass " + mass);
  }
}
