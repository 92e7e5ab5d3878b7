package org.natgrad.regression;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.natgrad.descent.DescentListener.Verdict;
import org.natgrad.descent.Status;

@Timeout(60)
class InterruptionTest {

  private static final int THREADS = 4;

  private final Problem problem = Problem.random(new SplittableRandom(1), 12_000, 8, 4, 1);
  private Set<Thread> before;

  @BeforeEach
  void takeStock() {
    before = Set.copyOf(Thread.getAllStackTraces().keySet());
  }

  @AfterEach
  void noThreadIsLeftBehind() throws InterruptedException {
    for (int wait = 0; wait < 100 && !started().isEmpty(); wait++) {
      Thread.sleep(20);
    }
    assertEquals(Set.of(), started());
  }

  private Set<Thread> started() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.isAlive() && !before.contains(thread))
        .filter(thread -> thread.getThreadGroup() != null)
        .filter(thread -> thread.getThreadGroup().getName().equals("main"))
        .filter(thread -> !thread.getName().startsWith("junit"))
        .collect(Collectors.toSet());
  }

  @Test
  void aListenerThatThrowsIsHeardByTheCaller() {
    IllegalStateException mine = new IllegalStateException("mine");
    IllegalStateException thrown =
        assertThrows(
            IllegalStateException.class,
            () ->
                model()
                    .withListener(
                        (iteration, at) -> {
                          if (iteration.index() == 2) {
                            throw mine;
                          }
                          return Verdict.CONTINUE;
                        })
                    .fit(problem.dense(), problem.response()));
    assertSame(mine, thrown);
  }

  @Test
  void aListenerCanStopTheFit() {
    FittedModel fitted =
        model()
            .withListener(
                (iteration, at) -> iteration.index() == 2 ? Verdict.STOP : Verdict.CONTINUE)
            .fit(problem.dense(), problem.response());
    assertEquals(Status.CANCELLED, fitted.termination().status());
    assertEquals(2, fitted.trace().get(fitted.trace().size() - 1).index());
    requireBestSoFar(fitted);
  }

  @Test
  void anInterruptReturnsTheBestPointSoFarAndStaysSet() {
    FittedModel fitted;
    boolean set;
    try {
      fitted =
          model()
              .withListener(
                  (iteration, at) -> {
                    if (iteration.index() == 1) {
                      Thread.currentThread().interrupt();
                    }
                    return Verdict.CONTINUE;
                  })
              .fit(problem.dense(), problem.response());
    } finally {
      set = Thread.interrupted();
    }
    assertTrue(set, "the interrupt flag stays set");
    assertEquals(Status.INTERRUPTED, fitted.termination().status());
    requireBestSoFar(fitted);
  }

  @Test
  void anInterruptFromOutsideEndsALongFit() throws InterruptedException {
    AtomicReference<FittedModel> result = new AtomicReference<>();
    Problem large = Problem.random(new SplittableRandom(2), 8_000, 60, 8, 1);
    DesignMatrix design = large.dense();
    Thread thread =
        new Thread(
            () ->
                result.set(
                    large
                        .model()
                        .withThreads(THREADS)
                        .withListener(
                            (iteration, at) -> {
                              synchronized (result) {
                                result.notifyAll();
                              }
                              return Verdict.CONTINUE;
                            })
                        .withTolerance(1e-300)
                        .fit(design, large.response())));
    synchronized (result) {
      thread.start();
      result.wait(20_000);
    }
    thread.interrupt();
    thread.join(20_000);
    assertTrue(!thread.isAlive());
    FittedModel fitted = result.get();
    // The fit may have ended by itself before the interrupt came.
    assertTrue(
        fitted.termination().status() == Status.INTERRUPTED
            || fitted.termination().status() == Status.AT_ROUNDING,
        fitted.termination().status().toString());
    assertTrue(fitted.value() <= large.value(Problem.zeros(8, 60)) * (1 + 1e-12));
  }

  @Test
  void theTimeLimitReturnsTheBestPointSoFar() {
    FittedModel fitted = model().withMaxSeconds(1e-9).fit(problem.dense(), problem.response());
    assertEquals(Status.TIME_LIMIT, fitted.termination().status());
    requireBestSoFar(fitted);
  }

  @Test
  void theIterationLimitReturnsTheBestPointSoFar() {
    FittedModel fitted = model().withMaxIterations(2).fit(problem.dense(), problem.response());
    assertEquals(Status.ITERATION_LIMIT, fitted.termination().status());
    requireBestSoFar(fitted);
  }

  private GeneralisedLinearModel model() {
    return problem.model().withThreads(THREADS);
  }

  private void requireBestSoFar(FittedModel fitted) {
    double least =
        fitted.trace().stream().mapToDouble(iteration -> iteration.value()).min().orElseThrow();
    assertEquals(least, fitted.value(), 1e-14 * least);
    assertEquals(problem.value(fitted.weights()), fitted.value(), 1e-11 * least);
    assertTrue(
        Arrays.stream(fitted.weights()).flatMapToDouble(Arrays::stream).allMatch(Double::isFinite));
  }
}
