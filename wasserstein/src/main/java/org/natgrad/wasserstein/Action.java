package org.natgrad.wasserstein;

import org.natgrad.geometry.Curve;

/**
 * The Benamou–Brenier action ∫₀¹ ∫ v_t² dμ_t dt of a curve of measures, with v_t the field of least
 * energy that carries it. On the line the inner integral is the squared metric derivative, lim
 * W₂(μ_{t−h}, μ_{t+h})² / (2h)² (Ambrosio, Gigli &amp; Savaré 2008, theorem 8.3.1).
 *
 * @param value the action, at least W₂(μ₀, μ₁)²
 * @param error an estimate of its error
 */
public record Action(double value, double error) {

  /** Half the step of the difference quotient, as a share of the distance to the nearer end. */
  private static final double STEP = 0x1p-6;

  /** Share of the action that a coarse and a fine rule may differ by on an interval. */
  private static final double ENOUGH = 1e-8;

  private static final int DEPTH = 48;
  private static final double[][] COARSE = Quadrature.legendre(5);
  private static final double[][] FINE = Quadrature.legendre(8);

  /**
   * The action of a curve, by Gauss's rules on intervals that are halved until two rules agree, and
   * difference quotients of error O(h⁴).
   *
   * @param curve measures on [0, 1] that move smoothly
   * @return the action, infinite where two measures of the curve are infinitely far
   */
  public static Action of(Curve<Measure> curve) {
    Action second = new Action(0, 0).plus(curve, 0.5, 1, DEPTH);
    return second.plus(curve, 0, 0.5, DEPTH);
  }

  private Action plus(Curve<Measure> curve, double from, double to, int depth) {
    double fine = integral(curve, from, to, FINE);
    double gap = Math.abs(fine - integral(curve, from, to, COARSE));
    if (!(gap > ENOUGH * (value + fine)) || depth == 0) {
      return new Action(value + fine, error + gap);
    }
    double middle = 0.5 * (from + to);
    return from == 0 // the ends of the curve come last, when most is known
        ? plus(curve, middle, to, depth - 1).plus(curve, from, middle, depth - 1)
        : plus(curve, from, middle, depth - 1).plus(curve, middle, to, depth - 1);
  }

  private static double integral(Curve<Measure> curve, double from, double to, double[][] rule) {
    double sum = 0;
    for (int k = 0; k < rule[0].length; k++) {
      double t = from + rule[0][k] * (to - from);
      double h = STEP * Math.min(t, 1 - t);
      double near = energy(curve, t, h / 2);
      sum += rule[1][k] * (near + (near - energy(curve, t, h)) / 3);
    }
    return (to - from) * sum;
  }

  private static double energy(Curve<Measure> curve, double t, double h) {
    double moved = new Wasserstein(2).cost(curve.at(t - h), curve.at(t + h));
    double speed = moved / ((t + h) - (t - h));
    return speed * speed;
  }
}
