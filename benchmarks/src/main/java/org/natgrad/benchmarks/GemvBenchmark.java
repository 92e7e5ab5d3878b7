package org.natgrad.benchmarks;

import org.openjdk.jmh.annotations.Param;

/**
 * How fast is a matrix times a vector, of rows far beyond the caches?
 *
 * <p><b>Hypothesis.</b> As fast as the rows can be read, like everybody else.
 *
 * <p><b>What would refute it.</b> Less than three quarters of the read bandwidth of the same run.
 */
public class GemvBenchmark extends KernelBenchmark {

  /** Rows by columns. */
  @Param({"40000x784"})
  public String size;

  /** Makes the instance that JMH fills. */
  public GemvBenchmark() {}

  @Override
  Kernel kernel() {
    return Kernel.GEMV;
  }

  @Override
  String size() {
    return size;
  }
}
