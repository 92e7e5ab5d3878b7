package org.natgrad.information;

import java.util.concurrent.ConcurrentHashMap;

/**
 * Polynomials of degree below N on [0, 1] by their values at the Gauss–Legendre nodes, with first
 * and second integrals from 0: ∫ P_m = (P_(m+1) − P_(m−1))/(2m + 1).
 */
final class Legendre {

  private static final ConcurrentHashMap<Integer, Legendre> KNOWN = new ConcurrentHashMap<>();

  private final int n;
  final double[] node;
  final double[] weight;

  /** ∫₀^t_k ℓ_j and ∫₀^t_k (t_k − s) ℓ_j(s) ds. */
  final double[][] once;

  final double[][] twice;

  private Legendre(int n) {
    this.n = n;
    this.node = new double[n];
    this.weight = new double[n];
    for (int i = 0; i < n; i++) {
      placeNode(i);
    }
    this.once = new double[n][];
    this.twice = new double[n][];
    for (int k = 0; k < n; k++) {
      once[k] = integral(node[k]);
      twice[k] = secondIntegral(node[k]);
    }
  }

  static Legendre of(int n) {
    return KNOWN.computeIfAbsent(n, Legendre::new);
  }

  /** Newton's method from Tricomi's asymptotic zero. */
  private void placeNode(int i) {
    double x = StrictMath.cos(StrictMath.PI * (i + 0.75) / (n + 0.5));
    double slope = 1;
    for (int iteration = 0; iteration < 8; iteration++) {
      double[] p = polynomials(x, n);
      slope = n * (x * p[n] - p[n - 1]) / (x * x - 1);
      x -= p[n] / slope;
    }
    double[] p = polynomials(x, n);
    slope = n * (x * p[n] - p[n - 1]) / (x * x - 1);
    node[n - 1 - i] = 0.5 * (1 + x);
    weight[n - 1 - i] = 1 / ((1 - x * x) * slope * slope);
  }

  /** P_0, …, P_m at x in [−1, 1]. */
  private static double[] polynomials(double x, int m) {
    double[] p = new double[m + 1];
    p[0] = 1;
    if (m > 0) {
      p[1] = x;
    }
    for (int k = 1; k < m; k++) {
      p[k + 1] = ((2 * k + 1) * x * p[k] - k * p[k - 1]) / (k + 1);
    }
    return p;
  }

  /** ℓ_j(t) for every j. */
  double[] values(double t) {
    return combined(polynomials(2 * t - 1, n - 1));
  }

  /** ∫₀^t ℓ_j for every j. */
  double[] integral(double t) {
    double[] out = combined(integrated(polynomials(2 * t - 1, n)));
    for (int j = 0; j < n; j++) {
      out[j] *= 0.5;
    }
    return out;
  }

  /** ∫₀^t (t − s) ℓ_j(s) ds for every j. */
  double[] secondIntegral(double t) {
    double[] out = combined(integrated(integrated(polynomials(2 * t - 1, n + 1))));
    for (int j = 0; j < n; j++) {
      out[j] *= 0.25;
    }
    return out;
  }

  /** From values of P_0 … P_m at x to ∫_(−1)^x of P_0 … P_(m−1), and of those again. */
  private static double[] integrated(double[] p) {
    double[] out = new double[p.length - 1];
    out[0] = p[1] + p[0];
    for (int m = 1; m < out.length; m++) {
      out[m] = (p[m + 1] - p[m - 1]) / (2 * m + 1);
    }
    return out;
  }

  /** ℓ_j = Σ_m (2m + 1) w_j P_m(t_j) P_m, applied to the given images of P_m. */
  private double[] combined(double[] images) {
    double[] out = new double[n];
    for (int j = 0; j < n; j++) {
      double[] p = polynomials(2 * node[j] - 1, n - 1);
      double sum = 0;
      for (int m = n - 1; m >= 0; m--) {
        sum = Math.fma((2 * m + 1) * p[m], images[m], sum);
      }
      out[j] = weight[j] * sum;
    }
    return out;
  }
}
