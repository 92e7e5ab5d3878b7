package org.natgrad.benchmarks;

import org.openjdk.jmh.annotations.Param;

/**
 * How many floating-point operations can this core do, all of them fused multiply-adds in
 * registers?
 *
 * <p>Asked of the Vector API here and of C in {@code kernels.c}; the roof is the higher answer.
 */
public class FmaPeakBenchmark extends KernelBenchmark {

  /** Operations. */
  @Param({"12288000"})
  public String size;

  /** Makes the instance that JMH fills. */
  public FmaPeakBenchmark() {}

  @Override
  Kernel kernel() {
    return Kernel.FMA_PEAK;
  }

  @Override
  String size() {
    return size;
  }
}
