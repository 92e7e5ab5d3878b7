package org.natgrad.model;

/** The inverse of ψ on (0, ∞), where it increases from −∞ to ∞. */
final class InverseDigamma {

  private static final double EULER = 0.57721566490153286061;

  private InverseDigamma() {}

  /** x with ψ(x) = y: Newton's method from Minka's start (2000), five steps of which are enough. */
  static double at(double y) {
    double x = y >= -2.22 ? StrictMath.exp(y) + 0.5 : -1 / (y + EULER);
    for (int iteration = 0; iteration < 6; iteration++) {
      x -= (Polygamma.polygamma(0, x) - y) / Polygamma.polygamma(1, x);
    }
    return x;
  }
}
