package org.natgrad.descent;

import java.util.List;
import java.util.Optional;

/** See {@link StoppingRule#certificate}. */
record CertificateRule(double tolerance) implements StoppingRule {

  @Override
  public double goal(List<Iteration> trace) {
    return tolerance * StoppingRule.scale(trace);
  }

  @Override
  public Optional<Termination> check(List<Iteration> trace, Evaluation at, double[] step) {
    double gap = trace.get(trace.size() - 1).gapBound();
    return gap <= goal(trace)
        ? Optional.of(
            new Termination(
                Status.CONVERGED, "the certified gap " + gap + " is within " + tolerance + " of f"))
        : Optional.empty();
  }
}
