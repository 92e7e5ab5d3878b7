package org.natgrad.wasserstein;

import org.natgrad.kernel.Elementary;

/** The standard normal law's lower tail and its inverse. */
final class Gaussian {

  private static final double ROOT_TWO_PI = 2.5066282746310002; // √(2π)

  private Gaussian() {}

  static double density(double z) {
    return Elementary.exp(-0.5 * z * z) / ROOT_TWO_PI;
  }

  /**
   * Φ(−z) for z ≥ 0: below 1 it is ½ − φ(z)(z + z³/3 + z⁵/(3·5) + …) (Abramowitz &amp; Stegun 1964,
   * 26.2.11), and from there on φ(z) M(z) with Mills's ratio M, which is expanded about the nearest
   * multiple of 1/8 up to 9.
   */
  static double lowerTail(double z) {
    if (!(z < Double.POSITIVE_INFINITY)) {
      return 0;
    }
    if (z < 1) {
      double sum = 0;
      for (int k = TERMS; k >= 1; k--) {
        sum = (sum + 1) * z * z * ODD[k];
      }
      return 0.5 - density(z) * z * (sum + 1);
    }
    if (z >= GRID_END) {
      return density(z) / (z + ratio(z, 1));
    }
    int k = (int) Math.rint((z - 1) * GRID);
    double h = z - 1 - (double) k / GRID;
    double mills = 0;
    for (int n = DEGREE; n >= 0; n--) {
      mills = mills * h + MILLS[k][n];
    }
    return density(z) * mills;
  }

  private static final int TERMS = 18; // 1 / (3·5·…·37) < 2⁻⁷³
  private static final int GRID = 8;
  private static final int GRID_END = 9;
  private static final int DEGREE = 11; // of (1/16)¹² nothing is left
  private static final double[] ODD = new double[TERMS + 1];
  private static final double[][] MILLS = new double[GRID * (GRID_END - 1) + 1][DEGREE + 1];

  static {
    for (int k = 1; k <= TERMS; k++) {
      ODD[k] = 1.0 / (2 * k + 1);
    }
    for (int k = 0; k < MILLS.length; k++) {
      double z = 1 + (double) k / GRID;
      MILLS[k][0] = 1 / (z + ratio(z, 1));
      for (int n = 1; n <= DEGREE; n++) {
        MILLS[k][n] = -MILLS[k][n - 1] * ratio(z, n) / n;
      }
    }
  }

  /**
   * r_n = I_n / I_{n−1} with I_n = (−1)ⁿ M⁽ⁿ⁾(z) = ∫₀^∞ tⁿ e^(−zt − t²/2) dt. From I_{n+1} + z I_n
   * = n I_{n−1} follows r_n = n / (z + r_{n+1}), a fraction whose k-th convergent errs by about
   * e^(−2z√k) (Abramowitz &amp; Stegun 1964, 26.2.14).
   */
  private static double ratio(double z, int n) {
    double fraction = 0;
    for (int k = (int) (20 + 400 / (z * z)) + n; k >= n; k--) {
      fraction = k / (z + fraction);
    }
    return fraction;
  }

  /**
   * Φ⁻¹(u) for u ≤ ½: the rational approximations PPND16 of Wichura (1988), Algorithm AS 241, with
   * the relative error 1e-16 that their author states. Numerators and denominators are given from
   * the highest power down; every denominator ends in 1.
   */
  static double lowerQuantile(double u) {
    double q = u - 0.5;
    if (q >= -0.425) {
      double r = 0.180625 - q * q;
      return q * polynomial(CENTRAL, r) / polynomial(CENTRAL_BELOW, r);
    }
    double r = Math.sqrt(-Elementary.log(u));
    if (!(r < Double.POSITIVE_INFINITY)) {
      return Double.NEGATIVE_INFINITY;
    }
    return r <= 5
        ? -polynomial(MIDDLE, r - 1.6) / polynomial(MIDDLE_BELOW, r - 1.6)
        : -polynomial(FAR, r - 5) / polynomial(FAR_BELOW, r - 5);
  }

  private static double polynomial(double[] coefficients, double x) {
    double value = 0;
    for (double coefficient : coefficients) {
      value = value * x + coefficient;
    }
    return value;
  }

  private static final double[] CENTRAL = {
    2.5090809287301226727e3,
    3.3430575583588128105e4,
    6.7265770927008700853e4,
    4.5921953931549871457e4,
    1.3731693765509461125e4,
    1.9715909503065514427e3,
    1.3314166789178437745e2,
    3.3871328727963666080
  };
  private static final double[] CENTRAL_BELOW = {
    5.2264952788528545610e3,
    2.8729085735721942674e4,
    3.9307895800092710610e4,
    2.1213794301586595867e4,
    5.3941960214247511077e3,
    6.8718700749205790830e2,
    4.2313330701600911252e1,
    1
  };
  private static final double[] MIDDLE = {
    7.74545014278341407640e-4,
    2.27238449892691845833e-2,
    2.41780725177450611770e-1,
    1.27045825245236838258,
    3.64784832476320460504,
    5.76949722146069140550,
    4.63033784615654529590,
    1.42343711074968357734
  };
  private static final double[] MIDDLE_BELOW = {
    1.05075007164441684324e-9,
    5.47593808499534494600e-4,
    1.51986665636164571966e-2,
    1.48103976427480074590e-1,
    6.89767334985100004550e-1,
    1.67638483018380384940,
    2.05319162663775882187,
    1
  };
  private static final double[] FAR = {
    2.01033439929228813265e-7,
    2.71155556874348757815e-5,
    1.24266094738807843860e-3,
    2.65321895265761230930e-2,
    2.96560571828504891230e-1,
    1.78482653991729133580,
    5.46378491116411436990,
    6.65790464350110377720
  };
  private static final double[] FAR_BELOW = {
    2.04426310338993978564e-15,
    1.42151175831644588870e-7,
    1.84631831751005468180e-5,
    7.86869131145613259100e-4,
    1.48753612908506148525e-2,
    1.36929880922735805310e-1,
    5.99832206555887937690e-1,
    1
  };
}
