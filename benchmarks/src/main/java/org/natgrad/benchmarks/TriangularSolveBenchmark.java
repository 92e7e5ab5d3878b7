package org.natgrad.benchmarks;

import org.openjdk.jmh.annotations.Param;

/**
 * How fast is a triangular solve L X = B of many right-hand sides, which are copied in first?
 *
 * <p><b>Hypothesis.</b> As for {@link CholeskyBenchmark}, whose micro-kernel it shares.
 *
 * <p><b>What would refute it.</b> OpenBLAS ahead at d = 200 or above.
 */
public class TriangularSolveBenchmark extends KernelBenchmark {

  /** Order by right-hand sides. */
  @Param({"50x50", "200x200", "784x256", "2000x256"})
  public String size;

  /** Makes the instance that JMH fills. */
  public TriangularSolveBenchmark() {}

  @Override
  Kernel kernel() {
    return Kernel.TRIANGULAR_SOLVE;
  }

  @Override
  String size() {
    return size;
  }
}
