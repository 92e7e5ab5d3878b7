package org.natgrad.simd;

import static org.natgrad.simd.Lanes.LANES;
import static org.natgrad.simd.Lanes.SPECIES;

import jdk.incubator.vector.DoubleVector;

/**
 * Register tiles of products with few columns: B is packed in panels one or two vectors wide, and A
 * is read where it is, a row of it for each row of C, because so few columns would not repay its
 * packing. {@code a[ao + i * lda + k]} meets {@code b[bo + k * width + j]}.
 */
final class NarrowKernel {

  /** Rows of a tile one vector wide, whose eight sums cover the latency of fma. */
  static final int TALL = 8;

  /** Rows of a tile two vectors wide. */
  static final int SHORT = 4;

  private NarrowKernel() {}

  /** Continues {@link #SHORT} rows of C, two vectors wide. */
  static void two(
      int kc, double[] a, int ao, int lda, double[] b, int bo, double[] c, int co, int ldc) {
    int a1 = ao + lda;
    int a2 = ao + 2 * lda;
    int a3 = ao + 3 * lda;
    DoubleVector c00 = DoubleVector.fromArray(SPECIES, c, co);
    DoubleVector c01 = DoubleVector.fromArray(SPECIES, c, co + LANES);
    DoubleVector c10 = DoubleVector.fromArray(SPECIES, c, co + ldc);
    DoubleVector c11 = DoubleVector.fromArray(SPECIES, c, co + ldc + LANES);
    DoubleVector c20 = DoubleVector.fromArray(SPECIES, c, co + 2 * ldc);
    DoubleVector c21 = DoubleVector.fromArray(SPECIES, c, co + 2 * ldc + LANES);
    DoubleVector c30 = DoubleVector.fromArray(SPECIES, c, co + 3 * ldc);
    DoubleVector c31 = DoubleVector.fromArray(SPECIES, c, co + 3 * ldc + LANES);
    for (int k = 0; k < kc; k++) {
      int q = bo + k * 2 * LANES;
      DoubleVector b0 = DoubleVector.fromArray(SPECIES, b, q);
      DoubleVector b1 = DoubleVector.fromArray(SPECIES, b, q + LANES);
      DoubleVector t = DoubleVector.broadcast(SPECIES, a[ao + k]);
      c00 = t.fma(b0, c00);
      c01 = t.fma(b1, c01);
      t = DoubleVector.broadcast(SPECIES, a[a1 + k]);
      c10 = t.fma(b0, c10);
      c11 = t.fma(b1, c11);
      t = DoubleVector.broadcast(SPECIES, a[a2 + k]);
      c20 = t.fma(b0, c20);
      c21 = t.fma(b1, c21);
      t = DoubleVector.broadcast(SPECIES, a[a3 + k]);
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

  /** Continues {@link #TALL} rows of C, one vector wide. */
  static void one(
      int kc, double[] a, int ao, int lda, double[] b, int bo, double[] c, int co, int ldc) {
    int a1 = ao + lda;
    int a2 = ao + 2 * lda;
    int a3 = ao + 3 * lda;
    int a4 = ao + 4 * lda;
    int a5 = ao + 5 * lda;
    int a6 = ao + 6 * lda;
    int a7 = ao + 7 * lda;
    DoubleVector c0 = DoubleVector.fromArray(SPECIES, c, co);
    DoubleVector c1 = DoubleVector.fromArray(SPECIES, c, co + ldc);
    DoubleVector c2 = DoubleVector.fromArray(SPECIES, c, co + 2 * ldc);
    DoubleVector c3 = DoubleVector.fromArray(SPECIES, c, co + 3 * ldc);
    DoubleVector c4 = DoubleVector.fromArray(SPECIES, c, co + 4 * ldc);
    DoubleVector c5 = DoubleVector.fromArray(SPECIES, c, co + 5 * ldc);
    DoubleVector c6 = DoubleVector.fromArray(SPECIES, c, co + 6 * ldc);
    DoubleVector c7 = DoubleVector.fromArray(SPECIES, c, co + 7 * ldc);
    for (int k = 0; k < kc; k++) {
      DoubleVector b0 = DoubleVector.fromArray(SPECIES, b, bo + k * LANES);
      c0 = b0.fma(DoubleVector.broadcast(SPECIES, a[ao + k]), c0);
      c1 = b0.fma(DoubleVector.broadcast(SPECIES, a[a1 + k]), c1);
      c2 = b0.fma(DoubleVector.broadcast(SPECIES, a[a2 + k]), c2);
      c3 = b0.fma(DoubleVector.broadcast(SPECIES, a[a3 + k]), c3);
      c4 = b0.fma(DoubleVector.broadcast(SPECIES, a[a4 + k]), c4);
      c5 = b0.fma(DoubleVector.broadcast(SPECIES, a[a5 + k]), c5);
      c6 = b0.fma(DoubleVector.broadcast(SPECIES, a[a6 + k]), c6);
      c7 = b0.fma(DoubleVector.broadcast(SPECIES, a[a7 + k]), c7);
    }
    c0.intoArray(c, co);
    c1.intoArray(c, co + ldc);
    c2.intoArray(c, co + 2 * ldc);
    c3.intoArray(c, co + 3 * ldc);
    c4.intoArray(c, co + 4 * ldc);
    c5.intoArray(c, co + 5 * ldc);
    c6.intoArray(c, co + 6 * ldc);
    c7.intoArray(c, co + 7 * ldc);
  }
}
