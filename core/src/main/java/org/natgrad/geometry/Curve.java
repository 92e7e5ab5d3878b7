package org.natgrad.geometry;

/**
 * A curve, a map from numbers to points, laws, or whatever M is.
 *
 * @param <M> what it runs through
 */
@FunctionalInterface
public interface Curve<M> {

  /**
   * The curve's value.
   *
   * @param t parameter; geodesics between two things run over [0, 1]
   * @return the value at t
   * @throws IllegalArgumentException if t is outside the interval on which the curve is defined
   */
  M at(double t);
}
