package org.natgrad.simd;

import static org.natgrad.simd.Lanes.LANES;
import static org.natgrad.simd.Lanes.SPECIES;
import static org.natgrad.simd.MicroKernel.COLUMNS;

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

  /** Packs the triangle of unknowns i0 … i0 + n − 1. */
  private static void pack(int n, Operand l, int i0, double[] triangle) {
    double[] data = l.data();
    int depth = TriangleKernel.depth(n);
    int step = l.depthStride();
    for (int i = 0; i < n; i++) {
      int row = l.offset() + (i0 + i) * l.sideStride() + i0 * step;
      int to = (i & -TriangleKernel.ROWS) * depth + i % TriangleKernel.ROWS;
      for (int k = 0; k < i; k++) {
        triangle[to + k * TriangleKernel.ROWS] = -data[row + k * step];
      }
      triangle[to + i * TriangleKernel.ROWS] = 1 / data[row + i * step];
    }
  }

  private static void solveBlock(
      int n, int m, double[] triangle, double[] b, int bo, int ldb, double[] panels) {
    int depth = TriangleKernel.depth(n);
    for (int j = 0; j < m; j += COLUMNS) {
      int columns = Math.min(COLUMNS, m - j);
      int at = j * depth;
      read(n, columns, b, bo + j, ldb, panels, at);
      TriangleKernel.solve(n, depth, triangle, panels, at);
      write(n, columns, panels, at, b, bo + j, ldb);
    }
  }

  private static void read(
      int n, int columns, double[] b, int bo, int ldb, double[] panel, int at) {
    for (int k = 0; k < n; k++) {
      int from = bo + k * ldb;
      int to = at + k * COLUMNS;
      if (columns == COLUMNS) {
        DoubleVector.fromArray(SPECIES, b, from).intoArray(panel, to);
        DoubleVector.fromArray(SPECIES, b, from + LANES).intoArray(panel, to + LANES);
      } else {
        for (int j = 0; j < columns; j++) {
          panel[to + j] = b[from + j];
        }
      }
    }
  }

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
