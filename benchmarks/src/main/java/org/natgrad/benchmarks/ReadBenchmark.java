package org.natgrad.benchmarks;

import org.openjdk.jmh.annotations.Param;

/**
 * How fast can this core read, from each cache and from memory?
 *
 * <p>Asked of the Vector API here and of C in {@code kernels.c}; the roof is the higher answer.
 */
public class ReadBenchmark extends KernelBenchmark {

  /** Doubles. */
  @Param({"2048", "32768", "1048576", "67108864"})
  public String size;

  /** Makes the instance that JMH fills. */
  public ReadBenchmark() {}

  @Override
  Kernel kernel() {
    return Kernel.READ;
  }

  @Override
  String size() {
    return size;
  }
}
