package org.natgrad.model;

/**
 * Geodesics of g = diag(1/σ², 2/σ²): in (a, b) = (μ/√2, σ) twice the Poincaré half-plane's, that is
 * semi-ellipses and vertical lines (Atkinson &amp; Mitchell 1981). The start is moved to i by z ↦
 * (z − a)/b. From there, in the direction d, after the hyperbolic length s, with D = cosh s − d₂
 * sinh s, one is at (d₁ sinh s, 1)/D; and (x, y) lies in the direction (2x, x² + y² − 1).
 */
record HalfPlaneGeodesics() implements GeodesicForm {

  private static final double ROOT_TWO = Math.sqrt(2);

  @Override
  public double distance(double[] p, double[] q) {
    return ROOT_TWO * hyperbolic(p, q);
  }

  /** 2 arsinh(|z₁ − z₂| / (2 √(b₁ b₂))). */
  private static double hyperbolic(double[] p, double[] q) {
    double root = Math.sqrt(p[1]) * Math.sqrt(q[1]);
    double chord = StrictMath.hypot((q[0] - p[0]) / ROOT_TWO, q[1] - p[1]) / (2 * root);
    return 2 * arsinh(chord);
  }

  /** log(c + √(1 + c²)) for c ≥ 0. */
  private static double arsinh(double c) {
    return c > 1e8
        ? StrictMath.log(c) + StrictMath.log(2)
        : StrictMath.log1p(c + c * c / (1 + Math.sqrt(1 + c * c)));
  }

  @Override
  public double[] log(double[] p, double[] q) {
    double x = (q[0] - p[0]) / (ROOT_TWO * p[1]);
    double rise = (q[1] - p[1]) / p[1];
    double d1 = 2 * x;
    double d2 = x * x + rise * (2 + rise);
    double norm = StrictMath.hypot(d1, d2);
    double length = norm == 0 ? 0 : hyperbolic(p, q) * p[1] / norm;
    return new double[] {length * d1 * ROOT_TWO, length * d2};
  }

  @Override
  public double[][] flow(double[] p, double[] v, double t) {
    double speed = StrictMath.hypot(v[0] / ROOT_TWO, v[1]) / p[1];
    if (speed == 0) {
      return new double[][] {p.clone(), v.clone()};
    }
    double d1 = v[0] / (ROOT_TWO * p[1] * speed);
    double d2 = v[1] / (p[1] * speed);
    double s = speed * t;
    double sinh = StrictMath.sinh(s);
    double cosh = StrictMath.cosh(s);
    double below = d2 > 0 ? StrictMath.exp(-s) + sinh * (d1 * d1 / (1 + d2)) : cosh - d2 * sinh;
    double slope = sinh - d2 * cosh;
    double scale = p[1] / below;
    return new double[][] {
      {p[0] + ROOT_TWO * scale * d1 * sinh, scale},
      {ROOT_TWO * speed * d1 * scale / below, -speed * slope * scale / below}
    };
  }
}
