package org.natgrad.simd;

import static org.natgrad.simd.Lanes.LANES;
import static org.natgrad.simd.Lanes.SPECIES;
import static org.natgrad.simd.MicroKernel.COLUMNS;
import static org.natgrad.simd.TriangleKernel.ROWS;

import jdk.incubator.vector.DoubleVector;
import org.natgrad.kernel.Scratch;

/**
 * L X = B, forward by blocks of unknowns: a block is solved in panels by {@link TriangleKernel},
 * and its product with the columns of L below it taken off the rest of B.
 */
final class VectorTriangles {

  /** Unknowns of a block: a panel of 8 × 256 doubles is half of a 32 KiB cache. */
  private static final int BLOCK = 256;

  /** Rows updated at a time: times the unknowns of a block, a part of the level-2 cache. */
  private static final int HEIGHT = 128;

  /** Right-hand sides at a time. */
  private static final int WIDTH = 512;

  private static final Scratch TRIANGLE = new Scratch();
  private static final Scratch PANELS = new Scratch();
  private static final Scratch LEFT = new Scratch();
  private static final Scratch TILE = new Scratch();

  private VectorTriangles() {}

  /** Sides of {@code l} are its rows; unknown i is row i of b. */
  static void solve(int n, int m, Operand l, double[] b, int bo, int ldb) {
    for (int j = 0; j < m; j += WIDTH) {
      solveStrip(n, Math.min(WIDTH, m - j), l, b, bo + j, ldb);
    }
  }

  private static void solveStrip(int n, int m, Operand l, double[] b, int bo, int ldb) {
    int block = Math.min(BLOCK, TriangleKernel.depth(n));
    double[] triangle = TRIANGLE.of(block * block);
    double[] panels = PANELS.of(block * (m + COLUMNS));
    double[] left = LEFT.of(block * (HEIGHT + MicroKernel.ROWS));
    for (int i0 = 0; i0 < n; i0 += block) {
      int rows = Math.min(block, n - i0);
      pack(rows, l, i0, triangle);
      solveBlock(rows, m, triangle, b, bo + i0 * ldb, ldb, panels);
      for (int i = i0 + rows; i < n; i += HEIGHT) {
        int height = Math.min(HEIGHT, n - i);
        Panels.packRows(rows, height, l.negated(), 0, i0, i, left);
        TrailingUpdate.add(rows, height, m, left, panels, b, bo + i * ldb, ldb);
      }
    }
  }

  /** Packs the triangle of unknowns i0 … i0 + n − 1, four rows at a time. */
  private static void pack(int n, Operand l, int i0, double[] triangle) {
    double[] data = l.data();
    int depth = TriangleKernel.depth(n);
    int step = l.depthStride();
    int corner = l.offset() + i0 * (l.sideStride() + step);
    for (int i = 0; i < n; i += ROWS) {
      int rows = Math.min(ROWS, n - i);
      int row = corner + i * l.sideStride();
      int to = i * depth;
      packBefore(i, rows, data, row, l.sideStride(), step, triangle, to);
      for (int r = 0; r < rows; r++) {
        int from = row + r * l.sideStride() + i * step;
        int end = to + i * ROWS + r;
        for (int k = 0; k < r; k++) {
          triangle[end + k * ROWS] = -data[from + k * step];
        }
        triangle[end + r * ROWS] = 1 / data[from + r * step];
      }
    }
  }

  /** Packs what rows of the triangle have before their own small one. */
  private static void packBefore(
      int n, int rows, double[] l, int l0, int side, int step, double[] triangle, int to) {
    if (rows < ROWS) {
      for (int r = 0; r < rows; r++) {
        for (int k = 0; k < n; k++) {
          triangle[to + k * ROWS + r] = -l[l0 + r * side + k * step];
        }
      }
      return;
    }
    int l1 = l0 + side;
    int l2 = l1 + side;
    int l3 = l2 + side;
    for (int k = 0; k < n; k++) {
      int p = to + k * ROWS;
      int q = k * step;
      triangle[p] = -l[l0 + q];
      triangle[p + 1] = -l[l1 + q];
      triangle[p + 2] = -l[l2 + q];
      triangle[p + 3] = -l[l3 + q];
    }
  }

  private static void solveBlock(
      int n, int m, double[] triangle, double[] b, int bo, int ldb, double[] panels) {
    int depth = TriangleKernel.depth(n);
    double[] tile = TILE.of(ROWS * COLUMNS);
    for (int j = 0; j < m; j += COLUMNS) {
      int columns = Math.min(COLUMNS, m - j);
      int panel = j * depth;
      for (int g = 0; g < n; g += ROWS) {
        int rows = Math.min(ROWS, n - g);
        int at = bo + g * ldb + j;
        if (rows == ROWS && columns == COLUMNS) {
          TriangleKernel.solve(g, triangle, g * depth, panels, panel, b, at, ldb);
        } else {
          VectorProducts.copy(rows, columns, columns, b, at, ldb, tile, 0, COLUMNS);
          TriangleKernel.solve(g, triangle, g * depth, panels, panel, tile, 0, COLUMNS);
        }
      }
      write(n, columns, panels, panel, b, bo + j, ldb);
    }
  }

  /** Copies a solved panel to columns of B. */
  private static void write(
      int n, int columns, double[] panel, int at, double[] b, int bo, int ldb) {
    for (int k = 0; k < n; k++) {
      int from = at + k * COLUMNS;
      int to = bo + k * ldb;
      if (columns == COLUMNS) {
        DoubleVector.fromArray(SPECIES, panel, from).intoArray(b, to);
        DoubleVector.fromArray(SPECIES, panel, from + LANES).intoArray(b, to + LANES);
      } else {
        for (int j = 0; j < columns; j++) {
          b[to + j] = panel[from + j];
        }
      }
    }
  }
}
