package org.natgrad.benchmarks;

import org.openjdk.jmh.annotations.Param;

/**
 * What does it cost to read single-precision rows and accumulate in double?
 *
 * <p><b>Hypothesis.</b> Nothing: they are widened while they are packed.
 *
 * <p><b>What would refute it.</b> A tenth more time than {@link WeightedSyrkBenchmark} at a size.
 */
public class WeightedSyrkOfFloatsBenchmark extends KernelBenchmark {

  /** Rows by columns. */
  @Param({"20000x200", "4000x784"})
  public String size;

  /** Makes the instance that JMH fills. */
  public WeightedSyrkOfFloatsBenchmark() {}

  @Override
  Kernel kernel() {
    return Kernel.WEIGHTED_SYRK_OF_FLOATS;
  }

  @Override
  String size() {
    return size;
  }
}
