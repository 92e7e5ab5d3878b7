package org.natgrad.benchmarks;

import java.util.function.Supplier;

/** A kernel on a problem in some library's own types: only the kernel is timed. */
interface Task {

  /** What is timed. */
  void run();

  /** What the last {@link #run} left, row-major. */
  double[] result();

  static Task of(Runnable call, Supplier<double[]> result) {
    return new Task() {
      @Override
      public void run() {
        call.run();
      }

      @Override
      public double[] result() {
        return result.get();
      }
    };
  }

  /** Of a call that leaves its result in an array. */
  static Task into(double[] result, Runnable call) {
    return of(call, () -> result);
  }
}
