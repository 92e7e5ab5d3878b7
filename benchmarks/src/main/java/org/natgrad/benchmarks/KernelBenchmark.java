package org.natgrad.benchmarks;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What all questions have in common: a kernel, a size, a rival, a number of threads. Before the
 * clock starts the rival's first result is held against plain loops, and natgrad's vectors are in
 * use.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Fork(
    value = 3,
    jvmArgsAppend = {
      "--add-modules=jdk.incubator.vector",
      "-Dnatgrad.backend=simd",
      "-Xms4g",
      "-Xmx4g",
      "-XX:+UseSerialGC"
    })
public abstract class KernelBenchmark {

  /** Who computes it. */
  @Param("SIMD")
  public Rival rival;

  /** Threads it may use. */
  @Param("1")
  public int threads;

  private Task task;

  /** For the questions. */
  protected KernelBenchmark() {}

  /** Draws the input, lets the rival make ready, and checks what it computes. */
  @Setup
  public void prepare() {
    Library library = rival.library(threads);
    task = kernel().problem(Size.parse(size())).checked(library);
  }

  abstract Kernel kernel();

  abstract String size();

  /** One call. */
  @Benchmark
  public void call() {
    task.run();
  }
}
