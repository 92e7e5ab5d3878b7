package org.natgrad.simd;

import static org.natgrad.simd.Lanes.LANES;
import static org.natgrad.simd.MicroKernel.ROWS;
import static org.natgrad.simd.PairKernel.HALF;

import java.util.Arrays;
import org.natgrad.kernel.Scratch;

/**
 * Gram matrices of a few columns. The rows are read where they are, a block at a time that stays in
 * the level-1 cache, and only their weighted copies are packed; whole vectors run over the end of a
 * row into the next one, and what they find there ends in sums that nobody reads.
 *
 * <p>The lower triangle is covered by tiles of {@link PairKernel#HALF} rows and one vector, two at
 * a time.
 */
final class SmallGrams {

  /** Most columns: with more, the larger tile of packed products is faster. */
  static final int MOST = 16;

  /** Rows of a block: with their weighted copies, 2 × 128 × 16 doubles, a 32 KiB cache. */
  private static final int DEPTH = Math.min(128, Blocking.CHOSEN.depth());

  private static final Scratch WEIGHTED = new Scratch();
  private static final Scratch STAGED = new Scratch();
  private static final Scratch SUMS = new Scratch();

  private SmallGrams() {}

  /** Adds the Gram matrices of weightings that lie {@code ldw} apart. */
  static void add(int n, int d, Operand x, int ldw, double[] g, int[] go, int ldg) {
    int side = VectorProducts.roundUp(d, ROWS);
    int size = side * (side + HALF);
    double[] sums = SUMS.of(go.length * size);
    for (int p = 0; p < go.length; p++) {
      Arrays.fill(sums, p * size, (p + 1) * size, 0);
      VectorProducts.copy(d, d, 0, g, go[p], ldg, sums, p * size, side);
    }
    double[] weighted = WEIGHTED.of(DEPTH * side);
    for (int k0 = 0; k0 < n; k0 += DEPTH) {
      int kc = Math.min(DEPTH, n - k0);
      int from = x.offset() + k0 * x.depthStride();
      boolean staged = !isReadable(kc, side, x, from);
      double[] rows = staged ? stage(kc, d, side, x, from) : x.data();
      int ro = staged ? 0 : from;
      int ldr = staged ? side : x.depthStride();
      for (int p = 0; p < go.length; p++) {
        int wo = x.weightOffset() + p * ldw + k0;
        Panels.packWeighted(kc, ROWS, side, rows, ro, ldr, x.weights(), wo, weighted, 0);
        addBlock(kc, d, side, weighted, rows, ro, ldr, sums, p * size);
      }
    }
    for (int p = 0; p < go.length; p++) {
      VectorProducts.copy(d, d, 0, sums, p * size, side, g, go[p], ldg);
    }
  }

  /** Whether vectors find doubles under them to the end of the last row. */
  private static boolean isReadable(int kc, int side, Operand x, int from) {
    return x.single() == null && from + (kc - 1) * x.depthStride() <= x.data().length - side;
  }

  /** A copy of rows that are single-precision, or that end where their array does. */
  private static double[] stage(int kc, int d, int side, Operand x, int from) {
    double[] staged = STAGED.of(DEPTH * side);
    for (int k = 0; k < kc; k++) {
      int row = from + k * x.depthStride();
      for (int j = 0; j < d; j++) {
        staged[k * side + j] = x.single() == null ? x.data()[row + j] : x.single()[row + j];
      }
    }
    return staged;
  }

  /** Tiles from the top row of them down, each two that follow one another together. */
  private static void addBlock(
      int kc, int d, int side, double[] a, double[] b, int bo, int step, double[] sums, int so) {
    int a0 = 0;
    int b0 = 0;
    int c0 = -1;
    for (int i = 0; i < d; i += HALF) {
      int a1 = (i & -ROWS) * kc + (i & (ROWS - 1));
      for (int j = 0; j < i + HALF; j += LANES) {
        int b1 = bo + j;
        int c1 = so + i * side + j;
        if (c0 < 0) {
          a0 = a1;
          b0 = b1;
          c0 = c1;
        } else {
          PairKernel.run(kc, a, a0, a1, b, b0, b1, step, sums, c0, c1, side);
          c0 = -1;
        }
      }
    }
    if (c0 >= 0) {
      int unread = so + side * side;
      PairKernel.run(kc, a, a0, a0, b, b0, b0, step, sums, c0, unread, side);
    }
  }
}
