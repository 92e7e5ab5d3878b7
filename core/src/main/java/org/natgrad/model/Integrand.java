package org.natgrad.model;

/** A vector-valued function on the sample space. */
@FunctionalInterface
public interface Integrand {

  /**
   * The function.
   *
   * @param x a sample, unchanged
   * @param out receives the values
   */
  void at(double[] x, double[] out);
}
