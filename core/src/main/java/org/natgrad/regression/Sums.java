package org.natgrad.regression;

/**
 * What a {@link Pass} summed; arrays not asked for are empty.
 *
 * @param loss Σ s_i nll_i
 * @param interceptScore predictors
 * @param interceptVariance Σ s_i p_k(1 − p_k), predictors
 * @param score (d+1) × predictors, the intercept's row first
 * @param fisher square of order (K−1)(d+1), contrast-major; only the lower triangle of each (d+1) ×
 *     (d+1) block on or below the diagonal is set: every block is symmetric
 * @param kroneckerFeatures A, lower triangle of order d+1: the rows' second moments, weighted by
 *     their information, normalised to weight 1
 * @param kroneckerContrasts S, full, of order K−1: the rows' summed information
 * @param diagonal (d+1) × (K−1)
 */
public record Sums(
    double loss,
    double[] interceptScore,
    double[] interceptVariance,
    double[] score,
    double[] fisher,
    double[] kroneckerFeatures,
    double[] kroneckerContrasts,
    double[] diagonal) {}
