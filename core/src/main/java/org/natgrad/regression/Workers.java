package org.natgrad.regression;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/**
 * The threads of one fit: the caller's own and, once there is more than one task, {@code threads −
 * 1} more, all ended by {@link #close}.
 */
final class Workers implements AutoCloseable {

  private final int threads;
  private ExecutorService others;

  Workers(int threads) {
    this.threads = threads;
  }

  /**
   * Runs tasks 0 … tasks − 1, in that order of starting, and returns when all have ended. An
   * interrupt of the caller, or a task's exception, keeps further ones from starting.
   */
  void run(int tasks, IntConsumer task) {
    AtomicInteger next = new AtomicInteger();
    AtomicBoolean stop = new AtomicBoolean();
    Thread caller = Thread.currentThread();
    Runnable loop =
        () -> {
          try {
            for (int id = next.getAndIncrement();
                id < tasks && !stop.get() && !caller.isInterrupted();
                id = next.getAndIncrement()) {
              task.accept(id);
            }
          } catch (RuntimeException | Error failure) {
            stop.set(true);
            throw failure;
          }
        };
    List<Future<?>> helpers = new ArrayList<>();
    for (int i = 1; i < Math.min(threads, tasks); i++) {
      helpers.add(executor().submit(loop));
    }
    RuntimeException failure = null;
    try {
      loop.run();
    } catch (RuntimeException own) {
      failure = own;
    }
    for (Future<?> helper : helpers) {
      failure = first(failure, await(helper));
    }
    if (failure != null) {
      throw failure;
    }
    if (caller.isInterrupted()) {
      throw new CancellationException("interrupted between row blocks");
    }
  }

  private ExecutorService executor() {
    if (others == null) {
      others =
          Executors.newFixedThreadPool(
              threads - 1,
              task -> {
                Thread thread = new Thread(task, "natgrad-worker");
                thread.setDaemon(true);
                return thread;
              });
    }
    return others;
  }

  /** Waits for a helper's end, even through an interrupt: it is writing to shared arrays. */
  private static RuntimeException await(Future<?> helper) {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          helper.get();
          return null;
        } catch (InterruptedException again) {
          interrupted = true;
        } catch (ExecutionException failed) {
          if (failed.getCause() instanceof Error error) {
            throw error;
          }
          return (RuntimeException) failed.getCause();
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static RuntimeException first(RuntimeException one, RuntimeException other) {
    return one == null ? other : one;
  }

  @Override
  public void close() {
    if (others == null) {
      return;
    }
    others.shutdownNow();
    boolean interrupted = Thread.interrupted();
    try {
      while (!others.isTerminated()) {
        try {
          others.awaitTermination(1, TimeUnit.SECONDS);
        } catch (InterruptedException again) {
          interrupted = true;
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
