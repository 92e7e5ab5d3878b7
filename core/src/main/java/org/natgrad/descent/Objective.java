package org.natgrad.descent;

import org.natgrad.geometry.Metric;

/**
 * A differentiable function on a manifold, in coordinates, together with the metric in which its
 * steepest descent is to be taken.
 */
public interface Objective {

  /** {@return the number of coordinates} */
  int dimension();

  /**
   * Evaluates the objective.
   *
   * @param theta coordinates, length {@link #dimension()}; not kept and not changed
   * @return the evaluation at {@code theta}, or at a point near it where the objective knows at no
   *     cost that its value is lower (see {@link Evaluation#point()})
   * @throws java.util.concurrent.CancellationException if the thread is interrupted on the way
   */
  Evaluation at(double[] theta);

  /**
   * The work done since this objective was made, in passes over its data.
   *
   * @return passes; 0 for an objective without data
   */
  default double passes() {
    return 0;
  }

  /**
   * The same function under another metric: {@code f.under(new EuclideanMetric())} makes natural
   * gradient descent plain gradient descent.
   *
   * @param metric a metric on a manifold of this objective's dimension
   * @return a view of this objective
   */
  default Objective under(Metric metric) {
    return new ObjectiveUnder(this, metric);
  }
}
