package org.natgrad.simd;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Nested;
import org.natgrad.contract.kernel.KernelsContract;
import org.natgrad.kernel.Kernels;
import org.natgrad.kernel.ParallelKernels;

/** The contract of vectors on one to four threads. */
class ParallelVectorsTest {

  private static final ExecutorService EXECUTOR = Executors.newFixedThreadPool(3);

  @AfterAll
  static void closeTheExecutor() {
    EXECUTOR.shutdownNow();
  }

  /** Even the smallest work is shared. */
  private static Kernels on(int threads) {
    Kernels vectors = new VectorKernels(WarmUp.over());
    return new ParallelKernels(vectors, EXECUTOR, threads).withLeastWork(0);
  }

  @Nested
  class OnOneThread implements KernelsContract {
    @Override
    public Kernels kernels() {
      return on(1);
    }
  }

  @Nested
  class OnTwoThreads implements KernelsContract {
    @Override
    public Kernels kernels() {
      return on(2);
    }
  }

  @Nested
  class OnThreeThreads implements KernelsContract {
    @Override
    public Kernels kernels() {
      return on(3);
    }
  }

  @Nested
  class OnFourThreads implements KernelsContract {
    @Override
    public Kernels kernels() {
      return on(4);
    }
  }
}
