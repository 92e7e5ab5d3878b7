package org.natgrad.simd;

import static org.natgrad.simd.Lanes.LANES;
import static org.natgrad.simd.Lanes.SPECIES;

import jdk.incubator.vector.DoubleVector;

/**
 * The register tile under every triangle: the chains of {@link #ROWS} unknowns of two vectors of
 * right-hand sides, run over the unknowns before them and ended by their own small triangle without
 * leaving the registers.
 */
final class TriangleKernel {

  static final int ROWS = 4;

  private TriangleKernel() {}

  /** Rows of a panel for n unknowns: the last step may end beyond them. */
  static int depth(int n) {
    return (n + ROWS - 1) & -ROWS;
  }

  /**
   * Solves a panel of {@code n} unknowns; step g of the triangle is packed from {@code g * depth}
   * on.
   */
  static void solve(int n, int depth, double[] l, double[] b, int bo) {
    for (int g = 0; g < n; g += ROWS) {
      solve(g, l, g * depth, b, bo);
    }
  }

  /**
   * Solves rows {@code kc … kc + 3} of a panel {@code b[bo + k * 2 * LANES + j]} whose first {@code
   * kc} rows are solved. At {@code l[lo + 4 * k + r]} stands the negated element (kc + r, k) of the
   * triangle, on its diagonal the reciprocal.
   */
  static void solve(int kc, double[] l, int lo, double[] b, int bo) {
    int c = bo + kc * 2 * LANES;
    DoubleVector c00 = DoubleVector.fromArray(SPECIES, b, c);
    DoubleVector c01 = DoubleVector.fromArray(SPECIES, b, c + LANES);
    DoubleVector c10 = DoubleVector.fromArray(SPECIES, b, c + 2 * LANES);
    DoubleVector c11 = DoubleVector.fromArray(SPECIES, b, c + 3 * LANES);
    DoubleVector c20 = DoubleVector.fromArray(SPECIES, b, c + 4 * LANES);
    DoubleVector c21 = DoubleVector.fromArray(SPECIES, b, c + 5 * LANES);
    DoubleVector c30 = DoubleVector.fromArray(SPECIES, b, c + 6 * LANES);
    DoubleVector c31 = DoubleVector.fromArray(SPECIES, b, c + 7 * LANES);
    for (int k = 0; k < kc; k++) {
      int p = lo + k * ROWS;
      int q = bo + k * 2 * LANES;
      DoubleVector b0 = DoubleVector.fromArray(SPECIES, b, q);
      DoubleVector b1 = DoubleVector.fromArray(SPECIES, b, q + LANES);
      DoubleVector t = DoubleVector.broadcast(SPECIES, l[p]);
      c00 = t.fma(b0, c00);
      c01 = t.fma(b1, c01);
      t = DoubleVector.broadcast(SPECIES, l[p + 1]);
      c10 = t.fma(b0, c10);
      c11 = t.fma(b1, c11);
      t = DoubleVector.broadcast(SPECIES, l[p + 2]);
      c20 = t.fma(b0, c20);
      c21 = t.fma(b1, c21);
      t = DoubleVector.broadcast(SPECIES, l[p + 3]);
      c30 = t.fma(b0, c30);
      c31 = t.fma(b1, c31);
    }
    int d = lo + kc * ROWS;
    c00 = c00.mul(l[d]);
    c01 = c01.mul(l[d]);
    c00.intoArray(b, c);
    c01.intoArray(b, c + LANES);
    DoubleVector t = DoubleVector.broadcast(SPECIES, l[d + 1]);
    c10 = t.fma(c00, c10).mul(l[d + 5]);
    c11 = t.fma(c01, c11).mul(l[d + 5]);
    c10.intoArray(b, c + 2 * LANES);
    c11.intoArray(b, c + 3 * LANES);
    t = DoubleVector.broadcast(SPECIES, l[d + 2]);
    DoubleVector u = DoubleVector.broadcast(SPECIES, l[d + 6]);
    c20 = u.fma(c10, t.fma(c00, c20)).mul(l[d + 10]);
    c21 = u.fma(c11, t.fma(c01, c21)).mul(l[d + 10]);
    c20.intoArray(b, c + 4 * LANES);
    c21.intoArray(b, c + 5 * LANES);
    t = DoubleVector.broadcast(SPECIES, l[d + 3]);
    u = DoubleVector.broadcast(SPECIES, l[d + 7]);
    c30 = u.fma(c10, t.fma(c00, c30));
    c31 = u.fma(c11, t.fma(c01, c31));
    t = DoubleVector.broadcast(SPECIES, l[d + 11]);
    t.fma(c20, c30).mul(l[d + 15]).intoArray(b, c + 6 * LANES);
    t.fma(c21, c31).mul(l[d + 15]).intoArray(b, c + 7 * LANES);
  }
}
