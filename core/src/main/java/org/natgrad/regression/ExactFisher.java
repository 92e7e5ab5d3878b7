package org.natgrad.regression;

import org.natgrad.geometry.MetricTensor;
import org.natgrad.geometry.Solution;
import org.natgrad.kernel.Cholesky;
import org.natgrad.kernel.Kernels;

/**
 * G = F + Λ as a matrix, its Cholesky factor taken after equilibration by the diagonal, so that the
 * scales of the columns do not matter. Where a pivot fails, G is damped by μ diag G, the smallest
 * power of 100 from 10⁻¹⁴ that factors: unlike μI, a tensor under scaling of the coordinates.
 */
final class ExactFisher implements MetricTensor {

  /** Least pivot of the equilibrated matrix, whose diagonal is 1. */
  private static final double PIVOT = 1e-15;

  private static final double LEAST_DAMPING = 1e-14;

  private final Kernels kernels;
  private final int order;
  private final double[] matrix;
  private final double[] scale;
  private Cholesky factor;
  private int rank;

  private ExactFisher(Kernels kernels, int order, double[] matrix) {
    this.kernels = kernels;
    this.order = order;
    this.matrix = matrix;
    this.scale = new double[order];
    for (int i = 0; i < order; i++) {
      double diagonal = matrix[i * order + i];
      scale[i] = diagonal > 0 ? 1 / Math.sqrt(diagonal) : 0;
    }
  }

  /** Completes F from the lower triangles of its blocks, see {@link Sums#fisher}, and adds Λ. */
  static ExactFisher of(Kernels kernels, double[] fisher, PenalisedLikelihood likelihood) {
    int order = likelihood.dimension();
    double[] matrix = complete(fisher, order, likelihood.stride());
    for (int i = 0; i < order; i++) {
      matrix[i * order + i] += likelihood.penalty(i);
    }
    return new ExactFisher(kernels, order, matrix);
  }

  /** Mirrors each block, then the whole. */
  static double[] complete(double[] fisher, int order, int stride) {
    for (int i = 0; i < order; i++) {
      int block = i / stride * stride;
      for (int j = 0; j < block; j += stride) {
        for (int k = i - block + 1; k < stride; k++) {
          fisher[i * order + j + k] = fisher[(block + k) * order + j + i - block];
        }
      }
    }
    for (int i = 0; i < order; i++) {
      for (int j = 0; j < i; j++) {
        fisher[j * order + i] = fisher[i * order + j];
      }
    }
    return fisher;
  }

  private Cholesky factor() {
    double damping = 0;
    while (factor == null) {
      Cholesky trial = Cholesky.inPlace(kernels, order, PIVOT, equilibrated(damping));
      if (damping == 0) {
        rank = trial.completed();
      }
      factor = trial.isComplete() ? trial : null;
      damping = damping == 0 ? LEAST_DAMPING : 100 * damping;
    }
    return factor;
  }

  /** The lower triangle of G, its diagonal made 1 + μ. */
  private double[] equilibrated(double damping) {
    double[] a = new double[order * order];
    for (int i = 0; i < order; i++) {
      for (int j = 0; j < i; j++) {
        a[i * order + j] = matrix[i * order + j] * scale[i] * scale[j];
      }
      a[i * order + i] = 1 + damping;
    }
    return a;
  }

  @Override
  public int dimension() {
    return order;
  }

  @Override
  public void flat(double[] vector, double[] covector) {
    kernels.gemv(order, order, matrix, 0, order, vector, 0, covector, 0);
  }

  @Override
  public Solution sharp(double[] covector, double accuracy, double[] vector) {
    solve(covector, vector);
    double[] residual = new double[order];
    double[] correction = new double[order];
    double before = residual(covector, vector, residual);
    solve(residual, correction);
    for (int i = 0; i < order; i++) {
      correction[i] += vector[i];
    }
    double after = residual(covector, correction, residual);
    if (after < before) {
      System.arraycopy(correction, 0, vector, 0, order);
    }
    return new Solution(Math.min(before, after), rank, 0);
  }

  /** G⁻¹w by the factor alone. */
  private void solve(double[] w, double[] out) {
    for (int i = 0; i < order; i++) {
      out[i] = scale[i] * w[i];
    }
    factor().solve(out, 0);
    for (int i = 0; i < order; i++) {
      out[i] *= scale[i];
    }
  }

  /** r = w − Gv; returns its relative norm in equilibrated coordinates. */
  private double residual(double[] w, double[] v, double[] r) {
    flat(v, r);
    double size = 0;
    double rest = 0;
    for (int i = 0; i < order; i++) {
      r[i] = w[i] - r[i];
      size = Math.fma(w[i] * scale[i], w[i] * scale[i], size);
      rest = Math.fma(r[i] * scale[i], r[i] * scale[i], rest);
    }
    return size > 0 ? Math.sqrt(rest / size) : 0;
  }

  /** G⁻¹, full and symmetric. */
  double[] inverse() {
    double[] inverse = factor().inverse();
    for (int i = 0; i < order; i++) {
      for (int j = 0; j < order; j++) {
        inverse[i * order + j] *= scale[i] * scale[j];
      }
    }
    return inverse;
  }
}
