package org.natgrad.kernel;

/**
 * C += A B, row by row: a sweep along a row of C continues eight terms of each of its chains.
 *
 * <p>Rows of B are copied, a block at a time, to arrays of their own, and so is a row of C. A sweep
 * then reads nine arrays, each from its beginning: the form of this loop that the optimising
 * compilers of JDK 17 and 25 turn into vectors. Blocks continue the chains that they find in C, so
 * their sizes cannot be seen in the result.
 */
final class Sweeps {

  /** Rows of B in a block: 32 × 128 doubles are 32 KiB. */
  private static final int DEPTH = 32;

  /** Columns of B in a block. */
  private static final int WIDTH = 128;

  /** Fewer columns than this, and fewer than rows, are swept along instead of across. */
  private static final int NARROW = 16;

  /** Single-precision elements widened at a time, at least a row of them: one megabyte. */
  private static final int WIDE = 131_072;

  /** A block of B and, last, a row of C: 33 KiB a thread. */
  private static final ThreadLocal<double[][]> BLOCK =
      ThreadLocal.withInitial(() -> new double[DEPTH + 1][WIDTH]);

  private static final Scratch FACTORS = new Scratch();
  private static final Scratch WIDENED = new Scratch();

  private Sweeps() {}

  static void multiply(int m, int n, int k, Strided a, Strided b, double[] c, int co, int ldc) {
    if (n < NARROW && n < m) {
      multiply(n, m, k, b.transposed(), a.transposed(), c, co, 1, ldc, false);
    } else {
      multiply(m, n, k, a, b, c, co, ldc, 1, false);
    }
  }

  /** Only elements (i, j) with i ≥ j are read or written. */
  static void multiplyLower(
      int m, int n, int k, Strided a, Strided b, double[] c, int co, int ldc) {
    multiply(m, n, k, a, b, c, co, ldc, 1, true);
  }

  /** G += Xᵀ diag(w) X of single-precision rows, which are widened a few at a time. */
  static void gram(
      int n, int d, float[] x, int xo, int ldx, double[] w, int wo, double[] g, int go, int ldg) {
    int most = Math.min(n, Math.max(1, WIDE / Math.max(1, d)));
    double[] wide = WIDENED.of(most * d);
    for (int r0 = 0; r0 < n; r0 += most) {
      int rows = Math.min(most, n - r0);
      for (int r = 0; r < rows; r++) {
        for (int j = 0; j < d; j++) {
          wide[r * d + j] = x[xo + (r0 + r) * ldx + j];
        }
      }
      Strided left = new Strided(wide, 0, 1, d).weighted(w, wo + r0);
      multiplyLower(d, d, rows, left, new Strided(wide, 0, d, 1), g, go, ldg);
    }
  }

  /** Element (i, j) of C is at {@code co + i * rowStride + j * columnStride}. */
  private static void multiply(
      int m,
      int n,
      int k,
      Strided a,
      Strided b,
      double[] c,
      int co,
      int rowStride,
      int columnStride,
      boolean lower) {
    double[][] block = BLOCK.get();
    double[] row = block[DEPTH];
    double[] factors = FACTORS.of(DEPTH);
    for (int j0 = 0; j0 < n; j0 += WIDTH) {
      int width = Math.min(WIDTH, n - j0);
      for (int k0 = 0; k0 < k; k0 += DEPTH) {
        int depth = Math.min(DEPTH, k - k0);
        for (int l = 0; l < depth; l++) {
          b.copyRow(k0 + l, j0, width, block[l]);
        }
        for (int i = lower ? j0 : 0; i < m; i++) {
          int wanted = lower ? Math.min(width, i - j0 + 1) : width;
          int at = co + i * rowStride + j0 * columnStride;
          a.copyRow(i, k0, depth, factors);
          Strided.gather(wanted, c, at, columnStride, row);
          sweep(wanted, depth, factors, block, row);
          Strided.scatter(wanted, row, c, at, columnStride);
        }
      }
    }
  }

  private static void sweep(int n, int depth, double[] a, double[][] b, double[] c) {
    int k = 0;
    for (; k <= depth - 8; k += 8) {
      addEight(
          n, a[k], a[k + 1], a[k + 2], a[k + 3], a[k + 4], a[k + 5], a[k + 6], a[k + 7], b[k],
          b[k + 1], b[k + 2], b[k + 3], b[k + 4], b[k + 5], b[k + 6], b[k + 7], c);
    }
    for (; k < depth; k++) {
      addOne(n, a[k], b[k], c);
    }
  }

  private static void addEight(
      int n,
      double a0,
      double a1,
      double a2,
      double a3,
      double a4,
      double a5,
      double a6,
      double a7,
      double[] b0,
      double[] b1,
      double[] b2,
      double[] b3,
      double[] b4,
      double[] b5,
      double[] b6,
      double[] b7,
      double[] c) {
    for (int j = 0; j < n; j++) {
      double s =
          Math.fma(a3, b3[j], Math.fma(a2, b2[j], Math.fma(a1, b1[j], Math.fma(a0, b0[j], c[j]))));
      c[j] = Math.fma(a7, b7[j], Math.fma(a6, b6[j], Math.fma(a5, b5[j], Math.fma(a4, b4[j], s))));
    }
  }

  private static void addOne(int n, double a, double[] b, double[] c) {
    for (int j = 0; j < n; j++) {
      c[j] = Math.fma(a, b[j], c[j]);
    }
  }
}
