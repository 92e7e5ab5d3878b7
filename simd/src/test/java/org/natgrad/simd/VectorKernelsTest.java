package org.natgrad.simd;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import org.junit.jupiter.api.Test;
import org.natgrad.contract.kernel.KernelsContract;
import org.natgrad.kernel.Kernels;

/** The contract at the lane width that this processor prefers. */
class VectorKernelsTest implements KernelsContract {

  @Override
  public Kernels kernels() {
    return new VectorKernels(WarmUp.over());
  }

  @Test
  void isFoundAsTheBestBackend() {
    assertInstanceOf(VectorKernels.class, Kernels.best());
  }
}
