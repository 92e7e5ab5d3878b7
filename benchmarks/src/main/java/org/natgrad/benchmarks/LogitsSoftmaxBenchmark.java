package org.natgrad.benchmarks;

import org.openjdk.jmh.annotations.Param;

/**
 * How fast are logits, softmax, losses and residuals of ten classes in one pass?
 *
 * <p><b>Hypothesis.</b> exp in vectors on logits still in the cache leaves softmax cheap: half the
 * time of the bare logits at d = 50, a tenth at d = 784.
 *
 * <p><b>What would refute it.</b> More than 1.6 and 1.12 times the time of {@link LogitsBenchmark}.
 */
public class LogitsSoftmaxBenchmark extends KernelBenchmark {

  /** Rows by columns. */
  @Param({"20000x50", "10000x784"})
  public String size;

  /** Makes the instance that JMH fills. */
  public LogitsSoftmaxBenchmark() {}

  @Override
  Kernel kernel() {
    return Kernel.LOGITS_SOFTMAX;
  }

  @Override
  String size() {
    return size;
  }
}
