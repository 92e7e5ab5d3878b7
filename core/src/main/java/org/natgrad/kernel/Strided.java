package org.natgrad.kernel;

/**
 * A view of an operand: element (i, j) is {@code data[offset + i * rowStride + j * columnStride]},
 * times a weight or a sign. Transposition, reversal and sub-matrices are other strides and offsets
 * of the same data.
 *
 * @param data elements
 * @param offset place of element (0, 0)
 * @param rowStride distance between rows; may be negative
 * @param columnStride distance between columns; may be negative
 * @param sign a factor of every element, 1 or −1
 * @param weights what elements are multiplied by instead, or null
 * @param weightOffset place of the weight of element (0, 0)
 * @param weightRowStride distance between weights of rows: 0 or 1
 * @param weightColumnStride distance between weights of columns: 1 or 0
 */
record Strided(
    double[] data,
    int offset,
    int rowStride,
    int columnStride,
    double sign,
    double[] weights,
    int weightOffset,
    int weightRowStride,
    int weightColumnStride) {

  Strided(double[] data, int offset, int rowStride, int columnStride) {
    this(data, offset, rowStride, columnStride, 1, null, 0, 0, 0);
  }

  /** Column j times w[wo + j]. */
  Strided weighted(double[] w, int wo) {
    return new Strided(data, offset, rowStride, columnStride, 1, w, wo, 0, 1);
  }

  /** The negative of a view without weights. */
  Strided negated() {
    return new Strided(data, offset, rowStride, columnStride, -sign, null, 0, 0, 0);
  }

  /** The view from element (i, j) on of a view without weights. */
  Strided from(int i, int j) {
    int at = offset + i * rowStride + j * columnStride;
    return new Strided(data, at, rowStride, columnStride, sign, null, 0, 0, 0);
  }

  Strided transposed() {
    return new Strided(
        data,
        offset,
        columnStride,
        rowStride,
        sign,
        weights,
        weightOffset,
        weightColumnStride,
        weightRowStride);
  }

  /** Copies elements (i, j) … (i, j + n − 1). */
  void copyRow(int i, int j, int n, double[] out) {
    gather(n, data, offset + i * rowStride + j * columnStride, columnStride, out);
    if (weights != null) {
      int at = weightOffset + i * weightRowStride + j * weightColumnStride;
      for (int l = 0; l < n; l++) {
        out[l] *= weights[at + l * weightColumnStride];
      }
    } else if (sign < 0) {
      for (int l = 0; l < n; l++) {
        out[l] = -out[l];
      }
    }
  }

  static void gather(int n, double[] from, int at, int stride, double[] to) {
    if (stride == 1) {
      System.arraycopy(from, at, to, 0, n);
      return;
    }
    for (int l = 0; l < n; l++) {
      to[l] = from[at + l * stride];
    }
  }

  static void scatter(int n, double[] from, double[] to, int at, int stride) {
    if (stride == 1) {
      System.arraycopy(from, 0, to, at, n);
      return;
    }
    for (int l = 0; l < n; l++) {
      to[at + l * stride] = from[l];
    }
  }
}
