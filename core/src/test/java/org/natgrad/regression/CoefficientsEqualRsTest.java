package org.natgrad.regression;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Maximum likelihood against the values of {@code reference.csv}, made by {@code R/reference.R}.
 */
class CoefficientsEqualRsTest {

  private static final double RELATIVE = 1e-8;

  @ParameterizedTest
  @ValueSource(
      strings = {"iris", "iris-weighted", "iris-scaled", "wine", "wine-weighted", "weather"})
  void coefficientsAndStandardErrorsAtLambdaZeroEqualRs(String name) {
    Case data = Case.of(name);
    FittedModel fitted =
        GeneralisedLinearModel.defaults()
            .withL2(0)
            .withTolerance(1e-16)
            .fit(data.design(), data.response());
    Map<String, double[]> expected = expected(name);
    assertTrue(fitted.converged(), name + ": " + fitted.termination());
    List<Coefficient> contrast = fitted.contrast(data.classes.get(0));
    int compared = 0;
    for (Coefficient c : contrast) {
      String feature = c.feature().equals(FittedModel.INTERCEPT) ? "intercept" : c.feature();
      double[] reference = expected.get(c.response() + "/" + feature);
      if (reference != null) {
        compared++;
        String what = name + " " + c;
        assertEquals(reference[0], c.estimate(), RELATIVE * Math.abs(reference[0]), what);
        assertEquals(reference[1], c.standardError(), RELATIVE * reference[1], what);
        double z = reference[0] / reference[1];
        assertEquals(z, c.z().orElseThrow(), 2 * RELATIVE * Math.abs(z), what);
        assertEquals(reference[2], fitted.deviance(), 1e-11 * reference[2], what);
      }
    }
    assertEquals(expected.size(), compared, name);
  }

  private static Map<String, double[]> expected(String name) {
    Map<String, double[]> expected = new HashMap<>();
    for (String line : lines("reference.csv")) {
      String[] cells = line.split(",");
      if (cells[0].equals(name)) {
        expected.put(
            cells[1] + "/" + cells[2],
            Arrays.stream(cells, 3, 6).mapToDouble(Double::parseDouble).toArray());
      }
    }
    return expected;
  }

  private static List<String> lines(String file) {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                CoefficientsEqualRsTest.class.getResourceAsStream(file), StandardCharsets.UTF_8))) {
      return reader.lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The data of a case, as {@code R/reference.R} takes them. */
  private static final class Case {
    private final List<String> names;
    private final List<String> classes;
    private final double[][] x;
    private final int[] y;
    private double[] weights;

    private Case(List<String> names, List<String> classes, double[][] x, int[] y) {
      this.names = names;
      this.classes = classes;
      this.x = x;
      this.y = y;
    }

    static Case of(String name) {
      return switch (name) {
        case "iris" -> iris();
        case "iris-weighted" -> iris().weighted(i -> (i % 5) / 2.0);
        case "iris-scaled" -> iris().scaled(1e6, 1e-6, 1, 1e3);
        case "wine" -> wine();
        case "wine-weighted" -> wine().weighted(i -> (1 + i % 4) / 4.0);
        case "weather" -> weather();
        default -> throw new IllegalArgumentException(name);
      };
    }

    DesignMatrix design() {
      double[] values = Arrays.stream(x).flatMapToDouble(Arrays::stream).toArray();
      return DesignMatrix.dense(x.length, names.size(), values).withNames(names);
    }

    Categorical response() {
      Categorical response = Categorical.of(y, classes);
      return weights == null ? response : response.withWeights(weights);
    }

    private Case weighted(java.util.function.IntToDoubleFunction weight) {
      weights = IntStream.range(0, x.length).mapToDouble(weight).toArray();
      return this;
    }

    private Case scaled(double... scale) {
      for (double[] row : x) {
        Arrays.setAll(row, j -> row[j] * scale[j]);
      }
      return this;
    }

    /** Versicolor against virginica: rows 50 to 149. */
    private static Case iris() {
      List<double[]> rows = numbers("iris.csv").subList(50, 150);
      return new Case(
          List.of("sepal length", "sepal width", "petal length", "petal width"),
          List.of("versicolor", "virginica"),
          columns(rows, 0, 1, 2, 3),
          rows.stream().mapToInt(row -> (int) row[4] - 1).toArray());
    }

    private static Case wine() {
      List<double[]> rows = numbers("wine.csv");
      return new Case(
          List.of("malic_acid", "ash", "magnesium", "hue", "proline"),
          List.of("class_0", "class_1", "class_2"),
          columns(rows, 1, 2, 4, 10, 12),
          rows.stream().mapToInt(row -> (int) row[13]).toArray());
    }

    private static Case weather() {
      List<String> classes = List.of("drizzle", "fog", "rain", "snow", "sun");
      List<String> lines = lines("seattle-weather.csv");
      Map<double[], Integer> rows = new LinkedHashMap<>();
      for (String line : lines.subList(1, lines.size())) {
        String[] cells = line.split(",");
        double[] row = Arrays.stream(cells, 2, 5).mapToDouble(Double::parseDouble).toArray();
        rows.put(row, classes.indexOf(cells[5]));
      }
      return new Case(
          List.of("temp_max", "temp_min", "wind"),
          classes,
          rows.keySet().toArray(double[][]::new),
          rows.values().stream().mapToInt(Integer::intValue).toArray());
    }

    private static double[][] columns(List<double[]> rows, int... columns) {
      double[][] x = new double[rows.size()][columns.length];
      for (int i = 0; i < x.length; i++) {
        for (int j = 0; j < columns.length; j++) {
          x[i][j] = rows.get(i)[columns[j]];
        }
      }
      return x;
    }

    private static List<double[]> numbers(String file) {
      List<double[]> rows = new ArrayList<>();
      List<String> lines = lines(file);
      for (String line : lines.subList(1, lines.size())) {
        rows.add(Arrays.stream(line.split(",")).mapToDouble(Double::parseDouble).toArray());
      }
      return rows;
    }
  }
}
