package org.natgrad.geometry;

import java.util.Arrays;

/**
 * A tangent vector v = vⁱ ∂_i at a point (Amari &amp; Nagaoka 2000, §1.2): a velocity, a step.
 * {@link Point#moved} takes it; {@link MetricTensor#flat(TangentVector)} makes it a {@link
 * Covector}.
 */
public final class TangentVector {

  private final Point base;
  private final double[] components;

  private TangentVector(Point base, double[] components) {
    base.chart().checkComponents("components", components);
    this.base = base;
    this.components = components;
  }

  /**
   * The tangent vector with the given components, which are copied.
   *
   * @param base the point it lives at
   * @param components one finite number a coordinate
   * @return the tangent vector
   */
  public static TangentVector of(Point base, double... components) {
    return new TangentVector(base, components.clone());
  }

  /**
   * The tangent vector with the given components, which are not copied: the caller gives the array
   * away.
   *
   * @param base the point it lives at
   * @param components one finite number a coordinate
   * @return the tangent vector
   */
  public static TangentVector wrap(Point base, double[] components) {
    return new TangentVector(base, components);
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
   * The sum of two tangent vectors at the same point.
   *
   * @param other a tangent vector with the same base
   * @return this + other
   */
  public TangentVector plus(TangentVector other) {
    other.checkBase(base);
    double[] sum = components.clone();
    for (int i = 0; i < sum.length; i++) {
      sum[i] += other.components[i];
    }
    return new TangentVector(base, sum);
  }

  /**
   * This tangent vector, scaled.
   *
   * @param factor a finite number
   * @return factor · this
   */
  public TangentVector times(double factor) {
    double[] product = components.clone();
    for (int i = 0; i < product.length; i++) {
      product[i] *= factor;
    }
    return new TangentVector(base, product);
  }

  void checkBase(Point expected) {
    if (!base.equals(expected)) {
      throw new IllegalArgumentException(
          "base = "
              + base
              + ": must be "
              + expected
              + ". Vectors at different points, or in different charts, do not mix.");
    }
  }

  /** The components without a copy, for loops within this package; not to be written to. */
  double[] raw() {
    return components;
  }

  @Override
  public boolean equals(Object other) {
    return this == other
        || other instanceof TangentVector that
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
