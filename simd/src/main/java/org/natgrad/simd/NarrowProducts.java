package org.natgrad.simd;

import static org.natgrad.simd.Lanes.LANES;
import static org.natgrad.simd.Lanes.SPECIES;

import jdk.incubator.vector.DoubleVector;
import org.natgrad.kernel.Scratch;

/**
 * C += A B of few columns, such as the logits of a few classes. Lanes are columns of the product,
 * and elements of A are broadcast from where they lie: with few columns, to pack A would cost as
 * much as to multiply it.
 *
 * <p>B lies in panels of three vectors, twelve sums for four rows, or two, where that leaves fewer
 * columns empty: {@code panels[j0 * d + k * width + j]}.
 */
final class NarrowProducts {

  /** Most columns; with more, packing A costs less than reading it again for each panel of B. */
  static final int MOST = 2 * MicroKernel.COLUMNS;

  static final int ROWS = 4;

  /** Columns of a panel of three vectors. */
  private static final int WIDE = 3 * LANES;

  /** Columns of a panel of two vectors. */
  private static final int NARROW = 2 * LANES;

  /** Terms between two visits to a row's sums: the part of a panel in use is 24 KiB at most. */
  private static final int DEPTH = 1024 / LANES;

  /** Rows of C copied at a time: a quarter of a 32 KiB cache at most. */
  private static final int HEIGHT = 32;

  private static final Scratch PANELS = new Scratch();
  private static final Scratch TILE = new Scratch();

  private NarrowProducts() {}

  /** C += A B, through a copy of some rows of C at a time. */
  static void add(
      int m,
      int n,
      int depth,
      double[] a,
      int ao,
      int lda,
      double[] b,
      int bo,
      int ldb,
      double[] c,
      int co,
      int ldc) {
    int width = padded(n);
    double[] panels = PANELS.of(depth * width);
    double[] tile = TILE.of(HEIGHT * width);
    pack(depth, n, b, bo, ldb, panels);
    for (int i = 0; i < m; i += HEIGHT) {
      int rows = Math.min(HEIGHT, m - i);
      int at = co + i * ldc;
      for (int r = 0; r < rows; r++) {
        System.arraycopy(c, at + r * ldc, tile, r * width, n);
      }
      add(rows, n, depth, a, ao + i * lda, lda, panels, tile, width);
      for (int r = 0; r < rows; r++) {
        System.arraycopy(tile, r * width, c, at + r * ldc, n);
      }
    }
  }

  /** Columns that the panels of {@code n} columns cover. */
  static int padded(int n) {
    int j = 0;
    while (j < n) {
      j += width(n - j);
    }
    return j;
  }

  /** How wide the first panel of {@code columns} is. */
  private static int width(int columns) {
    boolean narrow = columns <= NARROW || columns > WIDE && columns <= 2 * NARROW;
    return narrow ? NARROW : WIDE;
  }

  static void pack(int d, int n, double[] b, int bo, int ldb, double[] panels) {
    int width;
    for (int j0 = 0; j0 < n; j0 += width) {
      width = width(n - j0);
      int columns = Math.min(width, n - j0);
      for (int k = 0; k < d; k++) {
        int to = j0 * d + k * width;
        System.arraycopy(b, bo + k * ldb + j0, panels, to, columns);
        for (int j = columns; j < width; j++) {
          panels[to + j] = 0;
        }
      }
    }
  }

  /**
   * Continues the chains of {@code rows} rows of n sums, {@code c[r * ldc + j]}; ldc and the rows
   * present are {@code n} padded and {@code rows} rounded up to whole tiles.
   */
  static void add(
      int rows, int n, int d, double[] x, int xo, int ldx, double[] panels, double[] c, int ldc) {
    for (int k = 0; k < d; k += DEPTH) {
      int depth = Math.min(DEPTH, d - k);
      int width;
      for (int j = 0; j < n; j += width) {
        width = width(n - j);
        int from = j * d + k * width;
        for (int r = 0; r < rows; r += ROWS) {
          int x0 = xo + k + r * ldx;
          int x1 = xo + k + Math.min(r + 1, rows - 1) * ldx;
          int x2 = xo + k + Math.min(r + 2, rows - 1) * ldx;
          int x3 = xo + k + Math.min(r + 3, rows - 1) * ldx;
          if (width == WIDE) {
            wide(depth, x, x0, x1, x2, x3, panels, from, c, r * ldc + j, ldc);
          } else {
            narrow(depth, x, x0, x1, x2, x3, panels, from, c, r * ldc + j, ldc);
          }
        }
      }
    }
  }

  private static void wide(
      int depth,
      double[] x,
      int x0,
      int x1,
      int x2,
      int x3,
      double[] b,
      int bo,
      double[] c,
      int c0,
      int ldc) {
    int c1 = c0 + ldc;
    int c2 = c1 + ldc;
    int c3 = c2 + ldc;
    DoubleVector c00 = DoubleVector.fromArray(SPECIES, c, c0);
    DoubleVector c01 = DoubleVector.fromArray(SPECIES, c, c0 + LANES);
    DoubleVector c02 = DoubleVector.fromArray(SPECIES, c, c0 + 2 * LANES);
    DoubleVector c10 = DoubleVector.fromArray(SPECIES, c, c1);
    DoubleVector c11 = DoubleVector.fromArray(SPECIES, c, c1 + LANES);
    DoubleVector c12 = DoubleVector.fromArray(SPECIES, c, c1 + 2 * LANES);
    DoubleVector c20 = DoubleVector.fromArray(SPECIES, c, c2);
    DoubleVector c21 = DoubleVector.fromArray(SPECIES, c, c2 + LANES);
    DoubleVector c22 = DoubleVector.fromArray(SPECIES, c, c2 + 2 * LANES);
    DoubleVector c30 = DoubleVector.fromArray(SPECIES, c, c3);
    DoubleVector c31 = DoubleVector.fromArray(SPECIES, c, c3 + LANES);
    DoubleVector c32 = DoubleVector.fromArray(SPECIES, c, c3 + 2 * LANES);
    for (int k = 0; k < depth; k++) {
      int q = bo + k * WIDE;
      DoubleVector b0 = DoubleVector.fromArray(SPECIES, b, q);
      DoubleVector b1 = DoubleVector.fromArray(SPECIES, b, q + LANES);
      DoubleVector b2 = DoubleVector.fromArray(SPECIES, b, q + 2 * LANES);
      DoubleVector t = DoubleVector.broadcast(SPECIES, x[x0 + k]);
      c00 = t.fma(b0, c00);
      c01 = t.fma(b1, c01);
      c02 = t.fma(b2, c02);
      t = DoubleVector.broadcast(SPECIES, x[x1 + k]);
      c10 = t.fma(b0, c10);
      c11 = t.fma(b1, c11);
      c12 = t.fma(b2, c12);
      t = DoubleVector.broadcast(SPECIES, x[x2 + k]);
      c20 = t.fma(b0, c20);
      c21 = t.fma(b1, c21);
      c22 = t.fma(b2, c22);
      t = DoubleVector.broadcast(SPECIES, x[x3 + k]);
      c30 = t.fma(b0, c30);
      c31 = t.fma(b1, c31);
      c32 = t.fma(b2, c32);
    }
    c00.intoArray(c, c0);
    c01.intoArray(c, c0 + LANES);
    c02.intoArray(c, c0 + 2 * LANES);
    c10.intoArray(c, c1);
    c11.intoArray(c, c1 + LANES);
    c12.intoArray(c, c1 + 2 * LANES);
    c20.intoArray(c, c2);
    c21.intoArray(c, c2 + LANES);
    c22.intoArray(c, c2 + 2 * LANES);
    c30.intoArray(c, c3);
    c31.intoArray(c, c3 + LANES);
    c32.intoArray(c, c3 + 2 * LANES);
  }

  private static void narrow(
      int depth,
      double[] x,
      int x0,
      int x1,
      int x2,
      int x3,
      double[] b,
      int bo,
      double[] c,
      int c0,
      int ldc) {
    int c1 = c0 + ldc;
    int c2 = c1 + ldc;
    int c3 = c2 + ldc;
    DoubleVector c00 = DoubleVector.fromArray(SPECIES, c, c0);
    DoubleVector c01 = DoubleVector.fromArray(SPECIES, c, c0 + LANES);
    DoubleVector c10 = DoubleVector.fromArray(SPECIES, c, c1);
    DoubleVector c11 = DoubleVector.fromArray(SPECIES, c, c1 + LANES);
    DoubleVector c20 = DoubleVector.fromArray(SPECIES, c, c2);
    DoubleVector c21 = DoubleVector.fromArray(SPECIES, c, c2 + LANES);
    DoubleVector c30 = DoubleVector.fromArray(SPECIES, c, c3);
    DoubleVector c31 = DoubleVector.fromArray(SPECIES, c, c3 + LANES);
    for (int k = 0; k < depth; k++) {
      int q = bo + k * NARROW;
      DoubleVector b0 = DoubleVector.fromArray(SPECIES, b, q);
      DoubleVector b1 = DoubleVector.fromArray(SPECIES, b, q + LANES);
      DoubleVector t = DoubleVector.broadcast(SPECIES, x[x0 + k]);
      c00 = t.fma(b0, c00);
      c01 = t.fma(b1, c01);
      t = DoubleVector.broadcast(SPECIES, x[x1 + k]);
      c10 = t.fma(b0, c10);
      c11 = t.fma(b1, c11);
      t = DoubleVector.broadcast(SPECIES, x[x2 + k]);
      c20 = t.fma(b0, c20);
      c21 = t.fma(b1, c21);
      t = DoubleVector.broadcast(SPECIES, x[x3 + k]);
      c30 = t.fma(b0, c30);
      c31 = t.fma(b1, c31);
    }
    c00.intoArray(c, c0);
    c01.intoArray(c, c0 + LANES);
    c10.intoArray(c, c1);
    c11.intoArray(c, c1 + LANES);
    c20.intoArray(c, c2);
    c21.intoArray(c, c2 + LANES);
    c30.intoArray(c, c3);
    c31.intoArray(c, c3 + LANES);
  }
}
