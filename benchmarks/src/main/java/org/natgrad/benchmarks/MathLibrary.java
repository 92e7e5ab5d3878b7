package org.natgrad.benchmarks;

/** Plain loops of {@link Math}; softmax as well, for the libraries that have none. */
final class MathLibrary implements Library {

  private static final int CLASSES = LogitsProblem.CLASSES;

  @Override
  public Task exp(VectorProblem p) {
    double[] x = p.x();
    double[] y = new double[p.n()];
    return Task.into(
        y,
        () -> {
          for (int i = 0; i < y.length; i++) {
            y[i] = Math.exp(x[i]);
          }
        });
  }

  @Override
  public Task log(VectorProblem p) {
    double[] w = p.w();
    double[] y = new double[p.n()];
    return Task.into(
        y,
        () -> {
          for (int i = 0; i < y.length; i++) {
            y[i] = Math.log(w[i]);
          }
        });
  }

  /** From logits: probabilities, then residuals, then losses, each less the greatest logit. */
  static void softmax(double[] z, int[] y, double[] out) {
    int all = z.length;
    for (int r = 0; r < y.length; r++) {
      int at = r * CLASSES;
      double greatest = z[at];
      for (int k = 1; k < CLASSES; k++) {
        greatest = Math.max(greatest, z[at + k]);
      }
      double total = 0;
      for (int k = 0; k < CLASSES; k++) {
        double e = Math.exp(z[at + k] - greatest);
        out[at + k] = e;
        total += e;
      }
      double inverse = 1 / total;
      for (int k = 0; k < CLASSES; k++) {
        double probability = out[at + k] * inverse;
        out[at + k] = probability;
        out[all + at + k] = probability;
      }
      out[all + at + y[r]] -= 1;
      out[2 * all + r] = greatest - z[at + y[r]] + Math.log(total);
    }
  }
}
