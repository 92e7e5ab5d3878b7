package org.natgrad.regression;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bad input is refused with a message that names the argument and the value. */
class BadInputTest {

  private static final List<String> CLASSES = List.of("a", "b");
  private static final DesignMatrix X = DesignMatrix.dense(3, 2, new double[] {1, 2, 3, 4, 5, 6});
  private static final Categorical Y = Categorical.of(new int[] {0, 1, 0}, CLASSES);
  private static final GeneralisedLinearModel MODEL = GeneralisedLinearModel.defaults();

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  void featuresMustBeFinite(double bad) {
    refused(() -> DesignMatrix.dense(2, 2, new double[] {1, 2, bad, 4}), "x[1][0]", bad);
    refused(
        () ->
            DesignMatrix.sparse(
                2, 3, new int[] {0, 1, 3}, new int[] {0, 0, 2}, new double[] {1, 2, bad}),
        "x[1][2]",
        bad);
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, -1, -1e-300})
  void rowWeightsMustBeFiniteAndNotNegative(double bad) {
    refused(() -> Y.withWeights(new double[] {1, bad, 1}), "weights[1]", bad);
  }

  @Test
  void rowWeightsMustNotAllBeZero() {
    refused(() -> Y.withWeights(new double[3]), "weights", 0.0);
  }

  @Test
  void thereMustBeAWeightForEachRow() {
    refused(() -> Y.withWeights(new double[] {1, 1}), "weights", 2);
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, -1, -1e-300})
  void lambdaMustBeFiniteAndNotNegative(double bad) {
    refused(() -> MODEL.withL2(bad), "l2", bad);
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, 0, -1e-8})
  void theToleranceMustBePositive(double bad) {
    refused(() -> MODEL.withTolerance(bad), "tolerance", bad);
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, 0, -1})
  void theTimeLimitMustBePositive(double bad) {
    refused(() -> MODEL.withMaxSeconds(bad), "maxSeconds", bad);
  }

  @Test
  void theIterationLimitMustNotBeNegative() {
    refused(() -> MODEL.withMaxIterations(-1), "maxIterations", -1);
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0})
  void theNumberOfThreadsMustBePositive(int bad) {
    refused(() -> MODEL.withThreads(bad), "threads", bad);
  }

  @Test
  void aWarmStartMustHaveARowAClassAndAColumnAWeight() {
    refused(() -> MODEL.withWarmStart(new double[3][3]).fit(X, Y), "warmStart", 3);
    refused(() -> MODEL.withWarmStart(new double[2][2]).fit(X, Y), "warmStart", 2);
    refused(() -> MODEL.withWarmStart(new double[][] {{0, 0, 0}, {0}}).fit(X, Y), "warmStart", 1);
  }

  @Test
  void aWarmStartMustBeFinite() {
    refused(
        () -> MODEL.withWarmStart(new double[][] {{0, 0, 0}, {0, Double.NaN, 0}}).fit(X, Y),
        "warmStart",
        Double.NaN);
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 2, Integer.MAX_VALUE})
  void classesMustBeInRange(int bad) {
    refused(() -> Categorical.of(new int[] {0, bad, 1}, CLASSES), "y[1]", bad);
  }

  @Test
  void aResponseWithoutRowsFitsNoFeatures() {
    refused(() -> MODEL.fit(X, Categorical.of(new int[0], List.of())), "y", 0);
  }

  @Test
  void thereMustBeRows() {
    refused(() -> DesignMatrix.dense(0, 2, new double[0]), "rows", 0);
    refused(() -> DesignMatrix.sparse(0, 2, new int[] {0}, new int[0], new double[0]), "rows", 0);
  }

  @Test
  void thereMustBeAResponseForEachRow() {
    refused(() -> MODEL.fit(X, Categorical.of(new int[] {0, 1}, CLASSES)), "rows", 2);
  }

  @Test
  void valuesMustFillTheMatrix() {
    refused(() -> DesignMatrix.dense(2, 2, new double[3]), "values", 3);
  }

  @Test
  void sparseColumnsMustBeInRangeAndAscend() {
    int[] start = {0, 2};
    double[] value = {1, 1};
    refused(() -> DesignMatrix.sparse(1, 2, start, new int[] {0, 2}, value), "column", 2);
    refused(() -> DesignMatrix.sparse(1, 2, start, new int[] {-1, 1}, value), "column", -1);
    refused(() -> DesignMatrix.sparse(1, 2, start, new int[] {1, 0}, value), "column", 0);
    refused(() -> DesignMatrix.sparse(1, 2, start, new int[] {1, 1}, value), "column", 1);
  }

  @Test
  void sparseOffsetsMustAscendFromZeroToTheNumberOfEntries() {
    int[] column = {0, 1};
    double[] value = {1, 1};
    refused(() -> DesignMatrix.sparse(1, 2, new int[] {1, 2}, column, value), "start", 1);
    refused(() -> DesignMatrix.sparse(1, 2, new int[] {0, 3}, column, value), "start", 3);
    refused(() -> DesignMatrix.sparse(2, 2, new int[] {0, 2, 1}, column, value), "start", 1);
    refused(() -> DesignMatrix.sparse(2, 2, new int[] {0, 2}, column, value), "start", 2);
  }

  @Test
  void thereMustBeANameForEachColumn() {
    refused(() -> X.withNames(List.of("one")), "names", 1);
  }

  @Test
  void theReferenceOfAContrastMustBeAClass() {
    refused(() -> MODEL.fit(X, Y).contrast("c"), "reference", "c");
  }

  private static void refused(Executable call, String argument, Object value) {
    String message = assertThrows(IllegalArgumentException.class, call).getMessage();
    assertTrue(message.contains(argument), message + " does not name " + argument);
    assertTrue(message.contains(String.valueOf(value)), message + " does not name " + value);
  }
}
