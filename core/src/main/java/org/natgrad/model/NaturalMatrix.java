package org.natgrad.model;

import org.hipparchus.CalculusFieldElement;
import org.hipparchus.util.MathArrays;

/**
 * Between a precision P and the natural parameters of the statistic x_i x_j, i ≥ j: −½ P_ii and
 * −P_ij, for −½ xᵀPx counts each product off the diagonal twice.
 */
record NaturalMatrix(int d, boolean toPrecision) implements SmoothMap {

  @Override
  public <T extends CalculusFieldElement<T>> T[] at(T[] x) {
    T[] y = MathArrays.buildArray(x[0].getField(), x.length);
    for (int i = 0; i < d; i++) {
      for (int j = 0; j <= i; j++) {
        double factor = i > j ? -1 : toPrecision ? -2 : -0.5;
        y[Triangles.at(i, j)] = x[Triangles.at(i, j)].multiply(factor);
      }
    }
    return y;
  }
}
