package org.natgrad.benchmarks;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.decomposition.CholeskyDecomposition_F64;
import org.ejml.interfaces.linsol.LinearSolverDense;

/** EJML's row-major matrices and its single-threaded operations. */
final class EjmlLibrary implements Library {

  private static final int CLASSES = LogitsProblem.CLASSES;

  /** Rows at a time, the fastest of a few that were tried. */
  private static final int BLOCK = 256;

  private final boolean blocks;

  EjmlLibrary(boolean blocks) {
    this.blocks = blocks;
  }

  @Override
  public Task weightedSyrk(DesignProblem p) {
    return blocks ? weightedSyrkInBlocks(p) : weightedSyrkOfAll(p);
  }

  /** Scaled, then multiplied, as the bars are stated; blocks of rows are EJML's faster way. */
  private static Task weightedSyrkOfAll(DesignProblem p) {
    DMatrixRMaj x = DMatrixRMaj.wrap(p.n(), p.d(), p.x());
    DMatrixRMaj weighted = new DMatrixRMaj(p.n(), p.d());
    DMatrixRMaj g = new DMatrixRMaj(p.d(), p.d());
    return Task.into(
        g.data,
        () -> {
          weighted.setTo(x);
          CommonOps_DDRM.multRows(p.w(), weighted);
          CommonOps_DDRM.multTransA(weighted, x, g);
        });
  }

  private static Task weightedSyrkInBlocks(DesignProblem p) {
    DMatrixRMaj x = new DMatrixRMaj(BLOCK, p.d());
    DMatrixRMaj weighted = new DMatrixRMaj(BLOCK, p.d());
    double[] w = new double[BLOCK];
    DMatrixRMaj g = new DMatrixRMaj(p.d(), p.d());
    return Task.into(
        g.data,
        () -> {
          g.zero();
          for (int r = 0; r < p.n(); r += BLOCK) {
            int rows = Math.min(BLOCK, p.n() - r);
            x.reshape(rows, p.d());
            System.arraycopy(p.x(), r * p.d(), x.data, 0, rows * p.d());
            System.arraycopy(p.w(), r, w, 0, rows);
            weighted.setTo(x);
            CommonOps_DDRM.multRows(w, weighted);
            CommonOps_DDRM.multAddTransA(weighted, x, g);
          }
        });
  }

  @Override
  public Task cholesky(SquareProblem p) {
    DMatrixRMaj a = DMatrixRMaj.wrap(p.n(), p.n(), p.a());
    DMatrixRMaj work = new DMatrixRMaj(p.n(), p.n());
    CholeskyDecomposition_F64<DMatrixRMaj> cholesky = DecompositionFactory_DDRM.chol(p.n(), true);
    return Task.of(
        () -> {
          work.setTo(a);
          if (!cholesky.decompose(work)) {
            throw new IllegalStateException("EJML found the matrix indefinite");
          }
        },
        () -> cholesky.getT(null).data);
  }

  /**
   * EJML's solver, whose Cholesky factor is L: a forward and a backward solve, twice the arithmetic
   * that is asked for, as {@link Cell#flops} knows. Its bare {@code solveL} is slower per
   * operation.
   */
  @Override
  public Task triangularSolve(SquareProblem p) {
    DMatrixRMaj l = DMatrixRMaj.wrap(p.n(), p.n(), p.lower());
    DMatrixRMaj b = DMatrixRMaj.wrap(p.n(), p.m(), p.b());
    DMatrixRMaj a = new DMatrixRMaj(p.n(), p.n());
    CommonOps_DDRM.multOuter(l, a);
    LinearSolverDense<DMatrixRMaj> solver = LinearSolverFactory_DDRM.chol(p.n());
    if (!solver.setA(a)) {
      throw new IllegalStateException("EJML found the matrix indefinite");
    }
    DMatrixRMaj x = new DMatrixRMaj(p.n(), p.m());
    return Task.of(
        () -> solver.solve(b, x),
        () -> CommonOps_DDRM.multTransA(l, x, new DMatrixRMaj(p.n(), p.m())).data);
  }

  @Override
  public Task gemm(SquareProblem p) {
    DMatrixRMaj a = DMatrixRMaj.wrap(p.n(), p.n(), p.a());
    DMatrixRMaj b = DMatrixRMaj.wrap(p.n(), p.m(), p.b());
    DMatrixRMaj c = new DMatrixRMaj(p.n(), p.m());
    return Task.into(c.data, () -> CommonOps_DDRM.multAdd(a, b, c));
  }

  @Override
  public Task logits(LogitsProblem p) {
    DMatrixRMaj x = DMatrixRMaj.wrap(p.n(), p.d(), p.x());
    DMatrixRMaj b = CommonOps_DDRM.transpose(DMatrixRMaj.wrap(p.d(), CLASSES, p.b()), null);
    DMatrixRMaj z = new DMatrixRMaj(p.n(), CLASSES);
    return Task.into(z.data, () -> CommonOps_DDRM.multTransB(x, b, z));
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
    DMatrixRMaj x = DMatrixRMaj.wrap(p.n(), p.d(), p.x());
    DMatrixRMaj v = DMatrixRMaj.wrap(p.d(), 1, p.v());
    DMatrixRMaj product = new DMatrixRMaj(p.n(), 1);
    DMatrixRMaj u = new DMatrixRMaj(p.d(), 1);
    return Task.into(
        u.data,
        () -> {
          CommonOps_DDRM.mult(x, v, product);
          CommonOps_DDRM.multRows(p.w(), product);
          CommonOps_DDRM.multTransA(x, product, u);
        });
  }
}
