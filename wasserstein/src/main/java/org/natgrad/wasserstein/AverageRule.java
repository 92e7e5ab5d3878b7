package org.natgrad.wasserstein;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** How values are averaged: an affine combination whose coefficients may depend on their order. */
sealed interface AverageRule {

  /** The coefficient of each value, which sum to 1. */
  double[] coefficients(double[] values);

  /** Whether the coefficients change where two values cross. */
  boolean followsOrder();

  /** The average of values. */
  default double of(double[] values) {
    return of(values, values);
  }

  /** The average of followers, with the coefficients that the values have. */
  default double of(double[] values, double[] followers) {
    double[] coefficients = coefficients(values);
    double sum = 0;
    for (int i = 0; i < values.length; i++) {
      sum += coefficients[i] == 0 ? 0 : coefficients[i] * followers[i];
    }
    return sum;
  }

  /** Σ w_i x_i, the point of least Σ w_i |x − x_i|². */
  record Mean(double[] weights) implements AverageRule {
    @Override
    public double[] coefficients(double[] values) {
      return weights;
    }

    @Override
    public boolean followsOrder() {
      return false;
    }

    @Override
    public String toString() {
      return "mean " + Arrays.toString(weights);
    }
  }

  /** The middle of the points of least Σ w_i |x − x_i|. */
  record Median(double[] weights) implements AverageRule {
    @Override
    public double[] coefficients(double[] values) {
      int[] order =
          IntStream.range(0, values.length)
              .boxed()
              .sorted(Comparator.comparingDouble(i -> values[i]))
              .mapToInt(i -> i)
              .toArray();
      double[] coefficients = new double[values.length];
      double sum = 0;
      int lower = -1;
      int upper = -1;
      for (int i : order) {
        sum += weights[i];
        lower = lower < 0 && sum >= 0.5 - TIE ? i : lower;
        upper = upper < 0 && sum > 0.5 + TIE ? i : upper;
      }
      coefficients[lower] += 0.5;
      coefficients[upper] += 0.5;
      return coefficients;
    }

    /** Weights that halve the whole do so within their rounding. */
    private static final double TIE = 0x1p-45;

    @Override
    public boolean followsOrder() {
      return true;
    }

    @Override
    public String toString() {
      return "median " + Arrays.toString(weights);
    }
  }

  /** The middle of the range, the point of least max |x − x_i|. */
  record Midrange() implements AverageRule {
    @Override
    public double[] coefficients(double[] values) {
      int least = 0;
      int greatest = 0;
      for (int i = 1; i < values.length; i++) {
        least = values[i] < values[least] ? i : least;
        greatest = values[i] > values[greatest] ? i : greatest;
      }
      double[] coefficients = new double[values.length];
      coefficients[least] += 0.5;
      coefficients[greatest] += 0.5;
      return coefficients;
    }

    @Override
    public boolean followsOrder() {
      return true;
    }

    @Override
    public String toString() {
      return "midrange";
    }
  }
}
