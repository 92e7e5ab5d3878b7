package org.natgrad.regression;

import java.util.EnumSet;
import org.natgrad.geometry.MetricTensor;
import org.natgrad.kernel.Kernels;

/**
 * How the Fisher metric of a fit is held. The choice depends on the shape of the data alone.
 *
 * <p>With p = (K−1)(d+1) coordinates, forming G takes about n d² K²/2 and factoring it p³/3
 * products; a product with it through the rows takes 2 n (entries a row) K, and conjugate gradients
 * want a few tens of them.
 */
enum FisherForm {
  /** G itself and its Cholesky factor. */
  EXACT {
    @Override
    MetricTensor at(Pass pass, Kernels kernels, double[] weights, PenalisedLikelihood likelihood) {
      double[] fisher = pass.over(weights, EnumSet.of(Sum.FISHER)).fisher();
      return ExactFisher.of(kernels, fisher, likelihood);
    }
  },
  /** Products with G; preconditioned by A ⊗ S + Λ. */
  KRONECKER {
    @Override
    MetricTensor at(Pass pass, Kernels kernels, double[] weights, PenalisedLikelihood likelihood) {
      Sums sums = pass.over(weights, EnumSet.of(Sum.KRONECKER));
      return new MatrixFreeFisher(
          pass,
          kernels,
          weights,
          likelihood,
          new KroneckerPreconditioner(kernels, sums, likelihood));
    }
  },
  /** Products with G; preconditioned by a damped diagonal. */
  DIAGONAL {
    @Override
    MetricTensor at(Pass pass, Kernels kernels, double[] weights, PenalisedLikelihood likelihood) {
      Sums sums = pass.over(weights, EnumSet.of(Sum.DIAGONAL));
      return new MatrixFreeFisher(
          pass, kernels, weights, likelihood, new DiagonalPreconditioner(sums, likelihood));
    }
  };

  /** Coordinates up to which G may be formed: 3000² doubles are 72 MB. */
  static final int LARGEST = 3000;

  /** Products with G that a matrix-free step takes, weighed against forming it. */
  private static final double PRODUCTS = 40;

  /** Columns up to which the Kronecker model's Cholesky factors repay themselves. */
  private static final int KRONECKER_COLUMNS = 1000;

  /** Classes up to which the Kronecker model's K × K factor does. */
  private static final int KRONECKER_CLASSES = 128;

  /** Builds the metric at a point. */
  abstract MetricTensor at(
      Pass pass, Kernels kernels, double[] weights, PenalisedLikelihood likelihood);

  /** Chooses for n rows with so many entries, d + 1 columns, K classes. */
  static FisherForm of(int rows, long entries, int stride, int classes) {
    double contrasts = classes - 1;
    double order = contrasts * stride;
    double forming =
        (double) rows * stride * stride * contrasts * (contrasts + 1) / 2 / 2
            + order * order * order / 6;
    double products = PRODUCTS * 2 * entries * Math.max(1, contrasts);
    if (order <= LARGEST && forming <= products) {
      return EXACT;
    }
    boolean dense = entries > 0.4 * rows * stride;
    return dense && stride <= KRONECKER_COLUMNS && classes <= KRONECKER_CLASSES
        ? KRONECKER
        : DIAGONAL;
  }
}
