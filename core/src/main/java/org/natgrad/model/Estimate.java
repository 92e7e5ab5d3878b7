package org.natgrad.model;

/**
 * A Monte Carlo mean.
 *
 * @param value the sample mean
 * @param standardError its estimated standard deviation, s/√n
 * @param samples how many were drawn
 */
public record Estimate(double value, double standardError, long samples) {}
