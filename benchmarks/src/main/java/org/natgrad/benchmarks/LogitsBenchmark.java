package org.natgrad.benchmarks;

import org.openjdk.jmh.annotations.Param;

/**
 * How fast are the bare logits Z += X B of ten classes, narrow products?
 *
 * <p><b>Hypothesis.</b> Bound by arithmetic at d = 50 and by memory at d = 784.
 *
 * <p><b>What would refute it.</b> A lower rate than that of a Fisher matrix times a vector, which
 * does a fifth of the arithmetic on the same rows.
 */
public class LogitsBenchmark extends KernelBenchmark {

  /** Rows by columns. */
  @Param({"20000x50", "10000x784"})
  public String size;

  /** Makes the instance that JMH fills. */
  public LogitsBenchmark() {}

  @Override
  Kernel kernel() {
    return Kernel.LOGITS;
  }

  @Override
  String size() {
    return size;
  }
}
