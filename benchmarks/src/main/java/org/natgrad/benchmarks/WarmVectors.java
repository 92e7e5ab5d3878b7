package org.natgrad.benchmarks;

import org.natgrad.kernel.Kernels;
import org.natgrad.kernel.ScalarKernels;

/**
 * Waits until natgrad's vector backend uses vectors: it begins with scalar code, and changes over
 * when a background thread has found vectors to be the faster.
 */
final class WarmVectors {

  private static final int COUNT = 4096;
  private static final long PATIENCE_NANOS = 60_000_000_000L;

  /** exp gains the most of all kernels: a factor of three with 256 bits. */
  private static final double FASTER = 1.6;

  private static final int WINS = 20;

  private WarmVectors() {}

  /**
   * Calls the vector backend's exp until it is clearly faster than the scalar one.
   *
   * @throws IllegalStateException if this JVM has no vector backend, or its patience ends
   */
  static Kernels await() {
    Kernels vectors = Kernels.best();
    if (!vectors.name().startsWith("simd")) {
      throw new IllegalStateException(
          "the backend is " + vectors.name() + ": start Java with -Dnatgrad.backend=simd");
    }
    double[] x = Problem.uniform(COUNT, -10, 10);
    double[] y = new double[COUNT];
    long deadline = System.nanoTime() + PATIENCE_NANOS;
    int wins = 0;
    while (wins < WINS) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException("natgrad's vectors were not in use after a minute");
      }
      long scalar = nanos(ScalarKernels.INSTANCE, x, y);
      wins = scalar > FASTER * nanos(vectors, x, y) ? wins + 1 : 0;
    }
    return vectors;
  }

  private static long nanos(Kernels kernels, double[] x, double[] y) {
    long begin = System.nanoTime();
    kernels.exp(COUNT, x, 0, y, 0);
    return System.nanoTime() - begin;
  }
}
