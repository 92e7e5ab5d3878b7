package org.natgrad.simd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.natgrad.kernel.Kernels;

/** What is chosen, and what the user is told, in JVMs started with and without the right flags. */
class LookupTest {

  private static final String FLAG = "--add-modules=jdk.incubator.vector";

  @Test
  void withTheFlagTheVectorKernelsAreChosenAndNamedOnce() throws Exception {
    Fork fork = best(FLAG);
    assertTrue(fork.output().contains("chosen: simd"), fork::output);
    assertEquals(1, count(fork, "Kernels: simd."), fork::output);
  }

  @Test
  void withoutTheFlagTheScalarKernelsAreChosenAndTheFlagIsNamedOnce() throws Exception {
    Fork fork = best();
    assertTrue(fork.output().contains("chosen: scalar"), fork::output);
    assertEquals(1, count(fork, "INFO"), fork::output);
    assertTrue(fork.output().contains("jdk.incubator.vector is not resolved"), fork::output);
    assertTrue(fork.output().contains("--add-modules jdk.incubator.vector"), fork::output);
  }

  @Test
  void withoutTheOptimisingCompilerTheScalarKernelsAreChosenAndTheReasonIsGiven() throws Exception {
    for (String option : new String[] {"-Xint", "-XX:TieredStopAtLevel=1"}) {
      Fork fork = best(FLAG, option);
      assertTrue(fork.output().contains("chosen: scalar"), fork::output);
      assertTrue(fork.output().contains("without its optimising compiler"), fork::output);
    }
  }

  @Test
  void everyWayToLoseTheOptimisingCompilerIsSeenWhereTheVmTellsOfIt() throws Exception {
    for (String option :
        new String[] {"-XX:CompilationMode=quick-only", "-XX:+NeverActAsServerClassMachine"}) {
      assertTrue(best(FLAG, option).output().contains("chosen: scalar"), option);
    }
    assertTrue(best(FLAG, "-XX:-TieredCompilation").output().contains("chosen: simd"));
  }

  @Test
  void withoutHardwareMultiplyAddTheUserIsWarnedOnceAndToldTheRemedy() throws Exception {
    for (String backend : new String[] {"auto", "scalar"}) {
      Fork fork = best(FLAG, "-XX:-UseFMA", "-Dnatgrad.backend=" + backend);
      assertEquals(0, fork.exit(), fork::output);
      assertEquals(1, count(fork, "fused multiply-add in software"), fork::output);
      assertTrue(fork.output().contains("without -XX:-UseFMA"), fork::output);
    }
    assertEquals(0, count(best(FLAG), "fused multiply-add"));
  }

  @Test
  void thePropertyForcesTheScalarKernelsAndSaysSoOnce() throws Exception {
    Fork fork = best(FLAG, "-Dnatgrad.backend=scalar");
    assertTrue(fork.output().contains("chosen: scalar"), fork::output);
    assertEquals(1, count(fork, "INFO"), fork::output);
    assertTrue(fork.output().contains("as natgrad.backend asks"), fork::output);
  }

  @Test
  void demandingVectorsWhereTheyRunChoosesThem() throws Exception {
    Fork fork = best(FLAG, "-Dnatgrad.backend=simd");
    assertTrue(fork.output().contains("chosen: simd"), fork::output);
  }

  /** The Vector API's classes take long to load, and a second species would be boxed on JDK 17. */
  @Test
  void noSpeciesIsTouchedBeforeTheWarmUp() throws Exception {
    Fork fork = best(FLAG, "-Xlog:class+load");
    assertTrue(fork.output().contains("chosen: simd"), fork::output);
    assertEquals(0, count(fork, "DoubleVector"));
  }

  @Test
  void anUnknownBackendIsRefusedWithItsNameAndTheRemedy() throws Exception {
    Fork fork = best(FLAG, "-Dnatgrad.backend=gpu");
    assertNotEquals(0, fork.exit());
    assertTrue(fork.output().contains("IllegalArgumentException"), fork::output);
    assertTrue(fork.output().contains("\"gpu\"; it must be auto, scalar or simd"), fork::output);
  }

  @Test
  void demandingVectorsWhereTheyCannotRunFailsWithTheRemedy() throws Exception {
    Fork fork = best("-Dnatgrad.backend=simd");
    assertNotEquals(0, fork.exit());
    assertTrue(fork.output().contains("IllegalStateException"), fork::output);
    assertTrue(fork.output().contains("--add-modules jdk.incubator.vector"), fork::output);
  }

  private static Fork best(String... options) throws Exception {
    return Fork.run(Best.class, options);
  }

  private static int count(Fork fork, String text) {
    return fork.output().split(text, -1).length - 1;
  }

  /** Asks twice: the choice must be made, and logged, once. */
  static final class Best {

    private Best() {}

    public static void main(String[] arguments) {
      Kernels.best();
      System.out.println("chosen: " + Kernels.best().name());
    }
  }
}
