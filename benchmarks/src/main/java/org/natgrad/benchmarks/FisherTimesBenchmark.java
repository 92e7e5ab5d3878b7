package org.natgrad.benchmarks;

import org.openjdk.jmh.annotations.Param;

/**
 * How fast is a Fisher matrix times a vector, Xᵀ(w ∘ X v), of rows far beyond the caches?
 *
 * <p><b>Hypothesis.</b> One pass over X, bound by memory alone; libraries that offer gemv only make
 * two passes, and take twice as long.
 *
 * <p><b>What would refute it.</b> Less than three quarters of the read bandwidth of the same run.
 */
public class FisherTimesBenchmark extends KernelBenchmark {

  /** Rows by columns. */
  @Param({"40000x784", "600000x50"})
  public String size;

  /** Makes the instance that JMH fills. */
  public FisherTimesBenchmark() {}

  @Override
  Kernel kernel() {
    return Kernel.FISHER_TIMES;
  }

  @Override
  String size() {
    return size;
  }
}
