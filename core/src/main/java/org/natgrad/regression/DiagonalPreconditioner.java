package org.natgrad.regression;

/**
 * Λ + α diag F. Where columns are of one scale a hundredth of the diagonal beats all of it
 * (LIBLINEAR's rule: Hsia, Chiang &amp; Lin 2018); where they are not, or nothing is penalised,
 * only the whole of it knows the scales.
 */
final class DiagonalPreconditioner implements ConjugateGradients.Operator {

  /** LIBLINEAR's α. */
  private static final double PART = 0.01;

  /** Spread of the columns' information past which scales matter. */
  private static final double SPREAD = 1e8;

  private final double[] scale;

  DiagonalPreconditioner(Sums sums, PenalisedLikelihood likelihood) {
    int stride = likelihood.stride();
    int contrasts = likelihood.classes() - 1;
    scale = new double[stride * contrasts];
    double least = Double.POSITIVE_INFINITY;
    double most = 0;
    boolean penalised = true;
    for (int j = 1; j < stride; j++) {
      penalised &= likelihood.penalty(j) > 0;
      for (int c = 0; c < contrasts; c++) {
        double information = sums.diagonal()[j * contrasts + c];
        if (information > 0) {
          least = Math.min(least, information);
          most = Math.max(most, information);
        }
      }
    }
    double part = penalised && most <= SPREAD * least ? PART : 1;
    for (int i = 0; i < scale.length; i++) {
      double information = sums.diagonal()[i % stride * contrasts + i / stride];
      double own = likelihood.penalty(i) > 0 ? part : 1;
      double sum =
          own < 1
              ? (1 - own) * likelihood.penalty(i) + own * information
              : likelihood.penalty(i) + information;
      scale[i] = sum > 0 ? 1 / sum : 1;
    }
  }

  @Override
  public void apply(double[] in, double[] out) {
    for (int i = 0; i < scale.length; i++) {
      out[i] = scale[i] * in[i];
    }
  }
}
