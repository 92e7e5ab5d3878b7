package org.natgrad.benchmarks;

import java.util.concurrent.atomic.AtomicReference;
import org.hipparchus.linear.BlockRealMatrix;
import org.hipparchus.linear.CholeskyDecomposition;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;

/** Hipparchus's blocked matrices, whose operations allocate their results. */
final class HipparchusLibrary implements Library {

  @Override
  public Task weightedSyrk(DesignProblem p) {
    BlockRealMatrix x = new BlockRealMatrix(rows(p.n(), p.d(), p.x()));
    AtomicReference<RealMatrix> g = new AtomicReference<>();
    return Task.of(
        () -> {
          BlockRealMatrix weighted = x.copy();
          weighted.walkInOptimizedOrder(new WeightRows(p.w()));
          g.set(weighted.transposeMultiply(x));
        },
        () -> rowMajor(g.get()));
  }

  @Override
  public Task cholesky(SquareProblem p) {
    RealMatrix a = MatrixUtils.createRealMatrix(rows(p.n(), p.n(), p.a()));
    AtomicReference<CholeskyDecomposition> cholesky = new AtomicReference<>();
    return Task.of(
        () -> cholesky.set(new CholeskyDecomposition(a)), () -> rowMajor(cholesky.get().getL()));
  }

  @Override
  public Task gemm(SquareProblem p) {
    BlockRealMatrix a = new BlockRealMatrix(rows(p.n(), p.n(), p.a()));
    BlockRealMatrix b = new BlockRealMatrix(rows(p.n(), p.m(), p.b()));
    AtomicReference<RealMatrix> c = new AtomicReference<>();
    return Task.of(() -> c.set(a.multiply(b)), () -> rowMajor(c.get()));
  }

  private static double[][] rows(int rows, int columns, double[] rowMajor) {
    double[][] result = new double[rows][columns];
    for (int i = 0; i < rows; i++) {
      System.arraycopy(rowMajor, i * columns, result[i], 0, columns);
    }
    return result;
  }

  private static double[] rowMajor(RealMatrix matrix) {
    int columns = matrix.getColumnDimension();
    double[] result = new double[matrix.getRowDimension() * columns];
    for (int i = 0; i < result.length; i++) {
      result[i] = matrix.getEntry(i / columns, i % columns);
    }
    return result;
  }
}
