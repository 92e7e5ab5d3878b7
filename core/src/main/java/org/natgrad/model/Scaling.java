package org.natgrad.model;

import org.hipparchus.CalculusFieldElement;
import org.hipparchus.util.MathArrays;

/** x ↦ c x. */
record Scaling(double factor) implements SmoothMap {

  @Override
  public <T extends CalculusFieldElement<T>> T[] at(T[] x) {
    T[] y = MathArrays.buildArray(x[0].getField(), x.length);
    for (int i = 0; i < x.length; i++) {
      y[i] = x[i].multiply(factor);
    }
    return y;
  }
}
