package org.natgrad.simd;

import org.junit.jupiter.api.Test;
import org.natgrad.contract.kernel.KernelsFuzz;
import org.natgrad.kernel.ScalarKernels;

/** The vector kernels against the scalar ones, called at random. */
class RandomCallsTest {

  @Test
  void vectorKernelsKeepTheRulesAndHoldTheirCallersToThem() {
    VectorKernels vectors = new VectorKernels(WarmUp.over());
    System.out.println(new KernelsFuzz(vectors, ScalarKernels.INSTANCE).run());
  }
}
