package org.natgrad.simd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Method;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.natgrad.contract.kernel.KernelsContract;
import org.natgrad.contract.kernel.KernelsFuzz;
import org.natgrad.kernel.Kernels;
import org.natgrad.kernel.ScalarKernels;

/**
 * The contract at each lane width, supported by this processor or not, and with products cut into
 * blocks of odd sizes, in a JVM of its own.
 */
class LaneWidthsTest {

  @ParameterizedTest
  @ValueSource(ints = {128, 256, 512})
  void everyLaneWidthKeepsTheContract(int bits) throws Exception {
    keepsTheContract(bits, "");
  }

  @ParameterizedTest
  @ValueSource(ints = {128, 256, 512})
  void blockingChangesNoBit(int bits) throws Exception {
    keepsTheContract(bits, "7x24x40");
  }

  private static void keepsTheContract(int bits, String blocking) throws Exception {
    Fork fork =
        Fork.run(
            Contract.class,
            "--add-modules=jdk.incubator.vector",
            "-D" + Lanes.PROPERTY + "=" + bits,
            "-D" + Blocking.PROPERTY + "=" + blocking);
    assertEquals(0, fork.exit(), fork::output);
    assertTrue(fork.output().contains(bits + " bits keep the contract"), fork::output);
    fork.output().lines().filter(line -> line.contains("compared")).forEach(System.out::println);
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
      KernelsContract.reportTheWordsCompared();
      System.out.println(new KernelsFuzz(contract.kernels(), ScalarKernels.INSTANCE).run());
      System.out.println(64 * Lanes.LANES + " bits keep the contract");
    }

    @Override
    public Kernels kernels() {
      return new VectorKernels(WarmUp.over());
    }
  }
}
