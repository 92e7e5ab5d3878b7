package org.natgrad.kernel;

import org.natgrad.contract.kernel.KernelsContract;

/** The scalar kernels and the words of their port agree bit by bit. */
class LiteralKernelsTest implements KernelsContract {

  @Override
  public Kernels kernels() {
    return new LiteralKernels();
  }
}
