package org.natgrad.regression;

/** The sums over rows that a {@link Pass} can take. */
public enum Sum {
  /** Σ s_i nll_i. */
  LOSS,
  /** The score of the intercepts, and the diagonal of their Fisher information. */
  INTERCEPT,
  /** The differential of the loss in the weights, (d+1) × predictors. */
  SCORE,
  /** The Fisher information in contrasts, (K−1)(d+1) squared. */
  FISHER,
  /** A ⊗ S, the Kronecker model of the Fisher information, from a fixed part of the rows. */
  KRONECKER,
  /** The diagonal of the Fisher information in contrasts. */
  DIAGONAL
}
