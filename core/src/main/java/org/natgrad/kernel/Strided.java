package org.natgrad.kernel;

/**
 * A view of an operand: element (i, j) is {@code data[offset + i * rowStride + j * columnStride]}.
 * Transposition, reversal and sub-matrices are other strides and offsets of the same data.
 *
 * @param data elements
 * @param offset place of element (0, 0)
 * @param rowStride distance between rows; may be negative
 * @param columnStride distance between columns; may be negative
 * @param weights what column j is multiplied by, or null for one
 * @param weightOffset place of column 0's weight
 * @param sign a factor of every element, 1 or −1
 */
record Strided(
    double[] data,
    int offset,
    int rowStride,
    int columnStride,
    double[] weights,
    int weightOffset,
    double sign) {

  Strided(double[] data, int offset, int rowStride, int columnStride) {
    this(data, offset, rowStride, columnStride, null, 0, 1);
  }

  Strided weighted(double[] w, int wo) {
    return new Strided(data, offset, rowStride, columnStride, w, wo, sign);
  }

  Strided negated() {
    return new Strided(data, offset, rowStride, columnStride, weights, weightOffset, -sign);
  }

  /** The view from element (i, j) on; meant for views without weights. */
  Strided from(int i, int j) {
    int at = offset + i * rowStride + j * columnStride;
    return new Strided(data, at, rowStride, columnStride, weights, weightOffset, sign);
  }
}
