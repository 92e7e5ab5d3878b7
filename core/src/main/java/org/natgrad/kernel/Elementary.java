package org.natgrad.kernel;

import static org.natgrad.kernel.ElementaryConstants.*;

/**
 * Elementary functions as fixed sequences of IEEE 754 operations, so that every JDK, processor and
 * lane width returns the same bits. {@code Math.exp} and kin promise no such thing.
 *
 * <p>The largest errors among ten million arguments each, from tiny to huge, compared with
 * double-double arithmetic, in ulp:
 *
 * <table>
 *   <caption>Largest error found, and where the result is subnormal</caption>
 *   <tr><th>function</th><th>error</th><th>subnormal</th></tr>
 *   <tr><td>exp</td><td>0.82</td><td>0.83</td></tr>
 *   <tr><td>expm1</td><td>0.83</td><td>exact</td></tr>
 *   <tr><td>log</td><td>0.89</td><td></td></tr>
 *   <tr><td>log1p</td><td>0.87</td><td>exact</td></tr>
 *   <tr><td>sigmoid</td><td>1.45</td><td>0.83</td></tr>
 *   <tr><td>softplus</td><td>1.59</td><td>0.83</td></tr>
 *   <tr><td>tanh</td><td>1.45</td><td>exact</td></tr>
 * </table>
 *
 * <p>Special values (NaN, infinities, signed zeros, arguments out of the domain) are those of
 * {@link Math}, or the limits.
 */
public final class Elementary {

  private Elementary() {}

  /**
   * The exponential e^x: with k = round(x / ln 2) and r = x − k ln 2, |r| ≤ ½ ln 2, it is 2^k · (1
   * + r + r² q(r)). The sum 1 + r keeps its rounding error; the power of two is applied in two
   * halves, so that overflow and subnormal results round once.
   *
   * @param x exponent
   * @return e^x
   */
  public static double exp(double x) {
    double clamped = Math.max(Math.min(x, EXP_HIGHEST), EXP_LOWEST);
    double t = Math.fma(clamped, LOG2_E, MAGIC);
    double k = t - MAGIC;
    double r = Math.fma(k, -LN2_LOW, Math.fma(k, -LN2_HIGH, clamped));
    double high = 1 + r;
    double low = r - (high - 1);
    double square = r * r;
    double p = high + Math.fma(square, quotient(r, square), low);
    long half = Double.doubleToRawLongBits(Math.fma(clamped, 0.5 * LOG2_E, MAGIC));
    long rest = Double.doubleToRawLongBits(t) - half;
    return p * powerOfTwo(half) * powerOfTwo(rest);
  }

  /** q(r) ≈ (e^r − 1 − r) / r², its even and its odd half by Horner's rule in r². */
  private static double quotient(double r, double square) {
    double even = Math.fma(E10, square, E8);
    double odd = Math.fma(E11, square, E9);
    even = Math.fma(even, square, E6);
    odd = Math.fma(odd, square, E7);
    even = Math.fma(even, square, E4);
    odd = Math.fma(odd, square, E5);
    even = Math.fma(even, square, E2);
    odd = Math.fma(odd, square, E3);
    return Math.fma(odd, r, even);
  }

  /**
   * e^x − 1, accurate for small x: with k and r of {@link #exp}, r with its rounding error, it is
   * (2^k (1 + r) − 1) + 2^k (½ r² + r³ c(r)), the errors of the first sums added to the rest.
   *
   * @param x exponent
   * @return e^x − 1
   */
  public static double expm1(double x) {
    if (!(x < EXP_NORMAL)) {
      return exp(x);
    }
    double clamped = Math.max(x, EXPM1_LOWEST);
    double t = Math.fma(clamped, LOG2_E, MAGIC);
    double k = t - MAGIC;
    double exact = Math.fma(k, -LN2_HIGH, clamped);
    double r = Math.fma(k, -LN2_LOW, exact);
    double high = 1 + r;
    double low = Math.fma(Math.fma(k, -LN2_LOW, exact - r), high, r - (high - 1));
    double square = r * r;
    double rest = Math.fma(square * r, cubic(r, square), Math.fma(0.5 * r, r, low));
    double power = powerOfTwo(Double.doubleToRawLongBits(t));
    double scaled = power * high;
    double difference = scaled - 1;
    double subtracted = difference - scaled;
    double error = (scaled - (difference - subtracted)) - (1 + subtracted);
    return Math.copySign(difference + Math.fma(power, rest, error), x);
  }

  /** (e^r − 1 − r − ½ r²) / r³, its even and its odd half by Horner's rule in r². */
  private static double cubic(double r, double square) {
    double even = Math.fma(M11, square, M9);
    double odd = Math.fma(M12, square, M10);
    even = Math.fma(even, square, M7);
    odd = Math.fma(odd, square, M8);
    even = Math.fma(even, square, M5);
    odd = Math.fma(odd, square, M6);
    even = Math.fma(even, square, M3);
    odd = Math.fma(odd, square, M4);
    return Math.fma(odd, r, even);
  }

  /**
   * The logistic function 1 / (1 + e^−x), of which the small tail is e^x / (1 + e^x).
   *
   * @param x logit
   * @return the probability of that logit
   */
  public static double sigmoid(double x) {
    double e = exp(-Math.abs(x));
    double sum = 1 + e;
    return ratio(x < 0 ? e : 1, sum, (1 - sum) + e);
  }

  /** a / (sum + error): the quotient by the sum alone, and its remainder divided once more. */
  private static double ratio(double a, double sum, double error) {
    double inverse = 1 / sum;
    double quotient = a * inverse;
    double rest = Math.fma(-quotient, error, Math.fma(-quotient, sum, a));
    return Math.fma(rest, inverse, quotient);
  }

  /**
   * log(1 + e^x) = max(x, 0) + log1p(e^−|x|).
   *
   * @param x argument
   * @return ln(1 + e^x)
   */
  public static double softplus(double x) {
    return Math.max(x, 0) + log1p(exp(-Math.abs(x)));
  }

  /**
   * The hyperbolic tangent: with u = expm1(2 |x|), it is ±u / (u + 2).
   *
   * @param x argument
   * @return tanh x
   */
  public static double tanh(double x) {
    double u = expm1(2 * Math.min(Math.abs(x), TANH_ONE));
    double sum = u + 2;
    double added = sum - u;
    return Math.copySign(ratio(u, sum, (u - (sum - added)) + (2 - added)), x);
  }

  /** 2^k for the integer in the low bits of {@code k}. */
  private static double powerOfTwo(long k) {
    return Double.longBitsToDouble((k + 1023) << 52);
  }

  /**
   * The natural logarithm: with x = 2^k m, √½ ≤ m &lt; √2, f = m − 1 and s = −f / (1 + m), it is k
   * ln 2 + f + s (f − R(s²)), the series of log((1 − s)/(1 + s)).
   *
   * @param x argument
   * @return ln x; NaN below zero, −∞ at zero
   */
  public static double log(double x) {
    if (x >= Double.MIN_NORMAL && x <= Double.MAX_VALUE) {
      return logarithm(x, 0, 0);
    }
    if (x > 0 && x < Double.MIN_NORMAL) {
      return logarithm(x * 0x1p54, -54, 0);
    }
    return x == 0 ? Double.NEGATIVE_INFINITY : x > 0 ? x : Double.NaN;
  }

  /**
   * log(1 + x), accurate for small x: the logarithm of u = fl(1 + x), corrected by c / u, where c
   * is the rounding error of u.
   *
   * @param x argument
   * @return ln(1 + x); NaN below −1, −∞ at −1
   */
  public static double log1p(double x) {
    if (x > -1 && x <= Double.MAX_VALUE && x != 0) {
      double u = 1 + x;
      double back = u - 1;
      double c = (1 - (u - back)) + (x - back);
      return logarithm(u, 0, c / u);
    }
    return x == -1 ? Double.NEGATIVE_INFINITY : x >= -1 || x != x ? x : Double.NaN;
  }

  /** ln(u) + shift · ln 2 + correction for a positive normal {@code u} and a tiny correction. */
  private static double logarithm(double u, double shift, double correction) {
    long bits = Double.doubleToRawLongBits(u) + LOG_SHIFT;
    double k = Double.longBitsToDouble((bits >>> 52) | TWO_52_BITS) - TWO_52_BIASED + shift;
    double m = Double.longBitsToDouble((bits & SIGNIFICAND) + SQRT_HALF_BITS);
    double f = m - 1;
    double s = f / (-1 - m);
    double tail = Math.fma(s, difference(f, s * s), Math.fma(k, LN2_LOW, correction));
    return Math.fma(k, LN2_HIGH, f + tail);
  }

  /** f − (L1 w + L2 w² + … + L7 w⁷), the even and the odd terms by Horner's rule in w². */
  private static double difference(double f, double w) {
    double square = w * w;
    double odd = Math.fma(-L7, square, -L5);
    double even = Math.fma(-L6, square, -L4);
    odd = Math.fma(odd, square, -L3);
    even = Math.fma(even, square, -L2);
    odd = Math.fma(odd, square, -L1);
    return Math.fma(Math.fma(even, w, odd), w, f);
  }
}
