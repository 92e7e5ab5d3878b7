package org.natgrad.descent;

import java.util.OptionalDouble;
import org.natgrad.geometry.MetricTensor;

/**
 * An {@link Objective} at one point: value, differential and metric, each computed when asked for.
 */
public interface Evaluation {

  /**
   * Returns the coordinates of the point. They differ from the ones asked for where the objective
   * has minimised over some of them on the way (intercepts, say).
   *
   * @return θ, not to be changed
   */
  double[] point();

  /** {@return the value f(θ)} */
  double value();

  /** {@return the components ∂_i f of the differential, a covector} */
  double[] differential();

  /** {@return the metric at the point} */
  MetricTensor metric();

  /**
   * A certified upper bound of f(θ) − inf f.
   *
   * @return the bound, ≥ 0, or empty where the objective knows none
   */
  default OptionalDouble gapBound() {
    return OptionalDouble.empty();
  }
}
