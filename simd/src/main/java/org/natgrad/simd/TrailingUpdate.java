package org.natgrad.simd;

import static org.natgrad.simd.MicroKernel.COLUMNS;
import static org.natgrad.simd.MicroKernel.ROWS;

import org.natgrad.kernel.Scratch;

/**
 * C += A B for factors that are packed already, of a depth so small that C is the larger traffic: a
 * panel of A stays in the level-1 cache while C is passed along its rows, which prefetchers follow.
 */
final class TrailingUpdate {

  /** Columns of C in a pass: with 128 deep panels of B, half of a 512 KiB cache. */
  private static final int STRIP = 256;

  private static final Scratch TILE = new Scratch();

  private TrailingUpdate() {}

  /** Adds the products of {@code m} rows and {@code n} columns to C. */
  static void add(int depth, int m, int n, double[] a, double[] b, double[] c, int co, int ldc) {
    add(depth, m, n, n, a, b, c, co, ldc);
  }

  /** Adds to elements (i, j) with i ≥ j only. */
  static void addLower(int depth, int n, double[] a, double[] b, double[] c, int co, int ldc) {
    add(depth, n, n, 0, a, b, c, co, ldc);
  }

  /** Elements with j > i + diagonal are not wanted. */
  private static void add(
      int depth, int m, int n, int diagonal, double[] a, double[] b, double[] c, int co, int ldc) {
    double[] tile = TILE.of(ROWS * COLUMNS);
    for (int j0 = 0; j0 < n; j0 += STRIP) {
      for (int i = Math.max(0, j0 - diagonal); i < m; i += ROWS) {
        int rows = Math.min(ROWS, m - i);
        int end = Math.min(Math.min(n, j0 + STRIP), i + rows + diagonal);
        for (int j = j0; j < end; j += COLUMNS) {
          int columns = Math.min(COLUMNS, n - j);
          int visible = i + diagonal - j;
          int at = co + i * ldc + j;
          if (rows == ROWS && columns == COLUMNS && visible >= COLUMNS - 1) {
            MicroKernel.run(depth, a, i * depth, b, j * depth, c, at, ldc);
          } else {
            VectorProducts.copy(rows, columns, visible, c, at, ldc, tile, 0, COLUMNS);
            MicroKernel.run(depth, a, i * depth, b, j * depth, tile, 0, COLUMNS);
            VectorProducts.copy(rows, columns, visible, tile, 0, COLUMNS, c, at, ldc);
          }
        }
      }
    }
  }
}
