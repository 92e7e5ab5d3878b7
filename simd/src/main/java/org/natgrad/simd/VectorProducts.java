package org.natgrad.simd;

import static org.natgrad.simd.MicroKernel.COLUMNS;
import static org.natgrad.simd.MicroKernel.ROWS;

/**
 * C += A B in blocks: a block of B in the level-2 cache, a block of A beside it, and for each panel
 * of B, which stays in the level-1 cache, every panel of A.
 *
 * <p>Blocks continue the chains that they find in C, so their sizes cannot be seen in the result.
 * Tiles that stick out of C, or cross its diagonal when only the lower triangle is wanted, run on a
 * scratch copy of which the wanted part is copied back.
 */
final class VectorProducts {

  /** Summation range of a block: a panel of B, 8 × 256 doubles, is half of a 32 KiB cache. */
  private static final int DEPTH = 256;

  private static final int WIDTH = 512;
  private static final int HEIGHT = 128;

  private VectorProducts() {}

  /**
   * Adds a product of {@code depth} terms to C.
   *
   * @param lower whether only elements (i, j) with i ≥ j are read and written
   */
  static void add(
      int m, int n, int depth, Operand a, Operand b, double[] c, int co, int ldc, boolean lower) {
    if (m <= 0 || n <= 0 || depth <= 0) {
      return;
    }
    int deepest = Math.min(DEPTH, depth);
    double[] aPanels = new double[deepest * roundUp(Math.min(HEIGHT, m), ROWS)];
    double[] bPanels = new double[deepest * roundUp(Math.min(WIDTH, n), COLUMNS)];
    double[] scratch = new double[ROWS * COLUMNS];
    for (int j0 = 0; j0 < n; j0 += WIDTH) {
      int width = Math.min(WIDTH, n - j0);
      for (int k0 = 0; k0 < depth; k0 += DEPTH) {
        int kc = Math.min(DEPTH, depth - k0);
        Panels.pack(kc, COLUMNS, width, b, k0, j0, bPanels);
        for (int i0 = lower ? j0 : 0; i0 < m; i0 += HEIGHT) {
          int height = Math.min(HEIGHT, m - i0);
          Panels.pack(kc, ROWS, height, a, k0, i0, aPanels);
          int wanted = lower ? Math.min(width, i0 + height - j0) : width;
          int diagonal = lower ? i0 - j0 : WIDTH;
          int at = co + i0 * ldc + j0;
          block(kc, height, wanted, diagonal, aPanels, bPanels, c, at, ldc, scratch);
        }
      }
    }
  }

  private static int roundUp(int n, int side) {
    return (n + side - 1) / side * side;
  }

  /** Multiplies packed blocks; elements with j > i + diagonal are not wanted. */
  private static void block(
      int kc,
      int height,
      int width,
      int diagonal,
      double[] a,
      double[] b,
      double[] c,
      int co,
      int ldc,
      double[] scratch) {
    for (int j = 0; j < width; j += COLUMNS) {
      int columns = Math.min(COLUMNS, width - j);
      for (int i = 0; i < height; i += ROWS) {
        int rows = Math.min(ROWS, height - i);
        int at = co + i * ldc + j;
        int visible = i + diagonal - j;
        if (rows == ROWS && columns == COLUMNS && visible >= columns - 1) {
          MicroKernel.run(kc, a, i * kc, b, j * kc, c, at, ldc);
        } else if (visible + rows > 0) {
          copy(rows, columns, visible, c, at, ldc, scratch, 0, COLUMNS);
          MicroKernel.run(kc, a, i * kc, b, j * kc, scratch, 0, COLUMNS);
          copy(rows, columns, visible, scratch, 0, COLUMNS, c, at, ldc);
        }
      }
    }
  }

  private static void copy(
      int rows,
      int columns,
      int visible,
      double[] from,
      int fo,
      int ldf,
      double[] to,
      int too,
      int ldt) {
    for (int i = 0; i < rows; i++) {
      int end = Math.min(columns, i + visible + 1);
      for (int j = 0; j < end; j++) {
        to[too + i * ldt + j] = from[fo + i * ldf + j];
      }
    }
  }
}
