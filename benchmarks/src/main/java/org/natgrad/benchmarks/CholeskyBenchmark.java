package org.natgrad.benchmarks;

import org.openjdk.jmh.annotations.Param;

/**
 * How fast is the Cholesky factorisation of a matrix that has to be copied in first?
 *
 * <p><b>Hypothesis.</b> With panels and trailing updates through one micro-kernel it is level with
 * OpenBLAS; at d = 50 the scalar diagonal block is most of it, and nobody gains much.
 *
 * <p><b>What would refute it.</b> OpenBLAS ahead at d = 200 or above.
 */
public class CholeskyBenchmark extends KernelBenchmark {

  /** Order. */
  @Param({"50", "200", "784", "2000"})
  public String size;

  /** Makes the instance that JMH fills. */
  public CholeskyBenchmark() {}

  @Override
  Kernel kernel() {
    return Kernel.CHOLESKY;
  }

  @Override
  String size() {
    return size;
  }
}
