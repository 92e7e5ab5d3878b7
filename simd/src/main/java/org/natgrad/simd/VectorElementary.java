package org.natgrad.simd;

import static org.natgrad.kernel.ElementaryConstants.*;
import static org.natgrad.simd.Lanes.LANES;
import static org.natgrad.simd.Lanes.SPECIES;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;
import org.natgrad.kernel.Elementary;

/**
 * The arithmetic of {@link Elementary} in lanes. A vector with a lane outside the plain range goes
 * through the scalar code, as does the tail.
 */
final class VectorElementary {

  private VectorElementary() {}

  static void exp(int n, double[] x, int xo, double[] y, int yo) {
    int whole = Lanes.whole(n);
    for (int i = 0; i < whole; i += LANES) {
      DoubleVector v = DoubleVector.fromArray(SPECIES, x, xo + i);
      if (v.abs().compare(VectorOperators.LT, EXP_NORMAL).allTrue()) {
        exp(v).intoArray(y, yo + i);
      } else {
        scalarExp(i, i + LANES, x, xo, y, yo);
      }
    }
    scalarExp(whole, n, x, xo, y, yo);
  }

  private static void scalarExp(int from, int to, double[] x, int xo, double[] y, int yo) {
    for (int i = from; i < to; i++) {
      y[yo + i] = Elementary.exp(x[xo + i]);
    }
  }

  /** 2^k (1 + r + r² q(r)); the power of two is added to the exponent's bits. */
  private static DoubleVector exp(DoubleVector x) {
    DoubleVector t = x.fma(splat(LOG2_E), splat(MAGIC));
    DoubleVector k = t.sub(MAGIC);
    DoubleVector r = k.fma(splat(-LN2_LOW), k.fma(splat(-LN2_HIGH), x));
    DoubleVector high = r.add(1);
    DoubleVector low = r.sub(high.sub(1));
    DoubleVector p = high.add(r.mul(r).fma(taylor(r), low));
    LongVector power = t.reinterpretAsLongs().lanewise(VectorOperators.LSHL, 52);
    return p.reinterpretAsLongs().add(power).reinterpretAsDoubles();
  }

  private static DoubleVector taylor(DoubleVector r) {
    DoubleVector q = r.fma(splat(E13), splat(E12));
    q = q.fma(r, splat(E11));
    q = q.fma(r, splat(E10));
    q = q.fma(r, splat(E9));
    q = q.fma(r, splat(E8));
    q = q.fma(r, splat(E7));
    q = q.fma(r, splat(E6));
    q = q.fma(r, splat(E5));
    q = q.fma(r, splat(E4));
    q = q.fma(r, splat(E3));
    return q.fma(r, splat(E2));
  }

  static void log(int n, double[] x, int xo, double[] y, int yo) {
    int whole = Lanes.whole(n);
    for (int i = 0; i < whole; i += LANES) {
      DoubleVector v = DoubleVector.fromArray(SPECIES, x, xo + i);
      boolean plain =
          v.compare(VectorOperators.GE, Double.MIN_NORMAL).allTrue()
              && v.compare(VectorOperators.LE, Double.MAX_VALUE).allTrue();
      if (plain) {
        logarithm(v, DoubleVector.zero(SPECIES)).intoArray(y, yo + i);
      } else {
        scalarLog(i, i + LANES, x, xo, y, yo);
      }
    }
    scalarLog(whole, n, x, xo, y, yo);
  }

  private static void scalarLog(int from, int to, double[] x, int xo, double[] y, int yo) {
    for (int i = from; i < to; i++) {
      y[yo + i] = Elementary.log(x[xo + i]);
    }
  }

  /** y = log1p(y) for whole vectors of elements that are finite and not negative, or NaN. */
  static void log1p(int n, double[] y, int yo) {
    for (int i = 0; i < n; i += LANES) {
      DoubleVector x = DoubleVector.fromArray(SPECIES, y, yo + i);
      DoubleVector u = x.add(1);
      DoubleVector back = u.sub(1);
      DoubleVector c = splat(1).sub(u.sub(back)).add(x.sub(back));
      logarithm(u, c.div(u)).intoArray(y, yo + i);
    }
  }

  /** ln(u) + correction: k ln 2 + f − (f²/2 − s (f²/2 + R(s²))). */
  private static DoubleVector logarithm(DoubleVector u, DoubleVector correction) {
    LongVector bits = u.reinterpretAsLongs().add(LOG_SHIFT);
    DoubleVector k =
        bits.lanewise(VectorOperators.LSHR, 52)
            .lanewise(VectorOperators.OR, TWO_52_BITS)
            .reinterpretAsDoubles()
            .sub(TWO_52_BIASED);
    DoubleVector f =
        bits.lanewise(VectorOperators.AND, SIGNIFICAND)
            .add(SQRT_HALF_BITS)
            .reinterpretAsDoubles()
            .sub(1);
    DoubleVector s = f.div(f.add(2));
    DoubleVector halfSquare = f.mul(0.5).mul(f);
    DoubleVector tail = s.fma(halfSquare.add(odd(s.mul(s))), k.fma(splat(LN2_LOW), correction));
    return k.fma(splat(LN2_HIGH), f.sub(halfSquare.sub(tail)));
  }

  private static DoubleVector odd(DoubleVector square) {
    DoubleVector q = square.fma(splat(L7), splat(L6));
    q = q.fma(square, splat(L5));
    q = q.fma(square, splat(L4));
    q = q.fma(square, splat(L3));
    q = q.fma(square, splat(L2));
    return square.mul(q.fma(square, splat(L1)));
  }

  private static DoubleVector splat(double a) {
    return DoubleVector.broadcast(SPECIES, a);
  }
}
