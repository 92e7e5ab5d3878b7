package org.natgrad.descent;

/** Why a descent ended. */
public enum Status {
  /** The stopping rule's accuracy was reached. */
  CONVERGED,
  /** Rounding floors the objective: no step lowers it further, though the rule asked for more. */
  AT_ROUNDING,
  /** No step lowers the objective, though the metric promises more than rounding: a bad metric. */
  STALLED,
  /** The greatest number of iterations was taken. */
  ITERATION_LIMIT,
  /** The time allowed is used up. */
  TIME_LIMIT,
  /** The listener asked to stop. */
  CANCELLED,
  /** The thread was interrupted; its interrupt flag is still set. */
  INTERRUPTED,
  /** The infimum is not attained: the data are separated by a verified direction. */
  SEPARATED
}
