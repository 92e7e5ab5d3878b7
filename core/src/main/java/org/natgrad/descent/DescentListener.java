package org.natgrad.descent;

/** Sees every iterate: for progress, for cancelling, for keeping a copy of the point. */
@FunctionalInterface
public interface DescentListener {

  /** What the descent shall do next. */
  enum Verdict {
    /** Go on. */
    CONTINUE,
    /** Stop here with {@link Status#CANCELLED}. */
    STOP
  }

  /**
   * Called once an iteration, on the thread that runs the descent. An exception thrown here ends
   * the descent and reaches its caller.
   *
   * @param iteration the numbers of this iterate
   * @param at the iterate itself
   * @return whether to go on
   */
  Verdict iterated(Iteration iteration, Evaluation at);
}
