package org.natgrad.simd;

import static jdk.incubator.vector.DoubleVector.broadcast;
import static org.natgrad.kernel.ElementaryConstants.*;
import static org.natgrad.simd.Lanes.LANES;
import static org.natgrad.simd.Lanes.SPECIES;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;
import org.natgrad.kernel.Elementary;
import org.natgrad.kernel.ScalarKernels;

/**
 * The arithmetic of {@link Elementary} in lanes. Where a number lies outside the plain range, its
 * vector or block goes through the scalar code, as does the tail.
 *
 * <p>Longer functions take several passes over a block in the cache. The compiler gives up inlining
 * within a method of more than some forty vector operations, callees included, and would allocate
 * every vector. The longest passes therefore call nothing of this class and have more than 325
 * bytecodes, which it never inlines, so that each is compiled by itself.
 */
final class VectorElementary {

  /** Elements of a block, whole vectors of every width. */
  private static final int BLOCK = 64;

  private static final ScalarKernels SCALAR = ScalarKernels.INSTANCE;

  private VectorElementary() {}

  /** 2^k (1 + r + r² q(r)); the power of two is added to the exponent's bits. */
  static void exp(int n, double[] x, int xo, double[] y, int yo) {
    int whole = Lanes.whole(n);
    for (int i = 0; i < whole; i += LANES) {
      DoubleVector v = DoubleVector.fromArray(SPECIES, x, xo + i);
      if (!v.abs().compare(VectorOperators.LT, EXP_NORMAL).allTrue()) {
        SCALAR.exp(LANES, x, xo + i, y, yo + i);
        continue;
      }
      DoubleVector t = v.fma(broadcast(SPECIES, LOG2_E), broadcast(SPECIES, MAGIC));
      DoubleVector k = t.sub(MAGIC);
      DoubleVector exact = k.fma(broadcast(SPECIES, -LN2_HIGH), v);
      DoubleVector r = k.fma(broadcast(SPECIES, -LN2_LOW), exact);
      DoubleVector high = r.add(1);
      DoubleVector low = r.sub(high.sub(1));
      DoubleVector square = r.mul(r);
      DoubleVector even = square.fma(broadcast(SPECIES, E10), broadcast(SPECIES, E8));
      DoubleVector odd = square.fma(broadcast(SPECIES, E11), broadcast(SPECIES, E9));
      even = even.fma(square, broadcast(SPECIES, E6));
      odd = odd.fma(square, broadcast(SPECIES, E7));
      even = even.fma(square, broadcast(SPECIES, E4));
      odd = odd.fma(square, broadcast(SPECIES, E5));
      even = even.fma(square, broadcast(SPECIES, E2));
      odd = odd.fma(square, broadcast(SPECIES, E3));
      DoubleVector p = high.add(square.fma(odd.fma(r, even), low));
      LongVector power = t.reinterpretAsLongs().lanewise(VectorOperators.LSHL, 52);
      p.reinterpretAsLongs().add(power).reinterpretAsDoubles().intoArray(y, yo + i);
    }
    SCALAR.exp(n - whole, x, xo + whole, y, yo + whole);
  }

  static void expm1(int n, double[] x, int xo, double[] y, int yo) {
    double[] terms = new double[3 * BLOCK];
    int whole = Lanes.whole(n);
    for (int i = 0; i < whole; i += BLOCK) {
      int m = Math.min(BLOCK, whole - i);
      if (areBelow(EXP_NORMAL, m, x, xo + i)) {
        expm1Terms(m, x, xo + i, terms);
        minusOne(m, terms, x, xo + i, y, yo + i);
      } else {
        SCALAR.expm1(m, x, xo + i, y, yo + i);
      }
    }
    SCALAR.expm1(n - whole, x, xo + whole, y, yo + whole);
  }

  private static boolean areBelow(double bound, int n, double[] x, int xo) {
    for (int i = 0; i < n; i += LANES) {
      DoubleVector v = DoubleVector.fromArray(SPECIES, x, xo + i);
      if (!v.compare(VectorOperators.LT, bound).allTrue()) {
        return false;
      }
    }
    return true;
  }

  /** Stores 2^k, 1 + r rounded, and the rest of e^r, for x below the overflow. */
  private static void expm1Terms(int n, double[] x, int xo, double[] terms) {
    for (int i = 0; i < n; i += LANES) {
      DoubleVector v = DoubleVector.fromArray(SPECIES, x, xo + i);
      v = v.blend(EXPM1_LOWEST, v.compare(VectorOperators.LT, EXPM1_LOWEST));
      DoubleVector t = v.fma(broadcast(SPECIES, LOG2_E), broadcast(SPECIES, MAGIC));
      LongVector biased = t.reinterpretAsLongs().add(1023);
      biased.lanewise(VectorOperators.LSHL, 52).reinterpretAsDoubles().intoArray(terms, i);
      DoubleVector k = t.sub(MAGIC);
      DoubleVector exact = k.fma(broadcast(SPECIES, -LN2_HIGH), v);
      DoubleVector r = k.fma(broadcast(SPECIES, -LN2_LOW), exact);
      DoubleVector high = r.add(1);
      high.intoArray(terms, BLOCK + i);
      DoubleVector error = k.fma(broadcast(SPECIES, -LN2_LOW), exact.sub(r));
      DoubleVector low = error.fma(high, r.sub(high.sub(1)));
      DoubleVector square = r.mul(r);
      DoubleVector even = square.fma(broadcast(SPECIES, M11), broadcast(SPECIES, M9));
      DoubleVector odd = square.fma(broadcast(SPECIES, M12), broadcast(SPECIES, M10));
      even = even.fma(square, broadcast(SPECIES, M7));
      odd = odd.fma(square, broadcast(SPECIES, M8));
      even = even.fma(square, broadcast(SPECIES, M5));
      odd = odd.fma(square, broadcast(SPECIES, M6));
      even = even.fma(square, broadcast(SPECIES, M3));
      odd = odd.fma(square, broadcast(SPECIES, M4));
      DoubleVector half = r.mul(0.5).fma(r, low);
      square.mul(r).fma(odd.fma(r, even), half).intoArray(terms, 2 * BLOCK + i);
    }
  }

  /** (2^k high − 1) + 2^k rest, with the sign of x. */
  private static void minusOne(int n, double[] terms, double[] x, int xo, double[] y, int yo) {
    for (int i = 0; i < n; i += LANES) {
      DoubleVector power = DoubleVector.fromArray(SPECIES, terms, i);
      DoubleVector scaled = power.mul(DoubleVector.fromArray(SPECIES, terms, BLOCK + i));
      DoubleVector difference = scaled.sub(1);
      DoubleVector subtracted = difference.sub(scaled);
      DoubleVector error = scaled.sub(difference.sub(subtracted)).sub(subtracted.add(1));
      DoubleVector rest = DoubleVector.fromArray(SPECIES, terms, 2 * BLOCK + i);
      DoubleVector result = difference.add(power.fma(rest, error));
      withSign(result, DoubleVector.fromArray(SPECIES, x, xo + i)).intoArray(y, yo + i);
    }
  }

  /** {@code x}, whose sign is plus or that of {@code y}, with the sign of {@code y}. */
  private static DoubleVector withSign(DoubleVector x, DoubleVector y) {
    LongVector sign = y.reinterpretAsLongs().and(Long.MIN_VALUE);
    return x.reinterpretAsLongs().or(sign).reinterpretAsDoubles();
  }

  static void log(int n, double[] x, int xo, double[] y, int yo) {
    int whole = Lanes.whole(n);
    for (int i = 0; i < whole; i += LANES) {
      DoubleVector v = DoubleVector.fromArray(SPECIES, x, xo + i);
      if (isPositiveAndNormal(v)) {
        logarithm(v).intoArray(y, yo + i);
      } else {
        SCALAR.log(LANES, x, xo + i, y, yo + i);
      }
    }
    SCALAR.log(n - whole, x, xo + whole, y, yo + whole);
  }

  /** One more in the exponent: infinities, NaN and negative numbers wrap round below normal. */
  private static boolean isPositiveAndNormal(DoubleVector x) {
    LongVector bits = x.reinterpretAsLongs().add(NORMAL_BITS);
    return !bits.compare(VectorOperators.LT, 2 * NORMAL_BITS).anyTrue();
  }

  static void log1p(int n, double[] x, int xo, double[] y, int yo) {
    int whole = Lanes.whole(n);
    for (int i = 0; i < whole; i += BLOCK) {
      int m = Math.min(BLOCK, whole - i);
      if (areInDomain(m, x, xo + i)) {
        log1pPlain(m, x, xo + i, y, yo + i);
      } else {
        SCALAR.log1p(m, x, xo + i, y, yo + i);
      }
    }
    SCALAR.log1p(n - whole, x, xo + whole, y, yo + whole);
  }

  /** Whether all x are finite and above −1. */
  private static boolean areInDomain(int n, double[] x, int xo) {
    for (int i = 0; i < n; i += LANES) {
      if (!isPositiveAndNormal(DoubleVector.fromArray(SPECIES, x, xo + i).add(1))) {
        return false;
      }
    }
    return true;
  }

  /** y = log1p(y) for whole vectors of elements that are finite and above −1, or NaN. */
  static void log1p(int n, double[] y, int yo) {
    log1pPlain(n, y, yo, y, yo);
  }

  private static void log1pPlain(int n, double[] x, int xo, double[] y, int yo) {
    for (int i = 0; i < n; i += LANES) {
      DoubleVector v = DoubleVector.fromArray(SPECIES, x, xo + i);
      DoubleVector u = v.add(1);
      DoubleVector back = u.sub(1);
      DoubleVector c = broadcast(SPECIES, 1).sub(u.sub(back)).add(v.sub(back));
      LongVector bits = u.reinterpretAsLongs().add(LOG_SHIFT);
      LongVector exponent = bits.lanewise(VectorOperators.LSHR, 52);
      DoubleVector k = exponent.lanewise(VectorOperators.OR, TWO_52_BITS).reinterpretAsDoubles();
      k = k.sub(TWO_52_BIASED);
      LongVector significand = bits.lanewise(VectorOperators.AND, SIGNIFICAND);
      DoubleVector m = significand.add(SQRT_HALF_BITS).reinterpretAsDoubles();
      DoubleVector f = m.sub(1);
      DoubleVector s = f.div(broadcast(SPECIES, -1).sub(m));
      DoubleVector w = s.mul(s);
      DoubleVector square = w.mul(w);
      DoubleVector odd = square.fma(broadcast(SPECIES, -L7), broadcast(SPECIES, -L5));
      DoubleVector even = square.fma(broadcast(SPECIES, -L6), broadcast(SPECIES, -L4));
      odd = odd.fma(square, broadcast(SPECIES, -L3));
      even = even.fma(square, broadcast(SPECIES, -L2));
      odd = odd.fma(square, broadcast(SPECIES, -L1));
      DoubleVector difference = even.fma(w, odd).fma(w, f);
      DoubleVector tail = s.fma(difference, k.fma(broadcast(SPECIES, LN2_LOW), c.div(u)));
      DoubleVector result = k.fma(broadcast(SPECIES, LN2_HIGH), f.add(tail));
      LongVector sign = v.reinterpretAsLongs().and(Long.MIN_VALUE);
      result.reinterpretAsLongs().or(sign).reinterpretAsDoubles().intoArray(y, yo + i);
    }
  }

  /** k ln 2 + f + s (f − R(s²)). */
  private static DoubleVector logarithm(DoubleVector u) {
    LongVector bits = u.reinterpretAsLongs().add(LOG_SHIFT);
    DoubleVector k =
        bits.lanewise(VectorOperators.LSHR, 52)
            .lanewise(VectorOperators.OR, TWO_52_BITS)
            .reinterpretAsDoubles()
            .sub(TWO_52_BIASED);
    DoubleVector m =
        bits.lanewise(VectorOperators.AND, SIGNIFICAND).add(SQRT_HALF_BITS).reinterpretAsDoubles();
    DoubleVector f = m.sub(1);
    DoubleVector s = f.div(broadcast(SPECIES, -1).sub(m));
    DoubleVector tail = s.fma(difference(f, s.mul(s)), k.mul(LN2_LOW));
    return k.fma(broadcast(SPECIES, LN2_HIGH), f.add(tail));
  }

  /** f − R(w). */
  private static DoubleVector difference(DoubleVector f, DoubleVector w) {
    DoubleVector square = w.mul(w);
    DoubleVector odd = square.fma(broadcast(SPECIES, -L7), broadcast(SPECIES, -L5));
    DoubleVector even = square.fma(broadcast(SPECIES, -L6), broadcast(SPECIES, -L4));
    odd = odd.fma(square, broadcast(SPECIES, -L3));
    even = even.fma(square, broadcast(SPECIES, -L2));
    odd = odd.fma(square, broadcast(SPECIES, -L1));
    return even.fma(w, odd).fma(w, f);
  }

  static void sigmoid(int n, double[] x, int xo, double[] y, int yo) {
    double[] e = new double[BLOCK];
    int whole = Lanes.whole(n);
    for (int i = 0; i < whole; i += BLOCK) {
      int m = Math.min(BLOCK, whole - i);
      decay(m, x, xo + i, e);
      for (int j = 0; j < m; j += LANES) {
        DoubleVector t = DoubleVector.fromArray(SPECIES, e, j);
        DoubleVector v = DoubleVector.fromArray(SPECIES, x, xo + i + j);
        DoubleVector likely = broadcast(SPECIES, 1).blend(t, v.compare(VectorOperators.LT, 0));
        DoubleVector sum = t.add(1);
        DoubleVector error = broadcast(SPECIES, 1).sub(sum).add(t);
        ratio(likely, sum, error).intoArray(y, yo + i + j);
      }
    }
    SCALAR.sigmoid(n - whole, x, xo + whole, y, yo + whole);
  }

  /** a / (sum + error). */
  private static DoubleVector ratio(DoubleVector a, DoubleVector sum, DoubleVector error) {
    DoubleVector inverse = broadcast(SPECIES, 1).div(sum);
    DoubleVector quotient = a.mul(inverse);
    DoubleVector minus = quotient.neg();
    return minus.fma(error, minus.fma(sum, a)).fma(inverse, quotient);
  }

  /** e^−|x|. */
  private static void decay(int n, double[] x, int xo, double[] e) {
    for (int i = 0; i < n; i += LANES) {
      DoubleVector.fromArray(SPECIES, x, xo + i).abs().neg().intoArray(e, i);
    }
    exp(n, e, 0, e, 0);
  }

  static void softplus(int n, double[] x, int xo, double[] y, int yo) {
    double[] e = new double[BLOCK];
    int whole = Lanes.whole(n);
    for (int i = 0; i < whole; i += BLOCK) {
      int m = Math.min(BLOCK, whole - i);
      decay(m, x, xo + i, e);
      log1pPlain(m, e, 0, e, 0);
      for (int j = 0; j < m; j += LANES) {
        DoubleVector v = DoubleVector.fromArray(SPECIES, x, xo + i + j);
        DoubleVector positive = v.blend(0, v.compare(VectorOperators.LT, 0));
        positive.add(DoubleVector.fromArray(SPECIES, e, j)).intoArray(y, yo + i + j);
      }
    }
    SCALAR.softplus(n - whole, x, xo + whole, y, yo + whole);
  }

  static void tanh(int n, double[] x, int xo, double[] y, int yo) {
    double[] u = new double[BLOCK];
    double[] terms = new double[3 * BLOCK];
    int whole = Lanes.whole(n);
    for (int i = 0; i < whole; i += BLOCK) {
      int m = Math.min(BLOCK, whole - i);
      doubleSize(m, x, xo + i, u);
      expm1Terms(m, u, 0, terms);
      minusOne(m, terms, u, 0, u, 0);
      for (int j = 0; j < m; j += LANES) {
        DoubleVector t = DoubleVector.fromArray(SPECIES, u, j);
        DoubleVector v = DoubleVector.fromArray(SPECIES, x, xo + i + j);
        DoubleVector sum = t.add(2);
        DoubleVector added = sum.sub(t);
        DoubleVector error = t.sub(sum.sub(added)).add(broadcast(SPECIES, 2).sub(added));
        withSign(ratio(t, sum, error), v).intoArray(y, yo + i + j);
      }
    }
    SCALAR.tanh(n - whole, x, xo + whole, y, yo + whole);
  }

  /** u = 2 |x|, but no more than where tanh is 1. */
  private static void doubleSize(int n, double[] x, int xo, double[] u) {
    for (int i = 0; i < n; i += LANES) {
      DoubleVector size = DoubleVector.fromArray(SPECIES, x, xo + i).abs();
      size = size.blend(TANH_ONE, size.compare(VectorOperators.GT, TANH_ONE));
      size.add(size).intoArray(u, i);
    }
  }
}
