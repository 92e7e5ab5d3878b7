package org.natgrad.benchmarks;

import org.openjdk.jmh.annotations.Param;

/**
 * How fast is the weighted SYRK G += Xᵀ diag(w) X, of which every Fisher matrix is made?
 *
 * <p><b>Hypothesis.</b> Weighting the rows while they are packed costs nothing, so that natgrad
 * runs close to the FMA peak from d = 200 on, level with OpenBLAS, which must scale them first, and
 * an order of magnitude ahead of libraries in Java without vectors.
 *
 * <p><b>What would refute it.</b> Less than three quarters of the FMA peak at d = 784.
 */
public class WeightedSyrkBenchmark extends KernelBenchmark {

  /** Rows by columns. */
  @Param({"200000x10", "100000x50", "20000x200", "4000x784", "2000x2000"})
  public String size;

  /** Makes the instance that JMH fills. */
  public WeightedSyrkBenchmark() {}

  @Override
  Kernel kernel() {
    return Kernel.WEIGHTED_SYRK;
  }

  @Override
  String size() {
    return size;
  }
}
