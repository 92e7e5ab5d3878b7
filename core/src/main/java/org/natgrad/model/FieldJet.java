package org.natgrad.model;

import org.hipparchus.CalculusFieldElement;
import org.hipparchus.analysis.differentiation.FDSFactory;
import org.hipparchus.analysis.differentiation.FieldDerivativeStructure;
import org.hipparchus.util.MathArrays;

/** Partial derivatives over any field, so that they may be differentiated again. */
final class FieldJet<T extends CalculusFieldElement<T>> {

  private final int n;
  private final FieldDerivativeStructure<T>[] parts;

  private FieldJet(int n, FieldDerivativeStructure<T>[] parts) {
    this.n = n;
    this.parts = parts;
  }

  static <T extends CalculusFieldElement<T>> FieldJet<T> of(SmoothMap map, T[] x, int order) {
    FDSFactory<T> factory = new FDSFactory<>(x[0].getField(), x.length, order);
    FieldDerivativeStructure<T>[] variables =
        MathArrays.buildArray(factory.getDerivativeField(), x.length);
    for (int i = 0; i < x.length; i++) {
      variables[i] = factory.variable(i, x[i]);
    }
    return new FieldJet<>(x.length, map.at(variables));
  }

  T partial(int c, int... directions) {
    int[] orders = new int[n];
    for (int direction : directions) {
      orders[direction]++;
    }
    return parts[c].getPartialDerivative(orders);
  }
}
