package org.natgrad.benchmarks;

import org.openjdk.jmh.annotations.Param;

/**
 * How fast is the Fisher matrix of ten softmax classes, 55 weighted SYRKs of the same rows?
 *
 * <p><b>Hypothesis.</b> The rows are packed once for all of them, so that it is no slower,
 * operation for operation, than {@link WeightedSyrkBenchmark} at the same number of columns.
 *
 * <p><b>What would refute it.</b> A rate a tenth below it.
 */
public class SoftmaxFisherBenchmark extends KernelBenchmark {

  /** Rows by columns. */
  @Param({"20000x50", "4000x200"})
  public String size;

  /** Makes the instance that JMH fills. */
  public SoftmaxFisherBenchmark() {}

  @Override
  Kernel kernel() {
    return Kernel.SOFTMAX_FISHER;
  }

  @Override
  String size() {
    return size;
  }
}
