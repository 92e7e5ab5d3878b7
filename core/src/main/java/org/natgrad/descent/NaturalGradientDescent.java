package org.natgrad.descent;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.natgrad.geometry.Solution;

/**
 * Steepest descent under a metric: θ ← θ − t ♯df (Amari 1998, eq. 3). The objective brings the
 * metric; under its own Fisher metric this is natural gradient descent, and for a canonical
 * generalised linear model, where Fisher information and Hessian are one, Newton's method.
 *
 * <p>The index is raised inexactly far from the optimum and ever more exactly near it (truncated
 * Newton, Dembo &amp; Steihaug 1983), which a direct solver ignores.
 *
 * @param step how far to go
 * @param stopping when to end
 * @param listener who watches
 */
public record NaturalGradientDescent(
    StepRule step, StoppingRule stopping, DescentListener listener) {

  /** Accuracy of the raised index far from the optimum. */
  private static final double COARSEST = 0.1;

  /** Relative residual below which a raised index says something about the gap. */
  private static final double TRUSTED = 0.5;

  /** No direction is asked for to more digits than this: it cannot pay. */
  private static final double FINEST = 1e-10;

  /**
   * Backtracking steps to a certified relative gap of 10⁻⁸ in at most 200 iterations.
   *
   * @return the defaults
   */
  public static NaturalGradientDescent defaults() {
    return new NaturalGradientDescent(
        StepRule.backtracking(),
        StoppingRule.certificate(1e-8).or(StoppingRule.iterations(200)),
        (iteration, at) -> DescentListener.Verdict.CONTINUE);
  }

  /**
   * Replaces the step rule.
   *
   * @param rule the new one
   * @return the changed descent
   */
  public NaturalGradientDescent withStep(StepRule rule) {
    return new NaturalGradientDescent(rule, stopping, listener);
  }

  /**
   * Replaces the stopping rule.
   *
   * @param rule the new one
   * @return the changed descent
   */
  public NaturalGradientDescent withStopping(StoppingRule rule) {
    return new NaturalGradientDescent(step, rule, listener);
  }

  /**
   * Replaces the listener.
   *
   * @param watcher the new one
   * @return the changed descent
   */
  public NaturalGradientDescent withListener(DescentListener watcher) {
    return new NaturalGradientDescent(step, stopping, watcher);
  }

  /**
   * Minimises an objective.
   *
   * @param objective what to minimise
   * @param start coordinates to start from, length {@code objective.dimension()}
   * @return the best point reached, and why the descent ended there
   * @throws IllegalArgumentException if {@code start} has the wrong length or the objective is not
   *     finite there
   * @throws CancellationException if the thread is interrupted before the start is evaluated;
   *     later, an interrupt is an ending ({@link Status#INTERRUPTED})
   */
  public DescentResult minimise(Objective objective, double[] start) {
    if (start.length != objective.dimension()) {
      throw new IllegalArgumentException(
          "start has length "
              + start.length
              + ": the objective has "
              + objective.dimension()
              + " coordinates");
    }
    long clock = System.nanoTime();
    Evaluation at = objective.at(start);
    if (!(Math.abs(at.value()) < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "start: the objective is " + at.value() + " there; start where it is finite");
    }
    List<Iteration> trace = new ArrayList<>();
    trace.add(line(objective, at, 0, 0, 0, clock));
    double[] direction = null;
    double length = 1;
    while (true) {
      Termination ending;
      Evaluation next = at;
      try {
        ending = stopping.check(trace, at, direction).orElse(null);
        Solution solution = null;
        double slope = 0;
        if (ending == null) {
          double[] differential = at.differential();
          double[] steepest = new double[differential.length];
          solution = at.metric().sharp(differential, accuracy(trace), steepest);
          slope = turnDownhill(differential, steepest);
          direction = steepest;
          if (solution.relativeResidual() < TRUSTED) {
            estimate(trace, Math.abs(slope) / 2);
          }
          ending = stopping.check(trace, at, direction).orElse(null);
        }
        if (listener.iterated(last(trace), at) == DescentListener.Verdict.STOP && ending == null) {
          ending = new Termination(Status.CANCELLED, "the listener asked to stop");
        }
        if (ending == null && Thread.currentThread().isInterrupted()) {
          throw new CancellationException();
        }
        if (ending == null) {
          Step taken =
              slope < 0 ? step.search(objective, at, direction, slope, length) : new Step(at, 0);
          length = taken.length();
          next = taken.at();
          if (length == 0) {
            ending = unmoved(trace);
          } else {
            int index = last(trace).index() + 1;
            trace.add(line(objective, next, index, length, solution.iterations(), clock));
            if (stalled(trace)) {
              trace.remove(trace.size() - 1);
              next = at;
              ending = atRounding(trace, "the last step changed f by rounding alone");
            }
          }
        }
      } catch (CancellationException interrupt) {
        ending = new Termination(Status.INTERRUPTED, "the thread was interrupted");
      }
      if (ending != null) {
        return new DescentResult(at, ending, trace);
      }
      at = next;
    }
  }

  private static Iteration line(
      Objective objective, Evaluation at, int index, double length, int inner, long clock) {
    return new Iteration(
        index,
        at.value(),
        at.gapBound().orElse(Double.POSITIVE_INFINITY),
        Double.POSITIVE_INFINITY,
        length,
        inner,
        objective.passes(),
        (System.nanoTime() - clock) * 1e-9);
  }

  private static void estimate(List<Iteration> trace, double gap) {
    Iteration now = last(trace);
    trace.set(
        trace.size() - 1,
        new Iteration(
            now.index(),
            now.value(),
            now.gapBound(),
            gap,
            now.stepLength(),
            now.innerIterations(),
            now.passes(),
            now.seconds()));
  }

  /** Turns ♯df into the direction of descent −♯df; returns the slope ⟨df, −♯df⟩. */
  private static double turnDownhill(double[] differential, double[] direction) {
    double slope = 0;
    for (int i = 0; i < direction.length; i++) {
      direction[i] = -direction[i];
      slope = Math.fma(differential[i], direction[i], slope);
    }
    return slope;
  }

  /**
   * The square root of the reduction so far of the differential's dual norm, so that convergence is
   * of order 3/2 (Dembo, Eisenstat &amp; Steihaug 1982), but no finer than the goal repays.
   */
  private double accuracy(List<Iteration> trace) {
    Iteration now = last(trace);
    double needed = 0.3 * Math.sqrt(stopping.goal(trace) / now.gapBound());
    double reduction = 1;
    double first = trace.get(0).estimatedGap();
    if (trace.size() > 1 && first < Double.POSITIVE_INFINITY) {
      reduction = Math.sqrt(Math.sqrt(trace.get(trace.size() - 2).estimatedGap() / first));
    }
    return Math.max(Math.min(COARSEST, reduction), Math.max(FINEST, Math.min(needed, COARSEST)));
  }

  /**
   * Whether the latest step, one that promised no more than the rounding of f, also failed to halve
   * what is left.
   */
  private static boolean stalled(List<Iteration> trace) {
    Iteration now = last(trace);
    Iteration before = trace.get(trace.size() - 2);
    if (before.estimatedGap() > Backtracking.ROUNDING * Math.abs(before.value())) {
      return false;
    }
    if (now.gapBound() < Double.POSITIVE_INFINITY) {
      return !(now.gapBound() <= before.gapBound() / 2);
    }
    return trace.size() > 2
        && !(before.estimatedGap() <= trace.get(trace.size() - 3).estimatedGap() / 2);
  }

  private static Termination unmoved(List<Iteration> trace) {
    Iteration now = last(trace);
    // An f that tends to 0 is a difference of terms of the size it had at the start.
    double size = Math.max(Math.abs(now.value()), Math.abs(trace.get(0).value()));
    return now.estimatedGap() <= Backtracking.ROUNDING * size
        ? atRounding(trace, "no step lowers f any more")
        : new Termination(
            Status.STALLED, "no step lowers f, though the estimated gap is " + now.estimatedGap());
  }

  private static Termination atRounding(List<Iteration> trace, String what) {
    return new Termination(
        Status.AT_ROUNDING, what + " (estimated gap " + last(trace).estimatedGap() + ")");
  }

  private static Iteration last(List<Iteration> trace) {
    return trace.get(trace.size() - 1);
  }
}
