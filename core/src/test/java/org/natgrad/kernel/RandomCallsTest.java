package org.natgrad.kernel;

import org.junit.jupiter.api.Test;
import org.natgrad.contract.kernel.KernelsFuzz;

/** The scalar kernels against the words of their port, called at random. */
class RandomCallsTest {

  @Test
  void scalarKernelsKeepTheRulesAndHoldTheirCallersToThem() {
    System.out.println(new KernelsFuzz(ScalarKernels.INSTANCE, new LiteralKernels()).run());
  }
}
