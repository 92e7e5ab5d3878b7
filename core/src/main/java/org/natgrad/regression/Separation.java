package org.natgrad.regression;

/**
 * A verified direction of recession (Albert &amp; Anderson 1984): along it no row's margin falls
 * and some rise, so the likelihood rises for ever and has no maximum.
 *
 * @param direction weights, K × (d+1), the intercept last
 * @param complete whether it separates every row from every other class
 * @param rows rows of positive weight whose margin it raises
 */
public record Separation(double[][] direction, boolean complete, int rows) {}
