package org.natgrad.information;

/**
 * A distance with its error estimate.
 *
 * @param value the distance
 * @param error estimated absolute error
 */
public record Distance(double value, double error) {}
