package org.natgrad.tribuo.classification;

import org.natgrad.regression.FittedModel;
import org.tribuo.classification.sgd.linear.LinearSGDModel;

/**
 * What a fit gives: the model to predict with, and the statement of what the data say about it.
 *
 * @param model Tribuo's own model
 * @param fitted coefficients by feature and label with their errors, certificate, diagnosis and
 *     trace
 */
public record Fit(LinearSGDModel model, FittedModel fitted) {}
