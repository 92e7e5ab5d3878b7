package org.natgrad.model;

/**
 * Geodesics of the simplex: p ↦ 2√p is an isometry onto a part of the sphere of radius 2 (Amari
 * &amp; Nagaoka 2000, §2.2). Coordinates are all probabilities but the last.
 */
record SphereGeodesics() implements GeodesicForm {

  /** √p of all outcomes. */
  private static double[] roots(double[] p) {
    double[] out = new double[p.length + 1];
    double rest = 1;
    for (int i = 0; i < p.length; i++) {
      out[i] = Math.sqrt(p[i]);
      rest -= p[i];
    }
    out[p.length] = Math.sqrt(rest);
    return out;
  }

  /** √q − √p as (q − p)/(√q + √p). */
  private static double[] chord(double[] p, double[] q, double[] from, double[] to) {
    double[] out = new double[from.length];
    double last = 0;
    for (int i = 0; i < p.length; i++) {
      out[i] = (q[i] - p[i]) / (from[i] + to[i]);
      last -= q[i] - p[i];
    }
    out[p.length] = last / (from[p.length] + to[p.length]);
    return out;
  }

  private static double norm(double[] v) {
    double sum = 0;
    for (double value : v) {
      sum = Math.fma(value, value, sum);
    }
    return Math.sqrt(sum);
  }

  private static double angle(double[] chord) {
    return 2 * StrictMath.asin(Math.min(1, norm(chord) / 2));
  }

  @Override
  public double distance(double[] p, double[] q) {
    return 2 * angle(chord(p, q, roots(p), roots(q)));
  }

  @Override
  public double[] log(double[] p, double[] q) {
    double[] from = roots(p);
    double[] chord = chord(p, q, from, roots(q));
    double angle = angle(chord);
    double half = StrictMath.sin(angle / 2);
    double factor = angle == 0 ? 1 : angle / StrictMath.sin(angle);
    double[] v = new double[p.length];
    for (int i = 0; i < v.length; i++) {
      v[i] = 2 * from[i] * factor * (chord[i] + 2 * half * half * from[i]);
    }
    return v;
  }

  @Override
  public double[][] flow(double[] p, double[] v, double t) {
    double[] from = roots(p);
    double[] rate = rate(from, v);
    double speed = norm(rate);
    double cos = StrictMath.cos(speed * t);
    double sin = StrictMath.sin(speed * t);
    double[][] out = new double[2][p.length];
    for (int i = 0; i < p.length; i++) {
      double unit = speed == 0 ? 0 : rate[i] / speed;
      double root = from[i] * cos + unit * sin;
      out[0][i] = root * root;
      out[1][i] = 2 * root * speed * (unit * cos - from[i] * sin);
    }
    return out;
  }

  /** d√p/dt = v/(2√p), of all outcomes. */
  private static double[] rate(double[] from, double[] v) {
    double[] out = new double[from.length];
    double last = 0;
    for (int i = 0; i < v.length; i++) {
      out[i] = v[i] / (2 * from[i]);
      last -= v[i];
    }
    out[v.length] = last / (2 * from[v.length]);
    return out;
  }

  /** The first zero of √p cos(ωt) + (rate/ω) sin(ωt), over the outcomes. */
  @Override
  public double reach(double[] p, double[] v) {
    double[] from = roots(p);
    double[] rate = rate(from, v);
    double speed = norm(rate);
    double first = Double.POSITIVE_INFINITY;
    for (int i = 0; i < from.length && speed > 0; i++) {
      first = Math.min(first, StrictMath.atan2(from[i], -rate[i] / speed) / speed);
    }
    return first;
  }
}
