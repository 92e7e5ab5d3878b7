package org.natgrad.descent;

/**
 * The outcome of a {@link StepRule}.
 *
 * @param at the point reached
 * @param length the multiple of the direction taken; 0 if none was
 */
public record Step(Evaluation at, double length) {

  /** Returns θ + t v. */
  static double[] moved(double[] theta, double t, double[] direction) {
    double[] moved = theta.clone();
    for (int i = 0; i < moved.length; i++) {
      moved[i] = Math.fma(t, direction[i], moved[i]);
    }
    return moved;
  }
}
