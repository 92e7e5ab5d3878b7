/**
 * Natural-gradient descent: steepest descent under a metric.
 *
 * <p>Among all steps v of one length g(v, v) = ε², the one that lowers f most is along −♯df, that
 * is −G(θ)⁻¹∇f(θ): the natural gradient (Amari 1998, theorem 1). It is a tangent vector, so to
 * first order the path does not depend on the coordinates; the plain gradient ∇f is a covector and
 * its path does. The metric is the whole difference:
 *
 * <pre>{@code
 * descent.minimise(objective, start);                              // the objective's own metric
 * descent.minimise(objective.under(new EuclideanMetric()), start); // plain gradient descent
 * }</pre>
 *
 * <p>An {@link org.natgrad.descent.Objective} answers with an {@link
 * org.natgrad.descent.Evaluation}: value, differential, {@link org.natgrad.geometry.MetricTensor},
 * and where it can a certified bound of f − inf f. A {@link org.natgrad.descent.StepRule} chooses
 * the length, {@link org.natgrad.descent.StoppingRule}s combine by {@code or}, a {@link
 * org.natgrad.descent.DescentListener} watches and may stop.
 *
 * <p>Guarantee: f never rises by more than its rounding; the best point survives an interrupt, a
 * limit or a listener's stop, and the {@link org.natgrad.descent.Termination} says which and why.
 * Cost: one value, one differential and one raised index an iteration, where no step is refused.
 * Convexity is not assumed, but a metric that is no good model of f's curvature converges linearly.
 */
package org.natgrad.descent;
