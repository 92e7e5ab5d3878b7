package org.natgrad.wasserstein;

import java.util.Arrays;

/**
 * A law on the line with finitely many atoms, in ascending order: Σ_i m_i δ_{x_i}, Σ m_i = 1. Atoms
 * may coincide.
 */
public final class SortedSample {

  private final double[] values;
  private final double[] cumulative; // Σ_{k ≤ i} m_k; the last is 1

  private SortedSample(double[] values, double[] weights) {
    this.values = values;
    this.cumulative = new double[values.length];
    double total = 0;
    for (int i = 0; i < weights.length; i++) {
      total += weights[i];
      cumulative[i] = total;
    }
    if (!(total <= Double.MAX_VALUE)) {
      throw new IllegalArgumentException(
          "sum of weights = " + total + ": must be finite. Divide the weights by their largest.");
    }
    for (int i = 0; i < weights.length; i++) {
      cumulative[i] /= total;
    }
  }

  /**
   * The law that gives each of n observations the mass 1/n.
   *
   * @param values finite and ascending, at least one; copied
   * @return the law
   * @throws IllegalArgumentException if the values are none of these
   */
  public static SortedSample of(double... values) {
    double[] ones = new double[values.length];
    Arrays.fill(ones, 1);
    return weighted(values, ones);
  }

  /**
   * The law that gives observation i the mass w_i / Σ w.
   *
   * @param values finite and ascending, at least one; copied
   * @param weights finite and &gt; 0, one a value
   * @return the law
   * @throws IllegalArgumentException if values or weights are none of these
   */
  public static SortedSample weighted(double[] values, double[] weights) {
    if (!(values.length > 0)) {
      throw new IllegalArgumentException(
          "values.length = 0: must be > 0. A law needs at least one observation.");
    }
    if (weights.length != values.length) {
      throw new IllegalArgumentException(
          "weights.length = "
              + weights.length
              + ": must be values.length = "
              + values.length
              + ". Give one weight a value.");
    }
    for (int i = 0; i < values.length; i++) {
      if (!(Math.abs(values[i]) <= Double.MAX_VALUE)) {
        throw new IllegalArgumentException(
            "values["
                + i
                + "] = "
                + values[i]
                + ": must be finite. Drop or impute missing observations.");
      }
      if (i > 0 && !(values[i] >= values[i - 1])) {
        throw new IllegalArgumentException(
            "values["
                + i
                + "] = "
                + values[i]
                + ": must be ≥ values["
                + (i - 1)
                + "] = "
                + values[i - 1]
                + ". Sort the values first, and their weights with them.");
      }
      if (!(weights[i] > 0 && weights[i] <= Double.MAX_VALUE)) {
        throw new IllegalArgumentException(
            "weights["
                + i
                + "] = "
                + weights[i]
                + ": must be finite and > 0. Drop observations without weight.");
      }
    }
    return new SortedSample(values.clone(), weights);
  }

  /** {@return the number of atoms} */
  public int size() {
    return values.length;
  }

  /**
   * The place of an atom.
   *
   * @param i index in [0, n)
   * @return x_i
   */
  public double value(int i) {
    return values[i];
  }

  /**
   * The mass of an atom.
   *
   * @param i index in [0, n)
   * @return m_i, to the rounding of 1
   */
  public double mass(int i) {
    return cumulative[i] - (i == 0 ? 0 : cumulative[i - 1]);
  }

  double cumulative(int i) {
    return cumulative[i];
  }

  @Override
  public String toString() {
    return "SortedSample" + Arrays.toString(values);
  }
}
