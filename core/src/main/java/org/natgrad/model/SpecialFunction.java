package org.natgrad.model;

import org.hipparchus.CalculusFieldElement;
import org.hipparchus.Field;
import org.hipparchus.analysis.differentiation.Derivative;
import org.hipparchus.analysis.differentiation.FieldDerivativeStructure;
import org.hipparchus.util.Binary64;
import org.hipparchus.util.MathArrays;

/**
 * A function of one variable that knows all its derivatives, and therefore acts on automatic
 * differentiation's numbers by Faà di Bruno's formula: what {@code exp} and {@code log} do by
 * themselves, for log Γ, Bessel functions and their like.
 */
@FunctionalInterface
public interface SpecialFunction {

  /**
   * The k-th derivative.
   *
   * @param k order, 0 for the function itself
   * @param x argument
   * @return f⁽ᵏ⁾(x)
   */
  double derivative(int k, double x);

  /**
   * The function itself, derivatives carried along.
   *
   * @param <T> the field
   * @param x argument
   * @return f(x)
   */
  default <T extends CalculusFieldElement<T>> T at(T x) {
    return derivative(0, x);
  }

  /**
   * The k-th derivative, its own derivatives carried along.
   *
   * @param <T> the field
   * @param k order
   * @param x argument
   * @return f⁽ᵏ⁾(x)
   * @throws IllegalArgumentException if the field is neither doubles nor derivatives over them
   */
  @SuppressWarnings("unchecked") // compose returns the type of what it is called on
  default <T extends CalculusFieldElement<T>> T derivative(int k, T x) {
    if (x instanceof Binary64) {
      return x.newInstance(derivative(k, x.getReal()));
    }
    if (x instanceof Derivative<?> d) {
      double[] f = new double[d.getOrder() + 1];
      for (int i = 0; i < f.length; i++) {
        f[i] = derivative(k + i, d.getValue());
      }
      return (T) d.compose(f);
    }
    if (x instanceof FieldDerivativeStructure<?> d) {
      return (T) composed(k, d);
    }
    throw new IllegalArgumentException(
        "x = "
            + x
            + ": must be a Binary64 or a derivative over it, not "
            + x.getClass().getSimpleName()
            + ". Evaluate special functions in double precision.");
  }

  private <S extends CalculusFieldElement<S>> FieldDerivativeStructure<S> composed(
      int k, FieldDerivativeStructure<S> x) {
    Field<S> field = x.getValue().getField();
    S[] f = MathArrays.buildArray(field, x.getOrder() + 1);
    for (int i = 0; i < f.length; i++) {
      f[i] = derivative(k + i, x.getValue());
    }
    return x.compose(f);
  }
}
