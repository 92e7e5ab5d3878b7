package org.natgrad.information;

import org.natgrad.geometry.Chart;
import org.natgrad.geometry.Manifold;
import org.natgrad.geometry.Point;
import org.natgrad.geometry.TangentVector;
import org.natgrad.model.Domain;
import org.natgrad.model.Jet;

/** Tangent vectors in other charts of a domain: v'ᵃ = ∂yᵃ/∂xⁱ vⁱ. */
final class Velocities {

  private Velocities() {}

  static TangentVector express(Manifold manifold, TangentVector v, Chart chart) {
    if (v.chart().equals(chart)) {
      return v;
    }
    Point there = manifold.express(v.base(), chart);
    if (!(manifold instanceof Domain domain)) {
      throw new IllegalArgumentException(
          "vector = " + v + ": must be in chart " + chart + ". Give its components there.");
    }
    double[] components = v.components();
    Point base = v.base();
    if (!base.chart().equals(domain.chart())) {
      Jet jet = Jet.of(domain.change(base.chart()).toPrimary(), base.coordinates(), 1);
      components = times(jet, components);
    }
    if (!chart.equals(domain.chart())) {
      Jet jet = Jet.of(domain.change(chart).fromPrimary(), domain.primary(base), 1);
      components = times(jet, components);
    }
    return TangentVector.wrap(there, components);
  }

  private static double[] times(Jet jet, double[] v) {
    double[] out = new double[v.length];
    for (int c = 0; c < v.length; c++) {
      for (int i = 0; i < v.length; i++) {
        out[c] = Math.fma(jet.first(c, i), v[i], out[c]);
      }
    }
    return out;
  }
}
