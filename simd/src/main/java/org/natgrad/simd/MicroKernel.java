package org.natgrad.simd;

import static org.natgrad.simd.Lanes.LANES;
import static org.natgrad.simd.Lanes.SPECIES;

import jdk.incubator.vector.DoubleVector;

/**
 * The register tile under every matrix product: {@link #ROWS} × {@link #COLUMNS} chains, continued
 * over {@code kc} steps from packed panels.
 *
 * <p>Two vectors a row. Eight sums cover the latency of two fma a cycle; with sixteen registers of
 * four lanes that makes four rows (tiles that fill all registers make the compiler spill), with
 * thirty-two of eight lanes there is room for eight, which halve the loads.
 */
final class MicroKernel {

  static final int ROWS = Math.max(4, LANES);
  static final int COLUMNS = 2 * LANES;

  /**
   * Whether four rows take two steps a turn: of the peak, JDK 17 reaches 90 % with it and 76 %
   * without, JDK 25 90 % and 96 %.
   */
  private static final boolean BY_TWO = Runtime.version().feature() < 25;

  private MicroKernel() {}

  /** Continues C from panels {@code a[ao + k * ROWS + i]} and {@code b[bo + k * COLUMNS + j]}. */
  static void run(int kc, double[] a, int ao, double[] b, int bo, double[] c, int co, int ldc) {
    if (ROWS == 8) {
      eightRows(kc, a, ao, b, bo, c, co, ldc);
    } else if (BY_TWO) {
      int odd = kc & 1;
      if (odd == 1) {
        step(a, ao, b, bo, c, co, ldc);
      }
      fourRowsByTwo(kc / 2, a, ao + 4 * odd, b, bo + COLUMNS * odd, c, co, ldc);
    } else {
      fourRows(kc, a, ao, b, bo, c, co, ldc);
    }
  }

  private static void fourRows(
      int kc, double[] a, int ao, double[] b, int bo, double[] c, int co, int ldc) {
    DoubleVector c00 = DoubleVector.fromArray(SPECIES, c, co);
    DoubleVector c01 = DoubleVector.fromArray(SPECIES, c, co + LANES);
    DoubleVector c10 = DoubleVector.fromArray(SPECIES, c, co + ldc);
    DoubleVector c11 = DoubleVector.fromArray(SPECIES, c, co + ldc + LANES);
    DoubleVector c20 = DoubleVector.fromArray(SPECIES, c, co + 2 * ldc);
    DoubleVector c21 = DoubleVector.fromArray(SPECIES, c, co + 2 * ldc + LANES);
    DoubleVector c30 = DoubleVector.fromArray(SPECIES, c, co + 3 * ldc);
    DoubleVector c31 = DoubleVector.fromArray(SPECIES, c, co + 3 * ldc + LANES);
    for (int k = 0; k < kc; k++) {
      int p = ao + k * 4;
      int q = bo + k * COLUMNS;
      DoubleVector b0 = DoubleVector.fromArray(SPECIES, b, q);
      DoubleVector b1 = DoubleVector.fromArray(SPECIES, b, q + LANES);
      DoubleVector t = DoubleVector.broadcast(SPECIES, a[p]);
      c00 = t.fma(b0, c00);
      c01 = t.fma(b1, c01);
      t = DoubleVector.broadcast(SPECIES, a[p + 1]);
      c10 = t.fma(b0, c10);
      c11 = t.fma(b1, c11);
      t = DoubleVector.broadcast(SPECIES, a[p + 2]);
      c20 = t.fma(b0, c20);
      c21 = t.fma(b1, c21);
      t = DoubleVector.broadcast(SPECIES, a[p + 3]);
      c30 = t.fma(b0, c30);
      c31 = t.fma(b1, c31);
    }
    c00.intoArray(c, co);
    c01.intoArray(c, co + LANES);
    c10.intoArray(c, co + ldc);
    c11.intoArray(c, co + ldc + LANES);
    c20.intoArray(c, co + 2 * ldc);
    c21.intoArray(c, co + 2 * ldc + LANES);
    c30.intoArray(c, co + 3 * ldc);
    c31.intoArray(c, co + 3 * ldc + LANES);
  }

  /** A single step of four rows, through memory. */
  private static void step(double[] a, int ao, double[] b, int bo, double[] c, int co, int ldc) {
    DoubleVector b0 = DoubleVector.fromArray(SPECIES, b, bo);
    DoubleVector b1 = DoubleVector.fromArray(SPECIES, b, bo + LANES);
    for (int i = 0; i < 4; i++) {
      int row = co + i * ldc;
      DoubleVector t = DoubleVector.broadcast(SPECIES, a[ao + i]);
      t.fma(b0, DoubleVector.fromArray(SPECIES, c, row)).intoArray(c, row);
      t.fma(b1, DoubleVector.fromArray(SPECIES, c, row + LANES)).intoArray(c, row + LANES);
    }
  }

  private static void fourRowsByTwo(
      int turns, double[] a, int ao, double[] b, int bo, double[] c, int co, int ldc) {
    DoubleVector c00 = DoubleVector.fromArray(SPECIES, c, co);
    DoubleVector c01 = DoubleVector.fromArray(SPECIES, c, co + LANES);
    DoubleVector c10 = DoubleVector.fromArray(SPECIES, c, co + ldc);
    DoubleVector c11 = DoubleVector.fromArray(SPECIES, c, co + ldc + LANES);
    DoubleVector c20 = DoubleVector.fromArray(SPECIES, c, co + 2 * ldc);
    DoubleVector c21 = DoubleVector.fromArray(SPECIES, c, co + 2 * ldc + LANES);
    DoubleVector c30 = DoubleVector.fromArray(SPECIES, c, co + 3 * ldc);
    DoubleVector c31 = DoubleVector.fromArray(SPECIES, c, co + 3 * ldc + LANES);
    for (int k = 0; k < turns; k++) {
      int p = ao + k * 8;
      int q = bo + k * 2 * COLUMNS;
      DoubleVector b0 = DoubleVector.fromArray(SPECIES, b, q);
      DoubleVector b1 = DoubleVector.fromArray(SPECIES, b, q + LANES);
      DoubleVector t = DoubleVector.broadcast(SPECIES, a[p]);
      c00 = t.fma(b0, c00);
      c01 = t.fma(b1, c01);
      t = DoubleVector.broadcast(SPECIES, a[p + 1]);
      c10 = t.fma(b0, c10);
      c11 = t.fma(b1, c11);
      t = DoubleVector.broadcast(SPECIES, a[p + 2]);
      c20 = t.fma(b0, c20);
      c21 = t.fma(b1, c21);
      t = DoubleVector.broadcast(SPECIES, a[p + 3]);
      c30 = t.fma(b0, c30);
      c31 = t.fma(b1, c31);
      b0 = DoubleVector.fromArray(SPECIES, b, q + COLUMNS);
      b1 = DoubleVector.fromArray(SPECIES, b, q + COLUMNS + LANES);
      t = DoubleVector.broadcast(SPECIES, a[p + 4]);
      c00 = t.fma(b0, c00);
      c01 = t.fma(b1, c01);
      t = DoubleVector.broadcast(SPECIES, a[p + 5]);
      c10 = t.fma(b0, c10);
      c11 = t.fma(b1, c11);
      t = DoubleVector.broadcast(SPECIES, a[p + 6]);
      c20 = t.fma(b0, c20);
      c21 = t.fma(b1, c21);
      t = DoubleVector.broadcast(SPECIES, a[p + 7]);
      c30 = t.fma(b0, c30);
      c31 = t.fma(b1, c31);
    }
    c00.intoArray(c, co);
    c01.intoArray(c, co + LANES);
    c10.intoArray(c, co + ldc);
    c11.intoArray(c, co + ldc + LANES);
    c20.intoArray(c, co + 2 * ldc);
    c21.intoArray(c, co + 2 * ldc + LANES);
    c30.intoArray(c, co + 3 * ldc);
    c31.intoArray(c, co + 3 * ldc + LANES);
  }

  private static void eightRows(
      int kc, double[] a, int ao, double[] b, int bo, double[] c, int co, int ldc) {
    int low = co + 4 * ldc;
    DoubleVector c00 = DoubleVector.fromArray(SPECIES, c, co);
    DoubleVector c01 = DoubleVector.fromArray(SPECIES, c, co + LANES);
    DoubleVector c10 = DoubleVector.fromArray(SPECIES, c, co + ldc);
    DoubleVector c11 = DoubleVector.fromArray(SPECIES, c, co + ldc + LANES);
    DoubleVector c20 = DoubleVector.fromArray(SPECIES, c, co + 2 * ldc);
    DoubleVector c21 = DoubleVector.fromArray(SPECIES, c, co + 2 * ldc + LANES);
    DoubleVector c30 = DoubleVector.fromArray(SPECIES, c, co + 3 * ldc);
    DoubleVector c31 = DoubleVector.fromArray(SPECIES, c, co + 3 * ldc + LANES);
    DoubleVector c40 = DoubleVector.fromArray(SPECIES, c, low);
    DoubleVector c41 = DoubleVector.fromArray(SPECIES, c, low + LANES);
    DoubleVector c50 = DoubleVector.fromArray(SPECIES, c, low + ldc);
    DoubleVector c51 = DoubleVector.fromArray(SPECIES, c, low + ldc + LANES);
    DoubleVector c60 = DoubleVector.fromArray(SPECIES, c, low + 2 * ldc);
    DoubleVector c61 = DoubleVector.fromArray(SPECIES, c, low + 2 * ldc + LANES);
    DoubleVector c70 = DoubleVector.fromArray(SPECIES, c, low + 3 * ldc);
    DoubleVector c71 = DoubleVector.fromArray(SPECIES, c, low + 3 * ldc + LANES);
    for (int k = 0; k < kc; k++) {
      int p = ao + k * 8;
      int q = bo + k * COLUMNS;
      DoubleVector b0 = DoubleVector.fromArray(SPECIES, b, q);
      DoubleVector b1 = DoubleVector.fromArray(SPECIES, b, q + LANES);
      DoubleVector t = DoubleVector.broadcast(SPECIES, a[p]);
      c00 = t.fma(b0, c00);
      c01 = t.fma(b1, c01);
      t = DoubleVector.broadcast(SPECIES, a[p + 1]);
      c10 = t.fma(b0, c10);
      c11 = t.fma(b1, c11);
      t = DoubleVector.broadcast(SPECIES, a[p + 2]);
      c20 = t.fma(b0, c20);
      c21 = t.fma(b1, c21);
      t = DoubleVector.broadcast(SPECIES, a[p + 3]);
      c30 = t.fma(b0, c30);
      c31 = t.fma(b1, c31);
      t = DoubleVector.broadcast(SPECIES, a[p + 4]);
      c40 = t.fma(b0, c40);
      c41 = t.fma(b1, c41);
      t = DoubleVector.broadcast(SPECIES, a[p + 5]);
      c50 = t.fma(b0, c50);
      c51 = t.fma(b1, c51);
      t = DoubleVector.broadcast(SPECIES, a[p + 6]);
      c60 = t.fma(b0, c60);
      c61 = t.fma(b1, c61);
      t = DoubleVector.broadcast(SPECIES, a[p + 7]);
      c70 = t.fma(b0, c70);
      c71 = t.fma(b1, c71);
    }
    c00.intoArray(c, co);
    c01.intoArray(c, co + LANES);
    c10.intoArray(c, co + ldc);
    c11.intoArray(c, co + ldc + LANES);
    c20.intoArray(c, co + 2 * ldc);
    c21.intoArray(c, co + 2 * ldc + LANES);
    c30.intoArray(c, co + 3 * ldc);
    c31.intoArray(c, co + 3 * ldc + LANES);
    c40.intoArray(c, low);
    c41.intoArray(c, low + LANES);
    c50.intoArray(c, low + ldc);
    c51.intoArray(c, low + ldc + LANES);
    c60.intoArray(c, low + 2 * ldc);
    c61.intoArray(c, low + 2 * ldc + LANES);
    c70.intoArray(c, low + 3 * ldc);
    c71.intoArray(c, low + 3 * ldc + LANES);
  }
}
