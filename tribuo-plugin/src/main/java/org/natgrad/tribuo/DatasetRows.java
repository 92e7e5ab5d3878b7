package org.natgrad.tribuo;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.natgrad.regression.DesignMatrix;
import org.tribuo.Dataset;
import org.tribuo.Example;
import org.tribuo.Feature;
import org.tribuo.ImmutableFeatureMap;
import org.tribuo.Output;

/**
 * The rows of a Tribuo dataset as a design matrix and example weights, read in one pass.
 *
 * <p>Column j is the feature with id j of the feature map, so that weights go back into a Tribuo
 * model unpermuted. Features that the map does not know are left out, as Tribuo does; values of
 * features that share an id (after hashing) are added.
 */
public final class DatasetRows {

  /**
   * Below this part of stored cells, sparse rows cost less than dense ones: the indices then pay.
   */
  private static final double DENSE = 0.4;

  /** The longest array that every JVM can allocate. */
  private static final int LONGEST_ARRAY = Integer.MAX_VALUE - 8;

  /**
   * Receives the output of each example.
   *
   * @param <T> the type of output
   */
  @FunctionalInterface
  public interface OutputReader<T> {

    /**
     * Called once an example, in the dataset's order.
     *
     * @param row index of the example, from 0
     * @param output its output
     */
    void read(int row, T output);
  }

  private final DesignMatrix features;
  private final double[] weights;

  private DatasetRows(DesignMatrix features, double[] weights) {
    this.features = features;
    this.weights = weights;
  }

  /**
   * Reads a dataset.
   *
   * @param <T> the type of output
   * @param examples the dataset
   * @param featureMap the ids of its features; pass the map the model will carry
   * @param outputs where the outputs go
   * @return the rows
   * @throws IllegalArgumentException if the dataset is empty, an output is unknown, a feature value
   *     is not finite, a weight is negative or not finite, all weights are zero, or an example has
   *     no feature that the map knows
   */
  public static <T extends Output<T>> DatasetRows read(
      Dataset<T> examples, ImmutableFeatureMap featureMap, OutputReader<? super T> outputs) {
    Objects.requireNonNull(examples, "examples");
    requireExamples(examples);
    long stored = 0;
    for (Example<T> example : examples) {
      stored += example.size();
    }
    double cells = (double) examples.size() * featureMap.size();
    Reading<T> reading = new Reading<T>(examples.size(), featureMap, outputs);
    DesignMatrix rows =
        stored >= DENSE * cells ? reading.dense(examples) : reading.sparse(examples, stored);
    return new DatasetRows(rows.withNames(names(featureMap)), reading.weightsUnlessOne());
  }

  /**
   * Returns the features, a column for each id.
   *
   * @return the design matrix, without an intercept column
   */
  public DesignMatrix features() {
    return features;
  }

  /**
   * Returns the example weights.
   *
   * @return a weight for each row, or empty if every weight is 1
   */
  public Optional<double[]> weights() {
    return Optional.ofNullable(weights);
  }

  private static <T extends Output<T>> void requireExamples(Dataset<T> examples) {
    if (examples.size() == 0) {
      throw new IllegalArgumentException(
          "examples: the dataset is empty; a fit needs at least one example");
    }
    int unknown = examples.getOutputInfo().getUnknownCount();
    if (unknown > 0) {
      int row = 0;
      for (Example<T> example : examples) {
        if (example.getOutput().equals(examples.getOutputFactory().getUnknownOutput())) {
          break;
        }
        row++;
      }
      String first = row < examples.size() ? ", the first at examples[" + row + "]" : "";
      throw new IllegalArgumentException(
          "examples: "
              + unknown
              + " have the unknown output"
              + first
              + "; every output must be known. Leave the unlabelled examples out (DatasetView)");
    }
  }

  private static List<String> names(ImmutableFeatureMap featureMap) {
    List<String> names = new ArrayList<>(featureMap.size());
    for (int id = 0; id < featureMap.size(); id++) {
      names.add(featureMap.get(id).getName());
    }
    return names;
  }

  /** The state of one pass. */
  private static final class Reading<T extends Output<T>> {

    private final int rows;
    private final int columns;
    private final ImmutableFeatureMap featureMap;
    private final FeatureIds ids;
    private final OutputReader<? super T> outputs;
    private final double[] weights;
    private boolean weighted;
    private double totalWeight;

    Reading(int rows, ImmutableFeatureMap featureMap, OutputReader<? super T> outputs) {
      this.rows = rows;
      this.columns = featureMap.size();
      this.featureMap = featureMap;
      this.ids = new FeatureIds(featureMap);
      this.outputs = outputs;
      this.weights = new double[rows];
    }

    DesignMatrix dense(Dataset<T> examples) {
      double[] cell = new double[length((long) rows * columns, "cells")];
      int row = 0;
      for (Example<T> example : examples) {
        begin(row, example);
        denseRow(row, example, cell);
        row++;
      }
      return DesignMatrix.dense(rows, columns, cell);
    }

    private void denseRow(int row, Example<T> example, double[] cell) {
      int offset = row * columns;
      int position = 0;
      boolean known = false;
      for (Feature feature : example) {
        int id = ids.at(position++, feature.getName());
        if (id >= 0) {
          double sum = cell[offset + id] + feature.getValue();
          if (!(Math.abs(sum) < Double.POSITIVE_INFINITY)) {
            throw notFinite(row, feature.getName(), feature.getValue());
          }
          cell[offset + id] = sum;
          known = true;
        }
      }
      requireKnown(known, row);
    }

    DesignMatrix sparse(Dataset<T> examples, long stored) {
      int[] start = new int[rows + 1];
      int[] column = new int[length(stored, "stored features")];
      double[] value = new double[column.length];
      int row = 0;
      for (Example<T> example : examples) {
        begin(row, example);
        start[row + 1] = sparseRow(row, example, column, value, start[row]);
        row++;
      }
      if (start[rows] < column.length) {
        column = Arrays.copyOf(column, start[rows]);
        value = Arrays.copyOf(value, start[rows]);
      }
      return DesignMatrix.sparse(rows, columns, start, column, value);
    }

    private int sparseRow(int row, Example<T> example, int[] column, double[] value, int first) {
      int end = first;
      int previous = -1;
      boolean ascending = true;
      for (Feature feature : example) {
        int id = ids.of(feature.getName());
        if (id >= 0) {
          if (!(Math.abs(feature.getValue()) < Double.POSITIVE_INFINITY)) {
            throw notFinite(row, feature.getName(), feature.getValue());
          }
          ascending &= previous < id;
          previous = id;
          column[end] = id;
          value[end++] = feature.getValue();
        }
      }
      requireKnown(end > first, row);
      return ascending ? end : sortAndAdd(row, column, value, first, end);
    }

    double[] weightsUnlessOne() {
      if (!(totalWeight > 0)) {
        throw new IllegalArgumentException(
            "examples: every weight is 0; at least one must be greater than 0 (Example.setWeight)");
      }
      return weighted ? weights : null;
    }

    private void begin(int row, Example<T> example) {
      double weight = example.getWeight();
      if (!(weight >= 0 && weight < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException(
            "examples["
                + row
                + "].weight = "
                + weight
                + ": a weight must be finite and at least 0. Set it with Example.setWeight");
      }
      weights[row] = weight;
      weighted |= weight != 1;
      totalWeight += weight;
      outputs.read(row, example.getOutput());
    }

    private static IllegalArgumentException notFinite(int row, String name, double value) {
      boolean given = !(Math.abs(value) < Double.POSITIVE_INFINITY);
      return new IllegalArgumentException(
          "examples["
              + row
              + "], feature '"
              + name
              + "' = "
              + value
              + (given ? "" : ", which overflows when added to the features that share its id")
              + ": a feature must be finite. Impute it, or leave the feature out of the example");
    }

    private static void requireKnown(boolean known, int row) {
      if (!known) {
        throw new IllegalArgumentException(
            "examples["
                + row
                + "] has no feature that the dataset's feature map knows; at least one is needed."
                + " Leave the example out, or add a feature that is always 1");
      }
    }

    private static int length(long needed, String what) {
      if (needed > LONGEST_ARRAY) {
        throw new IllegalArgumentException(
            "examples: "
                + needed
                + " "
                + what
                + ", at most "
                + LONGEST_ARRAY
                + " fit into an array. Drop rare features (MinimumCardinalityDataset) or sample the"
                + " examples (DatasetView)");
      }
      return (int) needed;
    }

    /**
     * Sorts one row by column and adds what shares a column, in the order of the example; returns
     * the row's new end.
     */
    private int sortAndAdd(int row, int[] column, double[] value, int first, int end) {
      int length = end - first;
      long[] keys = new long[length];
      double[] unsorted = Arrays.copyOfRange(value, first, end);
      for (int i = 0; i < length; i++) {
        keys[i] = ((long) column[first + i] << 32) | i;
      }
      Arrays.sort(keys);
      int out = first - 1;
      for (long key : keys) {
        int id = (int) (key >>> 32);
        if (out < first || column[out] != id) {
          column[++out] = id;
          value[out] = unsorted[(int) key];
        } else {
          value[out] += unsorted[(int) key];
          if (!(Math.abs(value[out]) < Double.POSITIVE_INFINITY)) {
            throw notFinite(row, featureMap.get(id).getName(), unsorted[(int) key]);
          }
        }
      }
      return out + 1;
    }
  }
}
