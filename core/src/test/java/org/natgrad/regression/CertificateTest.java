package org.natgrad.regression;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.natgrad.descent.DescentListener.Verdict;
import org.natgrad.descent.Iteration;
import org.natgrad.descent.Status;

class CertificateTest {

  private static final int PROBLEMS = 1000;
  private static final long SEED = 3;

  @Test
  void theCertificateBoundsTheTrueGapAtEveryIterateOfAThousandProblems() {
    SplittableRandom seeds = new SplittableRandom(SEED);
    int iterates = 0;
    for (int i = 0; i < PROBLEMS; i++) {
      long seed = seeds.nextLong();
      iterates += checkEveryIterate(seed);
    }
    assertTrue(iterates > 4 * PROBLEMS, "only " + iterates + " iterates were seen");
  }

  /**
   * The optimum is the problem's own solution to rounding; its F and that of every iterate, which
   * is what the fit returns when it may take no more iterations, are recomputed by plain loops. The
   * only slack is the rounding of these two values.
   */
  private static int checkEveryIterate(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Problem problem = draw(random);
    boolean sparse = random.nextBoolean();
    DesignMatrix design = sparse ? problem.sparse() : problem.dense();
    Categorical response = problem.response();
    double[][] best = problem.model().withTolerance(1e-16).fit(design, response).weights();
    double optimum = problem.value(best);

    List<Iteration> seen = new ArrayList<>();
    problem
        .model()
        .withTolerance(1e-13)
        .withListener(
            (iteration, at) -> {
              seen.add(iteration);
              return Verdict.CONTINUE;
            })
        .fit(design, response);
    for (Iteration iteration : seen) {
      FittedModel at =
          problem
              .model()
              .withTolerance(1e-13)
              .withMaxIterations(iteration.index())
              .fit(design, response);
      double[][] w = at.weights();
      String what =
          "seed "
              + seed
              + ", iterate "
              + iteration.index()
              + ": "
              + problem.rows()
              + " rows, "
              + problem.columns()
              + " columns, "
              + problem.classes()
              + " classes, l2 "
              + problem.l2()
              + (problem.penaliseIntercept() ? ", intercept penalised" : "")
              + (sparse ? ", sparse" : ", dense");
      double slack = problem.rounding(w) + problem.rounding(best);
      double gap = problem.value(w) - optimum;
      assertTrue(
          gap <= iteration.gapBound() + slack,
          () -> what + ": gap " + gap + " > bound " + iteration.gapBound() + ", slack " + slack);
      assertEquals(problem.value(w), iteration.value(), 1e-11 * problem.value(w) + slack, what);
      assertEquals(iteration.gapBound(), at.certificate().orElseThrow(), what);
    }
    return seen.size();
  }

  private static Problem draw(SplittableRandom random) {
    int classes = random.nextBoolean() ? 2 : 3 + random.nextInt(4);
    int rows = classes + random.nextInt(40);
    int columns = 1 + random.nextInt(random.nextInt(4) == 0 ? 60 : 12);
    Problem plain = Problem.random(random, rows, columns, classes, random.nextBoolean() ? 1 : 0.3);
    double[][] x = plain.x();
    if (random.nextBoolean()) {
      for (int j = 0; j < columns; j++) {
        double scale = StrictMath.pow(10, 6 * Problem.uniform(random) - 3);
        for (double[] row : x) {
          row[j] *= scale;
        }
      }
    }
    double[] weights = null;
    if (random.nextBoolean()) {
      weights = new double[rows];
      for (int i = 0; i < rows; i++) {
        weights[i] = random.nextInt(6) == 0 ? 0 : 0.1 + 3 * Problem.uniform(random);
      }
      weights[0] = 1;
    }
    double l2 = StrictMath.pow(10, 6 * Problem.uniform(random) - 3);
    return new Problem(x, plain.y(), classes, weights, l2, random.nextBoolean());
  }

  @Test
  void atTolerance1e16TheGradientIsGone() {
    for (long seed = 1; seed <= 6; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      Problem problem = Problem.random(random, 400, 8, 3 + (int) seed, 1);
      FittedModel fitted =
          problem.model().withTolerance(1e-16).fit(problem.dense(), problem.response());
      double start = Problem.norm(problem.gradient(Problem.zeros(problem.classes(), 8)));
      double end = Problem.norm(problem.gradient(fitted.weights()));
      assertTrue(end <= 1e-8 * start, "seed " + seed + ": " + end + " of " + start);
      assertTrue(fitted.converged(), fitted.termination().toString());
    }
  }

  @Test
  void convergedMeansThatTheCertificateIsWithinTheTolerance() {
    for (double tolerance : new double[] {1e-2, 1e-5, 1e-8, 1e-11}) {
      Problem problem = Problem.random(new SplittableRandom(5), 300, 6, 4, 1);
      FittedModel fitted =
          problem.model().withTolerance(tolerance).fit(problem.dense(), problem.response());
      assertEquals(Status.CONVERGED, fitted.termination().status());
      assertTrue(fitted.certificate().orElseThrow() <= tolerance * fitted.value());
      assertEquals(problem.value(fitted.weights()), fitted.value(), 1e-12 * fitted.value());
    }
  }

  @Test
  void atLambdaZeroNothingIsCertified() {
    Problem problem = Problem.random(new SplittableRandom(6), 300, 4, 3, 1).withL2(0);
    FittedModel fitted = problem.fit();
    assertTrue(fitted.certificate().isEmpty());
    assertTrue(fitted.estimatedGap() <= 1e-8 * fitted.value());
  }

  @Test
  void weightsSumToZeroOverTheClasses() {
    Problem problem = Problem.random(new SplittableRandom(7), 200, 5, 5, 1);
    double[][] w = problem.fit().weights();
    assertEquals(5, w.length);
    for (int j = 0; j <= 5; j++) {
      double sum = 0;
      for (double[] row : w) {
        assertEquals(6, row.length);
        sum += row[j];
      }
      assertEquals(0, sum, 1e-13 * Problem.norm(w));
    }
  }

  @Test
  void binaryRowsAreHalfTheLogitEach() {
    Problem problem = Problem.random(new SplittableRandom(8), 200, 5, 2, 1);
    double[][] w = problem.fit().weights();
    for (int j = 0; j <= 5; j++) {
      assertEquals(-w[0][j], w[1][j]);
    }
  }
}
