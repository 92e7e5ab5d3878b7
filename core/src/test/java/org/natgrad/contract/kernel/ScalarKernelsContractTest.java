package org.natgrad.contract.kernel;

import org.natgrad.kernel.Kernels;
import org.natgrad.kernel.ScalarKernels;

/** The specification keeps its own contract: digest, cuts, and the same bits at each call. */
class ScalarKernelsContractTest implements KernelsContract {

  @Override
  public Kernels kernels() {
    return ScalarKernels.INSTANCE;
  }
}
