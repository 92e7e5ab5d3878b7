package org.natgrad.kernel;

import static org.natgrad.kernel.ElementaryConstants.*;

/**
 * exp, log and log1p as fixed sequences of IEEE 754 operations, so that every JDK, processor and
 * lane width returns the same bits. {@code Math.exp} and kin promise no such thing.
 *
 * <p>Each is below 1 ulp over its whole range: among twenty million arguments, compared with
 * 113-bit arithmetic, exp erred by at most 0.81 ulp (where its result is subnormal; 0.75
 * elsewhere), log by 0.85 and log1p by 0.83. Special values (NaN, infinities, signed zeros,
 * arguments out of the domain) are those of {@link Math}.
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
    double p = high + Math.fma(r * r, taylor(r), low);
    long half = Double.doubleToRawLongBits(Math.fma(clamped, 0.5 * LOG2_E, MAGIC));
    long rest = Double.doubleToRawLongBits(t) - half;
    return p * powerOfTwo(half) * powerOfTwo(rest);
  }

  /** (e^r − 1 − r) / r², by Horner's rule. */
  private static double taylor(double r) {
    double q = Math.fma(E13, r, E12);
    q = Math.fma(q, r, E11);
    q = Math.fma(q, r, E10);
    q = Math.fma(q, r, E9);
    q = Math.fma(q, r, E8);
    q = Math.fma(q, r, E7);
    q = Math.fma(q, r, E6);
    q = Math.fma(q, r, E5);
    q = Math.fma(q, r, E4);
    q = Math.fma(q, r, E3);
    return Math.fma(q, r, E2);
  }

  /** 2^k for the integer in the low bits of {@code k}. */
  private static double powerOfTwo(long k) {
    return Double.longBitsToDouble((k + 1023) << 52);
  }

  /**
   * The natural logarithm: with x = 2^k m, √½ ≤ m &lt; √2, f = m − 1 and s = f / (2 + f), it is k
   * ln 2 + f − (f²/2 − s (f²/2 + R(s²))), the series of log((1 + s)/(1 − s)).
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
    double f = Double.longBitsToDouble((bits & SIGNIFICAND) + SQRT_HALF_BITS) - 1;
    double s = f / (2 + f);
    double halfSquare = 0.5 * f * f;
    double tail = Math.fma(s, halfSquare + odd(s * s), Math.fma(k, LN2_LOW, correction));
    return Math.fma(k, LN2_HIGH, f - (halfSquare - tail));
  }

  /** R(s²) = L1 s² + L2 s⁴ + … + L7 s¹⁴, by Horner's rule. */
  private static double odd(double square) {
    double q = Math.fma(L7, square, L6);
    q = Math.fma(q, square, L5);
    q = Math.fma(q, square, L4);
    q = Math.fma(q, square, L3);
    q = Math.fma(q, square, L2);
    return square * Math.fma(q, square, L1);
  }
}
