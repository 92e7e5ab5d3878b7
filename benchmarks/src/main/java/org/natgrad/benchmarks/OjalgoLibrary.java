package org.natgrad.benchmarks;

import org.ojalgo.matrix.decomposition.Cholesky;
import org.ojalgo.matrix.store.MatrixStore;
import org.ojalgo.matrix.store.R064Store;

/** ojAlgo's column-major stores. */
final class OjalgoLibrary implements Library {

  @Override
  public Task weightedSyrk(DesignProblem p) {
    R064Store x = store(p.n(), p.d(), p.x());
    R064Store weighted = R064Store.FACTORY.make(p.n(), p.d());
    R064Store g = R064Store.FACTORY.make(p.d(), p.d());
    MatrixStore<Double> transposed = weighted.transpose();
    return Task.of(
        () -> {
          for (int j = 0; j < p.d(); j++) {
            for (int i = 0; i < p.n(); i++) {
              weighted.set(i, j, p.w()[i] * x.doubleValue(i, j));
            }
          }
          g.fillByMultiplying(transposed, x);
        },
        () -> rowMajor(g));
  }

  @Override
  public Task cholesky(SquareProblem p) {
    R064Store a = store(p.n(), p.n(), p.a());
    Cholesky<Double> cholesky = Cholesky.R064.make(a);
    return Task.of(
        () -> {
          if (!cholesky.decompose(a)) {
            throw new IllegalStateException("ojAlgo found the matrix indefinite");
          }
        },
        () -> rowMajor(cholesky.getL()));
  }

  @Override
  public Task gemm(SquareProblem p) {
    R064Store a = store(p.n(), p.n(), p.a());
    R064Store b = store(p.n(), p.m(), p.b());
    R064Store c = R064Store.FACTORY.make(p.n(), p.m());
    return Task.of(() -> c.fillByMultiplying(a, b), () -> rowMajor(c));
  }

  private static R064Store store(int rows, int columns, double[] rowMajor) {
    R064Store store = R064Store.FACTORY.make(rows, columns);
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        store.set(i, j, rowMajor[i * columns + j]);
      }
    }
    return store;
  }

  private static double[] rowMajor(MatrixStore<Double> store) {
    int columns = store.getColDim();
    double[] result = new double[store.getRowDim() * columns];
    for (int i = 0; i < result.length; i++) {
      result[i] = store.doubleValue(i / columns, i % columns);
    }
    return result;
  }
}
