package org.natgrad.kernel;

/**
 * The numbers in {@link Elementary}, for adapters that must repeat its arithmetic in other lanes.
 *
 * <p>The logarithm of two is split so that {@code k · LN2_HIGH} is exact for every exponent {@code
 * k} of a double: {@code LN2_HIGH} has 42 significant bits, {@code LN2_LOW} is the remainder
 * rounded to double. The exponential uses the Taylor coefficients 1/j!, each correctly rounded. The
 * logarithm uses the seven coefficients of the odd polynomial that fdlibm 5.3 publishes for {@code
 * log((1+s)/(1−s))} on {@code |s| ≤ 0.1716} (Sun Microsystems, 1993, e_log.c; error below
 * 2^−58.45).
 */
public final class ElementaryConstants {

  /** 1.5 · 2^52: adding it to a small number rounds to an integer held in the low bits. */
  public static final double MAGIC = 0x1.8p52;

  /** log2(e). */
  public static final double LOG2_E = 0x1.71547652b82fep0;

  /** The leading 42 bits of ln 2. */
  public static final double LN2_HIGH = 0x1.62e42fefa3800p-1;

  /** ln 2 − {@link #LN2_HIGH}. */
  public static final double LN2_LOW = 0x1.ef35793c76730p-45;

  /** From here on exp overflows, with room to spare. */
  public static final double EXP_HIGHEST = 710;

  /** From here down exp is zero, with room to spare. */
  public static final double EXP_LOWEST = -746;

  /** Within {@code ±EXP_NORMAL} the exponential is a normal number. */
  public static final double EXP_NORMAL = 708;

  /** 1/2!. */
  public static final double E2 = 0x1p-1;

  /** 1/3!. */
  public static final double E3 = 0x1.5555555555555p-3;

  /** 1/4!. */
  public static final double E4 = 0x1.5555555555555p-5;

  /** 1/5!. */
  public static final double E5 = 0x1.1111111111111p-7;

  /** 1/6!. */
  public static final double E6 = 0x1.6c16c16c16c17p-10;

  /** 1/7!. */
  public static final double E7 = 0x1.a01a01a01a01ap-13;

  /** 1/8!. */
  public static final double E8 = 0x1.a01a01a01a01ap-16;

  /** 1/9!. */
  public static final double E9 = 0x1.71de3a556c734p-19;

  /** 1/10!. */
  public static final double E10 = 0x1.27e4fb7789f5cp-22;

  /** 1/11!. */
  public static final double E11 = 0x1.ae64567f544e4p-26;

  /** 1/12!. */
  public static final double E12 = 0x1.1eed8eff8d898p-29;

  /** 1/13!. */
  public static final double E13 = 0x1.6124613a86d09p-33;

  /** The bits of √½: logarithms reduce their argument to [√½, √2). */
  public static final long SQRT_HALF_BITS = 0x3fe6a09e667f3bcdL;

  /** Added to the bits of a positive normal number, moves its reduced exponent to the top. */
  public static final long LOG_SHIFT = 0x3ff0000000000000L - SQRT_HALF_BITS;

  /** The 52 bits of a significand. */
  public static final long SIGNIFICAND = 0x000fffffffffffffL;

  /** The bits of 2^52: or-ing a small integer into them makes a double. */
  public static final long TWO_52_BITS = 0x4330000000000000L;

  /** 2^52 + 1023, which {@link #TWO_52_BITS} and the exponent's bias add up to. */
  public static final double TWO_52_BIASED = 0x1p52 + 1023;

  /** Coefficient of s² (≈ 2/3). */
  public static final double L1 = 6.666666666666735130e-01;

  /** Coefficient of s⁴ (≈ 2/5). */
  public static final double L2 = 3.999999999940941908e-01;

  /** Coefficient of s⁶ (≈ 2/7). */
  public static final double L3 = 2.857142874366239149e-01;

  /** Coefficient of s⁸ (≈ 2/9). */
  public static final double L4 = 2.222219843214978396e-01;

  /** Coefficient of s¹⁰ (≈ 2/11). */
  public static final double L5 = 1.818357216161805012e-01;

  /** Coefficient of s¹² (≈ 2/13). */
  public static final double L6 = 1.531383769920937332e-01;

  /** Coefficient of s¹⁴ (≈ 2/15). */
  public static final double L7 = 1.479819860511658591e-01;

  private ElementaryConstants() {}
}
