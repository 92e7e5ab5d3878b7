package org.natgrad.simd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Method;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.natgrad.contract.kernel.KernelsContract;
import org.natgrad.kernel.Kernels;

/** The contract at each lane width, supported by this processor or not, in a JVM of its own. */
class LaneWidthsTest {

  @ParameterizedTest
  @ValueSource(ints = {128, 256, 512})
  void everyLaneWidthKeepsTheContract(int bits) throws Exception {
    Fork fork =
        Fork.run(
            Contract.class,
            "--add-modules=jdk.incubator.vector",
            "-D" + Lanes.PROPERTY + "=" + bits);
    assertEquals(0, fork.exit(), fork::output);
    assertTrue(fork.output().contains("simd-" + bits + " keeps the contract"), fork::output);
  }

  /** Runs every law; one that fails ends the JVM with its exception. */
  static final class Contract implements KernelsContract {

    public static void main(String[] arguments) throws ReflectiveOperationException {
      Contract contract = new Contract();
      int laws = 0;
      for (Method law : KernelsContract.class.getMethods()) {
        if (law.isAnnotationPresent(Test.class)) {
          law.invoke(contract);
          laws++;
        }
      }
      if (laws < 10) {
        throw new AssertionError("only " + laws + " laws found");
      }
      System.out.println(contract.kernels().name() + " keeps the contract");
    }

    @Override
    public Kernels kernels() {
      return new VectorKernels(WarmUp.over());
    }
  }
}
