package org.natgrad.regression;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * A penalised softmax regression, and its objective and gradient by plain loops: the truth that
 * fits are held against. Products are exact and sums carry their rounding errors along, so that
 * values are good to the last digits whatever the scales.
 */
record Problem(
    double[][] x, int[] y, int classes, double[] weights, double l2, boolean penaliseIntercept) {

  int rows() {
    return x.length;
  }

  int columns() {
    return x[0].length;
  }

  Problem withL2(double l2) {
    return new Problem(x, y, classes, weights, l2, penaliseIntercept);
  }

  Problem withWeights(double[] weights) {
    return new Problem(x, y, classes, weights, l2, penaliseIntercept);
  }

  Problem withX(double[][] x) {
    return new Problem(x, y, classes, weights, l2, penaliseIntercept);
  }

  List<String> classNames() {
    return IntStream.range(0, classes).mapToObj(k -> "c" + k).toList();
  }

  Categorical response() {
    Categorical response = Categorical.of(y, classNames());
    return weights == null ? response : response.withWeights(weights);
  }

  DesignMatrix dense() {
    double[] values = new double[rows() * columns()];
    for (int i = 0; i < rows(); i++) {
      System.arraycopy(x[i], 0, values, i * columns(), columns());
    }
    return DesignMatrix.dense(rows(), columns(), values);
  }

  DesignMatrix sparse() {
    int[] start = new int[rows() + 1];
    List<Integer> column = new ArrayList<>();
    List<Double> value = new ArrayList<>();
    for (int i = 0; i < rows(); i++) {
      for (int j = 0; j < columns(); j++) {
        if (x[i][j] != 0) {
          column.add(j);
          value.add(x[i][j]);
        }
      }
      start[i + 1] = column.size();
    }
    return DesignMatrix.sparse(
        rows(),
        columns(),
        start,
        column.stream().mapToInt(Integer::intValue).toArray(),
        value.stream().mapToDouble(Double::doubleValue).toArray());
  }

  GeneralisedLinearModel model() {
    return GeneralisedLinearModel.defaults()
        .withL2(l2)
        .withPenaliseIntercept(penaliseIntercept)
        .withThreads(1)
        .withInference(false);
  }

  FittedModel fit() {
    return model().fit(dense(), response());
  }

  double weight(int row) {
    return weights == null ? 1 : weights[row];
  }

  /** F(w) = Σ s_i nll_i + ½λ Σ_k ‖w_k‖². */
  double value(double[][] w) {
    Exact sum = new Exact();
    for (double[] row : w) {
      for (int j = 0; j < row.length; j++) {
        if (j < columns() || penaliseIntercept) {
          sum.addProduct(l2 / 2 * row[j], row[j]);
        }
      }
    }
    for (int i = 0; i < rows(); i++) {
      if (weight(i) != 0) {
        sum.addProduct(weight(i), loss(logits(w, i), y[i]));
      }
    }
    return sum.value();
  }

  /**
   * A bound of the rounding error of {@link #value}: a few ulps of each of its terms and logits.
   */
  double rounding(double[][] w) {
    double logits = 0;
    for (int i = 0; i < rows(); i++) {
      for (double z : logits(w, i)) {
        logits += weight(i) * Math.abs(z);
      }
    }
    return 8 * Math.ulp(1.0) * (value(w) + logits);
  }

  /** ∂F/∂w, the shape of w. */
  double[][] gradient(double[][] w) {
    int d = columns();
    Exact[][] sum = new Exact[classes][d + 1];
    for (int k = 0; k < classes; k++) {
      for (int j = 0; j <= d; j++) {
        sum[k][j] = new Exact();
        if (j < d || penaliseIntercept) {
          sum[k][j].addProduct(l2, w[k][j]);
        }
      }
    }
    for (int i = 0; i < rows(); i++) {
      double[] p = probabilities(w, i);
      for (int k = 0; k < classes; k++) {
        double residual = p[k];
        if (k == y[i]) { // −Σ of the others, which does not cancel
          residual = 0;
          for (int l = 0; l < classes; l++) {
            residual -= l == k ? 0 : p[l];
          }
        }
        for (int j = 0; j < d; j++) {
          sum[k][j].addProduct(weight(i) * residual, x[i][j]);
        }
        sum[k][d].addProduct(weight(i), residual);
      }
    }
    double[][] gradient = new double[classes][d + 1];
    for (int k = 0; k < classes; k++) {
      for (int j = 0; j <= d; j++) {
        gradient[k][j] = sum[k][j].value();
      }
    }
    return gradient;
  }

  double[] probabilities(double[][] w, int row) {
    double[] z = logits(w, row);
    double top = z[0];
    for (double zk : z) {
      top = Math.max(top, zk);
    }
    double total = 0;
    for (int k = 0; k < z.length; k++) {
      z[k] = StrictMath.exp(z[k] - top);
      total += z[k];
    }
    for (int k = 0; k < z.length; k++) {
      z[k] /= total;
    }
    return z;
  }

  double[] logits(double[][] w, int row) {
    double[] z = new double[classes];
    for (int k = 0; k < classes; k++) {
      Exact sum = new Exact();
      for (int j = 0; j < columns(); j++) {
        sum.addProduct(w[k][j], x[row][j]);
      }
      sum.addProduct(1, w[k][columns()]);
      z[k] = sum.value();
    }
    return z;
  }

  private static double loss(double[] z, int y) {
    int top = 0;
    for (int k = 1; k < z.length; k++) {
      top = z[k] > z[top] ? k : top;
    }
    double others = 0;
    for (int k = 0; k < z.length; k++) {
      others += k == top ? 0 : StrictMath.exp(z[k] - z[top]);
    }
    return z[top] - z[y] + StrictMath.log1p(others);
  }

  static double norm(double[][] a) {
    double sum = 0;
    for (double[] row : a) {
      for (double v : row) {
        sum += v * v;
      }
    }
    return Math.sqrt(sum);
  }

  static double distance(double[][] a, double[][] b) {
    double[][] difference = new double[a.length][];
    for (int k = 0; k < a.length; k++) {
      difference[k] = new double[a[k].length];
      for (int j = 0; j < a[k].length; j++) {
        difference[k][j] = a[k][j] - b[k][j];
      }
    }
    return norm(difference);
  }

  static double[][] zeros(int classes, int columns) {
    return new double[classes][columns + 1];
  }

  /** A number in [0, 1), the same on every JVM. */
  static double uniform(SplittableRandom random) {
    return (random.nextLong() >>> 11) * 0x1p-53;
  }

  /** A number around 0 of variance 1, the sum of twelve uniforms: the same on every JVM. */
  static double normal(SplittableRandom random) {
    double sum = -6;
    for (int i = 0; i < 12; i++) {
      sum += uniform(random);
    }
    return sum;
  }

  /**
   * Rows of independent features, a share {@code density} of them not 0, classes by a softmax
   * model.
   */
  static Problem random(
      SplittableRandom random, int rows, int columns, int classes, double density) {
    double[][] x = new double[rows][columns];
    for (double[] row : x) {
      for (int j = 0; j < columns; j++) {
        row[j] = uniform(random) < density ? normal(random) : 0;
      }
    }
    return new Problem(x, labels(random, x, classes), classes, null, 1, false);
  }

  /** Classes drawn so that neighbouring ones overlap: the largest of noisy logits. */
  static int[] labels(SplittableRandom random, double[][] x, int classes) {
    double[][] truth = new double[classes][x[0].length];
    for (double[] row : truth) {
      for (int j = 0; j < row.length; j++) {
        row[j] = normal(random) / Math.sqrt(row.length);
      }
    }
    int[] y = new int[x.length];
    for (int i = 0; i < x.length; i++) {
      double best = Double.NEGATIVE_INFINITY;
      for (int k = 0; k < classes; k++) {
        double z = 1.5 * normal(random);
        for (int j = 0; j < x[i].length; j++) {
          z += truth[k][j] * x[i][j];
        }
        if (z > best) {
          best = z;
          y[i] = k;
        }
      }
    }
    return y;
  }

  /** A sum of exact products that carries its rounding errors along (Ogita, Rump & Oishi 2005). */
  private static final class Exact {
    private double sum;
    private double lost;

    void addProduct(double a, double b) {
      double product = a * b;
      double rest = Math.fma(a, b, -product);
      double next = sum + product;
      double part = next - sum;
      lost += (sum - (next - part)) + (product - part) + rest;
      sum = next;
    }

    double value() {
      return sum + lost;
    }
  }
}
