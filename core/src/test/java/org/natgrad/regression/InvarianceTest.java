package org.natgrad.regression;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InvarianceTest {

  private static final double CLOSE = 1e-9;

  @ParameterizedTest
  @ValueSource(ints = {2, 4})
  void weightTwoIsTheSameAsARowTwice(int classes) {
    Problem problem = Problem.random(new SplittableRandom(1), 150, 4, classes, 1);
    double[] weights = new double[problem.rows()];
    Arrays.setAll(weights, i -> i % 3 == 0 ? 2 : 1);
    double[][] x = new double[200][];
    int[] y = new int[200];
    int to = 0;
    for (int i = 0; i < problem.rows(); i++) {
      for (int times = 0; times < weights[i]; times++) {
        x[to] = problem.x()[i];
        y[to++] = problem.y()[i];
      }
    }
    assertEquals(200, to);
    Problem twice = new Problem(x, y, classes, null, 1, false);
    requireEqual(tight(problem.withWeights(weights)), tight(twice));
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 4})
  void affineChangesOfTheFeaturesLeavePredictionsUnchangedAtLambdaZero(int classes) {
    Problem problem = Problem.random(new SplittableRandom(2), 300, 4, classes, 1).withL2(0);
    double[][] map = {
      {3, 1e-2, 0, 2e-3}, {-1, 1e-3, 4e2, 0}, {0, 2e-2, 1e2, 1e-3}, {5, 0, -3e2, 4e-3}
    };
    double[] shift = {10, -1e-2, 3e2, 0.1};
    double[][] x = new double[problem.rows()][4];
    for (int i = 0; i < x.length; i++) {
      for (int j = 0; j < 4; j++) {
        x[i][j] = shift[j];
        for (int l = 0; l < 4; l++) {
          x[i][j] += problem.x()[i][l] * map[l][j];
        }
      }
    }
    Problem mapped = problem.withX(x);
    double[][] w = tight(problem);
    double[][] v = tight(mapped);
    for (int i = 0; i < x.length; i++) {
      assertArrayEquals(problem.probabilities(w, i), mapped.probabilities(v, i), CLOSE);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 5})
  void permutingTheClassesPermutesTheWeights(int classes) {
    Problem problem = Problem.random(new SplittableRandom(3), 200, 4, classes, 1);
    int[] y = Arrays.stream(problem.y()).map(k -> (k + 1) % classes).toArray();
    Problem permuted = new Problem(problem.x(), y, classes, null, 1, false);
    double[][] w = tight(problem);
    double[][] v = tight(permuted);
    double[][] back = new double[classes][];
    for (int k = 0; k < classes; k++) {
      back[k] = v[(k + 1) % classes];
    }
    requireEqual(w, back);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 4})
  void permutingTheFeaturesPermutesTheWeights(int classes) {
    Problem problem = Problem.random(new SplittableRandom(4), 200, 5, classes, 1);
    double[][] x = new double[problem.rows()][5];
    for (int i = 0; i < x.length; i++) {
      for (int j = 0; j < 5; j++) {
        x[i][(j + 2) % 5] = problem.x()[i][j];
      }
    }
    double[][] w = tight(problem);
    double[][] v = tight(problem.withX(x));
    double[][] back = HardDataTest.copy(v);
    for (int k = 0; k < classes; k++) {
      for (int j = 0; j < 5; j++) {
        back[k][j] = v[k][(j + 2) % 5];
      }
    }
    requireEqual(w, back);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 4})
  void sparseRowsOfTheSameDataGiveTheSameWeights(int classes) {
    for (boolean penaliseIntercept : new boolean[] {true, false}) {
      Problem drawn = Problem.random(new SplittableRandom(5), 300, 12, classes, 0.3);
      Problem problem = new Problem(drawn.x(), drawn.y(), classes, null, 0.3, penaliseIntercept);
      GeneralisedLinearModel model = problem.model().withTolerance(1e-20);
      requireEqual(
          model.fit(problem.dense(), problem.response()).weights(),
          model.fit(problem.sparse(), problem.response()).weights());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 4})
  void scalingAllWeightsAndLambdaTogetherChangesNothing(int classes) {
    Problem problem = Problem.random(new SplittableRandom(6), 200, 4, classes, 1);
    double[] threes = new double[problem.rows()];
    Arrays.fill(threes, 3);
    requireEqual(tight(problem), tight(problem.withWeights(threes).withL2(3)));
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 4})
  void aWarmStartAtTheOptimumIsDoneAtOnce(int classes) {
    Problem problem = Problem.random(new SplittableRandom(7), 200, 4, classes, 1);
    double[][] w = tight(problem);
    FittedModel again = problem.model().withWarmStart(w).fit(problem.dense(), problem.response());
    assertEquals(1, again.trace().size());
    requireEqual(w, again.weights());
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 4})
  void aWarmStartAnywhereReachesTheSameOptimum(int classes) {
    Problem problem = Problem.random(new SplittableRandom(8), 200, 4, classes, 1);
    double[][] start = new double[classes][5];
    SplittableRandom random = new SplittableRandom(9);
    for (double[] row : start) {
      Arrays.setAll(row, j -> 3 * Problem.normal(random));
    }
    requireEqual(
        tight(problem),
        problem
            .model()
            .withWarmStart(start)
            .withTolerance(1e-20)
            .fit(problem.dense(), problem.response())
            .weights());
  }

  private static double[][] tight(Problem problem) {
    return problem.model().withTolerance(1e-20).fit(problem.dense(), problem.response()).weights();
  }

  private static void requireEqual(double[][] expected, double[][] actual) {
    double distance = Problem.distance(expected, actual);
    assertTrue(
        distance <= CLOSE * Problem.norm(expected),
        "distance " + distance + " of " + Problem.norm(expected));
  }
}
