package org.natgrad.descent;

import java.util.List;
import java.util.Optional;

/** See {@link StoppingRule#or}. */
record EitherRule(StoppingRule first, StoppingRule second) implements StoppingRule {

  @Override
  public double goal(List<Iteration> trace) {
    return Math.max(first.goal(trace), second.goal(trace));
  }

  @Override
  public Optional<Termination> check(List<Iteration> trace, Evaluation at, double[] step) {
    Optional<Termination> verdict = first.check(trace, at, step);
    return verdict.isPresent() ? verdict : second.check(trace, at, step);
  }
}
