package org.natgrad.regression;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.natgrad.descent.Status;

/** At λ = 0 separated data have no maximum: said with a direction that plain loops verify. */
class SeparationTest {

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 6})
  void separableDataAreSeparated(int classes) {
    for (long seed = 1; seed <= 20; seed++) {
      Problem problem = separable(new SplittableRandom(seed), 120, 5, classes, 0.3);
      requireSeparated(problem, problem.fit());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3})
  void separableSparseWideDataAreSeparated(int classes) {
    for (long seed = 1; seed <= 10; seed++) {
      Problem problem = Problem.random(new SplittableRandom(seed), 30, 120, classes, 0.2).withL2(0);
      requireSeparated(problem, problem.model().fit(problem.sparse(), problem.response()));
    }
  }

  /** More weights than any matrix could hold: the metric is matrix-free, and singular at λ = 0. */
  @Test
  void wideSparseDataOfManyClassesAreSeparatedAtOnce() {
    Problem problem = Problem.random(new SplittableRandom(3), 400, 500, 12, 0.03).withL2(0);
    FittedModel fitted = problem.model().fit(problem.sparse(), problem.response());
    requireSeparated(problem, fitted);
    assertTrue(fitted.trace().size() < 20, fitted.toString());
  }

  /** x₁ decides unless it is 0, where the classes overlap. */
  @ParameterizedTest
  @ValueSource(ints = {2, 3})
  void quasiSeparableDataAreSeparatedButNotCompletely(int classes) {
    for (long seed = 1; seed <= 20; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      Problem drawn = Problem.random(random, 150, 3, classes, 1);
      double[][] x = HardDataTest.copy(drawn.x());
      int[] y = drawn.y().clone();
      for (int i = 0; i < x.length; i++) {
        x[i][0] = i % 3 == 0 ? 1 + Problem.uniform(random) : 0;
        y[i] = i % 3 == 0 ? 1 : y[i];
      }
      Problem problem = new Problem(x, y, classes, null, 0, false);
      Separation found = requireSeparated(problem, problem.fit());
      assertFalse(found.complete(), "seed " + seed);
    }
  }

  /** A class that appears only where an indicator is set, and one that never does there. */
  @Test
  void anIndicatorThatRulesAClassOutSeparates() {
    Problem drawn = Problem.random(new SplittableRandom(5), 200, 3, 4, 1);
    double[][] x = HardDataTest.copy(drawn.x());
    int[] y = drawn.y().clone();
    for (int i = 0; i < x.length; i++) {
      x[i][2] = i % 2;
      y[i] = i % 2 == 1 && y[i] == 3 ? 0 : y[i];
    }
    Problem problem = new Problem(x, y, 4, null, 0, false);
    requireSeparated(problem, problem.fit());
  }

  @Test
  void badlyScaledSeparableDataAreSeparated() {
    for (int classes : new int[] {2, 3}) {
      Problem problem = separable(new SplittableRandom(6), 100, 5, classes, 0.3);
      for (double[] row : problem.x()) {
        for (int j = 0; j < row.length; j++) {
          row[j] *= StrictMath.pow(10, 3 * j - 6);
        }
      }
      requireSeparated(problem, problem.fit());
    }
  }

  @Test
  void rowsOfWeightZeroDoNotPreventSeparation() {
    Problem problem = separable(new SplittableRandom(7), 100, 4, 2, 0.3);
    int[] y = problem.y().clone();
    double[] weights = new double[y.length];
    for (int i = 0; i < y.length; i++) {
      y[i] = i % 10 == 0 ? 1 - y[i] : y[i];
      weights[i] = i % 10 == 0 ? 0 : 1;
    }
    Problem ignored = new Problem(problem.x(), y, 2, weights, 0, false);
    requireSeparated(ignored, ignored.fit());
    Problem counted = ignored.withWeights(null);
    assertNotEquals(Status.SEPARATED, counted.fit().termination().status());
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 5})
  void dataThatOverlapAreNeverCalledSeparated(int classes) {
    for (long seed = 1; seed <= 40; seed++) {
      Problem problem =
          Problem.random(new SplittableRandom(seed), 60 * classes, 3, classes, 1).withL2(0);
      FittedModel fitted =
          problem.model().withTolerance(1e-18).fit(problem.dense(), problem.response());
      assertTrue(fitted.converged(), "seed " + seed + ": " + fitted.termination());
      assertTrue(fitted.separation().isEmpty());
      HardDataTest.requireOptimum(problem, fitted);
    }
  }

  @Test
  void aPenaltyMakesSeparableDataOrdinary() {
    Problem problem = separable(new SplittableRandom(8), 120, 5, 3, 0.3).withL2(1e-3);
    FittedModel fitted =
        problem.model().withTolerance(1e-18).fit(problem.dense(), problem.response());
    assertTrue(fitted.converged());
    HardDataTest.requireOptimum(problem, fitted);
  }

  /**
   * All margins w_y·x − w_k·x of the direction are ≥ 0 but for the rounding of the weights, one is
   * clearly above 0, and the weights returned are finite.
   */
  private static Separation requireSeparated(Problem problem, FittedModel fitted) {
    assertEquals(Status.SEPARATED, fitted.termination().status(), fitted.termination().toString());
    HardDataTest.requireFinite(problem, fitted);
    assertFalse(fitted.converged());
    Separation found = fitted.separation().orElseThrow();
    int raised = 0;
    boolean complete = true;
    for (int i = 0; i < problem.rows(); i++) {
      if (problem.weight(i) == 0) {
        continue;
      }
      double[] z = problem.logits(found.direction(), i);
      double size = 0;
      for (int k = 0; k < problem.classes(); k++) {
        double[] w = found.direction()[k];
        double terms = Math.abs(w[problem.columns()]);
        for (int j = 0; j < problem.columns(); j++) {
          terms += Math.abs(w[j] * problem.x()[i][j]);
        }
        size = Math.max(size, terms);
      }
      boolean rises = false;
      for (int k = 0; k < problem.classes(); k++) {
        double margin = z[problem.y()[i]] - z[k];
        assertTrue(margin >= -1e-12 * size, "row " + i + ", class " + k + ": margin " + margin);
        boolean positive = margin > 1e-12 * size;
        rises |= positive;
        complete &= k == problem.y()[i] || positive;
      }
      raised += rises ? 1 : 0;
    }
    assertTrue(raised > 0, "a margin rises");
    assertEquals(raised, found.rows());
    assertEquals(complete, found.complete());
    return found;
  }

  /** Rows whose class is the largest of linear scores, those too close to call left out. */
  private static Problem separable(
      SplittableRandom random, int rows, int columns, int classes, double margin) {
    double[][] truth = new double[classes][columns];
    for (double[] row : truth) {
      for (int j = 0; j < columns; j++) {
        row[j] = Problem.normal(random);
      }
    }
    double[][] x = new double[rows][columns];
    int[] y = new int[rows];
    for (int i = 0; i < rows; ) {
      double best = Double.NEGATIVE_INFINITY;
      double second = Double.NEGATIVE_INFINITY;
      for (int j = 0; j < columns; j++) {
        x[i][j] = Problem.normal(random);
      }
      for (int k = 0; k < classes; k++) {
        double z = 0;
        for (int j = 0; j < columns; j++) {
          z += truth[k][j] * x[i][j];
        }
        if (z > best) {
          second = best;
          best = z;
          y[i] = k;
        } else {
          second = Math.max(second, z);
        }
      }
      i += best - second > margin ? 1 : 0;
    }
    return new Problem(x, y, classes, null, 0, false);
  }
}
