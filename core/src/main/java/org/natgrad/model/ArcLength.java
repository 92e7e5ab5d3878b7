package org.natgrad.model;

import java.util.function.DoubleUnaryOperator;

/**
 * Geodesics of a one-parameter family: s(θ) = ∫ √g dθ is an isometry onto an interval of the line.
 *
 * @param arc s
 * @param inverse θ as a function of s
 * @param speed ds/dθ = √g
 * @param lower where s tends to at the lower end of the domain, or −∞
 * @param upper where it tends to at the upper end, or +∞
 */
record ArcLength(
    DoubleUnaryOperator arc,
    DoubleUnaryOperator inverse,
    DoubleUnaryOperator speed,
    double lower,
    double upper)
    implements GeodesicForm {

  @Override
  public double distance(double[] p, double[] q) {
    return Math.abs(arc.applyAsDouble(q[0]) - arc.applyAsDouble(p[0]));
  }

  @Override
  public double[] log(double[] p, double[] q) {
    double length = arc.applyAsDouble(q[0]) - arc.applyAsDouble(p[0]);
    return new double[] {length / speed.applyAsDouble(p[0])};
  }

  @Override
  public double[][] flow(double[] p, double[] v, double t) {
    double rate = v[0] * speed.applyAsDouble(p[0]);
    double theta = inverse.applyAsDouble(Math.fma(rate, t, arc.applyAsDouble(p[0])));
    return new double[][] {{theta}, {rate / speed.applyAsDouble(theta)}};
  }

  @Override
  public double reach(double[] p, double[] v) {
    double rate = v[0] * speed.applyAsDouble(p[0]);
    double s = arc.applyAsDouble(p[0]);
    return rate == 0 ? Double.POSITIVE_INFINITY : ((rate > 0 ? upper : lower) - s) / rate;
  }
}
