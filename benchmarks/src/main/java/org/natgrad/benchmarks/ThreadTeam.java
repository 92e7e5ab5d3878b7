package org.natgrad.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Threads that end with the JVM. */
final class ThreadTeam {

  private final int threads;
  private final ExecutorService executor;

  ThreadTeam(int threads) {
    this.threads = threads;
    executor =
        Executors.newFixedThreadPool(
            threads,
            task -> {
              Thread thread = new Thread(task, "benchmark");
              thread.setDaemon(true);
              return thread;
            });
  }

  ExecutorService executor() {
    return executor;
  }

  /** A contiguous part of the work, in [from, to). */
  @FunctionalInterface
  interface Part {
    double[] of(int from, int to);
  }

  /** Adds up what the threads make of a part each, in their order. */
  void add(int n, Part part, double[] sum) {
    List<Callable<double[]>> parts = new ArrayList<>();
    for (int k = 0; k < threads; k++) {
      int from = (int) ((long) n * k / threads);
      int to = (int) ((long) n * (k + 1) / threads);
      parts.add(() -> part.of(from, to));
    }
    try {
      for (Future<double[]> done : executor.invokeAll(parts)) {
        double[] partial = done.get();
        for (int i = 0; i < sum.length; i++) {
          sum[i] += partial[i];
        }
      }
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException("a part of the work was not done", e);
    }
  }
}
