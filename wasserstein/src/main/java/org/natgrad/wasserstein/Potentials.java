package org.natgrad.wasserstein;

import java.util.Arrays;

/**
 * A solution of the dual problem: φ_i + ψ_j ≤ h(x_i − y_j) for all i, j, with equality wherever an
 * optimal plan carries mass, so that Σ a_i φ_i + Σ b_j ψ_j = Σ π_ij h(x_i − y_j) (Villani 2003,
 * theorem 1.3).
 *
 * <p>They are summed along the monotone staircase, on whose steps equality holds: from (i, j) to (i
 * + 1, j) φ changes by h(x_{i+1} − y_j) − h(x_i − y_j), and likewise ψ. Convexity of h gives the
 * inequality elsewhere. They are fixed up to a constant, which is chosen so that Σ a_i φ_i = 0.
 */
public final class Potentials {

  private final double[] first;
  private final double[] second;
  private final double dual;
  private final double primal;

  private Potentials(double[] first, double[] second, double dual, double primal) {
    this.first = first;
    this.second = second;
    this.dual = dual;
    this.primal = primal;
  }

  static Potentials of(GroundCost h, Empirical a, Empirical b) {
    double[] x = a.sorted().values();
    double[] y = b.sorted().values();
    double[] phi = new double[x.length];
    double[] psi = new double[y.length];
    int i = 0;
    int j = 0;
    psi[0] = h.of(x[0] - y[0]);
    double primal = 0;
    for (Staircase steps = new Staircase(a.sorted(), b.sorted()); steps.advance(); ) {
      for (; i < steps.source(); i++) {
        phi[i + 1] = phi[i] + (h.of(x[i + 1] - y[j]) - h.of(x[i] - y[j]));
      }
      for (; j < steps.target(); j++) {
        psi[j + 1] = psi[j] + (h.of(x[i] - y[j + 1]) - h.of(x[i] - y[j]));
      }
      primal += steps.mass() * h.of(x[i] - y[j]);
    }
    for (; i + 1 < x.length; i++) {
      phi[i + 1] = phi[i] + (h.of(x[i + 1] - y[j]) - h.of(x[i] - y[j]));
    }
    for (; j + 1 < y.length; j++) {
      psi[j + 1] = psi[j] + (h.of(x[i] - y[j + 1]) - h.of(x[i] - y[j]));
    }
    double[] given = asGiven(phi, a.order());
    double[] other = asGiven(psi, b.order());
    double mean = mean(given, a);
    Arrays.setAll(given, k -> given[k] - mean);
    Arrays.setAll(other, k -> other[k] + mean);
    return new Potentials(given, other, mean(given, a) + mean(other, b), primal);
  }

  private static double[] asGiven(double[] sorted, int[] order) {
    double[] given = new double[sorted.length];
    for (int k = 0; k < sorted.length; k++) {
      given[order[k]] = sorted[k];
    }
    return given;
  }

  private static double mean(double[] potential, Empirical law) {
    double sum = 0;
    for (int k = 0; k < potential.length; k++) {
      sum += law.weight(k) * potential[k];
    }
    return sum;
  }

  /**
   * The potential of a point of the first sample.
   *
   * @param i index of the point as given
   * @return φ_i
   */
  public double first(int i) {
    return first[i];
  }

  /**
   * The potential of a point of the second sample.
   *
   * @param j index of the point as given
   * @return ψ_j
   */
  public double second(int j) {
    return second[j];
  }

  /** {@return Σ a_i φ_i + Σ b_j ψ_j} */
  public double dual() {
    return dual;
  }

  /** {@return Σ π_ij h(x_i − y_j), which no dual value exceeds} */
  public double primal() {
    return primal;
  }

  /** {@return primal less dual: 0 but for rounding} */
  public double gap() {
    return primal - dual;
  }

  double[] firsts() {
    return first.clone();
  }
}
