package org.natgrad.simd;

/**
 * One factor of a product. Its elements are numbered by the depth k, over which the chains run, and
 * the side r, a row of A or a column of B: {@code data[offset + k * depthStride + r * sideStride]},
 * times the weight of k if there are weights, else times the sign.
 *
 * @param data elements, or null if they are single-precision
 * @param single elements that are widened when read, or null
 * @param offset place of element (0, 0)
 * @param depthStride distance of neighbours in depth; may be negative
 * @param sideStride distance of neighbours along the side; may be negative
 * @param sign 1 or −1
 * @param weights a factor for each k, or null
 * @param weightOffset place of the first weight
 */
record Operand(
    double[] data,
    float[] single,
    int offset,
    int depthStride,
    int sideStride,
    double sign,
    double[] weights,
    int weightOffset) {

  Operand(double[] data, int offset, int depthStride, int sideStride) {
    this(data, null, offset, depthStride, sideStride, 1, null, 0);
  }

  /** Rows of single precision, the depth running down the rows. */
  static Operand widened(float[] rows, int offset, int ld) {
    return new Operand(null, rows, offset, ld, 1, 1, null, 0);
  }

  Operand negated() {
    return new Operand(data, single, offset, depthStride, sideStride, -sign, weights, weightOffset);
  }

  Operand weighted(double[] w, int wo) {
    return new Operand(data, single, offset, depthStride, sideStride, sign, w, wo);
  }
}
