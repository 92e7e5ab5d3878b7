package org.natgrad.model;

import java.util.function.UnaryOperator;
import org.hipparchus.CalculusFieldElement;
import org.hipparchus.linear.LUDecomposition;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.util.Binary64;
import org.hipparchus.util.MathArrays;

/**
 * The inverse of a smooth map that has none in closed form. Doubles are solved for by {@code
 * solver}; derivatives come from the iteration x ← x − J⁻¹ (f(x) − y) with J the Jacobian at the
 * solution, each round of which settles one more order.
 */
record InverseMap(SmoothMap forward, UnaryOperator<double[]> solver) implements SmoothMap {

  /** Settles derivatives of order five, and 80 digits where T has them. */
  private static final int ROUNDS = 5;

  @Override
  public double[] at(double[] y) {
    return solver.apply(y.clone());
  }

  @Override
  public <T extends CalculusFieldElement<T>> T[] at(T[] y) {
    int n = y.length;
    double[] real = new double[n];
    for (int i = 0; i < n; i++) {
      real[i] = y[i].getReal();
    }
    double[] solution = solver.apply(real);
    T[] x = MathArrays.buildArray(y[0].getField(), n);
    for (int i = 0; i < n; i++) {
      x[i] = y[i].newInstance(solution[i]);
    }
    if (!(y[0] instanceof Binary64)) {
      double[][] inverse = inverseJacobian(solution);
      for (int round = 0; round < ROUNDS; round++) {
        correct(x, y, inverse);
      }
    }
    return x;
  }

  private double[][] inverseJacobian(double[] x) {
    int n = x.length;
    Jet jet = Jet.of(forward, x, 1);
    RealMatrix jacobian = MatrixUtils.createRealMatrix(n, n);
    for (int c = 0; c < n; c++) {
      for (int i = 0; i < n; i++) {
        jacobian.setEntry(c, i, jet.first(c, i));
      }
    }
    return new LUDecomposition(jacobian, 0).getSolver().getInverse().getData();
  }

  private <T extends CalculusFieldElement<T>> void correct(T[] x, T[] y, double[][] inverse) {
    T[] residual = forward.at(x);
    for (int i = 0; i < x.length; i++) {
      residual[i] = residual[i].subtract(y[i]);
    }
    for (int i = 0; i < x.length; i++) {
      for (int j = 0; j < x.length; j++) {
        x[i] = x[i].subtract(residual[j].multiply(inverse[i][j]));
      }
    }
  }
}
