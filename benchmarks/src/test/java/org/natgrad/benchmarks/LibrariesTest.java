package org.natgrad.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.natgrad.kernel.Kernels;

/** Nobody times the wrong thing. */
class LibrariesTest {

  /** Sizes off the edges of tiles and blocks. */
  private static final List<Size> SIZES = List.of(new Size(37, 5), new Size(300, 70));

  /** Every kernel and rival of the plan that runs in a JVM, at small sizes. */
  @TestFactory
  Stream<DynamicTest> everyRivalComputesWhatPlainLoopsDo() {
    Plan plan = new Plan(25);
    Set<Cell> cells = new LinkedHashSet<>();
    List<Cell> all = new ArrayList<>(plan.onOneCore().keySet());
    all.addAll(plan.onTwoCores().keySet());
    for (Cell cell : all) {
      if (!cell.rival().isNative() && cell.kernel() != Kernel.FMA_PEAK) {
        for (Size size : SIZES) {
          cells.add(
              new Cell(cell.kernel(), shape(cell.kernel(), size), cell.rival(), cell.threads()));
        }
      }
    }
    return cells.stream().map(cell -> DynamicTest.dynamicTest(cell.toString(), () -> check(cell)));
  }

  private static void check(Cell cell) {
    // Vectors that are not warm give the same bits.
    Library library =
        cell.rival() == Rival.SIMD
            ? new NatgradLibrary(Kernels.best(), cell.threads())
            : cell.rival().library(cell.threads());
    cell.kernel().problem(cell.size()).checked(library);
  }

  /** Vectors and orders have one dimension; lanewise loops here have no tail. */
  private static Size shape(Kernel kernel, Size size) {
    return switch (kernel) {
      case EXP, LOG, READ, DOT -> new Size(size.rows() & ~7, 1);
      case CHOLESKY, GEMM -> new Size(size.rows(), 1);
      default -> size;
    };
  }

  @Test
  void aWrongResultIsRefused() {
    Problem problem = Kernel.WEIGHTED_SYRK.problem(new Size(50, 4));
    Library wrong =
        new Library() {
          @Override
          public Task weightedSyrk(DesignProblem p) {
            double[] g = new double[16];
            return Task.into(g, () -> g[0] = 1);
          }
        };
    assertThrows(IllegalStateException.class, () -> problem.checked(wrong));
  }

  @Test
  void everyKernelHasItsQuestion() throws ClassNotFoundException {
    for (Kernel kernel : Kernel.values()) {
      Class<?> question = Class.forName("org.natgrad.benchmarks." + Suite.benchmark(kernel));
      assertEquals(KernelBenchmark.class, question.getSuperclass());
    }
  }

  @Test
  void sizesAreReadAsTheyAreWritten() {
    for (String text : List.of("4000x784", "50")) {
      assertEquals(text, Size.parse(text).toString());
    }
  }
}
