package org.natgrad.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.natgrad.contract.kernel.KernelsContract;
import org.natgrad.contract.kernel.KernelsFuzz;

/**
 * The contract on one to four threads, and what becomes of interrupts, failures, busy executors.
 */
@Timeout(120)
class ParallelKernelsTest {

  private static final ExecutorService EXECUTOR = Executors.newFixedThreadPool(3);

  @AfterAll
  static void closeTheExecutor() {
    EXECUTOR.shutdownNow();
  }

  /** Even the smallest work is shared. */
  private static Kernels on(int threads) {
    return new ParallelKernels(ScalarKernels.INSTANCE, EXECUTOR, threads).withLeastWork(0);
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

  @Test
  void randomCallsKeepTheRules() {
    System.out.println(new KernelsFuzz(on(3), ScalarKernels.INSTANCE).run());
  }

  /** Pivots fail in the first block of columns, on its edges, in a later one, and in the last. */
  @Test
  void aFactorOfManyBlocksIsTheScalarOneUpToThePivotThatFails() {
    int n = 450;
    double[] a = definite(n);
    for (int bad : new int[] {n, 0, 10, 191, 192, 200, 383, 384, 449}) {
      double[] expected = a.clone();
      if (bad < n) {
        expected[bad * n + bad] = -1;
      }
      double[] actual = expected.clone();
      assertEquals(bad, ScalarKernels.INSTANCE.cholesky(n, 0, expected, 0, n));
      assertEquals(bad, on(2).cholesky(n, 0, actual, 0, n));
      for (int i = 0; i < n; i++) {
        int known = Math.min(i + 1, bad < n && i == bad ? bad + 1 : bad);
        assertTrue(Arrays.equals(expected, i * n, i * n + known, actual, i * n, i * n + known));
      }
    }
  }

  @Test
  void littleWorkStaysOnTheCaller() {
    Kernels kernels =
        new ParallelKernels(
            ScalarKernels.INSTANCE,
            task -> {
              throw new AssertionError("asked for a thread");
            },
            2);
    double[] c = new double[100];
    kernels.gemm(10, 10, 10, c.clone(), 0, 10, c.clone(), 0, 10, c, 0, 10);
    assertThrows(
        AssertionError.class,
        () ->
            kernels.gemm(
                1024,
                1,
                1025,
                new double[1024 * 1025],
                0,
                1025,
                new double[1025],
                0,
                1,
                new double[1024],
                0,
                1));
  }

  @Test
  void anExecutorThatNeverRunsOrRefusesLeavesTheWorkToTheCaller() {
    double[] expected = definite(200);
    double[] actual = expected.clone();
    double[] refused = expected.clone();
    ScalarKernels.INSTANCE.cholesky(200, 0, expected, 0, 200);
    new ParallelKernels(ScalarKernels.INSTANCE, task -> {}, 3)
        .withLeastWork(0)
        .cholesky(200, 0, actual, 0, 200);
    new ParallelKernels(
            ScalarKernels.INSTANCE,
            task -> {
              throw new RejectedExecutionException();
            },
            3)
        .withLeastWork(0)
        .cholesky(200, 0, refused, 0, 200);
    assertTrue(Arrays.equals(expected, actual));
    assertTrue(Arrays.equals(expected, refused));
  }

  @Test
  void anInterruptedCallerStopsBetweenPartsAndSaysThatTheOutputIsIncomplete() {
    double[] a = definite(200);
    Thread.currentThread().interrupt();
    CancellationException cancelled =
        assertThrows(
            CancellationException.class,
            () -> on(2).solveLower(200, 200, a.clone(), 0, 200, a, 0, 200));
    assertTrue(Thread.interrupted(), "the interrupt flag stays set");
    assertTrue(cancelled.getMessage().contains("incomplete"), cancelled::getMessage);
  }

  /** The interrupt comes from the third task, wherever that runs. */
  @Test
  void noTaskStartsAfterAnInterrupt() {
    Thread caller = Thread.currentThread();
    AtomicInteger run = new AtomicInteger();
    assertThrows(
        CancellationException.class,
        () ->
            Tasks.run(
                EXECUTOR,
                2,
                1000,
                number -> {
                  if (run.incrementAndGet() == 3) {
                    caller.interrupt();
                  }
                }));
    assertTrue(Thread.interrupted());
    assertTrue(run.get() <= 4, run + " tasks were started, at most one beside the third");
  }

  @Test
  void theCallerHearsOfATasksFailureOnceAllHaveEnded() {
    IllegalStateException mine = new IllegalStateException("mine");
    AtomicInteger running = new AtomicInteger();
    for (int failing = 0; failing < 20; failing++) {
      int bad = failing;
      assertSame(
          mine,
          assertThrows(
              IllegalStateException.class,
              () ->
                  Tasks.run(
                      EXECUTOR,
                      4,
                      20,
                      number -> {
                        running.incrementAndGet();
                        try {
                          if (number == bad) {
                            throw mine;
                          }
                          Thread.yield();
                        } finally {
                          running.decrementAndGet();
                        }
                      })));
      assertEquals(0, running.get());
    }
  }

  @Test
  void errorsReachTheCallerToo() {
    assertThrows(
        StackOverflowError.class,
        () ->
            Tasks.run(
                EXECUTOR,
                2,
                5,
                number -> {
                  throw new StackOverflowError();
                }));
  }

  @Test
  void noThreadAtAllIsRefused() {
    IllegalArgumentException refused =
        assertThrows(
            IllegalArgumentException.class,
            () -> new ParallelKernels(ScalarKernels.INSTANCE, EXECUTOR, 0));
    assertTrue(refused.getMessage().contains("threads = 0: must be at least 1"));
  }

  private static double[] definite(int n) {
    SplittableRandom random = new SplittableRandom(n);
    double[] a = new double[n * n];
    Arrays.setAll(a, i -> random.nextDouble() - 0.5 + (i % (n + 1) == 0 ? n : 0));
    return a;
  }
}
