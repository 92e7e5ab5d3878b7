package org.natgrad.geometry;

import java.util.Arrays;

/**
 * A covector w = w_i dxⁱ at a point: a differential. It measures tangent vectors and is none;
 * {@link MetricTensor#sharp(Covector)} makes it one.
 */
public final class Covector {

  private final Point base;
  private final double[] components;

  private Covector(Point base, double[] components) {
    base.chart().checkComponents("components", components);
    this.base = base;
    this.components = components;
  }

  /**
   * The covector with the given components, which are copied.
   *
   * @param base the point it lives at
   * @param components one finite number a coordinate
   * @return the covector
   */
  public static Covector of(Point base, double... components) {
    return new Covector(base, components.clone());
  }

  /**
   * The covector with the given components, which are not copied: the caller gives the array away.
   *
   * @param base the point it lives at
   * @param components one finite number a coordinate
   * @return the covector
   */
  public static Covector wrap(Point base, double[] components) {
    return new Covector(base, components);
  }

  /** {@return the point it lives at} */
  public Point base() {
    return base;
  }

  /** {@return the coordinate system of the components, the base point's} */
  public Chart chart() {
    return base.chart();
  }

  /**
   * One component.
   *
   * @param i index in [0, n)
   * @return its value
   */
  public double component(int i) {
    return components[i];
  }

  /** {@return a copy of the components} */
  public double[] components() {
    return components.clone();
  }

  /**
   * The sum of two covectors at the same point.
   *
   * @param other a covector with the same base
   * @return this + other
   */
  public Covector plus(Covector other) {
    other.checkBase(base);
    double[] sum = components.clone();
    for (int i = 0; i < sum.length; i++) {
      sum[i] += other.components[i];
    }
    return new Covector(base, sum);
  }

  /**
   * This covector, scaled.
   *
   * @param factor a finite number
   * @return factor · this
   */
  public Covector times(double factor) {
    double[] product = components.clone();
    for (int i = 0; i < product.length; i++) {
      product[i] *= factor;
    }
    return new Covector(base, product);
  }

  /**
   * The pairing ⟨w, v⟩ = w_i vⁱ: for a differential w = df, the derivative of f along v.
   *
   * @param vector a tangent vector with the same base
   * @return the value, which no choice of coordinates changes
   */
  public double on(TangentVector vector) {
    vector.checkBase(base);
    double sum = 0;
    for (int i = 0; i < components.length; i++) {
      sum = Math.fma(components[i], vector.component(i), sum);
    }
    return sum;
  }

  void checkBase(Point expected) {
    if (!base.equals(expected)) {
      throw new IllegalArgumentException(
          "base = "
              + base
              + ": must be "
              + expected
              + ". Covectors at different points, or in different charts, do not mix.");
    }
  }

  /** The components without a copy, for loops within this package; not to be written to. */
  double[] raw() {
    return components;
  }

  @Override
  public boolean equals(Object other) {
    return this == other
        || other instanceof Covector that
            && base.equals(that.base)
            && Arrays.equals(components, that.components);
  }

  @Override
  public int hashCode() {
    return 31 * base.hashCode() + Arrays.hashCode(components);
  }

  @Override
  public String toString() {
    return Arrays.toString(components) + " at " + base;
  }
}
