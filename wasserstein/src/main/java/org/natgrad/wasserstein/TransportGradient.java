package org.natgrad.wasserstein;

/**
 * How a distance changes with the first sample. By position it is Σ_j π_ij h′(x_i − y_j); by weight
 * it is Kantorovich's potential, meaningful along changes of weight that keep the mass, and centred
 * so that Σ a_i g_i = 0. Both are divided by p W_p^(p−1) to speak of W_p itself. Where points tie,
 * or levels of the two samples meet, W_p has kinks, and this is one of its one-sided derivatives.
 *
 * @param byPosition ∂W/∂x_i, by index as given
 * @param byWeight ∂W/∂a_i, by index as given
 */
public record TransportGradient(double[] byPosition, double[] byWeight) {

  /**
   * Takes copies.
   *
   * @param byPosition ∂W/∂x_i
   * @param byWeight ∂W/∂a_i
   */
  public TransportGradient {
    byPosition = byPosition.clone();
    byWeight = byWeight.clone();
  }

  /** {@return a copy} */
  @Override
  public double[] byPosition() {
    return byPosition.clone();
  }

  /** {@return a copy} */
  @Override
  public double[] byWeight() {
    return byWeight.clone();
  }

  static TransportGradient of(GroundCost power, double distance, Empirical a, Empirical b) {
    double[] positions = new double[a.size()];
    double[] potentials = new double[a.size()];
    if (distance > 0) {
      double[] x = a.sorted().values();
      double[] y = b.sorted().values();
      int[] order = a.order();
      double chain = 1 / power.slope(distance);
      for (Staircase steps = new Staircase(a.sorted(), b.sorted()); steps.advance(); ) {
        double slope = power.slope(x[steps.source()] - y[steps.target()]);
        positions[order[steps.source()]] += chain * steps.mass() * slope;
      }
      potentials = Potentials.of(power, a, b).firsts();
      for (int i = 0; i < potentials.length; i++) {
        potentials[i] *= chain;
      }
    }
    return new TransportGradient(positions, potentials);
  }
}
