package org.natgrad.benchmarks;

import dev.ludovic.netlib.blas.BLAS;
import dev.ludovic.netlib.blas.JavaBLAS;

/**
 * netlib's BLAS on the Vector API. It is column-major, and fastest where its inner loop is a dot
 * product of two columns: products take the first operand transposed ({@code "T", "N"}), laid out
 * for that before the clock starts.
 */
final class VectorBlasLibrary implements Library {

  private static final int CLASSES = LogitsProblem.CLASSES;

  private final BLAS blas = JavaBLAS.getInstance();

  /** Makes sure that it is the vector one, and not what takes its place without the module. */
  VectorBlasLibrary() {
    String found = blas.getClass().getSimpleName();
    if (!found.equals("VectorBLAS")) {
      throw new IllegalStateException(
          "netlib's BLAS is " + found + ": start Java with --add-modules jdk.incubator.vector");
    }
  }

  @Override
  public Task weightedSyrk(DesignProblem p) {
    int n = p.n();
    int d = p.d();
    double[] x = transposed(n, d, p.x());
    double[] weighted = new double[n * d];
    double[] g = new double[d * d];
    return Task.into(
        g,
        () -> {
          for (int j = 0; j < d; j++) {
            for (int i = 0; i < n; i++) {
              weighted[j * n + i] = p.w()[i] * x[j * n + i];
            }
          }
          blas.dgemm("T", "N", d, d, n, 1, weighted, n, x, n, 0, g, d);
        });
  }

  /** Xᵀ Lᵀ = Bᵀ, the fastest of the four ways to say it; A is symmetric, so rows are columns. */
  @Override
  public Task triangularSolve(SquareProblem p) {
    double[] x = new double[p.b().length];
    return Task.into(
        x,
        () -> {
          System.arraycopy(p.b(), 0, x, 0, x.length);
          blas.dtrsm("R", "L", "T", "N", p.m(), p.n(), 1, p.a(), p.n(), x, p.m());
        });
  }

  @Override
  public Task gemm(SquareProblem p) {
    int n = p.n();
    double[] b = transposed(n, n, p.b());
    double[] c = new double[n * n];
    return Task.into(c, () -> blas.dgemm("T", "N", n, n, n, 1, b, n, p.a(), n, 1, c, n));
  }

  @Override
  public Task logits(LogitsProblem p) {
    double[] weights = transposed(p.d(), CLASSES, p.b());
    double[] z = new double[p.n() * CLASSES];
    return Task.into(
        z,
        () ->
            blas.dgemm(
                "T", "N", CLASSES, p.n(), p.d(), 1, weights, p.d(), p.x(), p.d(), 0, z, CLASSES));
  }

  @Override
  public Task logitsSoftmax(LogitsProblem p) {
    Task logits = logits(p);
    double[] z = logits.result();
    double[] out = new double[2 * z.length + p.n()];
    return Task.into(
        out,
        () -> {
          logits.run();
          MathLibrary.softmax(z, p.y(), out);
        });
  }

  @Override
  public Task fisherTimes(DesignProblem p) {
    double[] product = new double[p.n()];
    double[] u = new double[p.d()];
    return Task.into(
        u,
        () -> {
          blas.dgemv("T", p.d(), p.n(), 1, p.x(), p.d(), p.v(), 1, 0, product, 1);
          for (int i = 0; i < product.length; i++) {
            product[i] *= p.w()[i];
          }
          blas.dgemv("N", p.d(), p.n(), 1, p.x(), p.d(), product, 1, 0, u, 1);
        });
  }

  private static double[] transposed(int rows, int columns, double[] a) {
    double[] result = new double[a.length];
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        result[j * rows + i] = a[i * columns + j];
      }
    }
    return result;
  }
}
