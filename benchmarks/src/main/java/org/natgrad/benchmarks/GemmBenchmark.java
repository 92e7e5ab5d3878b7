package org.natgrad.benchmarks;

import org.openjdk.jmh.annotations.Param;

/**
 * How fast is the product of square matrices C += A B?
 *
 * <p><b>Hypothesis.</b> Chains in fixed order cost nothing against OpenBLAS but what its assembler
 * gains over the JIT compiler, a tenth.
 *
 * <p><b>What would refute it.</b> Less than 0.9 of its speed at 512 or 1024.
 */
public class GemmBenchmark extends KernelBenchmark {

  /** Order. */
  @Param({"128", "512", "1024"})
  public String size;

  /** Makes the instance that JMH fills. */
  public GemmBenchmark() {}

  @Override
  Kernel kernel() {
    return Kernel.GEMM;
  }

  @Override
  String size() {
    return size;
  }
}
