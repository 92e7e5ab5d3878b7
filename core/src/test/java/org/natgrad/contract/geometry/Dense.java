package org.natgrad.contract.geometry;

import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import org.natgrad.geometry.MetricTensor;
import org.natgrad.geometry.Point;

/** The kits' own small linear algebra and differences, independent of the library's. */
final class Dense {

  private Dense() {}

  /** The matrix of a tensor, column by column through its flat map. */
  static double[][] matrix(MetricTensor g) {
    int n = g.dimension();
    double[][] a = new double[n][n];
    for (int j = 0; j < n; j++) {
      double[] e = new double[n];
      double[] column = new double[n];
      e[j] = 1;
      g.flat(e, column);
      for (int i = 0; i < n; i++) {
        a[i][j] = column[i];
      }
    }
    return a;
  }

  static double[][] equilibrated(double[][] a) {
    int n = a.length;
    double[][] b = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        b[i][j] = a[i][j] / Math.sqrt(a[i][i]) / Math.sqrt(a[j][j]);
      }
    }
    return b;
  }

  /** The least pivot of Gaussian elimination without exchanges: above 0 iff positive definite. */
  static double leastPivot(double[][] a) {
    int n = a.length;
    double[][] b = copy(a);
    double least = Double.POSITIVE_INFINITY;
    for (int k = 0; k < n; k++) {
      least = b[k][k] < least ? b[k][k] : b[k][k] >= least ? least : Double.NaN;
      for (int i = k + 1; i < n; i++) {
        double factor = b[i][k] / b[k][k];
        for (int j = k; j < n; j++) {
          b[i][j] -= factor * b[k][j];
        }
      }
    }
    return least;
  }

  /** The inverse, by Gauss–Jordan elimination with row exchanges. */
  static double[][] inverse(double[][] a) {
    int n = a.length;
    double[][] b = copy(a);
    double[][] inverse = identity(n);
    for (int k = 0; k < n; k++) {
      int pivot = k;
      for (int i = k + 1; i < n; i++) {
        pivot = Math.abs(b[i][k]) > Math.abs(b[pivot][k]) ? i : pivot;
      }
      swap(b, k, pivot);
      swap(inverse, k, pivot);
      double p = b[k][k];
      for (int j = 0; j < n; j++) {
        b[k][j] /= p;
        inverse[k][j] /= p;
      }
      for (int i = 0; i < n; i++) {
        double factor = i == k ? 0 : b[i][k];
        for (int j = 0; j < n; j++) {
          b[i][j] -= factor * b[k][j];
          inverse[i][j] -= factor * inverse[k][j];
        }
      }
    }
    return inverse;
  }

  /** ‖A‖∞ ‖A⁻¹‖∞. */
  static double condition(double[][] a) {
    return norm(a) * norm(inverse(a));
  }

  static double[] times(double[][] a, double[] v) {
    double[] product = new double[a.length];
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j < v.length; j++) {
        product[i] += a[i][j] * v[j];
      }
    }
    return product;
  }

  static double[][] transposed(double[][] a) {
    double[][] t = new double[a[0].length][a.length];
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j < t.length; j++) {
        t[j][i] = a[i][j];
      }
    }
    return t;
  }

  static double[] flattened(double[][] a) {
    double[] flat = new double[a.length * a[0].length];
    for (int i = 0; i < a.length; i++) {
      System.arraycopy(a[i], 0, flat, i * a[0].length, a[0].length);
    }
    return flat;
  }

  static double dot(double[] v, double[] w) {
    double sum = 0;
    for (int i = 0; i < v.length; i++) {
      sum += v[i] * w[i];
    }
    return sum;
  }

  static double[] gaussian(int n, Random random) {
    double[] v = new double[n];
    for (int i = 0; i < n; i++) {
      v[i] = random.nextGaussian();
    }
    return v;
  }

  /**
   * The derivative of f by coordinate i, by central differences of order six: error h⁶ f⁽⁷⁾/140
   * plus rounding of order ulp(f)/h. The step is a power of two, so that the abscissae are exact.
   */
  static double[] derivative(Function<Point, double[]> f, Point p, int i, double h) {
    double[] weight = {0.75, -0.15, 1.0 / 60};
    double[] sum = null;
    for (int k = 1; k <= 3; k++) {
      double[] ahead = f.apply(shifted(p, i, k * h));
      double[] behind = f.apply(shifted(p, i, -k * h));
      sum = sum == null ? new double[ahead.length] : sum;
      for (int e = 0; e < sum.length; e++) {
        sum[e] += weight[k - 1] * (ahead[e] - behind[e]) / h;
      }
    }
    return sum;
  }

  /** The Jacobian (∂f_k/∂x_i) as [k][i]. */
  static double[][] jacobian(Function<Point, double[]> f, Point p, double[] steps) {
    double[][] rows = new double[steps.length][];
    for (int i = 0; i < steps.length; i++) {
      rows[i] = derivative(f, p, i, steps[i]);
    }
    return transposed(rows);
  }

  /**
   * Steps for {@link #derivative}: 2⁻⁸ of the metric's unit length, or of the distance to the
   * boundary if that is less, rounded to powers of two. Empty if a step drowns in the coordinate.
   */
  static Optional<double[]> steps(MetricTensor g, Point p) {
    double[][] a = matrix(g);
    double[] steps = new double[p.dimension()];
    for (int i = 0; i < steps.length; i++) {
      double x = p.coordinate(i);
      double scale =
          Math.min(
              1 / Math.sqrt(a[i][i]),
              Math.min(x - p.chart().coordinate(i).lower(), p.chart().coordinate(i).upper() - x));
      double h = Math.scalb(1, Math.getExponent(scale) - 8);
      while (!contains(p, i, 3 * h)) {
        h /= 2;
      }
      if (!(h > 8 * Math.ulp(x))) {
        return Optional.empty();
      }
      steps[i] = h;
    }
    return Optional.of(steps);
  }

  private static boolean contains(Point p, int i, double h) {
    double[] x = p.coordinates();
    x[i] += h;
    boolean ahead = p.chart().contains(x);
    x[i] = p.coordinate(i) - h;
    return ahead && p.chart().contains(x);
  }

  private static Point shifted(Point p, int i, double h) {
    double[] x = p.coordinates();
    x[i] += h;
    return Point.wrap(p.chart(), x);
  }

  private static double norm(double[][] a) {
    double largest = 0;
    for (double[] row : a) {
      double sum = 0;
      for (double e : row) {
        sum += Math.abs(e);
      }
      largest = Math.max(largest, sum);
    }
    return largest;
  }

  private static double[][] identity(int n) {
    double[][] a = new double[n][n];
    for (int i = 0; i < n; i++) {
      a[i][i] = 1;
    }
    return a;
  }

  private static double[][] copy(double[][] a) {
    double[][] b = new double[a.length][];
    for (int i = 0; i < a.length; i++) {
      b[i] = a[i].clone();
    }
    return b;
  }

  private static void swap(double[][] a, int i, int j) {
    double[] row = a[i];
    a[i] = a[j];
    a[j] = row;
  }
}
