package org.natgrad.regression;

import java.util.Arrays;
import org.natgrad.kernel.Kernels;
import org.natgrad.kernel.SymmetricEigen;

/**
 * (S ⊗ A + Λ)⁻¹, the Kronecker model of the Fisher information (Martens &amp; Grosse 2015): with S
 * = U diag(σ) Uᵀ the contrasts decouple into the systems σ_c A + Λ. Invariant to affine changes of
 * the features, up to Λ.
 */
final class KroneckerPreconditioner implements ConjugateGradients.Operator {

  /** Contrasts whose σ lie within this factor share a Cholesky factor. */
  private static final double SHARED = 1.5;

  /** Relative ridge that keeps collinear, unpenalised columns factorisable. */
  private static final double RIDGE = 1e-10;

  private final Kernels kernels;
  private final int stride;
  private final int contrasts;
  private final double[] rotation;
  private final double[][] factor;

  KroneckerPreconditioner(Kernels kernels, Sums sums, PenalisedLikelihood likelihood) {
    this.kernels = kernels;
    this.stride = likelihood.stride();
    this.contrasts = likelihood.classes() - 1;
    SymmetricEigen eigen = SymmetricEigen.of(contrasts, full(sums.kroneckerContrasts()));
    double trace = 0;
    for (double sigma : eigen.values()) {
      trace += Math.max(sigma, 0);
    }
    this.rotation = new double[contrasts * contrasts];
    this.factor = new double[contrasts][];
    double[] features = sums.kroneckerFeatures();
    double sharedSigma = 0;
    for (int c = contrasts - 1; c >= 0; c--) {
      System.arraycopy(eigen.vector(c), 0, rotation, c * contrasts, contrasts);
      double sigma = Math.max(eigen.values()[c], RIDGE * trace);
      if (c == contrasts - 1 || sharedSigma > SHARED * sigma) {
        factor[c] = factor(features, sigma / Math.max(trace, Double.MIN_NORMAL), likelihood);
        sharedSigma = sigma;
      } else {
        factor[c] = factor[c + 1];
      }
    }
  }

  private double[] full(double[] lower) {
    double[] full = lower.clone();
    for (int c = 0; c < contrasts; c++) {
      for (int b = 0; b < c; b++) {
        full[b * contrasts + c] = full[c * contrasts + b];
      }
    }
    return full;
  }

  /**
   * The Cholesky factor of {@code share · A + Λ}: A is summed with the rows' traces as weights, so
   * that S ⊗ A over the trace of S has the information's total.
   */
  private double[] factor(double[] features, double share, PenalisedLikelihood likelihood) {
    for (double ridge = RIDGE; ; ridge *= 100) {
      double[] l = new double[stride * stride];
      for (int i = 0; i < stride; i++) {
        for (int j = 0; j <= i; j++) {
          l[i * stride + j] = share * features[i * stride + j];
        }
        double diagonal = l[i * stride + i] + likelihood.penalty(i);
        l[i * stride + i] = diagonal > 0 ? diagonal * (1 + ridge) : 1;
      }
      if (kernels.cholesky(stride, 0, l, 0, stride) == stride) {
        return l;
      }
    }
  }

  @Override
  public void apply(double[] in, double[] out) {
    double[] rotated = new double[in.length];
    kernels.gemm(
        contrasts, stride, contrasts, rotation, 0, contrasts, in, 0, stride, rotated, 0, stride);
    for (int c = 0; c < contrasts; c++) {
      kernels.solveLower(stride, 1, factor[c], 0, stride, rotated, c * stride, 1);
      kernels.solveLowerTransposed(stride, 1, factor[c], 0, stride, rotated, c * stride, 1);
    }
    Arrays.fill(out, 0);
    kernels.gemmTransposed(
        contrasts, stride, contrasts, rotation, 0, contrasts, rotated, 0, stride, out, 0, stride);
  }
}
