package org.natgrad.simd;

import static org.natgrad.simd.Lanes.LANES;
import static org.natgrad.simd.MicroKernel.COLUMNS;
import static org.natgrad.simd.NarrowKernel.SHORT;
import static org.natgrad.simd.NarrowKernel.TALL;

import org.natgrad.kernel.ScalarKernels;
import org.natgrad.kernel.Scratch;

/** C += A B of few columns, such as the logits of a few classes: A is read once, where it is. */
final class NarrowProducts {

  /** Most columns; with more, packing A costs less than reading it again for each panel of B. */
  static final int MOST = 2 * COLUMNS;

  private static final int DEPTH = Blocking.CHOSEN.depth();

  private static final Scratch PANELS = new Scratch();
  private static final Scratch TILE = new Scratch();

  private NarrowProducts() {}

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
    int whole = m & -TALL;
    Operand right = new Operand(b, bo, ldb, 1);
    double[] panels = PANELS.of(Math.min(DEPTH, depth) * VectorProducts.roundUp(n, COLUMNS));
    double[] tile = TILE.of(TALL * COLUMNS);
    for (int k0 = 0; k0 < depth; k0 += DEPTH) {
      int kc = Math.min(DEPTH, depth - k0);
      Panels.packColumns(kc, n, right, k0, 0, panels);
      for (int i = 0; i < whole; i += TALL) {
        rows(kc, n, a, ao + i * lda + k0, lda, panels, c, co + i * ldc, ldc, tile);
      }
    }
    if (whole < m) {
      int from = ao + whole * lda;
      int to = co + whole * ldc;
      ScalarKernels.INSTANCE.gemm(m - whole, n, depth, a, from, lda, b, bo, ldb, c, to, ldc);
    }
  }

  private static void rows(
      int kc,
      int n,
      double[] a,
      int ao,
      int lda,
      double[] panels,
      double[] c,
      int co,
      int ldc,
      double[] tile) {
    for (int j = 0; j < n; j += COLUMNS) {
      int columns = Math.min(COLUMNS, n - j);
      int width = Panels.isNarrow(columns) ? LANES : COLUMNS;
      if (columns == width) {
        tiles(kc, width, a, ao, lda, panels, j * kc, c, co + j, ldc);
      } else {
        VectorProducts.copy(TALL, columns, columns, c, co + j, ldc, tile, 0, width);
        tiles(kc, width, a, ao, lda, panels, j * kc, tile, 0, width);
        VectorProducts.copy(TALL, columns, columns, tile, 0, width, c, co + j, ldc);
      }
    }
  }

  private static void tiles(
      int kc,
      int width,
      double[] a,
      int ao,
      int lda,
      double[] b,
      int bo,
      double[] c,
      int co,
      int ldc) {
    if (width == LANES) {
      NarrowKernel.one(kc, a, ao, lda, b, bo, c, co, ldc);
    } else {
      NarrowKernel.two(kc, a, ao, lda, b, bo, c, co, ldc);
      NarrowKernel.two(kc, a, ao + SHORT * lda, lda, b, bo, c, co + SHORT * ldc, ldc);
    }
  }
}
