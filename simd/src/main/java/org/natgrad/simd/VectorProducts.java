package org.natgrad.simd;

import static org.natgrad.simd.Lanes.LANES;
import static org.natgrad.simd.MicroKernel.COLUMNS;
import static org.natgrad.simd.MicroKernel.ROWS;
import static org.natgrad.simd.PairKernel.HALF;

import org.natgrad.kernel.Scratch;

/**
 * C += A B in blocks. Both factors are packed, once, a block of depth at a time. A strip of B then
 * stays in the level-2 cache and passes by each panel of A, which stays in the level-1 cache: so C
 * is walked along its rows, and four pages of it serve many tiles.
 *
 * <p>Blocks continue the chains that they find in C, so their sizes cannot be seen in the result.
 * Tiles that stick out of C, or cross its diagonal when only the lower triangle is wanted, run on a
 * scratch copy of which the wanted part is copied back.
 */
final class VectorProducts {

  private static final Blocking BLOCKING = Blocking.CHOSEN;

  /** Columns of B that pass by at a time. */
  private static final int STRIP = roundUp(BLOCKING.strip(), COLUMNS);

  private static final Scratch ROW_PANELS = new Scratch();
  private static final Scratch COLUMN_PANELS = new Scratch();
  private static final Scratch TILE = new Scratch();

  private VectorProducts() {}

  /**
   * Adds a product of {@code depth} terms to C.
   *
   * @param lower whether only elements (i, j) with i ≥ j are read and written
   */
  static void add(
      int m, int n, int depth, Operand a, Operand b, double[] c, int co, int ldc, boolean lower) {
    addAll(m, n, depth, a, 0, b, c, new int[] {co}, ldc, lower);
  }

  /**
   * Adds products of B with several weightings of A, which lie {@code ldw} apart, to as many
   * matrices C: B is packed once for all of them.
   */
  static void addAll(
      int m,
      int n,
      int depth,
      Operand a,
      int ldw,
      Operand b,
      double[] c,
      int[] co,
      int ldc,
      boolean lower) {
    if (m <= 0 || n <= 0 || depth <= 0) {
      return;
    }
    int deepest = BLOCKING.depthOf(depth);
    int widest = Math.min(BLOCKING.side(), n);
    double[] columns = COLUMN_PANELS.of(deepest * roundUp(widest, COLUMNS));
    for (int j0 = 0; j0 < n; j0 += widest) {
      int width = Math.min(widest, n - j0);
      for (int k0 = 0; k0 < depth; k0 += deepest) {
        int kc = Math.min(deepest, depth - k0);
        Panels.packColumns(kc, width, b, k0, j0, columns);
        for (int p = 0; p < co.length; p++) {
          int first = lower ? j0 : 0;
          addRows(first, m, j0, width, kc, a, p * ldw, k0, columns, c, co[p], ldc, lower);
        }
      }
    }
  }

  /** Multiplies rows {@code first} to m of A with one packed block of B. */
  private static void addRows(
      int first,
      int m,
      int j0,
      int width,
      int kc,
      Operand a,
      int shift,
      int k0,
      double[] columns,
      double[] c,
      int co,
      int ldc,
      boolean lower) {
    int highest = Math.min(BLOCKING.side(), m);
    double[] rows = ROW_PANELS.of(kc * roundUp(highest, ROWS));
    for (int i0 = first; i0 < m; i0 += highest) {
      int height = Math.min(highest, m - i0);
      Panels.packRows(kc, height, a, shift, k0, i0, rows);
      int diagonal = lower ? i0 - j0 : width;
      block(kc, height, width, diagonal, rows, columns, c, co + i0 * ldc + j0, ldc);
    }
  }

  static int roundUp(int n, int side) {
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
      int ldc) {
    double[] tile = TILE.of(Math.max(ROWS * COLUMNS, 2 * HALF * LANES));
    int tail = width % COLUMNS;
    int wide = Panels.isNarrow(tail) ? width - tail : width;
    for (int j = 0; j < wide; j += STRIP) {
      int end = Math.min(wide, j + STRIP);
      strip(kc, height, j, end, diagonal, a, b, c, co, ldc, tile);
    }
    if (wide < width) {
      narrow(kc, height, tail, diagonal - wide, a, b, wide * kc, c, co + wide, ldc, tile);
    }
  }

  /** Columns j0 to j1, in panels two vectors wide. */
  private static void strip(
      int kc,
      int height,
      int j0,
      int j1,
      int diagonal,
      double[] a,
      double[] b,
      double[] c,
      int co,
      int ldc,
      double[] tile) {
    int first = Math.max(0, j0 - diagonal) / ROWS * ROWS;
    for (int i = first; i < height; i += ROWS) {
      int rows = Math.min(ROWS, height - i);
      int end = Math.min(j1, i + rows + diagonal);
      for (int j = j0; j < end; j += COLUMNS) {
        int columns = Math.min(COLUMNS, j1 - j);
        int visible = i + diagonal - j;
        int at = co + i * ldc + j;
        if (rows == ROWS && columns == COLUMNS && visible >= COLUMNS - 1) {
          MicroKernel.run(kc, a, i * kc, b, j * kc, c, at, ldc);
        } else {
          copy(rows, columns, visible, c, at, ldc, tile, 0, COLUMNS);
          MicroKernel.run(kc, a, i * kc, b, j * kc, tile, 0, COLUMNS);
          copy(rows, columns, visible, tile, 0, COLUMNS, c, at, ldc);
        }
      }
    }
  }

  /** One panel of B, one vector wide: two half tiles under each other. */
  private static void narrow(
      int kc,
      int height,
      int columns,
      int diagonal,
      double[] a,
      double[] b,
      int bo,
      double[] c,
      int co,
      int ldc,
      double[] tile) {
    for (int i = 0; i < height; i += 2 * HALF) {
      int rows = Math.min(2 * HALF, height - i);
      int at = co + i * ldc;
      int visible = i + diagonal;
      int a0 = i * kc;
      int a1 = rows <= HALF ? a0 : ROWS == HALF ? a0 + HALF * kc : a0 + HALF;
      if (rows == 2 * HALF && columns == LANES && visible >= columns - 1) {
        PairKernel.run(kc, a, a0, a1, b, bo, bo, LANES, c, at, at + HALF * ldc, ldc);
      } else if (visible + rows > 0) {
        copy(rows, columns, visible, c, at, ldc, tile, 0, LANES);
        PairKernel.run(kc, a, a0, a1, b, bo, bo, LANES, tile, 0, HALF * LANES, LANES);
        copy(rows, columns, visible, tile, 0, LANES, c, at, ldc);
      }
    }
  }

  /** Copies the elements (i, j) of a tile with j ≤ i + visible. */
  static void copy(
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
