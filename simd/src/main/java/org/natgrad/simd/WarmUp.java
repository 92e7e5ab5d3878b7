package org.natgrad.simd;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.natgrad.kernel.Kernels;
import org.natgrad.kernel.ScalarKernels;

/**
 * Decides when vectors are worth using. Until the JVM has compiled it, vector code runs a hundred
 * times slower than scalar code, and a first fit would wait seconds for it; but the bits are the
 * same, so nobody can tell when one takes over from the other.
 *
 * <p>Calls are scalar at first. Once they add up to some work, a background thread runs every
 * vector kernel beside its scalar twin until they are faster together, then opens the gate. It
 * compares their results as well: a JVM that returns other bits keeps the scalar kernels.
 */
final class WarmUp {

  /**
   * Scalar fma, near half a second of them, after which a warm-up, which takes a core for one or
   * two seconds, is likely to repay itself.
   */
  private static final long WORTHWHILE = 1_000_000_000;

  private static final long PATIENCE_NANOS = 30_000_000_000L;

  /** Rounds in a row that vectors must win: compiled code may still be replaced once or twice. */
  private static final int WINS = 3;

  private static final Logger LOG = Logger.getLogger("org.natgrad.kernel");

  private final AtomicBoolean begun = new AtomicBoolean();
  private volatile boolean over;

  /** Summed without synchronisation: a lost update delays the warm-up a little. */
  private long work;

  /** A gate that is open, for tests and for the warm-up itself. */
  static WarmUp over() {
    WarmUp open = new WarmUp();
    open.over = true;
    return open;
  }

  /** Whether vectors may be used; if not, takes note of the work that scalar code will do. */
  boolean isOver(long fma) {
    if (over) {
      return true;
    }
    work += fma;
    if (work >= WORTHWHILE && begun.compareAndSet(false, true)) {
      Thread thread = new Thread(this::run, "natgrad-simd-warm-up");
      thread.setDaemon(true);
      thread.start();
    }
    return false;
  }

  /** Returns in the end whether vectors won. */
  boolean run() {
    try {
      if (Lanes.LANES < 2) {
        LOG.warning("Kernels: scalar, this processor has no vectors of two or more doubles.");
        return false;
      }
      Kernels vectors = new VectorKernels(over());
      List<Trial> trials = trials();
      long deadline = System.nanoTime() + PATIENCE_NANOS;
      int wins = 0;
      while (wins < WINS && System.nanoTime() < deadline) {
        wins = vectorsWin(trials, vectors) ? wins + 1 : 0;
      }
      over = wins == WINS;
      LOG.log(
          Level.FINE,
          over ? "Vector kernels of {0} bits are warm" : "Vector kernels of {0} bits stayed slow",
          64 * Lanes.LANES);
    } catch (LinkageError | IllegalStateException failure) {
      LOG.log(Level.WARNING, "Kernels: scalar from now on, vectors fail in this JVM", failure);
    }
    return over;
  }

  private static boolean vectorsWin(List<Trial> trials, Kernels vectors) {
    long scalarNanos = 0;
    long vectorNanos = 0;
    for (Trial trial : trials) {
      long t0 = System.nanoTime();
      double[] expected = trial.on(ScalarKernels.INSTANCE);
      long t1 = System.nanoTime();
      double[] actual = trial.on(vectors);
      long t2 = System.nanoTime();
      if (!Arrays.equals(expected, actual)) {
        throw new IllegalStateException("vector kernels return other bits than scalar ones");
      }
      scalarNanos += t1 - t0;
      vectorNanos += t2 - t1;
    }
    return vectorNanos < scalarNanos;
  }

  /** A small problem for one or two kernels; returns their output. */
  @FunctionalInterface
  private interface Trial {
    double[] on(Kernels kernels);
  }

  /** Every kernel, above its threshold, with whole tiles and edges. */
  private static List<Trial> trials() {
    int[] y = new int[200];
    double[] x = new double[200 * 70];
    for (int i = 0; i < x.length; i++) {
      x[i] = (i * 7919 % 1009 + 1) / 1024.0;
      y[i % 200] = i % 2;
    }
    return List.of(
        k -> gram(k, x, 200, 10),
        k -> gram(k, x, 200, 37),
        k -> gram(k, x, 200, 70),
        k -> gemm(k, x, 150, 10, 61),
        k -> gemm(k, x, 70, 35, 90),
        k -> factor(k, x, 100),
        k -> vectors(k, x),
        k -> elementary(k, x, 1000),
        k -> likelihoods(k, x, y));
  }

  private static double[] gram(Kernels k, double[] x, int n, int d) {
    double[] g = new double[2 * d * d];
    k.weightedSyrk(n, d, x, 0, d, x, 3, g, 0, d);
    float[] single = new float[n * d];
    for (int i = 0; i < single.length; i++) {
      single[i] = (float) x[i];
    }
    k.weightedSyrk(n, d, single, 0, d, x, 3, g, 0, d);
    k.weightedSyrks(n, d, 2, x, 0, d, x, 3, n, g, new int[] {0, d * d}, d);
    return g;
  }

  private static double[] gemm(Kernels k, double[] x, int m, int n, int depth) {
    double[] c = new double[m * n];
    k.gemm(m, n, depth, x, 0, depth, x, 1, n, c, 0, n);
    k.gemmTransposed(m, n, depth, x, 0, m, x, 1, n, c, 0, n);
    k.weightedGemmTransposed(m, n, depth, x, 0, m, x, 7, x, 1, n, c, 0, n);
    return c;
  }

  private static double[] factor(Kernels k, double[] x, int n) {
    double[] a = Arrays.copyOf(x, n * n + n * 19);
    for (int i = 0; i < n; i++) {
      a[i * n + i] += n;
    }
    k.cholesky(n, 0, a, 0, n);
    k.solveLower(n, 19, a, 0, n, a, n * n, 19);
    k.solveLowerTransposed(n, 19, a, 0, n, a, n * n, 19);
    return a;
  }

  private static double[] vectors(Kernels k, double[] x) {
    double[] y = new double[481];
    k.gemv(150, 90, x, 0, 90, x, 5, y, 0);
    k.gemvTransposed(123, 101, x, 0, 101, y, 0, y, 150);
    y[300] = k.dot(1001, x, 0, x, 3);
    k.fisherTimes(150, 90, 2, x, 0, 90, x, 0, x, 5, 90, y, 301, 90);
    return y;
  }

  private static double[] elementary(Kernels k, double[] x, int n) {
    double[] y = new double[7 * n];
    k.exp(n, x, 0, y, 0);
    k.log(n, x, 0, y, n);
    k.expm1(n, x, 0, y, 2 * n);
    k.log1p(n, x, 0, y, 3 * n);
    k.sigmoid(n, x, 0, y, 4 * n);
    k.softplus(n, x, 0, y, 5 * n);
    k.tanh(n, x, 0, y, 6 * n);
    return y;
  }

  private static double[] likelihoods(Kernels k, double[] x, int[] y) {
    int n = 200;
    double[] z = Arrays.copyOf(x, 53 * n);
    k.softmax(n, 10, y, 0, z, 0, z, 10 * n, z, 20 * n);
    k.logistic(n, y, 0, z, 21 * n, z, 22 * n, z, 23 * n);
    k.logitsSoftmax(n, 31, 10, x, 0, 31, x, 3, y, 0, z, 24 * n, z, 34 * n, z, 44 * n);
    return z;
  }
}
