package org.natgrad.kernel;

/**
 * C += A B through one register tile.
 *
 * <p>Operands are copied, a block of the summation range at a time, into panels of four rows of A
 * or four columns of B: {@code panel[4 k + r]}, padded with zeros. The tile loads 4 × 4 elements of
 * C, continues their chains over the block and stores them, so blocking cannot be seen in the
 * result. Tiles that stick out of C, or cross its diagonal when only the lower triangle is wanted,
 * run on a scratch copy of which the wanted part is copied back.
 */
final class Tiles {

  private static final int SIDE = 4;

  /** Summation range of one pass: two panels of 4 × 256 doubles fill half of a 32 KiB cache. */
  private static final int DEPTH = 256;

  /** Columns of B in one pass: 256 × 512 doubles are one megabyte, a level-2 cache. */
  private static final int WIDTH = 512;

  private Tiles() {}

  static void multiply(int m, int n, int k, Strided a, Strided b, double[] c, int co, int ldc) {
    multiply(m, n, k, a, b, c, co, ldc, false);
  }

  /** Only elements (i, j) with i ≥ j are read or written. */
  static void multiplyLower(
      int m, int n, int k, Strided a, Strided b, double[] c, int co, int ldc) {
    multiply(m, n, k, a, b, c, co, ldc, true);
  }

  private static void multiply(
      int m, int n, int k, Strided a, Strided b, double[] c, int co, int ldc, boolean lower) {
    if (m <= 0 || n <= 0 || k <= 0) {
      return;
    }
    int depth = Math.min(DEPTH, k);
    double[] aPanel = new double[depth * SIDE];
    double[] bPanels = new double[depth * panels(Math.min(WIDTH, n)) * SIDE];
    double[] scratch = new double[SIDE * SIDE];
    for (int j0 = 0; j0 < n; j0 += WIDTH) {
      int width = Math.min(WIDTH, n - j0);
      for (int k0 = 0; k0 < k; k0 += DEPTH) {
        int kc = Math.min(DEPTH, k - k0);
        for (int j = 0; j < width; j += SIDE) {
          packColumns(kc, Math.min(SIDE, width - j), b, k0, j0 + j, bPanels, j * kc);
        }
        for (int i0 = lower ? j0 : 0; i0 < m; i0 += SIDE) {
          int rows = Math.min(SIDE, m - i0);
          packRows(kc, rows, a, i0, k0, aPanel);
          int end = lower ? Math.min(width, i0 + rows - j0) : width;
          for (int j = 0; j < end; j += SIDE) {
            int columns = Math.min(SIDE, width - j);
            int at = co + i0 * ldc + j0 + j;
            boolean crosses = lower && j0 + j + columns - 1 > i0;
            if (rows == SIDE && columns == SIDE && !crosses) {
              tile(kc, aPanel, bPanels, j * kc, c, at, ldc);
            } else {
              int diagonal = lower ? i0 - j0 - j : SIDE;
              copy(rows, columns, diagonal, c, at, ldc, scratch, 0, SIDE);
              tile(kc, aPanel, bPanels, j * kc, scratch, 0, SIDE);
              copy(rows, columns, diagonal, scratch, 0, SIDE, c, at, ldc);
            }
          }
        }
      }
    }
  }

  private static int panels(int n) {
    return (n + SIDE - 1) / SIDE;
  }

  private static void packRows(int kc, int rows, Strided a, int i0, int k0, double[] panel) {
    for (int r = 0; r < SIDE; r++) {
      int from = a.offset() + (i0 + r) * a.rowStride() + k0 * a.columnStride();
      if (r >= rows) {
        fillZero(kc, panel, r);
      } else if (a.weights() != null) {
        weigh(kc, a.weights(), a.weightOffset() + k0, a.data(), from, a.columnStride(), panel, r);
      } else {
        gather(kc, a.sign(), a.data(), from, a.columnStride(), panel, r);
      }
    }
  }

  private static void packColumns(
      int kc, int columns, Strided b, int k0, int j0, double[] panels, int at) {
    for (int r = 0; r < SIDE; r++) {
      int from = b.offset() + k0 * b.rowStride() + (j0 + r) * b.columnStride();
      if (r >= columns) {
        fillZero(kc, panels, at + r);
      } else {
        gather(kc, b.sign(), b.data(), from, b.rowStride(), panels, at + r);
      }
    }
  }

  private static void fillZero(int kc, double[] panel, int at) {
    for (int k = 0; k < kc; k++) {
      panel[at + SIDE * k] = 0;
    }
  }

  private static void gather(
      int kc, double sign, double[] x, int from, int stride, double[] panel, int at) {
    for (int k = 0; k < kc; k++) {
      panel[at + SIDE * k] = sign * x[from + k * stride];
    }
  }

  private static void weigh(
      int kc, double[] w, int wo, double[] x, int from, int stride, double[] panel, int at) {
    for (int k = 0; k < kc; k++) {
      panel[at + SIDE * k] = w[wo + k] * x[from + k * stride];
    }
  }

  /** Copies the elements (i, j) with j ≤ i + diagonal of a tile. */
  private static void copy(
      int rows,
      int columns,
      int diagonal,
      double[] from,
      int fo,
      int ldf,
      double[] to,
      int too,
      int ldt) {
    for (int i = 0; i < rows; i++) {
      int end = Math.min(columns, i + diagonal + 1);
      for (int j = 0; j < end; j++) {
        to[too + i * ldt + j] = from[fo + i * ldf + j];
      }
    }
  }

  /** The register tile: sixteen chains, eight loads for sixteen fma. */
  private static void tile(int kc, double[] a, double[] b, int bo, double[] c, int co, int ldc) {
    int c0 = co;
    int c1 = c0 + ldc;
    int c2 = c1 + ldc;
    int c3 = c2 + ldc;
    double s00 = c[c0];
    double s01 = c[c0 + 1];
    double s02 = c[c0 + 2];
    double s03 = c[c0 + 3];
    double s10 = c[c1];
    double s11 = c[c1 + 1];
    double s12 = c[c1 + 2];
    double s13 = c[c1 + 3];
    double s20 = c[c2];
    double s21 = c[c2 + 1];
    double s22 = c[c2 + 2];
    double s23 = c[c2 + 3];
    double s30 = c[c3];
    double s31 = c[c3 + 1];
    double s32 = c[c3 + 2];
    double s33 = c[c3 + 3];
    for (int k = 0; k < kc; k++) {
      int p = SIDE * k;
      int q = bo + SIDE * k;
      double b0 = b[q];
      double b1 = b[q + 1];
      double b2 = b[q + 2];
      double b3 = b[q + 3];
      double t = a[p];
      s00 = Math.fma(t, b0, s00);
      s01 = Math.fma(t, b1, s01);
      s02 = Math.fma(t, b2, s02);
      s03 = Math.fma(t, b3, s03);
      t = a[p + 1];
      s10 = Math.fma(t, b0, s10);
      s11 = Math.fma(t, b1, s11);
      s12 = Math.fma(t, b2, s12);
      s13 = Math.fma(t, b3, s13);
      t = a[p + 2];
      s20 = Math.fma(t, b0, s20);
      s21 = Math.fma(t, b1, s21);
      s22 = Math.fma(t, b2, s22);
      s23 = Math.fma(t, b3, s23);
      t = a[p + 3];
      s30 = Math.fma(t, b0, s30);
      s31 = Math.fma(t, b1, s31);
      s32 = Math.fma(t, b2, s32);
      s33 = Math.fma(t, b3, s33);
    }
    c[c0] = s00;
    c[c0 + 1] = s01;
    c[c0 + 2] = s02;
    c[c0 + 3] = s03;
    c[c1] = s10;
    c[c1 + 1] = s11;
    c[c1 + 2] = s12;
    c[c1 + 3] = s13;
    c[c2] = s20;
    c[c2 + 1] = s21;
    c[c2 + 2] = s22;
    c[c2 + 3] = s23;
    c[c3] = s30;
    c[c3 + 1] = s31;
    c[c3 + 2] = s32;
    c[c3 + 3] = s33;
  }
}
