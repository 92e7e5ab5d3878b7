package org.natgrad.regression;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.natgrad.kernel.Kernels;

/** Compressed rows of X; the intercept's ones are not stored. */
final class SparseDesign extends DesignMatrix {

  private final int[] start;
  private final int[] column;
  private final double[] value;

  private SparseDesign(int rows, List<String> names, int[] start, int[] column, double[] value) {
    super(rows, names);
    this.start = start;
    this.column = column;
    this.value = value;
  }

  static SparseDesign adopt(int rows, int columns, int[] start, int[] column, double[] value) {
    if (start.length != rows + 1) {
      throw new IllegalArgumentException(
          "start has length "
              + start.length
              + ": "
              + rows
              + " rows need "
              + (rows + 1)
              + " offsets");
    }
    if (start[0] != 0) {
      throw new IllegalArgumentException("start[0] = " + start[0] + ": the first offset must be 0");
    }
    if (column.length < start[rows] || value.length < start[rows]) {
      throw new IllegalArgumentException(
          "column and value have lengths "
              + column.length
              + " and "
              + value.length
              + ": start announces "
              + start[rows]
              + " entries");
    }
    for (int i = 0; i < rows; i++) {
      if (start[i + 1] < start[i]) {
        throw new IllegalArgumentException(
            "start[" + (i + 1) + "] = " + start[i + 1] + ": offsets must ascend");
      }
      for (int e = start[i]; e < start[i + 1]; e++) {
        int least = e == start[i] ? 0 : column[e - 1] + 1;
        if (column[e] < least || column[e] >= columns) {
          throw new IllegalArgumentException(
              "column["
                  + e
                  + "] = "
                  + column[e]
                  + " in row "
                  + i
                  + ": columns must ascend strictly within a row and lie in [0, "
                  + columns
                  + ")");
        }
        if (!(Math.abs(value[e]) < Double.POSITIVE_INFINITY)) {
          throw notFinite(i, column[e], value[e]);
        }
      }
    }
    return new SparseDesign(rows, defaultNames(columns), start, column, value);
  }

  @Override
  long entries() {
    return (long) start[rows()] + rows();
  }

  @Override
  DesignMatrix named(List<String> names) {
    return new SparseDesign(rows(), names, start, column, value);
  }

  @Override
  DesignMatrix select(boolean[] keep) {
    int[] place = new int[columns()];
    List<String> kept = new ArrayList<>();
    for (int j = 0; j < columns(); j++) {
      place[j] = keep[j] ? kept.size() : -1;
      if (keep[j]) {
        kept.add(names().get(j));
      }
    }
    int[] begin = new int[rows() + 1];
    int[] columnKept = new int[start[rows()]];
    double[] valueKept = new double[start[rows()]];
    int to = 0;
    for (int i = 0; i < rows(); i++) {
      for (int e = start[i]; e < start[i + 1]; e++) {
        if (place[column[e]] >= 0) {
          columnKept[to] = place[column[e]];
          valueKept[to++] = value[e];
        }
      }
      begin[i + 1] = to;
    }
    return new SparseDesign(
        rows(),
        List.copyOf(kept),
        begin,
        Arrays.copyOf(columnKept, to),
        Arrays.copyOf(valueKept, to));
  }

  @Override
  int row(int row, int[] column, double[] value) {
    column[0] = 0;
    value[0] = 1;
    int entries = 1;
    for (int e = start[row]; e < start[row + 1]; e++) {
      column[entries] = 1 + this.column[e];
      value[entries++] = this.value[e];
    }
    return entries;
  }

  @Override
  void forward(Kernels kernels, int row, int n, int k, double[] weights, double[] z, int zo) {
    Arrays.fill(z, zo, zo + n * k, 0);
    kernels.sparseGemm(row, n, k, start, column, value, weights, k, z, zo);
  }

  @Override
  void backward(Kernels kernels, int row, int n, int k, double[] r, int ro, double[] g, int go) {
    for (int i = 0; i < n; i++) {
      for (int c = 0; c < k; c++) {
        g[go + c] += r[ro + i * k + c];
      }
    }
    kernels.sparseGemmTransposed(row, n, k, start, column, value, r, ro, g, go + k);
  }

  @Override
  void syrks(Kernels kernels, int row, int n, double[] w, double[] g, int[] go, int ldg) {
    int stride = columns() + 1;
    double[] dense = new double[n * stride];
    for (int i = 0; i < n; i++) {
      dense[i * stride] = 1;
      for (int e = start[row + i]; e < start[row + i + 1]; e++) {
        dense[i * stride + 1 + column[e]] = value[e];
      }
    }
    kernels.weightedSyrks(n, stride, go.length, dense, 0, stride, w, 0, n, g, go, ldg);
  }

  @Override
  void squares(int row, int n, int k, double[] s, int so, double[] g, int go) {
    for (int i = 0; i < n; i++) {
      for (int c = 0; c < k; c++) {
        g[go + c] += s[so + i * k + c];
      }
      for (int e = start[row + i]; e < start[row + i + 1]; e++) {
        double square = value[e] * value[e];
        int at = go + (1 + column[e]) * k;
        for (int c = 0; c < k; c++) {
          g[at + c] = Math.fma(square, s[so + i * k + c], g[at + c]);
        }
      }
    }
  }
}
