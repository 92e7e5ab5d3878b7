package org.natgrad.kernel;

/**
 * Working memory that each thread keeps between calls, so that a kernel allocates nothing once it
 * has met its largest problem.
 *
 * <p>What stays behind ends with the thread. Products pack blocks of bounded size; panels of
 * Cholesky factors and of solves grow with the order of the matrix, the weights of a softmax Fisher
 * matrix with the pairs of classes.
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
