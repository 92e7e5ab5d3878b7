package org.natgrad.model;

import org.hipparchus.CalculusFieldElement;
import org.hipparchus.util.MathArrays;
import org.natgrad.geometry.Chart;

/**
 * The geometry that all laws of m + s Z share, Z given: in (m, s) the metric is a constant matrix
 * over s² and the Amari–Chentsov tensor a constant cube over s³. A shear m ↦ m + c s makes the
 * matrix diagonal, and a stretch then the Poincaré half-plane's.
 *
 * @param fisher s² g: (m, m), (m, s), (s, s)
 * @param skewness s³ T: (m, m, m), (m, m, s), (m, s, s), (s, s, s)
 */
record LocationScale(double[] fisher, double[] skewness) {

  <T extends CalculusFieldElement<T>> T[] fisher(T[] theta) {
    T[] g = MathArrays.buildArray(theta[0].getField(), 4);
    T unit = theta[1].square().reciprocal();
    for (int e = 0; e < 4; e++) {
      g[e] = unit.multiply(fisher[Integer.bitCount(e)]); // the bits of e are its indices
    }
    return g;
  }

  <T extends CalculusFieldElement<T>> T[] skewness(T[] theta) {
    T[] t = MathArrays.buildArray(theta[0].getField(), 8);
    T unit = theta[1].pow(3).reciprocal();
    for (int e = 0; e < 8; e++) {
      t[e] = unit.multiply(skewness[Integer.bitCount(e)]);
    }
    return t;
  }

  /**
   * With c = g_ms/g_mm and b = s² (g_ss − c² g_mm), g is b/2 times that of (stretch (m + c s), s).
   */
  GeodesicForm geodesics() {
    double shear = fisher[1] / fisher[0];
    double rest = fisher[2] - shear * fisher[1];
    double stretch = Math.sqrt(2 * fisher[0] / rest);
    return new IsometricGeodesics(
        new HalfPlaneGeodesics(),
        new Affine(stretch, stretch * shear, 1),
        new Affine(1 / stretch, -shear, 1),
        Math.sqrt(rest / 2));
  }

  /** The chart of (m + mean s, std s), the first two moments if these are Z's. */
  static Reparameterisation moments(Chart chart, double mean, double std) {
    return new Reparameterisation(
        chart, new Affine(1, mean, std), new Affine(1, -mean / std, 1 / std));
  }

  /** (m, s) ↦ (a m + b s, c s). */
  private record Affine(double a, double b, double c) implements SmoothMap {
    @Override
    public <T extends CalculusFieldElement<T>> T[] at(T[] x) {
      T[] y = MathArrays.buildArray(x[0].getField(), 2);
      y[0] = x[0].multiply(a).add(x[1].multiply(b));
      y[1] = x[1].multiply(c);
      return y;
    }
  }
}
