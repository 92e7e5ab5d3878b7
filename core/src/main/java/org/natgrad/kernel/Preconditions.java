package org.natgrad.kernel;

/**
 * What every kernel asks of its arguments: a backend that computes nothing, and refuses what the
 * others must not be called with. They call it first, so that a refused call has written nothing.
 *
 * <p>A refusal is an {@link IllegalArgumentException}, or a {@link NullPointerException}, that
 * names the argument, its value and its range. Operands are matrices of rows, a leading dimension
 * apart; one without elements may have any offset from 0 on. The dense operand of sparse columns is
 * taken to reach to the end of its array.
 */
public final class Preconditions implements Kernels {

  /** The one instance; it has no state. */
  public static final Preconditions CHECK = new Preconditions();

  private Preconditions() {}

  @Override
  public String name() {
    return "preconditions";
  }

  @Override
  public double dot(int n, double[] x, int xo, double[] y, int yo) {
    count("n", n);
    vector("x", n, x, xo);
    vector("y", n, y, yo);
    return 0;
  }

  @Override
  public void axpy(int n, double a, double[] x, int xo, double[] y, int yo) {
    count("n", n);
    vector("x", n, x, xo);
    vector("y", n, y, yo);
    apart("x", x, 1, n, xo, n, "y", y, 1, n, yo, n);
  }

  @Override
  public void gemv(
      int m, int n, double[] a, int ao, int lda, double[] v, int vo, double[] y, int yo) {
    counts(m, n, 0);
    matrix("a", m, n, a, ao, lda);
    vector("v", n, v, vo);
    vector("y", m, y, yo);
    apart("a", a, m, n, ao, lda, "y", y, 1, m, yo, m);
    apart("v", v, 1, n, vo, n, "y", y, 1, m, yo, m);
  }

  @Override
  public void gemvTransposed(
      int m, int n, double[] a, int ao, int lda, double[] v, int vo, double[] y, int yo) {
    counts(m, n, 0);
    matrix("a", m, n, a, ao, lda);
    vector("v", m, v, vo);
    vector("y", n, y, yo);
    apart("a", a, m, n, ao, lda, "y", y, 1, n, yo, n);
    apart("v", v, 1, m, vo, m, "y", y, 1, n, yo, n);
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
    counts(m, n, k);
    matrix("a", m, k, a, ao, lda);
    matrix("b", k, n, b, bo, ldb);
    matrix("c", m, n, c, co, ldc);
    apart("a", a, m, k, ao, lda, "c", c, m, n, co, ldc);
    apart("b", b, k, n, bo, ldb, "c", c, m, n, co, ldc);
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
    counts(m, n, k);
    matrix("a", k, m, a, ao, lda);
    matrix("b", k, n, b, bo, ldb);
    matrix("c", m, n, c, co, ldc);
    apart("a", a, k, m, ao, lda, "c", c, m, n, co, ldc);
    apart("b", b, k, n, bo, ldb, "c", c, m, n, co, ldc);
  }

  @Override
  public void weightedSyrk(
      int n, int d, double[] x, int xo, int ldx, double[] w, int wo, double[] g, int go, int ldg) {
    count("n", n);
    count("d", d);
    matrix("x", n, d, x, xo, ldx);
    vector("w", n, w, wo);
    matrix("g", d, d, g, go, ldg);
    apart("x", x, n, d, xo, ldx, "g", g, d, d, go, ldg);
    apart("w", w, 1, n, wo, n, "g", g, d, d, go, ldg);
  }

  @Override
  public void weightedSyrk(
      int n, int d, float[] x, int xo, int ldx, double[] w, int wo, double[] g, int go, int ldg) {
    count("n", n);
    count("d", d);
    present("x", x);
    matrix("x", n, d, x.length, xo, ldx);
    vector("w", n, w, wo);
    matrix("g", d, d, g, go, ldg);
    apart("w", w, 1, n, wo, n, "g", g, d, d, go, ldg);
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
    count("n", n);
    count("d", d);
    count("count", count);
    matrix("x", n, d, x, xo, ldx);
    matrix("w", count, n, w, wo, ldw);
    present("g", g);
    present("go", go);
    matrix("go", 1, count, go.length, 0, count);
    for (int p = 0; p < count; p++) {
      matrix("g", d, d, g, go[p], ldg);
      apart("x", x, n, d, xo, ldx, "g", g, d, d, go[p], ldg);
      apart("w", w, count, n, wo, ldw, "g", g, d, d, go[p], ldg);
    }
    long span = (long) d * ldg;
    for (int p = 1; p < count; p++) {
      for (int q = 0; q < p; q++) {
        if (Math.abs((long) go[p] - go[q]) < span) {
          apart("another g", g, d, d, go[q], ldg, "g", g, d, d, go[p], ldg);
        }
      }
    }
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
    count("n", n);
    count("d", d);
    classes(classes);
    long order = (long) classes * d;
    matrix("x", n, d, x, xo, ldx);
    matrix("p", n, classes, p, po, classes);
    vector("s", n, s, so);
    matrix("f", order, order, f, fo, ldf);
    apart("x", x, n, d, xo, ldx, "f", f, order, order, fo, ldf);
    apart("p", p, n, classes, po, classes, "f", f, order, order, fo, ldf);
    apart("s", s, 1, n, so, n, "f", f, order, order, fo, ldf);
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
    gemmTransposed(m, n, k, a, ao, lda, b, bo, ldb, c, co, ldc);
    vector("w", k, w, wo);
    apart("w", w, 1, k, wo, k, "c", c, m, n, co, ldc);
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
    count("n", n);
    count("d", d);
    count("m", m);
    matrix("x", n, d, x, xo, ldx);
    vector("w", n, w, wo);
    matrix("v", m, d, v, vo, ldv);
    matrix("u", m, d, u, uo, ldu);
    apart("x", x, n, d, xo, ldx, "u", u, m, d, uo, ldu);
    apart("w", w, 1, n, wo, n, "u", u, m, d, uo, ldu);
    apart("v", v, m, d, vo, ldv, "u", u, m, d, uo, ldu);
  }

  @Override
  public int cholesky(int n, double threshold, double[] a, int ao, int lda) {
    count("n", n);
    if (!(threshold >= 0)) {
      throw new IllegalArgumentException("threshold = " + threshold + ": must be at least 0");
    }
    matrix("a", n, n, a, ao, lda);
    return n;
  }

  @Override
  public void solveLower(int n, int m, double[] l, int lo, int ldl, double[] b, int bo, int ldb) {
    counts(m, n, 0);
    matrix("l", n, n, l, lo, ldl);
    matrix("b", n, m, b, bo, ldb);
    apart("l", l, n, n, lo, ldl, "b", b, n, m, bo, ldb);
  }

  @Override
  public void solveLowerTransposed(
      int n, int m, double[] l, int lo, int ldl, double[] b, int bo, int ldb) {
    solveLower(n, m, l, lo, ldl, b, bo, ldb);
  }

  @Override
  public void exp(int n, double[] x, int xo, double[] y, int yo) {
    elementwise(n, x, xo, y, yo);
  }

  @Override
  public void log(int n, double[] x, int xo, double[] y, int yo) {
    elementwise(n, x, xo, y, yo);
  }

  @Override
  public void expm1(int n, double[] x, int xo, double[] y, int yo) {
    elementwise(n, x, xo, y, yo);
  }

  @Override
  public void log1p(int n, double[] x, int xo, double[] y, int yo) {
    elementwise(n, x, xo, y, yo);
  }

  @Override
  public void sigmoid(int n, double[] x, int xo, double[] y, int yo) {
    elementwise(n, x, xo, y, yo);
  }

  @Override
  public void softplus(int n, double[] x, int xo, double[] y, int yo) {
    elementwise(n, x, xo, y, yo);
  }

  @Override
  public void tanh(int n, double[] x, int xo, double[] y, int yo) {
    elementwise(n, x, xo, y, yo);
  }

  /** In place is allowed, a shift is not. */
  private static void elementwise(int n, double[] x, int xo, double[] y, int yo) {
    count("n", n);
    vector("x", n, x, xo);
    vector("y", n, y, yo);
    if (xo != yo) {
      apart("x", x, 1, n, xo, n, "y", y, 1, n, yo, n);
    }
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
    likelihood(n, classes, z, zo, residual, ro, loss, lo);
    labels(n, classes, y, yo);
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
    count("d", d);
    likelihood(n, classes, z, zo, residual, ro, loss, lo);
    matrix("x", n, d, x, xo, ldx);
    matrix("b", d, classes, b, bo, classes);
    apart("x", x, n, d, xo, ldx, "z", z, n, classes, zo, classes);
    apart("x", x, n, d, xo, ldx, "residual", residual, n, classes, ro, classes);
    apart("x", x, n, d, xo, ldx, "loss", loss, 1, n, lo, n);
    apart("b", b, d, classes, bo, classes, "z", z, n, classes, zo, classes);
    apart("b", b, d, classes, bo, classes, "residual", residual, n, classes, ro, classes);
    apart("b", b, d, classes, bo, classes, "loss", loss, 1, n, lo, n);
    labels(n, classes, y, yo);
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
    likelihood(n, 1, z, zo, residual, ro, loss, lo);
    labels(n, 2, y, yo);
  }

  private static void likelihood(
      int n, int classes, double[] z, int zo, double[] residual, int ro, double[] loss, int lo) {
    count("n", n);
    classes(classes);
    matrix("z", n, classes, z, zo, classes);
    matrix("residual", n, classes, residual, ro, classes);
    vector("loss", n, loss, lo);
    apart("z", z, n, classes, zo, classes, "residual", residual, n, classes, ro, classes);
    apart("z", z, n, classes, zo, classes, "loss", loss, 1, n, lo, n);
    apart("residual", residual, n, classes, ro, classes, "loss", loss, 1, n, lo, n);
  }

  private static void classes(int classes) {
    if (classes < 1) {
      throw new IllegalArgumentException("classes = " + classes + ": must be at least 1");
    }
  }

  private static void labels(int n, int classes, int[] y, int yo) {
    present("y", y);
    matrix("y", 1, n, y.length, yo, n);
    for (int i = 0; i < n; i++) {
      if (y[yo + i] < 0 || y[yo + i] >= classes) {
        throw new IllegalArgumentException(
            "y[" + (yo + i) + "] = " + y[yo + i] + ": must be in [0, " + classes + ")");
      }
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
    sparse(i0, n, k, start, column, value, "b", b, bo);
    matrix("z", n, k, z, zo, k);
    apart("value", value, 1, value.length, 0, value.length, "z", z, n, k, zo, k);
    apart("b", b, 1, b.length - bo, bo, b.length, "z", z, n, k, zo, k);
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
    sparse(i0, n, k, start, column, value, "g", g, go);
    matrix("r", n, k, r, ro, k);
    apart("value", value, 1, value.length, 0, value.length, "g", g, 1, g.length - go, go, g.length);
    apart("r", r, n, k, ro, k, "g", g, 1, g.length - go, go, g.length);
  }

  /** The columns themselves are not looked at: that would cost a tenth of the product. */
  private static void sparse(
      int i0,
      int n,
      int k,
      int[] start,
      int[] column,
      double[] value,
      String name,
      double[] dense,
      int offset) {
    count("i0", i0);
    count("n", n);
    count("k", k);
    present("start", start);
    present("column", column);
    vector("value", 0, value, 0);
    present(name, dense);
    if (offset < 0 || offset > dense.length) {
      throw outside(name, 1, 0, dense.length, offset, k);
    }
    matrix("start", 1, n + 1L, start.length, i0, n + 1L);
    ascending(i0, n, start, Math.min(column.length, value.length));
  }

  private static void ascending(int i0, int n, int[] start, int entries) {
    int least = 0;
    for (int i = i0; i <= i0 + n; i++) {
      if (start[i] < least || start[i] > entries) {
        throw new IllegalArgumentException(
            "start["
                + i
                + "] = "
                + start[i]
                + ": must be in ["
                + least
                + ", "
                + entries
                + "], from the row before to the last entry");
      }
      least = start[i];
    }
  }

  private static void count(String name, int n) {
    if (n < 0) {
      throw new IllegalArgumentException(name + " = " + n + ": must be at least 0");
    }
  }

  private static void counts(int m, int n, int k) {
    count("m", m);
    count("n", n);
    count("k", k);
  }

  private static void present(String name, Object array) {
    if (array == null) {
      throw new NullPointerException(name + " = null: must be an array");
    }
  }

  private static void vector(String name, int n, double[] x, int offset) {
    present(name, x);
    matrix(name, 1, n, x.length, offset, n);
  }

  private static void matrix(
      String name, long rows, long columns, double[] x, int offset, int stride) {
    present(name, x);
    matrix(name, rows, columns, x.length, offset, stride);
  }

  /** Sizes are at least 0 here; their product fits a long. */
  private static void matrix(
      String name, long rows, long columns, int length, int offset, long stride) {
    if (offset < 0 || stride < columns || end(rows, columns, offset, stride) > length) {
      throw outside(name, rows, columns, length, offset, stride);
    }
  }

  private static long end(long rows, long columns, int offset, long stride) {
    return rows == 0 || columns == 0 ? 0 : offset + (rows - 1) * stride + columns;
  }

  private static IllegalArgumentException outside(
      String name, long rows, long columns, int length, int offset, long stride) {
    if (stride < columns) {
      return new IllegalArgumentException(
          "leading dimension of "
              + name
              + " = "
              + stride
              + ": must be at least "
              + columns
              + ", its columns");
    }
    if (offset < 0 || offset > length) {
      return new IllegalArgumentException(
          "offset of "
              + name
              + " = "
              + offset
              + ": must be in [0, "
              + length
              + "], the length of its array");
    }
    return new IllegalArgumentException(
        "length of "
            + name
            + " = "
            + length
            + ": must be at least "
            + end(rows, columns, offset, stride)
            + " for "
            + rows
            + " rows of "
            + columns
            + ", "
            + stride
            + " apart, from "
            + offset
            + " on");
  }

  private static void apart(
      String in,
      Object read,
      long rows,
      long columns,
      int offset,
      long stride,
      String out,
      Object written,
      long outRows,
      long outColumns,
      int outOffset,
      long outStride) {
    if (read == written
        && (offset <= outOffset
            ? meet(rows, columns, offset, stride, outRows, outColumns, outOffset, outStride)
            : meet(outRows, outColumns, outOffset, outStride, rows, columns, offset, stride))) {
      throw overlap(in, offset, out, outOffset);
    }
  }

  private static IllegalArgumentException overlap(String in, int offset, String out, int at) {
    return new IllegalArgumentException(
        "offset of "
            + out
            + " = "
            + at
            + ": must keep it apart from "
            + in
            + ", at "
            + offset
            + " of the same array; give it an array of its own");
  }

  /**
   * Whether two matrices in one array share an element, the first beginning no later. Row t of the
   * first meets the second's first row for the least t, if any, that brings their columns together.
   * Matrices of different strides are taken for the ranges that they span.
   */
  private static boolean meet(
      long rows,
      long columns,
      int offset,
      long stride,
      long laterRows,
      long laterColumns,
      int laterOffset,
      long laterStride) {
    if (rows * columns == 0
        || laterRows * laterColumns == 0
        || laterOffset >= end(rows, columns, offset, stride)) {
      return false;
    }
    if (rows > 1 && laterRows > 1 && stride != laterStride) {
      return true;
    }
    long step = rows > 1 ? stride : laterStride;
    long shift = (long) laterOffset - offset;
    return shift < columns
        || (shift - columns + step) / step <= Math.min((shift + laterColumns - 1) / step, rows - 1);
  }
}
