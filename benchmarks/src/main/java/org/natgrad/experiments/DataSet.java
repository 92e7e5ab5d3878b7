package org.natgrad.experiments;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.tribuo.MutableDataset;
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;
import org.tribuo.impl.ArrayExample;
import org.tribuo.provenance.SimpleDataSourceProvenance;

/**
 * Rows of features with a class each, in the order of their source.
 *
 * @param name what it is called in tables and file names
 * @param features the features' names, one a column
 * @param classes the classes' names; {@code y} indexes them
 * @param x the features, one row an example
 * @param y the class of each row
 */
public record DataSet(
    String name, List<String> features, List<String> classes, double[][] x, int[] y) {

  /** One row in this many is kept for testing: row i, counted from 0, where i mod 5 = 0. */
  private static final int FOLDS = 5;

  private static final List<String> NUCLEUS =
      List.of(
          "radius",
          "texture",
          "perimeter",
          "area",
          "smoothness",
          "compactness",
          "concavity",
          "concave points",
          "symmetry",
          "fractal dimension");

  /**
   * Breast Cancer Wisconsin (Diagnostic): 569 tumours, malignant or benign, by 30 measurements of
   * cell nuclei in raw units (an area beside a smoothness: the Gram matrix has condition 2e12).
   *
   * @return the data set
   */
  public static DataSet breastCancer() {
    List<String> features = new ArrayList<>();
    for (String statistic : List.of("mean ", "error of ", "worst ")) {
      NUCLEUS.forEach(measure -> features.add(statistic + measure));
    }
    List<double[]> rows = read("breast_cancer.csv", 1);
    return of("breast_cancer", features, List.of("malignant", "benign"), rows, y -> y);
  }

  /**
   * Optical recognition of handwritten digits: 1,797 images of 8 × 8 pixels of value 0 to 16, odd
   * digits against even ones. Three pixels are constant.
   *
   * @return the data set
   */
  public static DataSet digits() {
    List<String> features = new ArrayList<>();
    for (int pixel = 0; pixel < 64; pixel++) {
      features.add("pixel " + pixel / 8 + "," + pixel % 8);
    }
    List<double[]> rows = read("digits.csv", 0);
    return of("digits", features, List.of("even", "odd"), rows, digit -> digit % 2);
  }

  /** {@return the rows to train on: four in five} */
  public DataSet train() {
    return part(false);
  }

  /** {@return the rows to test on: every fifth, the first among them} */
  public DataSet test() {
    return part(true);
  }

  /** {@return the number of rows} */
  public int rows() {
    return x.length;
  }

  /** {@return the rows as a new Tribuo dataset, every feature of every row an entry} */
  public MutableDataset<Label> toTribuo() {
    LabelFactory factory = new LabelFactory();
    MutableDataset<Label> dataset =
        new MutableDataset<>(new SimpleDataSourceProvenance(name, factory), factory);
    String[] names = features.toArray(String[]::new);
    for (int i = 0; i < x.length; i++) {
      dataset.add(new ArrayExample<>(new Label(classes.get(y[i])), names, x[i]));
    }
    return dataset;
  }

  private DataSet part(boolean test) {
    List<double[]> rows = new ArrayList<>();
    List<Integer> labels = new ArrayList<>();
    for (int i = 0; i < x.length; i++) {
      if ((i % FOLDS == 0) == test) {
        rows.add(x[i]);
        labels.add(y[i]);
      }
    }
    return new DataSet(
        name,
        features,
        classes,
        rows.toArray(double[][]::new),
        labels.stream().mapToInt(Integer::intValue).toArray());
  }

  private static DataSet of(
      String name,
      List<String> features,
      List<String> classes,
      List<double[]> rows,
      java.util.function.IntUnaryOperator label) {
    int d = features.size();
    double[][] x = new double[rows.size()][];
    int[] y = new int[x.length];
    for (int i = 0; i < x.length; i++) {
      double[] row = rows.get(i);
      if (row.length != d + 1) {
        throw new IllegalStateException(
            name + ": row " + i + " has " + row.length + " columns instead of " + (d + 1));
      }
      x[i] = java.util.Arrays.copyOf(row, d);
      y[i] = label.applyAsInt((int) row[d]);
    }
    return new DataSet(name, List.copyOf(features), classes, x, y);
  }

  private static List<double[]> read(String file, int headerLines) {
    List<double[]> rows = new ArrayList<>();
    try (InputStream in = DataSet.class.getResourceAsStream(file);
        BufferedReader reader =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.US_ASCII))) {
      reader
          .lines()
          .skip(headerLines)
          .map(line -> java.util.Arrays.stream(line.split(",")))
          .forEach(cells -> rows.add(cells.mapToDouble(Double::parseDouble).toArray()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return rows;
  }
}
