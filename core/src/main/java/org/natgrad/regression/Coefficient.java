package org.natgrad.regression;

import java.util.OptionalDouble;

/**
 * One line of the coefficient table.
 *
 * @param response the class
 * @param feature the column, or {@link FittedModel#INTERCEPT}
 * @param estimate the weight
 * @param standardError its standard error, +∞ where the data do not identify it: from the sampling
 *     covariance F⁻¹ without a penalty, from the Laplace posterior (F + Λ)⁻¹ with one
 * @param lower lower end of the 95 % interval
 * @param upper upper end of the 95 % interval
 * @param z Wald's z, estimate / standard error; empty under a penalty, where it has no null law
 * @param p its two-sided tail probability; empty likewise
 */
public record Coefficient(
    String response,
    String feature,
    double estimate,
    double standardError,
    double lower,
    double upper,
    OptionalDouble z,
    OptionalDouble p) {}
