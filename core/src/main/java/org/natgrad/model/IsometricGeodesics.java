package org.natgrad.model;

/**
 * Geodesics carried over from a space where they are known: {@code there} maps primary coordinates
 * into it and stretches every length by {@code 1/factor}.
 *
 * @param known geodesics of the other space
 * @param there x ↦ y
 * @param back y ↦ x, its inverse
 * @param factor lengths here in units of lengths there
 */
record IsometricGeodesics(GeodesicForm known, SmoothMap there, SmoothMap back, double factor)
    implements GeodesicForm {

  @Override
  public double distance(double[] p, double[] q) {
    return factor * known.distance(there.at(p), there.at(q));
  }

  @Override
  public double[] log(double[] p, double[] q) {
    double[] from = there.at(p);
    return pushed(back, from, known.log(from, there.at(q)));
  }

  @Override
  public double[][] flow(double[] p, double[] v, double t) {
    double[][] state = known.flow(there.at(p), pushed(there, p, v), t);
    return new double[][] {back.at(state[0]), pushed(back, state[0], state[1])};
  }

  @Override
  public double reach(double[] p, double[] v) {
    return known.reach(there.at(p), pushed(there, p, v));
  }

  private static double[] pushed(SmoothMap map, double[] x, double[] v) {
    double[] jacobian = Jet.of(map, x, 1).jacobian();
    double[] out = new double[v.length];
    for (int c = 0; c < out.length; c++) {
      for (int i = 0; i < v.length; i++) {
        out[c] = Math.fma(jacobian[c * v.length + i], v[i], out[c]);
      }
    }
    return out;
  }
}
