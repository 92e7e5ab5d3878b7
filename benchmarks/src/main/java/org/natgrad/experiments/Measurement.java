package org.natgrad.experiments;

/**
 * What one rival reached, and at what cost.
 *
 * @param rival who trained
 * @param score of the weights that the Tribuo model holds
 * @param suboptimality (F − F*) / F*; at the level of rounding it may be negative
 * @param passes passes over the data
 * @param seconds median seconds of a warm {@code train(dataset)}, from Tribuo dataset to Tribuo
 *     model
 * @param coldSeconds median seconds of the first {@code train(dataset)} of a fresh JVM, or NaN
 */
public record Measurement(
    Rival rival,
    Score score,
    double suboptimality,
    double passes,
    double seconds,
    double coldSeconds) {}
