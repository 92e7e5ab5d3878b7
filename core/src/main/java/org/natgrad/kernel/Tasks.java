package org.natgrad.kernel;

import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/**
 * Numbered tasks, shared by the calling thread and helpers from an executor. Each takes the next
 * number until there is none; so an executor that is busy, or closed, only leaves more of them to
 * the caller, which waits for nobody but helpers in the middle of a task.
 */
public final class Tasks {

  private final int count;
  private final IntConsumer task;
  private final Thread caller = Thread.currentThread();
  private final AtomicInteger next = new AtomicInteger();

  private int helping;
  private boolean closed;
  private Throwable failure;
  private volatile boolean stopped;

  private Tasks(int count, IntConsumer task) {
    this.count = count;
    this.task = task;
  }

  /**
   * Runs tasks 0 … count − 1, started in that order, and returns when all have ended. An interrupt
   * of the caller, or a task's exception, keeps further ones from starting.
   *
   * @param executor lends the helpers
   * @param threads the caller and its helpers at most, ≥ 1
   * @param count number of tasks
   * @param task what to do for each number; several at a time
   * @throws CancellationException if the caller is interrupted before all tasks have started; what
   *     the tasks write is then incomplete, and the caller stays interrupted
   */
  public static void run(Executor executor, int threads, int count, IntConsumer task) {
    Tasks tasks = new Tasks(count, task);
    try {
      for (int helper = 1; helper < Math.min(threads, count); helper++) {
        executor.execute(tasks::help);
      }
    } catch (RejectedExecutionException busy) {
      // The caller does it all.
    }
    tasks.work();
    tasks.close();
    tasks.report();
  }

  private void help() {
    synchronized (this) {
      if (closed) {
        return;
      }
      helping++;
    }
    work();
    synchronized (this) {
      helping--;
      notifyAll();
    }
  }

  private void work() {
    try {
      while (!stopped) {
        int number = next.getAndIncrement();
        if (number >= count) {
          return;
        }
        if (caller.isInterrupted()) {
          throw new CancellationException(
              "interrupted before task " + number + " of " + count + ": the output is incomplete");
        }
        task.accept(number);
      }
    } catch (RuntimeException | Error thrown) {
      fail(thrown);
    }
  }

  private synchronized void fail(Throwable thrown) {
    stopped = true;
    if (failure == null) {
      failure = thrown;
    } else if (failure != thrown) {
      failure.addSuppressed(thrown);
    }
  }

  /** Lets no helper begin, and waits for those that have, even if interrupted: they are writing. */
  private synchronized void close() {
    closed = true;
    boolean interrupted = false;
    while (helping > 0) {
      try {
        wait();
      } catch (InterruptedException again) {
        interrupted = true;
      }
    }
    if (interrupted) {
      caller.interrupt();
    }
  }

  private synchronized void report() {
    if (failure instanceof Error error) {
      throw error;
    }
    if (failure != null) {
      throw (RuntimeException) failure;
    }
  }
}
