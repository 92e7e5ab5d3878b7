package org.natgrad.tribuo.classification;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tribuo.Example;
import org.tribuo.MutableDataset;
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;
import org.tribuo.impl.ArrayExample;
import org.tribuo.provenance.SimpleDataSourceProvenance;

/** The data the tests train on. Row i of a real set is a test row iff i mod 5 is 0. */
final class Datasets {

  static final IntPredicate ALL = row -> true;
  static final IntPredicate TRAIN = row -> row % 5 != 0;
  static final IntPredicate TEST = row -> row % 5 == 0;

  private static final LabelFactory LABELS = new LabelFactory();
  private static final Pattern WORD = Pattern.compile("[a-z]+");

  private Datasets() {}

  static MutableDataset<Label> of(List<Example<Label>> examples, String name) {
    var provenance = new SimpleDataSourceProvenance(name, OffsetDateTime.now(), LABELS);
    var dataset = new MutableDataset<>(provenance, LABELS);
    examples.forEach(dataset::add);
    return dataset;
  }

  /** Breast Cancer Wisconsin (Diagnostic), raw: scales from 1e-3 to 4e3. */
  static MutableDataset<Label> breastCancer(IntPredicate rows) {
    return of(breastCancerRows(rows, false), "breast_cancer");
  }

  /** The same with columns of mean 0 and standard deviation 1 over all rows. */
  static MutableDataset<Label> breastCancerStandardised(IntPredicate rows) {
    return of(breastCancerRows(rows, true), "breast_cancer standardised");
  }

  static String[] breastCancerNames() {
    List<String> names = new ArrayList<>();
    for (String kind : List.of("mean", "error", "worst")) {
      for (String what :
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
              "fractal dimension")) {
        names.add(kind + " " + what);
      }
    }
    return names.toArray(String[]::new);
  }

  /** The raw table: 30 measurements and the class, 0 malignant and 1 benign. */
  static List<double[]> breastCancerTable() {
    List<double[]> table = new ArrayList<>();
    for (String line : lines(Datasets.class.getResourceAsStream("breast_cancer.csv"))) {
      String[] cells = line.split(",");
      if (cells.length == 31) {
        double[] row = new double[31];
        for (int j = 0; j < 31; j++) {
          row[j] = Double.parseDouble(cells[j]);
        }
        table.add(row);
      }
    }
    return table;
  }

  private static List<Example<Label>> breastCancerRows(IntPredicate rows, boolean standardise) {
    List<double[]> table = breastCancerTable();
    if (standardise) {
      standardise(table, 30);
    }
    String[] names = breastCancerNames();
    List<Example<Label>> examples = new ArrayList<>();
    for (int i = 0; i < table.size(); i++) {
      if (rows.test(i)) {
        double[] values = java.util.Arrays.copyOf(table.get(i), 30);
        Label label = new Label(table.get(i)[30] == 0 ? "malignant" : "benign");
        examples.add(new ArrayExample<>(label, names.clone(), values));
      }
    }
    return examples;
  }

  private static void standardise(List<double[]> table, int columns) {
    for (int j = 0; j < columns; j++) {
      double mean = 0;
      for (double[] row : table) {
        mean += row[j] / table.size();
      }
      double variance = 0;
      for (double[] row : table) {
        variance += (row[j] - mean) * (row[j] - mean) / table.size();
      }
      for (double[] row : table) {
        row[j] = (row[j] - mean) / Math.sqrt(variance);
      }
    }
  }

  /**
   * WordNet 3.1's verbs, one synset a row: does it take verb frame 8 ("Somebody ----s something")?
   * Features are the words of the gloss and the lemmas, present or absent.
   */
  static MutableDataset<Label> wordNetVerbs() {
    List<Example<Label>> examples = new ArrayList<>();
    String file = "/net/sf/extjwnl/data/wordnet/wn31/data.verb";
    for (String line : lines(Datasets.class.getResourceAsStream(file))) {
      if (!line.startsWith(" ")) {
        examples.add(synset(line));
      }
    }
    return of(examples, "WordNet 3.1 verbs");
  }

  private static Example<Label> synset(String line) {
    int bar = line.indexOf('|');
    String[] field = line.substring(0, bar).trim().split(" ");
    SortedSet<String> features = new TreeSet<>();
    int lemmas = Integer.parseInt(field[3], 16);
    for (int i = 0; i < lemmas; i++) {
      features.add("lemma=" + field[4 + 2 * i].toLowerCase(java.util.Locale.ROOT));
    }
    int at = 4 + 2 * lemmas;
    at += 1 + 4 * Integer.parseInt(field[at]);
    boolean frame8 = false;
    for (int i = 0; i < Integer.parseInt(field[at]); i++) {
      frame8 |= Integer.parseInt(field[at + 2 + 3 * i]) == 8;
    }
    Matcher words = WORD.matcher(line.substring(bar + 1).toLowerCase(java.util.Locale.ROOT));
    while (words.find()) {
      features.add(words.group());
    }
    double[] ones = new double[features.size()];
    java.util.Arrays.fill(ones, 1);
    Label label = new Label(frame8 ? "frame 8" : "other");
    return new ArrayExample<>(label, features.toArray(String[]::new), ones);
  }

  /**
   * Gaussian features and labels drawn from a softmax model: large enough to keep several threads
   * busy.
   */
  static MutableDataset<Label> synthetic(int rows, int columns, int classes, long seed) {
    Random random = new Random(seed);
    double[][] weights = new double[classes][columns];
    for (double[] row : weights) {
      for (int j = 0; j < columns; j++) {
        row[j] = random.nextGaussian();
      }
    }
    String[] names = new String[columns];
    for (int j = 0; j < columns; j++) {
      names[j] = String.format("x%03d", j);
    }
    List<Example<Label>> examples = new ArrayList<>();
    for (int i = 0; i < rows; i++) {
      double[] x = new double[columns];
      for (int j = 0; j < columns; j++) {
        x[j] = random.nextGaussian() * (1 + j % 7);
      }
      int best = 0;
      double highest = Double.NEGATIVE_INFINITY;
      for (int k = 0; k < classes; k++) {
        double z = -Math.log(-Math.log(random.nextDouble()));
        for (int j = 0; j < columns; j++) {
          z += weights[k][j] * x[j] / (1 + j % 7);
        }
        if (z > highest) {
          highest = z;
          best = k;
        }
      }
      examples.add(new ArrayExample<>(new Label("class" + best), names.clone(), x));
    }
    return of(examples, "synthetic");
  }

  private static List<String> lines(InputStream stream) {
    try (var reader =
        new BufferedReader(new InputStreamReader(stream, StandardCharsets.ISO_8859_1))) {
      return reader.lines().toList();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
