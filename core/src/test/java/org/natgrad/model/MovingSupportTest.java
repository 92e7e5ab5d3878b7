package org.natgrad.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.natgrad.information.FisherMetric;

/** Models whose support moves with the parameter: they are laws, but have no Fisher metric. */
class MovingSupportTest {

  /** A model at a point, with E[∂_0 ℓ] and E[x] in closed form. */
  private record Case(DifferentiableModel model, double score, double mean, double... theta) {}

  private static Stream<DynamicTest> everywhere(Consumer<Case> law) {
    return Stream.of(
            new Case(new Uniform(), -0.5, 1, 2),
            new Case(new Uniform(), -1e3, 5e-4, 1e-3),
            new Case(new ShiftedExponential(), 0.25, 7, 3, 4),
            new Case(new ShiftedExponential(), 1e3, -2 + 1e-3, -2, 1e-3))
        .map(c -> DynamicTest.dynamicTest(c.toString(), () -> law.accept(c)));
  }

  private static double expected(Case c, Integrand f) {
    return Expectation.under(c.model(), c.theta()).of(1, f).orThrow()[0];
  }

  @TestFactory
  Stream<DynamicTest> theScoreHasAMeanThatIsNotZero() {
    return everywhere(
        c -> {
          double mean = expected(c, (x, out) -> out[0] = c.model().score(c.theta(), x)[0]);
          assertEquals(c.score(), mean, 1e-11 * Math.abs(c.score()));
        });
  }

  @TestFactory
  Stream<DynamicTest> thereIsNoFisherMetric() {
    return everywhere(
        c -> {
          String message =
              assertThrows(IllegalArgumentException.class, () -> FisherMetric.of(c.model()))
                  .getMessage();
          assertTrue(message.contains(c.model().name()), message);
          assertTrue(c.model().supportMoves());
        });
  }

  @TestFactory
  Stream<DynamicTest> drawsAndDensityAgreeOnTheMean() {
    return everywhere(
        c -> {
          assertEquals(
              c.mean(), expected(c, (x, out) -> out[0] = x[0]), 1e-11 * Math.abs(c.mean()));
          Estimate drawn =
              Expectation.under(c.model(), c.theta())
                  .monteCarlo(1, (x, out) -> out[0] = x[0], 4000, new SplittableRandom(3))[0];
          assertEquals(c.mean(), drawn.value(), 5 * drawn.standardError());
        });
  }

  @TestFactory
  Stream<DynamicTest> outsideTheSupportTheDensityIsZero() {
    return everywhere(
        c -> {
          Support.Interval support = (Support.Interval) c.model().support(c.theta());
          double[] below = {support.lower() - 1};
          assertEquals(Double.NEGATIVE_INFINITY, c.model().logDensity(c.theta(), below));
        });
  }
}
