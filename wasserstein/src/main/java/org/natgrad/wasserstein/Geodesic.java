package org.natgrad.wasserstein;

import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.natgrad.geometry.Curve;

/**
 * McCann's displacement interpolation: the measure at t has the quantile function (1 − t) F_a⁻¹ + t
 * F_b⁻¹. Its velocity field v_t moves each level at the constant speed F_b⁻¹ − F_a⁻¹, solves the
 * continuity equation ∂_t ρ + ∂_x(ρ v) = 0, and has the energy ∫ v_t² dμ_t = W₂(a, b)² at every t,
 * the least of all curves from a to b (Benamou &amp; Brenier 2000).
 */
public final class Geodesic implements Curve<Measure> {

  private final Measure a;
  private final Measure b;

  Geodesic(Measure a, Measure b) {
    this.a = a;
    this.b = b;
  }

  /**
   * The measure at t.
   *
   * @param t in [0, 1]
   * @return the measure: a sample between samples, a law of the same shape between such laws
   * @throws IllegalArgumentException if t is outside [0, 1]
   */
  @Override
  public Measure at(double t) {
    double s = Interpolation.complement(t);
    if (t == 0 || s == 0) {
      return t == 0 ? a : b;
    }
    return Barycentre.average(List.of(a, b), new AverageRule.Mean(new double[] {s, t}));
  }

  /**
   * The velocity field at t.
   *
   * @param t in (0, 1), where every place of the support has one velocity
   * @return v_t, meaningful on the support
   * @throws IllegalArgumentException if t is outside (0, 1)
   */
  public DoubleUnaryOperator velocity(double t) {
    if (!(t > 0 && t < 1)) {
      throw new IllegalArgumentException(
          "t = " + t + ": must be > 0 and < 1. At the ends atoms may split.");
    }
    Measure now = at(t);
    Pieces pieces = now.pieces();
    return x -> {
      int k = Math.min(pieces.size() - 1, pieces.firstReaching(x));
      double u = now.cdf(x);
      double v = now.survival(x);
      if (pieces.isConstant(k)) {
        u = 0.5 * (pieces.upTo(k - 1) + pieces.upTo(k));
        v = 0.5 * (pieces.above(k - 1) + pieces.above(k));
      }
      return b.at(u, v) - a.at(u, v);
    };
  }

  /** {@return ∫ v_t² dμ_t = W₂(a, b)², the same at every t} */
  public double energy() {
    return new Wasserstein(2).distance(a, b).cost();
  }
}
