package org.natgrad.regression;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.natgrad.kernel.Kernels;

/** Rows [1, x_1, …, x_d], one after the other. */
final class DenseDesign extends DesignMatrix {

  private final double[] augmented;

  private DenseDesign(int rows, List<String> names, double[] augmented) {
    super(rows, names);
    this.augmented = augmented;
  }

  static DenseDesign adopt(int rows, int columns, double[] augmented) {
    for (int i = 0; i < augmented.length; i++) {
      if (!(Math.abs(augmented[i]) < Double.POSITIVE_INFINITY)) {
        throw notFinite(i / (columns + 1), i % (columns + 1) - 1, augmented[i]);
      }
    }
    return new DenseDesign(rows, defaultNames(columns), augmented);
  }

  private int stride() {
    return columns() + 1;
  }

  @Override
  long entries() {
    return augmented.length;
  }

  @Override
  DesignMatrix named(List<String> names) {
    return new DenseDesign(rows(), names, augmented);
  }

  @Override
  DesignMatrix select(boolean[] keep) {
    List<String> kept = new ArrayList<>();
    for (int j = 0; j < columns(); j++) {
      if (keep[j]) {
        kept.add(names().get(j));
      }
    }
    double[] selected = new double[rows() * (kept.size() + 1)];
    int to = 0;
    for (int i = 0; i < rows(); i++) {
      selected[to++] = 1;
      for (int j = 0; j < columns(); j++) {
        if (keep[j]) {
          selected[to++] = augmented[i * stride() + 1 + j];
        }
      }
    }
    return new DenseDesign(rows(), List.copyOf(kept), selected);
  }

  @Override
  int row(int row, int[] column, double[] value) {
    Arrays.setAll(column, j -> j);
    System.arraycopy(augmented, row * stride(), value, 0, stride());
    return stride();
  }

  @Override
  void forward(Kernels kernels, int row, int n, int k, double[] weights, double[] z, int zo) {
    int from = row * stride() + 1;
    if (k == 1) {
      kernels.gemv(n, columns(), augmented, from, stride(), weights, 1, z, zo);
      return;
    }
    Arrays.fill(z, zo, zo + n * k, 0);
    kernels.gemm(n, k, columns(), augmented, from, stride(), weights, k, k, z, zo, k);
  }

  @Override
  void backward(Kernels kernels, int row, int n, int k, double[] r, int ro, double[] g, int go) {
    int from = row * stride();
    if (k == 1) {
      kernels.gemvTransposed(n, stride(), augmented, from, stride(), r, ro, g, go);
    } else {
      kernels.gemmTransposed(stride(), k, n, augmented, from, stride(), r, ro, k, g, go, k);
    }
  }

  @Override
  void syrks(Kernels kernels, int row, int n, double[] w, double[] g, int[] go, int ldg) {
    int from = row * stride();
    kernels.weightedSyrks(n, stride(), go.length, augmented, from, stride(), w, 0, n, g, go, ldg);
  }

  @Override
  void squares(int row, int n, int k, double[] s, int so, double[] g, int go) {
    for (int i = 0; i < n; i++) {
      int from = (row + i) * stride();
      for (int j = 0; j < stride(); j++) {
        double square = augmented[from + j] * augmented[from + j];
        for (int c = 0; c < k; c++) {
          g[go + j * k + c] = Math.fma(square, s[so + i * k + c], g[go + j * k + c]);
        }
      }
    }
  }
}
