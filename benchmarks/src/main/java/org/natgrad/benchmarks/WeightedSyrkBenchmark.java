package org.natgrad.benchmarks;

import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.natgrad.kernel.Kernels;
import org.natgrad.kernel.ScalarKernels;
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
 * How fast is the weighted SYRK G += Xᵀ diag(w) X, of which every Fisher matrix is made?
 *
 * <p>Three answers to the same sum over 4,096 rows of d columns: the best backend this JVM finds,
 * the scalar definition, and the three loops anyone would write. A call is n·d·(d+1) floating-point
 * operations (a multiplication and an addition for each row and element of the lower triangle).
 *
 * <p><b>Hypothesis.</b> The scalar backend, register-tiled fused multiply-adds, is at least a
 * quarter faster than the plain loops from d = 50 on; a vector backend of 256 bits or more is at
 * least three times as fast as the scalar one there. At d = 10 neither packing nor vectors have
 * much to gain.
 *
 * <p><b>What would refute it.</b> Confidence intervals of {@code best} and {@code scalar} that
 * overlap at d = 64 or above on a JVM where the first reports a vector backend; or {@code plain}
 * faster than {@code scalar} at any d of 50 or more.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 10, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
    value = 3,
    jvmArgsAppend = {"--add-modules=jdk.incubator.vector", "-Xms1g", "-Xmx1g", "-XX:+UseSerialGC"})
public class WeightedSyrkBenchmark {

  private static final int ROWS = 4096;
  private static final long SEED = 20261124;

  /** Columns: below, at and past the edges of the register tiles. */
  @Param({"10", "50", "64", "100", "200"})
  public int d;

  private Kernels best;
  private double[] x;
  private double[] w;
  private double[] g;

  /** Makes the instance that JMH fills. */
  public WeightedSyrkBenchmark() {}

  /** Draws the rows and the weights. */
  @Setup
  public void draw() {
    best = Kernels.best();
    SplittableRandom random = new SplittableRandom(SEED);
    x = random.doubles((long) ROWS * d, -1, 1).toArray();
    w = random.doubles(ROWS, 0, 0.25).toArray();
    g = new double[d * d];
  }

  /**
   * The best backend found.
   *
   * @return the sum
   */
  @Benchmark
  public double[] best() {
    best.weightedSyrk(ROWS, d, x, 0, d, w, 0, g, 0, d);
    return g;
  }

  /**
   * The scalar definition.
   *
   * @return the sum
   */
  @Benchmark
  public double[] scalar() {
    ScalarKernels.INSTANCE.weightedSyrk(ROWS, d, x, 0, d, w, 0, g, 0, d);
    return g;
  }

  /**
   * Three loops.
   *
   * @return the sum
   */
  @Benchmark
  public double[] plain() {
    for (int r = 0; r < ROWS; r++) {
      for (int i = 0; i < d; i++) {
        double weighted = w[r] * x[r * d + i];
        for (int j = 0; j <= i; j++) {
          g[i * d + j] += weighted * x[r * d + j];
        }
      }
    }
    return g;
  }
}
