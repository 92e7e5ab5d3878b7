package org.natgrad.benchmarks;

import org.openjdk.jmh.annotations.Param;

/**
 * What does a reproducible order of summation cost a dot product in the cache?
 *
 * <p><b>Hypothesis.</b> Sixteen strided accumulators are what a vector loop wants anyway.
 *
 * <p><b>What would refute it.</b> A rate far below that of {@link ReadBenchmark} at the same size.
 */
public class DotBenchmark extends KernelBenchmark {

  /** Elements. */
  @Param({"1000", "8000"})
  public String size;

  /** Makes the instance that JMH fills. */
  public DotBenchmark() {}

  @Override
  Kernel kernel() {
    return Kernel.DOT;
  }

  @Override
  String size() {
    return size;
  }
}
