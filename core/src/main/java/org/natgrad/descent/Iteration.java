package org.natgrad.descent;

/**
 * One line of the trace of a descent: the point reached after {@code index} steps.
 *
 * @param index steps taken so far; 0 is the start
 * @param value f at the point
 * @param gapBound certified upper bound of f − inf f; +∞ where the objective knows none
 * @param estimatedGap half the squared decrement ½⟨df, ♯df⟩, to which f − inf f is asymptotically
 *     equal; an estimate, never a bound; +∞ where the direction was not needed
 * @param stepLength the multiple of the natural gradient that led here; 0 at the start
 * @param innerIterations products with the metric tensor taken for the direction that led here
 * @param passes passes over the data so far
 * @param seconds time since the start of the descent
 */
public record Iteration(
    int index,
    double value,
    double gapBound,
    double estimatedGap,
    double stepLength,
    int innerIterations,
    double passes,
    double seconds) {}
