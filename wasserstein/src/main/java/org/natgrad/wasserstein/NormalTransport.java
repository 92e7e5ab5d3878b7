package org.natgrad.wasserstein;

import org.natgrad.geometry.Curve;
import org.natgrad.geometry.Plan;
import org.natgrad.geometry.Transport;

/**
 * W₂ between normals on the line, in closed form: W₂² = (μ₁ − μ₂)² + (σ₁ − σ₂)² (Dowson &amp;
 * Landau 1982; Givens &amp; Shortt 1984).
 */
public record NormalTransport() implements Transport<NormalLaw> {

  /** {@inheritDoc} This is W₂. */
  @Override
  public double cost(NormalLaw a, NormalLaw b) {
    return StrictMath.hypot(a.mean() - b.mean(), a.deviation() - b.deviation());
  }

  /** {@inheritDoc} The map is affine, T(x) = μ₂ + (σ₂ / σ₁)(x − μ₁). */
  @Override
  public Plan.MongeMap plan(NormalLaw a, NormalLaw b) {
    double slope = b.deviation() / a.deviation();
    return new Plan.MongeMap(x -> b.mean() + slope * (x - a.mean()));
  }

  /** {@inheritDoc} Every law on it is normal, with μ and σ linear in t. */
  @Override
  public Curve<NormalLaw> geodesic(NormalLaw a, NormalLaw b) {
    return t -> {
      double s = Interpolation.complement(t);
      return new NormalLaw(s * a.mean() + t * b.mean(), s * a.deviation() + t * b.deviation());
    };
  }
}
