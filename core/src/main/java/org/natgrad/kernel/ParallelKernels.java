package org.natgrad.kernel;

import java.util.Arrays;
import java.util.concurrent.Executor;
import java.util.function.IntConsumer;

/**
 * Another backend on several threads. Outputs are cut into parts, chains never are, so the bits are
 * those of the backend, for any number of threads.
 *
 * <p>Helpers come from the caller's executor, and a call runs on as many as are free, see {@link
 * Tasks}. Work too small to share stays on the caller. So do kernels that have one output only, or
 * whose every output needs all rows: such sums are for the caller to cut into leaves.
 *
 * <p>An interrupted caller gets a {@link java.util.concurrent.CancellationException} from a kernel
 * that is being shared, between two parts; what the kernel writes is then incomplete.
 */
public final class ParallelKernels implements Kernels {

  /** Multiply-adds that take some ten times as long as waking a thread. */
  private static final long WORTH_SHARING = 1 << 20;

  /** Parts for each thread, so that one that comes late, or is slowed, takes fewer. */
  private static final int PARTS = 4;

  /** Rows or columns that parts of products have a multiple of: fewer would mostly pack. */
  private static final int GRAIN = 32;

  /** Elements that parts of row kernels have at least. */
  private static final int ELEMENTS = 1024;

  /** What an element of a row kernel costs, in multiply-adds. */
  private static final int ROW_COST = 32;

  /** Columns that Cholesky factors at a time, on the caller alone. */
  private static final int BLOCK = 192;

  /** Single-precision rows widened at a time. */
  private static final int WIDENED = 256;

  private final Kernels one;
  private final Executor executor;
  private final int threads;
  private final long worthSharing;

  /**
   * Shares the work of a backend.
   *
   * @param one the backend that computes every part
   * @param executor lends threads beside the caller's; {@code threads − 1} suffice
   * @param threads threads at most, the caller's included, ≥ 1
   * @throws IllegalArgumentException if there is no thread
   */
  public ParallelKernels(Kernels one, Executor executor, int threads) {
    this(one, executor, threads, WORTH_SHARING);
  }

  private ParallelKernels(Kernels one, Executor executor, int threads, long worthSharing) {
    if (!(threads >= 1)) {
      throw new IllegalArgumentException(
          "threads = " + threads + ": must be at least 1; the caller is one of them");
    }
    this.one = one;
    this.executor = executor;
    this.threads = threads;
    this.worthSharing = worthSharing;
  }

  /**
   * Replaces the work below which a call stays on its thread.
   *
   * @param fma multiply-adds, ≥ 0
   * @return kernels that differ in nothing else
   */
  public ParallelKernels withLeastWork(long fma) {
    return new ParallelKernels(one, executor, threads, fma);
  }

  @Override
  public String name() {
    return one.name() + " on " + threads + " threads";
  }

  /** Part p of q of a range. */
  @FunctionalInterface
  private interface Range {
    void on(int from, int size);
  }

  private boolean isSmall(double fma) {
    return threads == 1 || fma <= worthSharing;
  }

  /** Cuts a range into parts of equal size, a multiple of {@code grain}. */
  private void share(int size, int grain, Range range) {
    int grains = (size - 1) / grain + 1;
    int part = grain * ((grains - 1) / (PARTS * threads) + 1);
    run((size - 1) / part + 1, p -> range.on(p * part, Math.min(part, size - p * part)));
  }

  private void run(int parts, IntConsumer part) {
    Tasks.run(executor, threads, parts, part);
  }

  @Override
  public double dot(int n, double[] x, int xo, double[] y, int yo) {
    return one.dot(n, x, xo, y, yo);
  }

  @Override
  public void axpy(int n, double a, double[] x, int xo, double[] y, int yo) {
    one.axpy(n, a, x, xo, y, yo);
  }

  @Override
  public void gemv(
      int m, int n, double[] a, int ao, int lda, double[] v, int vo, double[] y, int yo) {
    Preconditions.CHECK.gemv(m, n, a, ao, lda, v, vo, y, yo);
    if (isSmall((double) m * n)) {
      one.gemv(m, n, a, ao, lda, v, vo, y, yo);
    } else {
      share(m, GRAIN, (i, rows) -> one.gemv(rows, n, a, ao + i * lda, lda, v, vo, y, yo + i));
    }
  }

  @Override
  public void gemvTransposed(
      int m, int n, double[] a, int ao, int lda, double[] v, int vo, double[] y, int yo) {
    Preconditions.CHECK.gemvTransposed(m, n, a, ao, lda, v, vo, y, yo);
    if (isSmall((double) m * n)) {
      one.gemvTransposed(m, n, a, ao, lda, v, vo, y, yo);
    } else {
      share(
          n,
          GRAIN,
          (j, columns) -> one.gemvTransposed(m, columns, a, ao + j, lda, v, vo, y, yo + j));
    }
  }

  @Override
  public void gemm(
      int m,
      int n,
      int k,
      double[] a,
      int ao,
      int lda,
      double[] b,
      int bo,
      int ldb,
      double[] c,
      int co,
      int ldc) {
    Preconditions.CHECK.gemm(m, n, k, a, ao, lda, b, bo, ldb, c, co, ldc);
    if (isSmall((double) m * n * k)) {
      one.gemm(m, n, k, a, ao, lda, b, bo, ldb, c, co, ldc);
    } else if (m >= n) {
      share(
          m,
          GRAIN,
          (i, rows) ->
              one.gemm(rows, n, k, a, ao + i * lda, lda, b, bo, ldb, c, co + i * ldc, ldc));
    } else {
      share(
          n,
          GRAIN,
          (j, columns) -> one.gemm(m, columns, k, a, ao, lda, b, bo + j, ldb, c, co + j, ldc));
    }
  }

  @Override
  public void gemmTransposed(
      int m,
      int n,
      int k,
      double[] a,
      int ao,
      int lda,
      double[] b,
      int bo,
      int ldb,
      double[] c,
      int co,
      int ldc) {
    Preconditions.CHECK.gemmTransposed(m, n, k, a, ao, lda, b, bo, ldb, c, co, ldc);
    if (isSmall((double) m * n * k)) {
      one.gemmTransposed(m, n, k, a, ao, lda, b, bo, ldb, c, co, ldc);
    } else if (m >= n) {
      share(
          m,
          GRAIN,
          (i, rows) ->
              one.gemmTransposed(rows, n, k, a, ao + i, lda, b, bo, ldb, c, co + i * ldc, ldc));
    } else {
      share(
          n,
          GRAIN,
          (j, columns) ->
              one.gemmTransposed(m, columns, k, a, ao, lda, b, bo + j, ldb, c, co + j, ldc));
    }
  }

  @Override
  public void weightedGemmTransposed(
      int m,
      int n,
      int k,
      double[] a,
      int ao,
      int lda,
      double[] w,
      int wo,
      double[] b,
      int bo,
      int ldb,
      double[] c,
      int co,
      int ldc) {
    Preconditions.CHECK.weightedGemmTransposed(m, n, k, a, ao, lda, w, wo, b, bo, ldb, c, co, ldc);
    if (isSmall((double) m * n * k)) {
      one.weightedGemmTransposed(m, n, k, a, ao, lda, w, wo, b, bo, ldb, c, co, ldc);
    } else if (m >= n) {
      share(
          m,
          GRAIN,
          (i, rows) ->
              one.weightedGemmTransposed(
                  rows, n, k, a, ao + i, lda, w, wo, b, bo, ldb, c, co + i * ldc, ldc));
    } else {
      share(
          n,
          GRAIN,
          (j, columns) ->
              one.weightedGemmTransposed(
                  m, columns, k, a, ao, lda, w, wo, b, bo + j, ldb, c, co + j, ldc));
    }
  }

  @Override
  public void weightedSyrk(
      int n, int d, double[] x, int xo, int ldx, double[] w, int wo, double[] g, int go, int ldg) {
    Preconditions.CHECK.weightedSyrk(n, d, x, xo, ldx, w, wo, g, go, ldg);
    if (isSmall((double) n * d * d / 2)) {
      one.weightedSyrk(n, d, x, xo, ldx, w, wo, g, go, ldg);
      return;
    }
    int[] cuts = stripes(d);
    run(
        cuts.length - 1,
        p -> {
          int i = cuts[p];
          int rows = cuts[p + 1] - i;
          int at = go + i * ldg;
          one.weightedGemmTransposed(rows, i, n, x, xo + i, ldx, w, wo, x, xo, ldx, g, at, ldg);
          one.weightedSyrk(n, rows, x, xo + i, ldx, w, wo, g, at + i, ldg);
        });
  }

  /** Where to cut a triangle into stripes of rows of equal area. */
  private int[] stripes(int d) {
    int parts = Math.max(1, Math.min(PARTS * threads, d / GRAIN));
    int[] cuts = new int[parts + 1];
    for (int p = 1; p < parts; p++) {
      cuts[p] = (int) Math.rint(d * Math.sqrt((double) p / parts) / 8) * 8;
    }
    cuts[parts] = d;
    return cuts;
  }

  /** Rows are widened a block at a time, and the chains continue over the blocks. */
  @Override
  public void weightedSyrk(
      int n, int d, float[] x, int xo, int ldx, double[] w, int wo, double[] g, int go, int ldg) {
    Preconditions.CHECK.weightedSyrk(n, d, x, xo, ldx, w, wo, g, go, ldg);
    if (isSmall((double) n * d * d / 2)) {
      one.weightedSyrk(n, d, x, xo, ldx, w, wo, g, go, ldg);
      return;
    }
    double[] wide = new double[Math.min(WIDENED, n) * d];
    for (int r0 = 0; r0 < n; r0 += WIDENED) {
      int rows = Math.min(WIDENED, n - r0);
      for (int r = 0; r < rows; r++) {
        for (int j = 0; j < d; j++) {
          wide[r * d + j] = x[xo + (r0 + r) * ldx + j];
        }
      }
      weightedSyrk(rows, d, wide, 0, d, w, wo + r0, g, go, ldg);
    }
  }

  @Override
  public void weightedSyrks(
      int n,
      int d,
      int count,
      double[] x,
      int xo,
      int ldx,
      double[] w,
      int wo,
      int ldw,
      double[] g,
      int[] go,
      int ldg) {
    Preconditions.CHECK.weightedSyrks(n, d, count, x, xo, ldx, w, wo, ldw, g, go, ldg);
    if (isSmall((double) n * d * d * count / 2)) {
      one.weightedSyrks(n, d, count, x, xo, ldx, w, wo, ldw, g, go, ldg);
      return;
    }
    if (count < PARTS * threads && d >= 2 * GRAIN) {
      for (int p = 0; p < count; p++) {
        weightedSyrk(n, d, x, xo, ldx, w, wo + p * ldw, g, go[p], ldg);
      }
      return;
    }
    share(
        count,
        1,
        (p, some) -> {
          int[] offsets = Arrays.copyOfRange(go, p, p + some);
          one.weightedSyrks(n, d, some, x, xo, ldx, w, wo + p * ldw, ldw, g, offsets, ldg);
        });
  }

  @Override
  public void softmaxFisher(
      int n,
      int d,
      int classes,
      double[] x,
      int xo,
      int ldx,
      double[] p,
      int po,
      double[] s,
      int so,
      double[] f,
      int fo,
      int ldf) {
    Preconditions.CHECK.softmaxFisher(n, d, classes, x, xo, ldx, p, po, s, so, f, fo, ldf);
    double order = (double) d * classes;
    if (isSmall(n * order * order / 4)) {
      one.softmaxFisher(n, d, classes, x, xo, ldx, p, po, s, so, f, fo, ldf);
    } else {
      SoftmaxFisher.add(this, n, d, classes, x, xo, ldx, p, po, s, so, f, fo, ldf);
    }
  }

  @Override
  public void fisherTimes(
      int n,
      int d,
      int m,
      double[] x,
      int xo,
      int ldx,
      double[] w,
      int wo,
      double[] v,
      int vo,
      int ldv,
      double[] u,
      int uo,
      int ldu) {
    one.fisherTimes(n, d, m, x, xo, ldx, w, wo, v, vo, ldv, u, uo, ldu);
  }

  /**
   * Right-looking, a block of columns at a time: its triangle on the caller, then the rows below
   * it, then what they take off the rest, {@code fma(−1 · l_ik, l_jk, s)}.
   */
  @Override
  public int cholesky(int n, double threshold, double[] a, int ao, int lda) {
    Preconditions.CHECK.cholesky(n, threshold, a, ao, lda);
    if (n <= BLOCK || isSmall((double) n * n * n / 6)) {
      return one.cholesky(n, threshold, a, ao, lda);
    }
    double[] panel = new double[BLOCK * (n - BLOCK)];
    double[] minus = new double[BLOCK];
    Arrays.fill(minus, -1);
    for (int j0 = 0; j0 < n; j0 += BLOCK) {
      int width = Math.min(BLOCK, n - j0);
      int block = ao + j0 * (lda + 1);
      int done = one.cholesky(width, threshold, a, block, lda);
      int below = n - j0 - width;
      int at = block + width * lda;
      if (below == 0) {
        return j0 + done;
      }
      share(
          below,
          GRAIN,
          (i, rows) -> solveRows(done, i, rows, a, block, lda, at + i * lda, panel, below));
      if (done < width) {
        return j0 + done;
      }
      weightedSyrk(width, below, panel, 0, below, minus, 0, a, at + width, lda);
    }
    return n;
  }

  /** Rows of the factor are columns of the solution of the block's triangle, and of the panel. */
  private void solveRows(
      int width,
      int first,
      int rows,
      double[] a,
      int block,
      int lda,
      int at,
      double[] panel,
      int ldp) {
    for (int i = 0; i < rows; i++) {
      for (int k = 0; k < width; k++) {
        panel[k * ldp + first + i] = a[at + i * lda + k];
      }
    }
    one.solveLower(width, rows, a, block, lda, panel, first, ldp);
    for (int i = 0; i < rows; i++) {
      for (int k = 0; k < width; k++) {
        a[at + i * lda + k] = panel[k * ldp + first + i];
      }
    }
  }

  @Override
  public void solveLower(int n, int m, double[] l, int lo, int ldl, double[] b, int bo, int ldb) {
    Preconditions.CHECK.solveLower(n, m, l, lo, ldl, b, bo, ldb);
    if (isSmall((double) n * n * m / 2)) {
      one.solveLower(n, m, l, lo, ldl, b, bo, ldb);
    } else {
      share(m, GRAIN, (j, sides) -> one.solveLower(n, sides, l, lo, ldl, b, bo + j, ldb));
    }
  }

  @Override
  public void solveLowerTransposed(
      int n, int m, double[] l, int lo, int ldl, double[] b, int bo, int ldb) {
    Preconditions.CHECK.solveLowerTransposed(n, m, l, lo, ldl, b, bo, ldb);
    if (isSmall((double) n * n * m / 2)) {
      one.solveLowerTransposed(n, m, l, lo, ldl, b, bo, ldb);
    } else {
      share(m, GRAIN, (j, sides) -> one.solveLowerTransposed(n, sides, l, lo, ldl, b, bo + j, ldb));
    }
  }

  /** A function of each element. */
  @FunctionalInterface
  private interface Elementwise {
    void on(int n, double[] x, int xo, double[] y, int yo);
  }

  private void elementwise(Elementwise f, int n, double[] x, int xo, double[] y, int yo) {
    Preconditions.CHECK.exp(n, x, xo, y, yo);
    if (isSmall((double) n * ROW_COST)) {
      f.on(n, x, xo, y, yo);
    } else {
      share(n, ELEMENTS, (i, some) -> f.on(some, x, xo + i, y, yo + i));
    }
  }

  @Override
  public void exp(int n, double[] x, int xo, double[] y, int yo) {
    elementwise(one::exp, n, x, xo, y, yo);
  }

  @Override
  public void log(int n, double[] x, int xo, double[] y, int yo) {
    elementwise(one::log, n, x, xo, y, yo);
  }

  @Override
  public void expm1(int n, double[] x, int xo, double[] y, int yo) {
    elementwise(one::expm1, n, x, xo, y, yo);
  }

  @Override
  public void log1p(int n, double[] x, int xo, double[] y, int yo) {
    elementwise(one::log1p, n, x, xo, y, yo);
  }

  @Override
  public void sigmoid(int n, double[] x, int xo, double[] y, int yo) {
    elementwise(one::sigmoid, n, x, xo, y, yo);
  }

  @Override
  public void softplus(int n, double[] x, int xo, double[] y, int yo) {
    elementwise(one::softplus, n, x, xo, y, yo);
  }

  @Override
  public void tanh(int n, double[] x, int xo, double[] y, int yo) {
    elementwise(one::tanh, n, x, xo, y, yo);
  }

  @Override
  public void softmax(
      int n,
      int classes,
      int[] y,
      int yo,
      double[] z,
      int zo,
      double[] residual,
      int ro,
      double[] loss,
      int lo) {
    Preconditions.CHECK.softmax(n, classes, y, yo, z, zo, residual, ro, loss, lo);
    if (isSmall((double) n * classes * ROW_COST)) {
      one.softmax(n, classes, y, yo, z, zo, residual, ro, loss, lo);
      return;
    }
    share(
        n,
        grain(classes),
        (i, rows) -> {
          int at = i * classes;
          one.softmax(rows, classes, y, yo + i, z, zo + at, residual, ro + at, loss, lo + i);
        });
  }

  private static int grain(int classes) {
    return (ELEMENTS / classes & -16) + 16;
  }

  @Override
  public void logitsSoftmax(
      int n,
      int d,
      int classes,
      double[] x,
      int xo,
      int ldx,
      double[] b,
      int bo,
      int[] y,
      int yo,
      double[] z,
      int zo,
      double[] residual,
      int ro,
      double[] loss,
      int lo) {
    Preconditions.CHECK.logitsSoftmax(
        n, d, classes, x, xo, ldx, b, bo, y, yo, z, zo, residual, ro, loss, lo);
    if (isSmall((double) n * classes * ((double) d + ROW_COST))) {
      one.logitsSoftmax(n, d, classes, x, xo, ldx, b, bo, y, yo, z, zo, residual, ro, loss, lo);
      return;
    }
    share(
        n,
        grain(classes),
        (i, rows) -> {
          int row = xo + i * ldx;
          int at = zo + i * classes;
          int to = ro + i * classes;
          one.logitsSoftmax(
              rows, d, classes, x, row, ldx, b, bo, y, yo + i, z, at, residual, to, loss, lo + i);
        });
  }

  @Override
  public void logistic(
      int n,
      int[] y,
      int yo,
      double[] z,
      int zo,
      double[] residual,
      int ro,
      double[] loss,
      int lo) {
    Preconditions.CHECK.logistic(n, y, yo, z, zo, residual, ro, loss, lo);
    if (isSmall((double) n * ROW_COST)) {
      one.logistic(n, y, yo, z, zo, residual, ro, loss, lo);
    } else {
      share(
          n,
          ELEMENTS,
          (i, rows) -> one.logistic(rows, y, yo + i, z, zo + i, residual, ro + i, loss, lo + i));
    }
  }

  @Override
  public void sparseGemm(
      int i0,
      int n,
      int k,
      int[] start,
      int[] column,
      double[] value,
      double[] b,
      int bo,
      double[] z,
      int zo) {
    Preconditions.CHECK.sparseGemm(i0, n, k, start, column, value, b, bo, z, zo);
    if (isSmall(((double) start[i0 + n] - start[i0]) * k)) {
      one.sparseGemm(i0, n, k, start, column, value, b, bo, z, zo);
    } else {
      share(
          n,
          GRAIN,
          (i, rows) -> one.sparseGemm(i0 + i, rows, k, start, column, value, b, bo, z, zo + i * k));
    }
  }

  @Override
  public void sparseGemmTransposed(
      int i0,
      int n,
      int k,
      int[] start,
      int[] column,
      double[] value,
      double[] r,
      int ro,
      double[] g,
      int go) {
    one.sparseGemmTransposed(i0, n, k, start, column, value, r, ro, g, go);
  }
}
