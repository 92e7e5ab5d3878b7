package org.natgrad.regression;

import org.natgrad.geometry.MetricTensor;
import org.natgrad.geometry.Solution;
import org.natgrad.kernel.Kernels;

/** G = F + Λ through products with the rows; the index is raised by conjugate gradients. */
final class MatrixFreeFisher implements MetricTensor {

  /** Products at most for one raised index. */
  private static final int MOST = 500;

  private final Pass pass;
  private final Kernels kernels;
  private final double[] weights;
  private final PenalisedLikelihood likelihood;
  private final ConjugateGradients.Operator preconditioner;

  MatrixFreeFisher(
      Pass pass,
      Kernels kernels,
      double[] weights,
      PenalisedLikelihood likelihood,
      ConjugateGradients.Operator preconditioner) {
    this.pass = pass;
    this.kernels = kernels;
    this.weights = weights;
    this.likelihood = likelihood;
    this.preconditioner = preconditioner;
  }

  @Override
  public int dimension() {
    return likelihood.dimension();
  }

  @Override
  public void flat(double[] vector, double[] covector) {
    int stride = likelihood.stride();
    int classes = likelihood.classes();
    double[] image =
        Contrasts.toCoordinates(
            pass.fisherTimes(weights, Contrasts.toWeights(vector, stride, classes)),
            stride,
            classes);
    for (int i = 0; i < image.length; i++) {
      covector[i] = Math.fma(likelihood.penalty(i), vector[i], image[i]);
    }
  }

  @Override
  public Solution sharp(double[] covector, double accuracy, double[] vector) {
    return ConjugateGradients.solve(
        kernels, this::flat, preconditioner, covector, accuracy, MOST, vector);
  }
}
