package org.natgrad.kernel;

/**
 * Working memory that each thread keeps between calls, so that a kernel allocates nothing once it
 * has met its largest problem.
 *
 * <p>What stays behind ends with the thread. It is bounded because kernels pack blocks of bounded
 * size: below three megabytes a thread for scalar products and as much for vectors, plus the sums
 * of small Gram matrices, as large as the result, and 256 weights for each pair of classes.
 */
public final class Scratch {

  private final ThreadLocal<double[]> kept = ThreadLocal.withInitial(() -> new double[0]);

  /** Makes a place of its own for each use: two uses at a time must not share one. */
  public Scratch() {}

  /**
   * Working memory of this thread.
   *
   * @param length least length
   * @return an array of at least that length, of any content
   */
  public double[] of(int length) {
    double[] array = kept.get();
    if (array.length < length) {
      array = new double[length];
      kept.set(array);
    }
    return array;
  }
}
