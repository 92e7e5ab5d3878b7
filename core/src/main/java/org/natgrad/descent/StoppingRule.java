package org.natgrad.descent;

import java.util.List;
import java.util.Optional;

/** Decides when a descent ends; rules combine with {@link #or}. */
@FunctionalInterface
public interface StoppingRule {

  /** The part of the greatest reduction of f below which values are indistinguishable from zero. */
  double FLOOR = 1e-12;

  /**
   * Looks at the latest iterate. It is asked twice an iteration: before the direction is computed
   * (the last line's estimated gap is +∞ then and {@code step} is the one that led here), and
   * after.
   *
   * @param trace the lines so far, the latest last; never empty
   * @param at the latest iterate
   * @param step the latest natural gradient step computed, or null at the start
   * @return the verdict to stop, or empty to go on
   */
  Optional<Termination> check(List<Iteration> trace, Evaluation at, double[] step);

  /**
   * The certified gap that would satisfy this rule now, so that directions need not be more exact
   * than that.
   *
   * @param trace the lines so far
   * @return the gap; 0 where the rule has no such goal
   */
  default double goal(List<Iteration> trace) {
    return 0;
  }

  /**
   * Stops where either rule does; this one is asked first.
   *
   * @param other the other rule
   * @return the combined rule
   */
  default StoppingRule or(StoppingRule other) {
    return new EitherRule(this, other);
  }

  /**
   * Stops when the certified gap is at most {@code tolerance · max(f, 1e-12 f₀)}, f₀ the value at
   * the start. For objectives that are bounded below by zero.
   *
   * @param tolerance relative gap, &gt; 0
   * @return the rule
   */
  static StoppingRule certificate(double tolerance) {
    requirePositive("tolerance", tolerance);
    return new CertificateRule(tolerance);
  }

  /**
   * Stops when half the squared decrement is at most {@code tolerance · max(f, 1e-12 f₀)}: for
   * objectives that certify nothing.
   *
   * @param tolerance relative gap, &gt; 0
   * @return the rule
   */
  static StoppingRule estimatedGap(double tolerance) {
    requirePositive("tolerance", tolerance);
    return (trace, at, step) -> {
      Iteration now = trace.get(trace.size() - 1);
      return now.estimatedGap() <= tolerance * scale(trace)
          ? Optional.of(
              new Termination(
                  Status.CONVERGED,
                  "the estimated gap " + now.estimatedGap() + " is within " + tolerance + " of f"))
          : Optional.empty();
    };
  }

  /**
   * Stops after a number of steps.
   *
   * @param most greatest number of steps, ≥ 0
   * @return the rule
   */
  static StoppingRule iterations(int most) {
    if (most < 0) {
      throw new IllegalArgumentException(
          "most = " + most + ": the number of iterations must be at least 0");
    }
    return (trace, at, step) ->
        trace.get(trace.size() - 1).index() >= most
            ? Optional.of(
                new Termination(Status.ITERATION_LIMIT, "all " + most + " iterations were taken"))
            : Optional.empty();
  }

  /**
   * Stops at the first iterate after a time span.
   *
   * @param most seconds, &gt; 0; +∞ never stops
   * @return the rule
   */
  static StoppingRule seconds(double most) {
    requirePositive("seconds", most);
    return (trace, at, step) ->
        trace.get(trace.size() - 1).seconds() >= most
            ? Optional.of(new Termination(Status.TIME_LIMIT, "the " + most + " s are used up"))
            : Optional.empty();
  }

  /**
   * What a relative gap is relative to: max(f, 10⁻¹² f₀).
   *
   * @param trace the lines so far
   * @return the scale
   */
  static double scale(List<Iteration> trace) {
    return Math.max(trace.get(trace.size() - 1).value(), FLOOR * trace.get(0).value());
  }

  private static void requirePositive(String name, double value) {
    if (!(value > 0)) {
      throw new IllegalArgumentException(name + " = " + value + ": must be greater than 0");
    }
  }
}
