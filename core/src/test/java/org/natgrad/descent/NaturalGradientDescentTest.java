package org.natgrad.descent;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.natgrad.geometry.EuclideanMetric;
import org.natgrad.geometry.MetricTensor;
import org.natgrad.geometry.Solution;

/**
 * The loop's own laws, on the cross-entropy of exponential laws, whose geometry is known by heart.
 */
class NaturalGradientDescentTest {

  /**
   * KL(Exp(mean m*) ‖ Exp(rate θ)) = θ m* − log θ − 1 − log m*, in rate coordinates, or in u = log
   * rate; the Fisher information is 1/θ², respectively 1.
   */
  private record Exponential(double mean, boolean logarithmic) implements Objective {
    @Override
    public int dimension() {
      return 1;
    }

    @Override
    public Evaluation at(double[] theta) {
      double[] point = theta.clone();
      double rate = logarithmic ? Math.exp(point[0]) : point[0];
      return new Evaluation() {
        @Override
        public double[] point() {
          return point;
        }

        @Override
        public double value() {
          return rate > 0
              ? rate * mean - Math.log(rate) - 1 - Math.log(mean)
              : Double.POSITIVE_INFINITY;
        }

        @Override
        public double[] differential() {
          double inRate = mean - 1 / rate;
          return new double[] {logarithmic ? inRate * rate : inRate};
        }

        @Override
        public MetricTensor metric() {
          return new Scalar(logarithmic ? 1 : 1 / (rate * rate));
        }
      };
    }
  }

  private record Scalar(double g) implements MetricTensor {
    @Override
    public int dimension() {
      return 1;
    }

    @Override
    public void flat(double[] vector, double[] covector) {
      covector[0] = g * vector[0];
    }

    @Override
    public Solution sharp(double[] covector, double accuracy, double[] vector) {
      vector[0] = covector[0] / g;
      return new Solution(0, 1, 0);
    }
  }

  private static final NaturalGradientDescent DESCENT =
      NaturalGradientDescent.defaults()
          .withStopping(StoppingRule.estimatedGap(1e-14).or(StoppingRule.iterations(100_000)));

  @Test
  void theMaximumLikelihoodEstimateIsFoundInAnyCoordinates() {
    assertEquals(
        0.4, DESCENT.minimise(new Exponential(2.5, false), new double[] {3}).point()[0], 1e-7);
    assertEquals(
        Math.log(0.4),
        DESCENT.minimise(new Exponential(2.5, true), new double[] {1}).point()[0],
        1e-7);
  }

  /** Amari's point: to first order in the rate the natural path is the same curve of laws. */
  @Test
  void thePathsInTwoCoordinatesDifferToSecondOrderAndPlainPathsToFirst() {
    double naturalCoarse = pathGap(1e-2, false);
    double naturalFine = pathGap(1e-3, false);
    assertEquals(10, naturalCoarse / naturalFine, 1, "natural gap is linear in the rate");
    assertTrue(naturalFine < 2e-3, "natural gap " + naturalFine);
    assertTrue(pathGap(1e-3, true) > 0.1, "plain gap " + pathGap(1e-3, true));
  }

  /** Distance |log θ₁ − log θ₂| of the two paths after time ½. */
  private static double pathGap(double rate, boolean plain) {
    NaturalGradientDescent fixed =
        NaturalGradientDescent.defaults()
            .withStep(StepRule.constant(rate))
            .withStopping(StoppingRule.iterations((int) Math.round(0.5 / rate)));
    Objective inRate = new Exponential(2.5, false);
    Objective inLog = new Exponential(2.5, true);
    if (plain) {
      inRate = inRate.under(new EuclideanMetric());
      inLog = inLog.under(new EuclideanMetric());
    }
    double one = Math.log(fixed.minimise(inRate, new double[] {3}).point()[0]);
    double other = fixed.minimise(inLog, new double[] {Math.log(3)}).point()[0];
    return Math.abs(one - other);
  }

  @Test
  void underTheEuclideanMetricTheDirectionIsThePlainGradient() {
    Evaluation at = new Exponential(2.5, false).under(new EuclideanMetric()).at(new double[] {3});
    double[] direction = new double[1];
    at.metric().sharp(at.differential(), 0, direction);
    assertArrayEquals(at.differential(), direction);
  }

  @Test
  void valuesNeverRise() {
    DescentResult result =
        DESCENT.minimise(
            new Exponential(2.5, false).under(new EuclideanMetric()), new double[] {30});
    for (int i = 1; i < result.trace().size(); i++) {
      double before = result.trace().get(i - 1).value();
      assertTrue(result.trace().get(i).value() <= before + 1e-14 * Math.abs(before));
    }
    assertTrue(result.converged(), result.toString());
  }

  @Test
  void theListenerSeesEveryIterateOnceAndMayStop() {
    List<Integer> seen = new ArrayList<>();
    DescentResult result =
        DESCENT
            .withListener(
                (iteration, at) -> {
                  seen.add(iteration.index());
                  return iteration.index() == 2
                      ? DescentListener.Verdict.STOP
                      : DescentListener.Verdict.CONTINUE;
                })
            .minimise(new Exponential(2.5, false), new double[] {3});
    assertEquals(List.of(0, 1, 2), seen);
    assertSame(Status.CANCELLED, result.termination().status());
    assertFalse(result.converged());
  }

  @Test
  void aListenersExceptionReachesTheCaller() {
    RuntimeException thrown = new RuntimeException("enough");
    NaturalGradientDescent watched =
        DESCENT.withListener(
            (iteration, at) -> {
              throw thrown;
            });
    assertSame(
        thrown,
        assertThrows(
            RuntimeException.class,
            () -> watched.minimise(new Exponential(2.5, false), new double[] {3})));
  }

  @Test
  void anInterruptEndsWithTheBestPointSoFarAndKeepsTheFlag() {
    DescentResult result =
        DESCENT
            .withListener(
                (iteration, at) -> {
                  if (iteration.index() == 1) {
                    Thread.currentThread().interrupt();
                  }
                  return DescentListener.Verdict.CONTINUE;
                })
            .minimise(new Exponential(2.5, false), new double[] {3});
    assertTrue(Thread.interrupted(), "the flag is still set");
    assertSame(Status.INTERRUPTED, result.termination().status());
    assertEquals(result.trace().get(1).value(), result.value());
  }

  @Test
  void whereRoundingFloorsTheObjectiveTheStatusSaysSo() {
    DescentResult result =
        DESCENT
            .withStopping(StoppingRule.estimatedGap(1e-300).or(StoppingRule.iterations(1000)))
            .minimise(new Exponential(2.5, true), new double[] {1});
    assertTrue(
        result.termination().status() == Status.AT_ROUNDING
            || result.trace().get(result.trace().size() - 1).estimatedGap() <= 1e-300,
        result.toString());
    assertTrue(result.converged());
  }

  /** A tensor whose ♯ answers 0, as conjugate gradients do on a metric that is not positive. */
  @Test
  void aMetricThatGivesNoDirectionIsAStallAndNotConvergence() {
    MetricTensor mute =
        new MetricTensor() {
          @Override
          public int dimension() {
            return 1;
          }

          @Override
          public void flat(double[] vector, double[] covector) {
            covector[0] = 0;
          }

          @Override
          public Solution sharp(double[] covector, double accuracy, double[] vector) {
            vector[0] = 0;
            return new Solution(1, 0, 1);
          }
        };
    Objective objective = new Exponential(2.5, false);
    Objective muted =
        new Objective() {
          @Override
          public int dimension() {
            return 1;
          }

          @Override
          public Evaluation at(double[] theta) {
            Evaluation at = objective.at(theta);
            return new Evaluation() {
              @Override
              public double[] point() {
                return at.point();
              }

              @Override
              public double value() {
                return at.value();
              }

              @Override
              public double[] differential() {
                return at.differential();
              }

              @Override
              public MetricTensor metric() {
                return mute;
              }
            };
          }
        };
    DescentResult result = DESCENT.minimise(muted, new double[] {3});
    assertSame(Status.STALLED, result.termination().status());
    assertFalse(result.converged());
  }

  @Test
  void badInputIsRefusedByName() {
    Objective objective = new Exponential(2.5, false);
    assertRefused("start", () -> DESCENT.minimise(objective, new double[2]));
    assertRefused("start", () -> DESCENT.minimise(objective, new double[] {-1}));
    assertRefused("start", () -> DESCENT.minimise(objective, new double[] {Double.NaN}));
    assertRefused("tolerance = 0.0", () -> StoppingRule.certificate(0));
    assertRefused("tolerance = NaN", () -> StoppingRule.estimatedGap(Double.NaN));
    assertRefused("most = -1", () -> StoppingRule.iterations(-1));
    assertRefused("seconds = 0.0", () -> StoppingRule.seconds(0));
    assertRefused("rate = NaN", () -> StepRule.constant(Double.NaN));
  }

  private static void assertRefused(String named, Runnable call) {
    String message = assertThrows(IllegalArgumentException.class, call::run).getMessage();
    assertTrue(message.contains(named), message);
  }
}
