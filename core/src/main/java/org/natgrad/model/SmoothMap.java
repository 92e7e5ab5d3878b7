package org.natgrad.model;

import org.hipparchus.CalculusFieldElement;
import org.hipparchus.util.Binary64;
import org.hipparchus.util.Binary64Field;
import org.hipparchus.util.MathArrays;

/**
 * A smooth map between open sets of ℝⁿ and ℝᵐ, written once for every number type so that automatic
 * differentiation can run through it: a change of coordinates, an immersion, a tensor's components.
 * {@link Jet} takes its derivatives.
 */
public interface SmoothMap {

  /**
   * The map.
   *
   * @param <T> the field computed in
   * @param x n numbers, unchanged
   * @return m numbers, a new array
   */
  <T extends CalculusFieldElement<T>> T[] at(T[] x);

  /**
   * The map on doubles.
   *
   * @param x n numbers
   * @return m numbers
   */
  default double[] at(double[] x) {
    Binary64[] y = at(lifted(x));
    double[] out = new double[y.length];
    for (int i = 0; i < out.length; i++) {
      out[i] = y[i].getReal();
    }
    return out;
  }

  /**
   * Doubles as numbers of a field, for calling generic methods without derivatives.
   *
   * @param x doubles
   * @return the same values
   */
  static Binary64[] lifted(double[] x) {
    Binary64[] out = MathArrays.buildArray(Binary64Field.getInstance(), x.length);
    for (int i = 0; i < out.length; i++) {
      out[i] = new Binary64(x[i]);
    }
    return out;
  }
}
