package org.natgrad.simd;

import static org.natgrad.simd.Lanes.SPECIES;
import static org.natgrad.simd.MicroKernel.ROWS;

import jdk.incubator.vector.DoubleVector;

/**
 * Two register tiles at once, each {@link #HALF} rows and one vector wide: alone, neither would
 * cover the latency of fma. They serve what is narrower than {@link MicroKernel}'s tile.
 */
final class PairKernel {

  /** Rows of each of the two tiles. */
  static final int HALF = 4;

  private PairKernel() {}

  /**
   * Continues two tiles of C, at c0 and c1, from panels of A packed as for {@link MicroKernel} and
   * vectors {@code b[b0 + k * stepB]} and {@code b[b1 + k * stepB]}.
   */
  static void run(
      int kc,
      double[] a,
      int a0,
      int a1,
      double[] b,
      int b0,
      int b1,
      int stepB,
      double[] c,
      int c0,
      int c1,
      int ldc) {
    DoubleVector s0 = DoubleVector.fromArray(SPECIES, c, c0);
    DoubleVector s1 = DoubleVector.fromArray(SPECIES, c, c0 + ldc);
    DoubleVector s2 = DoubleVector.fromArray(SPECIES, c, c0 + 2 * ldc);
    DoubleVector s3 = DoubleVector.fromArray(SPECIES, c, c0 + 3 * ldc);
    DoubleVector u0 = DoubleVector.fromArray(SPECIES, c, c1);
    DoubleVector u1 = DoubleVector.fromArray(SPECIES, c, c1 + ldc);
    DoubleVector u2 = DoubleVector.fromArray(SPECIES, c, c1 + 2 * ldc);
    DoubleVector u3 = DoubleVector.fromArray(SPECIES, c, c1 + 3 * ldc);
    for (int k = 0; k < kc; k++) {
      int p = a0 + k * ROWS;
      int q = a1 + k * ROWS;
      DoubleVector x = DoubleVector.fromArray(SPECIES, b, b0 + k * stepB);
      DoubleVector y = DoubleVector.fromArray(SPECIES, b, b1 + k * stepB);
      s0 = x.fma(DoubleVector.broadcast(SPECIES, a[p]), s0);
      s1 = x.fma(DoubleVector.broadcast(SPECIES, a[p + 1]), s1);
      s2 = x.fma(DoubleVector.broadcast(SPECIES, a[p + 2]), s2);
      s3 = x.fma(DoubleVector.broadcast(SPECIES, a[p + 3]), s3);
      u0 = y.fma(DoubleVector.broadcast(SPECIES, a[q]), u0);
      u1 = y.fma(DoubleVector.broadcast(SPECIES, a[q + 1]), u1);
      u2 = y.fma(DoubleVector.broadcast(SPECIES, a[q + 2]), u2);
      u3 = y.fma(DoubleVector.broadcast(SPECIES, a[q + 3]), u3);
    }
    s0.intoArray(c, c0);
    s1.intoArray(c, c0 + ldc);
    s2.intoArray(c, c0 + 2 * ldc);
    s3.intoArray(c, c0 + 3 * ldc);
    u0.intoArray(c, c1);
    u1.intoArray(c, c1 + ldc);
    u2.intoArray(c, c1 + 2 * ldc);
    u3.intoArray(c, c1 + 3 * ldc);
  }
}
