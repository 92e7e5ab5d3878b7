package org.natgrad.benchmarks;

import org.hipparchus.linear.DefaultRealMatrixChangingVisitor;

/** Multiplies each row of a Hipparchus matrix by its weight. */
final class WeightRows extends DefaultRealMatrixChangingVisitor {

  private final double[] w;

  WeightRows(double[] w) {
    this.w = w;
  }

  @Override
  public double visit(int row, int column, double value) {
    return w[row] * value;
  }
}
