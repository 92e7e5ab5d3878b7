package org.natgrad.model;

import java.util.Arrays;

/**
 * log I₀ and its derivatives, I₀ the modified Bessel function: the cumulants of cos x under the von
 * Mises law, of which the first is A = I₁/I₀.
 *
 * <ul>
 *   <li>below 0.75 by the power series, whose radius is the first zero of J₀, 2.40;
 *   <li>to 50 as cumulants of 1 − cos x, by the trapezoidal rule on the circle: with 96 nodes its
 *       error is I₉₆(x)/I₀(x), below 2⁻¹³⁰;
 *   <li>above by the logarithm of the asymptotic series (Abramowitz &amp; Stegun 9.7.1), whose last
 *       term is then below 2⁻⁵⁴ of the sum up to the third derivative.
 * </ul>
 *
 * <p>The coefficients are those of exact rational arithmetic: if 1 + Σ a_n tⁿ is a series, the
 * logarithm's are c_n = a_n − Σ_(j&lt;n) j c_j a_(n−j)/n.
 */
final class LogBessel {

  /** log I₀: {@code derivative(1)} is A. */
  static final SpecialFunction LOG_I0 = LogBessel::logarithm;

  /** log I₀(x) − x. */
  static final SpecialFunction EXCESS = LogBessel::excess;

  /** x A′(x) − A(x), in which the leading terms cancel for small x. */
  static final SpecialFunction BEND = LogBessel::bend;

  private static final double SMALL = 0.75;
  private static final double LARGE = 50;

  /** 1 − cos x and its complement 1 + cos x at a quarter of the nodes. */
  private static final double[][] VERSINES = versines(24);

  /** Of x², x⁴, x⁶, … */
  private static final double[] SERIES = {
    0.25,
    -0.015625,
    0.001736111111111111,
    -0.00022379557291666666,
    3.092447916666666e-05,
    -4.455189646026235e-06,
    6.602915146093159e-07,
    -9.99018392234883e-08,
    1.535511986052242e-08,
    -2.389617830766034e-09,
    3.7563719259956686e-10,
    -5.95405529428586e-11,
    9.503500434476417e-12,
    -1.5259199736005502e-12,
    2.4626425371665465e-13,
    -3.9921375403762867e-14,
    6.496948125857972e-15,
    -1.0610079984668295e-15,
    1.7380825701815656e-16,
    -2.855136342237064e-17,
    4.701867597236413e-18,
    -7.760681346877643e-19,
    1.2835935877410473e-19,
    -2.1270464575522235e-20
  };

  /** Of 1/x, 1/x², 1/x³, … */
  private static final double[] ASYMPTOTIC = {
    0.125,
    0.0625,
    0.06510416666666667,
    0.1015625,
    0.2095703125,
    0.5364583333333334,
    1.6380658830915178,
    5.809814453125,
    23.475127749972874,
    106.467822265625,
    535.640519510616,
    2960.739786783854,
    17837.279688947478,
    116339.24666050501,
    816737.8421910767,
    6140798.86346674,
    49232732.339998595,
    419272864.964833,
    3779795380.667541,
    35961831603.669014
  };

  private LogBessel() {}

  private static double[][] versines(int quarter) {
    double[][] out = new double[2][quarter];
    for (int j = 0; j < quarter; j++) {
      double half = (j + 0.5) * StrictMath.PI / (4 * quarter); // of the angle
      out[0][j] = 2 * StrictMath.sin(half) * StrictMath.sin(half);
      out[1][j] = 2 * StrictMath.cos(half) * StrictMath.cos(half);
    }
    return out;
  }

  private static double logarithm(int k, double x) {
    if (x < SMALL) {
      return series(k, x, false);
    }
    return excess(k, x) + (k == 0 ? x : k == 1 ? 1 : 0);
  }

  private static double excess(int k, double x) {
    if (x < SMALL) {
      return series(k, x, false) - (k == 0 ? x : k == 1 ? 1 : 0);
    }
    return x < LARGE ? cumulant(k, x) : asymptotic(k, x);
  }

  private static double bend(int k, double x) {
    return x < SMALL
        ? series(k + 1, x, true)
        : x * logarithm(k + 2, x) + (k - 1) * logarithm(k + 1, x);
  }

  /** Derivative k of Σ c_n x^(2n); if bent, of Σ (2n − 2) c_n x^(2n), whose first is the bend. */
  private static double series(int k, double x, boolean bent) {
    double sum = 0;
    for (int n = SERIES.length; 2 * n >= k && n >= 1; n--) {
      double term = SERIES[n - 1] * (bent ? 2 * n - 2 : 1);
      for (int j = 0; j < k; j++) {
        term *= 2 * n - j;
      }
      sum = sum * x * x + term;
    }
    double least = Math.max(2 * ((k + 1) / 2), 2) - k; // the power that the sum starts from
    for (int j = 0; j < least; j++) {
      sum *= x;
    }
    return sum;
  }

  /** The cumulant of cos x less 1 if k = 1, log of its generating function less x if k = 0. */
  private static double cumulant(int k, double x) {
    double[] moment = new double[Math.max(k, 1) + 1];
    double mean = 0;
    for (int round = 0; round < (k > 1 ? 2 : 1); round++) {
      Arrays.fill(moment, 0);
      for (double[] half : VERSINES) {
        for (double versine : half) {
          addPowers(versine - mean, StrictMath.exp(-x * versine), moment);
        }
      }
      mean += moment[1] / moment[0];
    }
    if (k == 0) {
      return StrictMath.log(moment[0] / (2 * VERSINES[0].length));
    }
    if (k == 1) {
      return -mean;
    }
    double value = fromCentralMoments(k, moment);
    return k % 2 == 0 ? value : -value;
  }

  private static void addPowers(double value, double weight, double[] moment) {
    double power = weight;
    for (int m = 0; m < moment.length; m++) {
      moment[m] += power;
      power *= value;
    }
  }

  /** κ_n = m_n − Σ_(1&lt;j&lt;n) C(n−1, j−1) κ_j m_(n−j) with m₁ = 0. */
  private static double fromCentralMoments(int k, double[] moment) {
    double[] cumulant = new double[k + 1];
    for (int n = 2; n <= k; n++) {
      cumulant[n] = moment[n] / moment[0];
      double binomial = n - 1;
      for (int j = 2; j < n - 1; j++) {
        cumulant[n] -= binomial * cumulant[j] * moment[n - j] / moment[0];
        binomial *= (double) (n - j) / j;
      }
    }
    return cumulant[k];
  }

  /** Derivative k of −½ log 2πx + Σ c_n x^(−n). */
  private static double asymptotic(int k, double x) {
    double sum = 0;
    for (int n = ASYMPTOTIC.length; n >= 1; n--) {
      double term = ASYMPTOTIC[n - 1];
      for (int j = 0; j < k; j++) {
        term *= n + j;
      }
      sum = (sum + term) / x;
    }
    double leading = 0.5;
    for (int j = 1; j < k; j++) {
      leading *= j;
    }
    if (k == 0) {
      return sum - 0.5 * StrictMath.log(2 * StrictMath.PI * x);
    }
    double value = k % 2 == 0 ? sum + leading : -(sum + leading);
    for (int j = 0; j < k; j++) {
      value /= x;
    }
    return value;
  }
}
