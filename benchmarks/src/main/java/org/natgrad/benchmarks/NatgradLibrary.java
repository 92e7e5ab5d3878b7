package org.natgrad.benchmarks;

import org.natgrad.kernel.Kernels;
import org.natgrad.kernel.ParallelKernels;
import org.natgrad.kernel.ScalarKernels;

/** natgrad itself, through its port. */
final class NatgradLibrary implements Library {

  private static final int CLASSES = LogitsProblem.CLASSES;

  private final Kernels kernels;
  private final int threads;

  NatgradLibrary(Kernels one, int threads) {
    this.threads = threads;
    this.kernels =
        threads == 1 ? one : new ParallelKernels(one, new ThreadTeam(threads).executor(), threads);
  }

  /** The scalar definition. */
  static Library scalar(int threads) {
    return new NatgradLibrary(ScalarKernels.INSTANCE, threads);
  }

  /** The vector backend, in use. */
  static Library simd(int threads) {
    return new NatgradLibrary(WarmVectors.await(), threads);
  }

  @Override
  public Task weightedSyrk(DesignProblem p) {
    double[] g = new double[p.d() * p.d()];
    return Task.into(
        g, () -> kernels.weightedSyrk(p.n(), p.d(), p.x(), 0, p.d(), p.w(), 0, g, 0, p.d()));
  }

  @Override
  public Task weightedSyrkOfFloats(DesignProblem p) {
    float[] x = new float[p.x().length];
    for (int i = 0; i < x.length; i++) {
      x[i] = (float) p.x()[i];
    }
    double[] g = new double[p.d() * p.d()];
    return Task.into(
        g, () -> kernels.weightedSyrk(p.n(), p.d(), x, 0, p.d(), p.w(), 0, g, 0, p.d()));
  }

  @Override
  public Task softmaxFisher(LogitsProblem p) {
    int order = p.d() * CLASSES;
    double[] f = new double[order * order];
    return Task.into(
        f,
        () ->
            kernels.softmaxFisher(
                p.n(), p.d(), CLASSES, p.x(), 0, p.d(), p.p(), 0, p.s(), 0, f, 0, order));
  }

  @Override
  public Task cholesky(SquareProblem p) {
    double[] l = new double[p.n() * p.n()];
    return Task.into(
        l,
        () -> {
          System.arraycopy(p.a(), 0, l, 0, l.length);
          kernels.cholesky(p.n(), 0, l, 0, p.n());
        });
  }

  @Override
  public Task triangularSolve(SquareProblem p) {
    double[] x = new double[p.n() * p.m()];
    return Task.into(
        x,
        () -> {
          System.arraycopy(p.b(), 0, x, 0, x.length);
          kernels.solveLower(p.n(), p.m(), p.a(), 0, p.n(), x, 0, p.m());
        });
  }

  @Override
  public Task gemm(SquareProblem p) {
    double[] c = new double[p.n() * p.m()];
    return Task.into(
        c, () -> kernels.gemm(p.n(), p.m(), p.n(), p.a(), 0, p.n(), p.b(), 0, p.m(), c, 0, p.m()));
  }

  @Override
  public Task logits(LogitsProblem p) {
    double[] z = new double[p.n() * CLASSES];
    return Task.into(
        z,
        () ->
            kernels.gemm(p.n(), CLASSES, p.d(), p.x(), 0, p.d(), p.b(), 0, CLASSES, z, 0, CLASSES));
  }

  /** What the first call leaves; the logits of later ones are added to its probabilities. */
  @Override
  public Task logitsSoftmax(LogitsProblem p) {
    int all = p.n() * CLASSES;
    double[] out = new double[2 * all + p.n()];
    return Task.into(
        out,
        () ->
            kernels.logitsSoftmax(
                p.n(), p.d(), CLASSES, p.x(), 0, p.d(), p.b(), 0, p.y(), 0, out, 0, out, all, out,
                2 * all));
  }

  /** On several threads cut into as many parts by the caller, as the port asks. */
  @Override
  public Task fisherTimes(DesignProblem p) {
    double[] u = new double[p.d()];
    if (threads > 1) {
      ThreadTeam team = new ThreadTeam(threads);
      return Task.into(u, () -> team.add(p.n(), (from, to) -> fisherTimes(p, from, to), u));
    }
    return Task.into(
        u,
        () ->
            kernels.fisherTimes(
                p.n(), p.d(), 1, p.x(), 0, p.d(), p.w(), 0, p.v(), 0, p.d(), u, 0, p.d()));
  }

  private double[] fisherTimes(DesignProblem p, int from, int to) {
    int d = p.d();
    double[] u = new double[d];
    kernels.fisherTimes(to - from, d, 1, p.x(), from * d, d, p.w(), from, p.v(), 0, d, u, 0, d);
    return u;
  }

  @Override
  public Task gemv(DesignProblem p) {
    double[] y = new double[p.n()];
    return Task.into(y, () -> kernels.gemv(p.n(), p.d(), p.x(), 0, p.d(), p.v(), 0, y, 0));
  }

  @Override
  public Task dot(VectorProblem p) {
    double[] sum = new double[1];
    return Task.into(sum, () -> sum[0] = kernels.dot(p.n(), p.x(), 0, p.w(), 0));
  }

  @Override
  public Task exp(VectorProblem p) {
    double[] y = new double[p.n()];
    return Task.into(y, () -> kernels.exp(p.n(), p.x(), 0, y, 0));
  }

  @Override
  public Task log(VectorProblem p) {
    double[] y = new double[p.n()];
    return Task.into(y, () -> kernels.log(p.n(), p.w(), 0, y, 0));
  }
}
