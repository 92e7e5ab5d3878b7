package org.natgrad.model;

import java.util.concurrent.ConcurrentHashMap;
import org.hipparchus.analysis.differentiation.DSCompiler;
import org.hipparchus.analysis.differentiation.DSFactory;
import org.hipparchus.analysis.differentiation.DerivativeStructure;
import org.hipparchus.util.MathArrays;

/**
 * A smooth map's value and partial derivatives at a point, up to third order, by automatic
 * differentiation: exact but for rounding.
 *
 * <p>Cost: about (n+k choose k)² multiplications an operation of the map, k the order.
 */
public final class Jet {

  private record Shape(int variables, int order) {}

  /** Where partial derivatives are in Hipparchus's layout: by ordered multi-index, i ≥ j ≥ k. */
  private record Layout(DSFactory factory, int[] first, int[][] second, int[][][] third) {}

  private static final ConcurrentHashMap<Shape, Layout> LAYOUTS = new ConcurrentHashMap<>();

  private final Layout layout;
  private final double[][] parts;

  private Jet(Layout layout, DerivativeStructure[] parts) {
    this.layout = layout;
    this.parts = new double[parts.length][];
    for (int i = 0; i < parts.length; i++) {
      this.parts[i] = parts[i].getAllDerivatives();
    }
  }

  /**
   * Differentiates a map.
   *
   * @param map the map
   * @param x where
   * @param order 0 to 3
   * @return its jet
   */
  public static Jet of(SmoothMap map, double[] x, int order) {
    return new Jet(layout(x.length, order), map.at(variables(x, order)));
  }

  /**
   * The derivatives of a log-density in the parameter.
   *
   * @param model the model
   * @param theta where, in the model's primary chart
   * @param x the sample
   * @param order 0 to 3
   * @return a jet with one component
   */
  public static Jet of(DifferentiableModel model, double[] theta, double[] x, int order) {
    DerivativeStructure[] one = {model.logDensity(variables(theta, order), x)};
    return new Jet(layout(theta.length, order), one);
  }

  private static DerivativeStructure[] variables(double[] x, int order) {
    DSFactory factory = layout(x.length, order).factory();
    DerivativeStructure[] variables = MathArrays.buildArray(factory.getDerivativeField(), x.length);
    for (int i = 0; i < x.length; i++) {
      variables[i] = factory.variable(i, x[i]);
    }
    return variables;
  }

  private static Layout layout(int variables, int order) {
    return LAYOUTS.computeIfAbsent(new Shape(variables, order), Jet::computed);
  }

  private static Layout computed(Shape shape) {
    int n = shape.variables();
    DSFactory factory = new DSFactory(n, shape.order());
    DSCompiler compiler = factory.getCompiler();
    int[] first = new int[n];
    int[][] second = new int[n][];
    int[][][] third = new int[n][][];
    for (int i = 0; i < n && shape.order() > 0; i++) {
      first[i] = index(compiler, n, i);
      second[i] = new int[i + 1];
      third[i] = new int[i + 1][];
      for (int j = 0; j <= i && shape.order() > 1; j++) {
        second[i][j] = index(compiler, n, i, j);
        third[i][j] = new int[j + 1];
        for (int k = 0; k <= j && shape.order() > 2; k++) {
          third[i][j][k] = index(compiler, n, i, j, k);
        }
      }
    }
    return new Layout(factory, first, second, third);
  }

  private static int index(DSCompiler compiler, int n, int... directions) {
    int[] orders = new int[n];
    for (int direction : directions) {
      orders[direction]++;
    }
    return compiler.getPartialDerivativeIndex(orders);
  }

  /**
   * A component's value.
   *
   * @param c component
   * @return f_c(x)
   */
  public double value(int c) {
    return parts[c][0];
  }

  /**
   * A first derivative.
   *
   * @param c component
   * @param i direction
   * @return ∂_i f_c(x)
   */
  public double first(int c, int i) {
    return parts[c][layout.first()[i]];
  }

  /**
   * A second derivative.
   *
   * @param c component
   * @param i direction
   * @param j direction
   * @return ∂_i ∂_j f_c(x)
   */
  public double second(int c, int i, int j) {
    return parts[c][layout.second()[Math.max(i, j)][Math.min(i, j)]];
  }

  /**
   * A third derivative.
   *
   * @param c component
   * @param i direction
   * @param j direction
   * @param k direction
   * @return ∂_i ∂_j ∂_k f_c(x)
   */
  public double third(int c, int i, int j, int k) {
    int high = Math.max(i, Math.max(j, k));
    int low = Math.min(i, Math.min(j, k));
    return parts[c][layout.third()[high][i + j + k - high - low][low]];
  }

  /** {@return the components' values} */
  public double[] values() {
    double[] out = new double[parts.length];
    for (int c = 0; c < out.length; c++) {
      out[c] = value(c);
    }
    return out;
  }

  /** {@return the Jacobian, row by row: element (c, i) = ∂_i f_c at {@code c * n + i}} */
  public double[] jacobian() {
    int n = layout.first().length;
    double[] out = new double[parts.length * n];
    for (int c = 0; c < parts.length; c++) {
      for (int i = 0; i < n; i++) {
        out[c * n + i] = first(c, i);
      }
    }
    return out;
  }
}
