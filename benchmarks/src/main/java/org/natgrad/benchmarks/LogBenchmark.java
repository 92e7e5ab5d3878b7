package org.natgrad.benchmarks;

import org.openjdk.jmh.annotations.Param;

/**
 * How fast is the library's own log, the same bits everywhere, against {@link Math} and lanewise
 * LOG?
 *
 * <p><b>Hypothesis.</b> Six times {@link Math}, and level with the lanewise one.
 *
 * <p><b>What would refute it.</b> Less than 0.8 of the lanewise one.
 */
public class LogBenchmark extends KernelBenchmark {

  /** Elements, in the first cache. */
  @Param({"4096"})
  public String size;

  /** Makes the instance that JMH fills. */
  public LogBenchmark() {}

  @Override
  Kernel kernel() {
    return Kernel.LOG;
  }

  @Override
  String size() {
    return size;
  }
}
