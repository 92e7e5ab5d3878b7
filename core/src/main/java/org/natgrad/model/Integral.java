package org.natgrad.model;

/**
 * Expectations with their error estimates.
 *
 * @param values one a component
 * @param errors estimated absolute errors, one a component
 * @param evaluations samples at which the integrand was taken
 * @param doubt why the values are not to be trusted, empty if they are
 */
public record Integral(double[] values, double[] errors, long evaluations, String doubt) {

  /** {@return whether the error estimates met the tolerance} */
  public boolean converged() {
    return doubt.isEmpty();
  }

  /**
   * The values, if they are to be trusted.
   *
   * @return {@link #values()}
   * @throws IllegalStateException with the reason, if they are not
   */
  public double[] orThrow() {
    if (!converged()) {
      throw new IllegalStateException(doubt);
    }
    return values;
  }
}
