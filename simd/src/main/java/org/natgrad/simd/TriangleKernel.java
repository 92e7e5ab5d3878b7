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
   * Solves {@code n} unknowns in place; step g of the triangle is packed from {@code g * depth} on.
   */
  static void solve(int n, int depth, double[] l, double[] x, int xo) {
    for (int g = 0; g < n; g += ROWS) {
      solve(g, l, g * depth, x, xo, x, xo + g * 2 * LANES, 2 * LANES);
    }
  }

  /**
   * Solves unknowns kc … kc + 3, whose chains begin with {@code c[co + r * ldc + j]}, and adds them
   * to the panel {@code x[xo + k * 2 * LANES + j]}, which holds the unknowns before them. At {@code
   * l[lo + 4 * k + r]} stands the negated element (kc + r, k) of the triangle, on its diagonal the
   * reciprocal.
   */
  static void solve(int kc, double[] l, int lo, double[] x, int xo, double[] c, int co, int ldc) {
    int c1 = co + ldc;
    int c2 = c1 + ldc;
    int c3 = c2 + ldc;
    DoubleVector c00 = DoubleVector.fromArray(SPECIES, c, co);
    DoubleVector c01 = DoubleVector.fromArray(SPECIES, c, co + LANES);
    DoubleVector c10 = DoubleVector.fromArray(SPECIES, c, c1);
    DoubleVector c11 = DoubleVector.fromArray(SPECIES, c, c1 + LANES);
    DoubleVector c20 = DoubleVector.fromArray(SPECIES, c, c2);
    DoubleVector c21 = DoubleVector.fromArray(SPECIES, c, c2 + LANES);
    DoubleVector c30 = DoubleVector.fromArray(SPECIES, c, c3);
    DoubleVector c31 = DoubleVector.fromArray(SPECIES, c, c3 + LANES);
    for (int k = 0; k < kc; k++) {
      int p = lo + k * ROWS;
      int q = xo + k * 2 * LANES;
      DoubleVector x0 = DoubleVector.fromArray(SPECIES, x, q);
      DoubleVector x1 = DoubleVector.fromArray(SPECIES, x, q + LANES);
      DoubleVector t = DoubleVector.broadcast(SPECIES, l[p]);
      c00 = t.fma(x0, c00);
      c01 = t.fma(x1, c01);
      t = DoubleVector.broadcast(SPECIES, l[p + 1]);
      c10 = t.fma(x0, c10);
      c11 = t.fma(x1, c11);
      t = DoubleVector.broadcast(SPECIES, l[p + 2]);
      c20 = t.fma(x0, c20);
      c21 = t.fma(x1, c21);
      t = DoubleVector.broadcast(SPECIES, l[p + 3]);
      c30 = t.fma(x0, c30);
      c31 = t.fma(x1, c31);
    }
    int d = lo + kc * ROWS;
    c00 = c00.mul(l[d]);
    c01 = c01.mul(l[d]);
    DoubleVector t = DoubleVector.broadcast(SPECIES, l[d + 1]);
    c10 = t.fma(c00, c10).mul(l[d + 5]);
    c11 = t.fma(c01, c11).mul(l[d + 5]);
    t = DoubleVector.broadcast(SPECIES, l[d + 2]);
    DoubleVector u = DoubleVector.broadcast(SPECIES, l[d + 6]);
    c20 = u.fma(c10, t.fma(c00, c20)).mul(l[d + 10]);
    c21 = u.fma(c11, t.fma(c01, c21)).mul(l[d + 10]);
    t = DoubleVector.broadcast(SPECIES, l[d + 3]);
    u = DoubleVector.broadcast(SPECIES, l[d + 7]);
    c30 = u.fma(c10, t.fma(c00, c30));
    c31 = u.fma(c11, t.fma(c01, c31));
    t = DoubleVector.broadcast(SPECIES, l[d + 11]);
    c30 = t.fma(c20, c30).mul(l[d + 15]);
    c31 = t.fma(c21, c31).mul(l[d + 15]);
    int at = xo + kc * 2 * LANES;
    c00.intoArray(x, at);
    c01.intoArray(x, at + LANES);
    c10.intoArray(x, at + 2 * LANES);
    c11.intoArray(x, at + 3 * LANES);
    c20.intoArray(x, at + 4 * LANES);
    c21.intoArray(x, at + 5 * LANES);
    c30.intoArray(x, at + 6 * LANES);
    c31.intoArray(x, at + 7 * LANES);
  }
}
