package org.natgrad.regression;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.natgrad.descent.Iteration;
import org.natgrad.descent.Status;

/** Data that break other solvers: every number stays finite, and the optimum is the optimum. */
class HardDataTest {

  /** The gradient left, over that at zero weights. */
  private static final double SMALL = 1e-8;

  @Test
  void columnsFrom1eMinus6To1e6ReachTheOptimum() {
    for (int classes : new int[] {2, 4}) {
      Problem problem = Problem.random(new SplittableRandom(1), 300, 7, classes, 1);
      double[][] x = copy(problem.x());
      for (double[] row : x) {
        Arrays.setAll(row, j -> row[j] * StrictMath.pow(10, 2 * j - 6));
      }
      Problem scaled = problem.withX(x);
      FittedModel fitted =
          scaled.model().withTolerance(1e-18).fit(scaled.dense(), scaled.response());
      requireOptimum(scaled, fitted);
      assertTrue(fitted.converged());
    }
  }

  @Test
  void atLambdaZeroScalesDoNotChangeTheMaximum() {
    for (int classes : new int[] {2, 4}) {
      Problem problem = Problem.random(new SplittableRandom(2), 300, 7, classes, 1).withL2(0);
      double[][] x = copy(problem.x());
      for (double[] row : x) {
        Arrays.setAll(row, j -> row[j] * StrictMath.pow(10, 2 * j - 6));
      }
      Problem scaled = problem.withX(x);
      FittedModel fitted = scaled.fit();
      requireFinite(scaled, fitted);
      assertEquals(problem.fit().value(), fitted.value(), 1e-9 * fitted.value());
    }
  }

  @Test
  void collinearDuplicateAndConstantColumnsReachTheOptimum() {
    for (double l2 : new double[] {1, 0}) {
      for (int classes : new int[] {2, 3}) {
        Problem problem = Problem.random(new SplittableRandom(3), 250, 4, classes, 1).withL2(l2);
        double[][] x = new double[problem.rows()][];
        for (int i = 0; i < x.length; i++) {
          double[] row = problem.x()[i];
          x[i] = new double[] {row[0], row[1], row[2], row[3], row[1], row[0] + 2 * row[2], 5, 0};
        }
        Problem degenerate = problem.withX(x);
        FittedModel fitted =
            degenerate
                .model()
                .withInference(true)
                .withTolerance(1e-18)
                .fit(degenerate.dense(), degenerate.response());
        requireFinite(degenerate, fitted);
        assertNotEquals(Status.SEPARATED, fitted.termination().status());
        if (l2 == 0) { // The columns added say nothing new.
          double full =
              problem.model().withTolerance(1e-18).fit(problem.dense(), problem.response()).value();
          assertEquals(full, fitted.value(), 1e-9 * full);
        } else {
          requireOptimum(degenerate, fitted);
          double[] w = fitted.weights()[0];
          assertEquals(w[1], w[4], 1e-6 * Math.abs(w[1]), "duplicates share their weight");
        }
      }
    }
  }

  @Test
  void aConstantColumnIsNeededOnlyWhereTheInterceptIsPenalised() {
    Problem problem = Problem.random(new SplittableRandom(4), 200, 3, 3, 1);
    double[][] x = copy(problem.x());
    for (double[] row : x) {
      row[2] = 7;
    }
    Problem free = problem.withX(x);
    FittedModel fitted = free.model().withTolerance(1e-18).fit(free.dense(), free.response());
    requireOptimum(free, fitted);
    for (double[] row : fitted.weights()) {
      assertEquals(0, row[2], 1e-6);
    }
    Problem penalised = new Problem(x, free.y(), 3, null, 1, true);
    requireOptimum(
        penalised,
        penalised.model().withTolerance(1e-18).fit(penalised.dense(), penalised.response()));
  }

  @Test
  void aClassWithOneExampleIsLearnt() {
    Problem problem = Problem.random(new SplittableRandom(5), 200, 4, 3, 1);
    int[] y = Arrays.stream(problem.y()).map(k -> k == 2 ? 0 : k).toArray();
    y[17] = 2;
    Problem rare = new Problem(problem.x(), y, 3, null, 1, false);
    requireOptimum(rare, rare.model().withTolerance(1e-18).fit(rare.dense(), rare.response()));
  }

  @Test
  void aClassWithoutExamplesIsImpossibleButFinite() {
    Problem problem = Problem.random(new SplittableRandom(6), 200, 4, 3, 1);
    Problem more = new Problem(problem.x(), problem.y(), 4, null, 1, false);
    requireFinite(more, more.fit());
    Problem penalised = new Problem(problem.x(), problem.y(), 4, null, 1, true);
    requireOptimum(
        penalised,
        penalised.model().withTolerance(1e-18).fit(penalised.dense(), penalised.response()));
  }

  @Test
  void oneClassIsCertain() {
    Problem problem = Problem.random(new SplittableRandom(7), 50, 3, 1, 1);
    for (double l2 : new double[] {1, 0}) {
      Problem one = problem.withL2(l2);
      FittedModel fitted = one.fit();
      requireFinite(one, fitted);
      assertEquals(1, fitted.weights().length);
      assertEquals(0, fitted.value());
    }
  }

  @Test
  void aThousandClassesReachTheOptimum() {
    Problem problem = Problem.random(new SplittableRandom(8), 1500, 5, 1000, 1);
    FittedModel fitted =
        problem.model().withTolerance(1e-10).fit(problem.dense(), problem.response());
    requireFinite(problem, fitted);
    double start = Problem.norm(problem.gradient(Problem.zeros(1000, 5)));
    double end = Problem.norm(problem.gradient(fitted.weights()));
    assertTrue(end <= 1e-4 * start, end + " of " + start);
    assertEquals(Status.CONVERGED, fitted.termination().status());
  }

  @Test
  void fewerRowsThanColumnsReachTheOptimum() {
    for (int classes : new int[] {2, 3}) {
      for (boolean sparse : new boolean[] {false, true}) {
        Problem problem =
            Problem.random(new SplittableRandom(9), 20, 150, classes, sparse ? 0.1 : 1);
        FittedModel fitted =
            problem
                .model()
                .withTolerance(1e-18)
                .fit(sparse ? problem.sparse() : problem.dense(), problem.response());
        requireOptimum(problem, fitted);
      }
    }
  }

  @Test
  void rowsWithoutEntriesAndRowsOfWeightZeroReachTheOptimum() {
    for (int classes : new int[] {2, 3}) {
      Problem problem = Problem.random(new SplittableRandom(10), 120, 6, classes, 0.4);
      double[][] x = copy(problem.x());
      double[] weights = new double[x.length];
      for (int i = 0; i < x.length; i++) {
        if (i % 7 == 0) {
          x[i] = new double[6];
        }
        weights[i] = i % 5 == 0 ? 0 : 1 + i % 3;
      }
      Problem holes = new Problem(x, problem.y(), classes, weights, 1, false);
      requireOptimum(
          holes, holes.model().withTolerance(1e-18).fit(holes.sparse(), holes.response()));
    }
  }

  @Test
  void noColumnsAtAllLeaveTheClassFrequencies() {
    int[] y = {0, 1, 1, 2, 2, 2};
    Problem problem = new Problem(new double[6][0], y, 3, null, 1, false);
    double[][] w =
        problem.model().withTolerance(1e-18).fit(problem.dense(), problem.response()).weights();
    assertEquals(Math.log(2), w[1][0] - w[0][0], 1e-7);
    assertEquals(Math.log(3), w[2][0] - w[0][0], 1e-7);
  }

  @Test
  void hugeLogitsStayFinite() {
    Problem problem = Problem.random(new SplittableRandom(11), 100, 3, 3, 1);
    double[][] start = {{1e4, -1e4, 1e4, 50}, {-1e4, 1e4, 0, -50}, {0, 0, -1e4, 0}};
    FittedModel fitted =
        problem
            .model()
            .withWarmStart(start)
            .withTolerance(1e-18)
            .fit(problem.dense(), problem.response());
    requireOptimum(problem, fitted);
  }

  @Test
  void fNeverGrows() {
    for (long seed = 1; seed <= 20; seed++) {
      Problem problem = Problem.random(new SplittableRandom(seed), 80, 5, 2 + (int) (seed % 3), 1);
      double before = Double.POSITIVE_INFINITY;
      for (Iteration iteration : problem.fit().trace()) {
        assertTrue(iteration.value() <= before * (1 + 1e-14), "seed " + seed);
        before = iteration.value();
      }
    }
  }

  static void requireOptimum(Problem problem, FittedModel fitted) {
    requireFinite(problem, fitted);
    double start =
        Problem.norm(problem.gradient(Problem.zeros(problem.classes(), problem.columns())));
    double end = Problem.norm(problem.gradient(fitted.weights()));
    assertTrue(
        end <= SMALL * start,
        "gradient " + end + " of " + start + ", " + fitted.termination().status());
  }

  static void requireFinite(Problem problem, FittedModel fitted) {
    for (double[] row : fitted.weights()) {
      assertEquals(problem.columns() + 1, row.length);
      assertTrue(Arrays.stream(row).allMatch(Double::isFinite), "weights are finite");
    }
    assertTrue(Double.isFinite(fitted.value()));
    assertEquals(
        problem.value(fitted.weights()),
        fitted.value(),
        1e-11 * fitted.value() + problem.rounding(fitted.weights()));
    for (Coefficient c : fitted.hasInference() ? fitted.coefficients() : List.<Coefficient>of()) {
      for (double v : new double[] {c.estimate(), c.standardError(), c.lower(), c.upper()}) {
        assertTrue(!Double.isNaN(v), c.toString());
      }
    }
  }

  static double[][] copy(double[][] x) {
    return Arrays.stream(x).map(double[]::clone).toArray(double[][]::new);
  }
}
