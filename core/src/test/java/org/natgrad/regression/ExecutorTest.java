package org.natgrad.regression;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Threads that the caller lends. */
@Timeout(60)
class ExecutorTest {

  private final Problem problem = Problem.random(new SplittableRandom(3), 12_000, 8, 4, 1);
  private final ExecutorService lent = Executors.newFixedThreadPool(2);

  @AfterEach
  void close() {
    lent.shutdownNow();
  }

  @Test
  void theFitRunsOnLentThreadsAndLeavesThemRunning() throws Exception {
    AtomicInteger asked = new AtomicInteger();
    FittedModel fitted =
        fit(
            task -> {
              asked.incrementAndGet();
              lent.execute(task);
            });
    assertTrue(asked.get() > 0);
    assertFalse(lent.isShutdown());
    assertEquals(1, lent.submit(() -> 1).get());
    assertSameBits(fit(null), fitted);
  }

  @Test
  void aBusyExecutorSlowsTheFitAndDoesNotBlockIt() {
    CountDownLatch end = new CountDownLatch(1);
    for (int thread = 0; thread < 2; thread++) {
      lent.execute(
          () -> {
            try {
              end.await();
            } catch (InterruptedException closed) {
              Thread.currentThread().interrupt();
            }
          });
    }
    FittedModel fitted = fit(lent);
    end.countDown();
    assertSameBits(fit(null), fitted);
  }

  /** A fit inside a task of the very executor that it borrows from. */
  @Test
  void aFitMayRunOnTheExecutorItBorrowsFrom() throws Exception {
    Future<FittedModel> one = lent.submit(() -> fit(lent));
    Future<FittedModel> other = lent.submit(() -> fit(lent));
    assertSameBits(one.get(), other.get());
  }

  /** The caller is interrupted on its way into the first pass: there is no first point yet. */
  @Test
  void anInterruptEndsTheWorkOfAllThreadsBetweenLeaves() {
    Thread caller = Thread.currentThread();
    assertThrows(
        CancellationException.class,
        () ->
            fit(
                task -> {
                  caller.interrupt();
                  lent.execute(task);
                }));
    assertTrue(Thread.interrupted(), "the interrupt flag stays set");
  }

  private FittedModel fit(Executor executor) {
    return problem
        .model()
        .withThreads(3)
        .withExecutor(executor)
        .fit(problem.dense(), problem.response());
  }

  private static void assertSameBits(FittedModel expected, FittedModel actual) {
    assertEquals(expected.value(), actual.value());
    for (int k = 0; k < expected.weights().length; k++) {
      assertArrayEquals(expected.weights()[k], actual.weights()[k]);
    }
  }
}
