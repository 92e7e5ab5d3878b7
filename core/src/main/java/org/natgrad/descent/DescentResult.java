package org.natgrad.descent;

import java.util.List;
import java.util.OptionalDouble;

/** Where a descent ended, why, and how it went. Prints itself as a report. */
public final class DescentResult {

  private final double[] point;
  private final double value;
  private final OptionalDouble gapBound;
  private final Termination termination;
  private final List<Iteration> trace;

  DescentResult(Evaluation best, Termination termination, List<Iteration> trace) {
    // The numbers alone: an evaluation would hold on to the objective and its data.
    this.point = best.point().clone();
    this.value = best.value();
    this.gapBound = best.gapBound();
    this.termination = termination;
    this.trace = List.copyOf(trace);
  }

  /**
   * Returns the coordinates of the best point reached.
   *
   * @return a copy
   */
  public double[] point() {
    return point.clone();
  }

  /**
   * Returns f at the best point.
   *
   * @return the value
   */
  public double value() {
    return value;
  }

  /**
   * Returns the certified upper bound of f − inf f at the best point.
   *
   * @return the bound, or empty where the objective knows none
   */
  public OptionalDouble gapBound() {
    return gapBound;
  }

  /**
   * Returns why the descent ended.
   *
   * @return status and evidence
   */
  public Termination termination() {
    return termination;
  }

  /**
   * Returns whether the accuracy asked for, or all that the arithmetic can give, was reached.
   *
   * @return true for {@link Status#CONVERGED} and {@link Status#AT_ROUNDING}
   */
  public boolean converged() {
    return termination.status() == Status.CONVERGED || termination.status() == Status.AT_ROUNDING;
  }

  /**
   * Returns a line for each iterate, the start first.
   *
   * @return an unmodifiable list
   */
  public List<Iteration> trace() {
    return trace;
  }

  @Override
  public String toString() {
    Iteration last = trace.get(trace.size() - 1);
    StringBuilder report = new StringBuilder();
    report.append("natural gradient descent: ").append(last.index()).append(" iterations, ");
    report.append(last.passes()).append(" passes, ").append(last.seconds()).append(" s\n");
    report.append("  value          ").append(value()).append('\n');
    report.append("  certified gap  ");
    report.append(gapBound().isPresent() ? gapBound().getAsDouble() : "none").append('\n');
    report.append("  converged      ").append(converged() ? "yes" : "no").append(", because ");
    return report.append(termination.reason()).append('\n').toString();
  }
}
