package org.natgrad.regression;

import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import org.natgrad.kernel.Tasks;

/**
 * The threads of one fit: the caller's own and, once there is more than one task, {@code threads −
 * 1} more. Those of a given executor stay as they are; others are ended by {@link #close}.
 */
final class Workers implements AutoCloseable {

  private final int threads;
  private final Executor given;
  private ExecutorService own;

  /** Without an executor, threads of its own. */
  Workers(int threads, Executor given) {
    this.threads = threads;
    this.given = given;
  }

  /** Runs tasks 0 … count − 1, see {@link Tasks#run}. */
  void run(int count, IntConsumer task) {
    Tasks.run(Math.min(threads, count) > 1 ? executor() : Runnable::run, threads, count, task);
  }

  private Executor executor() {
    if (given != null) {
      return given;
    }
    if (own == null) {
      own =
          Executors.newFixedThreadPool(
              threads - 1,
              task -> {
                Thread thread = new Thread(task, "natgrad-worker");
                thread.setDaemon(true);
                return thread;
              });
    }
    return own;
  }

  @Override
  public void close() {
    if (own == null) {
      return;
    }
    own.shutdownNow();
    boolean interrupted = Thread.interrupted();
    try {
      while (!own.isTerminated()) {
        try {
          own.awaitTermination(1, TimeUnit.SECONDS);
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
