package org.natgrad.kernel;

/**
 * The numbers in {@link Elementary}, for adapters that must repeat its arithmetic in other lanes.
 *
 * <p>The logarithm of two is split so that {@code k · LN2_HIGH} is exact for every exponent {@code
 * k} of a double: {@code LN2_HIGH} has 42 significant bits, {@code LN2_LOW} is the remainder
 * rounded to double.
 *
 * <p>The polynomials are minimax, from Remez's exchange in sixty digits. Where the first rounded
 * coefficient would have cost accuracy, the others were fitted again with it held fixed:
 *
 * <ul>
 *   <li>1 + r + r² (E2 + E3 r + … + E11 r⁹) = e^r (1 + ε), |ε| ≤ 2^−57.4 for |r| ≤ 0.34658, just
 *       above ½ ln 2;
 *   <li>1 + r + ½ r² + r³ (M3 + M4 r + … + M12 r⁹) = e^r (1 + ε), |ε| ≤ 2^−60.3 there, and |e^r ε|
 *       ≤ 2^−59.3 |e^r − 1|;
 *   <li>s² (L1 + L2 s² + … + L7 s¹²) − R(s²) for |s| ≤ (√2 − 1)/(√2 + 1), at most 2^−58.4 where
 *       log((1 + s)/(1 − s)) = 2 s + s R(s²).
 * </ul>
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

  /** From here down expm1 is −1. */
  public static final double EXPM1_LOWEST = -40;

  /** From here on tanh is 1. */
  public static final double TANH_ONE = 20;

  /** Coefficient of r² in exp, ≈ 1/2!. */
  public static final double E2 = 0x1.000000000000ap-1;

  /** Coefficient of r³ in exp, ≈ 1/3!. */
  public static final double E3 = 0x1.555555555551dp-3;

  /** Coefficient of r⁴ in exp, ≈ 1/4!. */
  public static final double E4 = 0x1.5555555550651p-5;

  /** Coefficient of r⁵ in exp, ≈ 1/5!. */
  public static final double E5 = 0x1.111111111d925p-7;

  /** Coefficient of r⁶ in exp, ≈ 1/6!. */
  public static final double E6 = 0x1.6c16c1849ef5dp-10;

  /** Coefficient of r⁷ in exp, ≈ 1/7!. */
  public static final double E7 = 0x1.a01a0167340dcp-13;

  /** Coefficient of r⁸ in exp, ≈ 1/8!. */
  public static final double E8 = 0x1.a01998cc9fab9p-16;

  /** Coefficient of r⁹ in exp, ≈ 1/9!. */
  public static final double E9 = 0x1.71de927e4c0e7p-19;

  /** Coefficient of r¹⁰ in exp, ≈ 1/10!. */
  public static final double E10 = 0x1.28aea374054b4p-22;

  /** Coefficient of r¹¹ in exp, ≈ 1/11!. */
  public static final double E11 = 0x1.ae76cd46c7891p-26;

  /** Coefficient of r³ in expm1, ≈ 1/3!. */
  public static final double M3 = 0x1.555555555555dp-3;

  /** Coefficient of r⁴ in expm1, ≈ 1/4!. */
  public static final double M4 = 0x1.555555555556fp-5;

  /** Coefficient of r⁵ in expm1, ≈ 1/5!. */
  public static final double M5 = 0x1.111111110e33dp-7;

  /** Coefficient of r⁶ in expm1, ≈ 1/6!. */
  public static final double M6 = 0x1.6c16c16c07ee1p-10;

  /** Coefficient of r⁷ in expm1, ≈ 1/7!. */
  public static final double M7 = 0x1.a01a01b6f1b88p-13;

  /** Coefficient of r⁸ in expm1, ≈ 1/8!. */
  public static final double M8 = 0x1.a01a01fc75526p-16;

  /** Coefficient of r⁹ in expm1, ≈ 1/9!. */
  public static final double M9 = 0x1.71dde7b8faf9bp-19;

  /** Coefficient of r¹⁰ in expm1, ≈ 1/10!. */
  public static final double M10 = 0x1.27e40c074b67cp-22;

  /** Coefficient of r¹¹ in expm1, ≈ 1/11!. */
  public static final double M11 = 0x1.af7a2b1fa2b51p-26;

  /** Coefficient of r¹² in expm1, ≈ 1/12!. */
  public static final double M12 = 0x1.20d14f9e246e9p-29;

  /** The bits of √½: logarithms reduce their argument to [√½, √2). */
  public static final long SQRT_HALF_BITS = 0x3fe6a09e667f3bcdL;

  /** Added to the bits of a positive normal number, moves its reduced exponent to the top. */
  public static final long LOG_SHIFT = 0x3ff0000000000000L - SQRT_HALF_BITS;

  /** The bits of 2^−1022, the smallest normal number. */
  public static final long NORMAL_BITS = 0x0010000000000000L;

  /** The 52 bits of a significand. */
  public static final long SIGNIFICAND = 0x000fffffffffffffL;

  /** The bits of 2^52: or-ing a small integer into them makes a double. */
  public static final long TWO_52_BITS = 0x4330000000000000L;

  /** 2^52 + 1023, which {@link #TWO_52_BITS} and the exponent's bias add up to. */
  public static final double TWO_52_BIASED = 0x1p52 + 1023;

  /** Coefficient of s² (≈ 2/3). */
  public static final double L1 = 0x1.5555555555592p-1;

  /** Coefficient of s⁴ (≈ 2/5). */
  public static final double L2 = 0x1.999999997ff19p-2;

  /** Coefficient of s⁶ (≈ 2/7). */
  public static final double L3 = 0x1.24924941e1556p-2;

  /** Coefficient of s⁸ (≈ 2/9). */
  public static final double L4 = 0x1.c71c521451c0fp-3;

  /** Coefficient of s¹⁰ (≈ 2/11). */
  public static final double L5 = 0x1.74663ced2ed76p-3;

  /** Coefficient of s¹² (≈ 2/13). */
  public static final double L6 = 0x1.39a1e8d048261p-3;

  /** Coefficient of s¹⁴ (≈ 2/15). */
  public static final double L7 = 0x1.2f03b9e7d63a4p-3;

  private ElementaryConstants() {}
}
