package org.natgrad.tribuo.classification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.natgrad.descent.DescentListener.Verdict;
import org.natgrad.descent.Status;
import org.tribuo.Dataset;
import org.tribuo.classification.Label;

/** However a fit ends, its threads end with it. */
class NoThreadLeftBehindTest {

  private static final LinearNGDTrainer TRAINER = new LinearNGDTrainer(1, false, 1e-8, 200, 0, 4);

  private final Dataset<Label> data = Datasets.synthetic(20_000, 10, 3, 23);
  private Set<Thread> before;

  @BeforeEach
  void lookAtTheThreads() {
    before = Thread.getAllStackTraces().keySet();
  }

  /**
   * The fit's own threads are gone at once. The vector backend compiles itself once a JVM on a
   * daemon thread, whichever work comes first; that one gives up after 30 s at the latest.
   */
  @AfterEach
  void compareTheThreads() throws InterruptedException {
    assertFalse(Thread.interrupted());
    assertEquals(
        Set.of(), leftAfter(1, thread -> !thread.getName().equals("natgrad-simd-warm-up")));
    assertEquals(Set.of(), leftAfter(35, thread -> true));
  }

  /** The threads of a kind that are new and still alive after some seconds, or none sooner. */
  private Set<Thread> leftAfter(int seconds, Predicate<Thread> kind) throws InterruptedException {
    long deadline = System.nanoTime() + seconds * 1_000_000_000L;
    while (true) {
      Set<Thread> left = new HashSet<>(Thread.getAllStackTraces().keySet());
      left.removeAll(before);
      left.removeIf(thread -> !thread.isAlive() || !kind.test(thread));
      if (left.isEmpty() || System.nanoTime() > deadline) {
        return left;
      }
      Thread.sleep(20);
    }
  }

  @Test
  void afterAFit() {
    assertEquals(Status.CONVERGED, TRAINER.fit(data).fitted().termination().status());
  }

  @Test
  void afterAListenerThatThrows() {
    IllegalStateException mine = new IllegalStateException("enough");
    assertSame(
        mine,
        assertThrows(
            IllegalStateException.class,
            () ->
                TRAINER.fit(
                    data,
                    (iteration, at) -> {
                      if (iteration.index() == 2) {
                        throw mine;
                      }
                      return Verdict.CONTINUE;
                    })));
  }

  @Test
  void afterAnInterruptWhichKeepsTheBestPointSoFar() {
    Fit fit =
        TRAINER.fit(
            data,
            (iteration, at) -> {
              if (iteration.index() == 2) {
                Thread.currentThread().interrupt();
              }
              return Verdict.CONTINUE;
            });
    assertTrue(Thread.interrupted(), "the interrupt flag is still set");
    assertEquals(Status.INTERRUPTED, fit.fitted().termination().status());
    assertTrue(fit.fitted().value() < 20_000 * Math.log(3));
    assertTrue(Double.isFinite(fit.fitted().value()));
  }

  @Test
  void afterAnInterruptBeforeThereIsAPoint() {
    Thread.currentThread().interrupt();
    assertThrows(CancellationException.class, () -> TRAINER.train(data));
    assertTrue(Thread.interrupted(), "the interrupt flag is still set");
  }
}
