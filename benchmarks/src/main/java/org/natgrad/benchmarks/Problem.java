package org.natgrad.benchmarks;

import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The input of a kernel, drawn from a fixed seed.
 *
 * @param task the kernel on this input by a library
 * @param check throws {@link IllegalStateException} where the result of the first call is not what
 *     plain loops give for some of its elements
 */
record Problem(Function<Library, Task> task, Consumer<double[]> check) {

  private static final long SEED = 20261124;

  /** Calls a library once and holds its result against plain loops. */
  Task checked(Library library) {
    Task first = task.apply(library);
    first.run();
    check.accept(first.result());
    return first;
  }

  static double[] uniform(int count, double low, double high) {
    return new SplittableRandom(SEED + count).doubles(count, low, high).toArray();
  }

  /** A step that visits about seven of n indices, the first among them. */
  static int stride(int n) {
    return 1 + n / 7;
  }
}
