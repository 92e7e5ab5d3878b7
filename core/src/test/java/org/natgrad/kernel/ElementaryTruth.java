package org.natgrad.kernel;

/**
 * Elementary functions in double-double arithmetic (Dekker, Numerische Mathematik 18, 1971), for
 * judging {@link Elementary} at millions of points. Values are (high + low) · 2^scale with some
 * hundred significant bits; {@link ElementaryTest} checks them against sixty decimal digits.
 */
record ElementaryTruth(double high, double low, int scale) {

  /** A function of a double, to be judged. */
  @FunctionalInterface
  interface Function {
    ElementaryTruth at(double x);
  }

  private static final ElementaryTruth ONE = new ElementaryTruth(1, 0, 0);

  /** ln 2 = high + middle + low, the first two of 32 bits, so that multiples by k are exact. */
  private static final double LN2_HIGH = 0x1.62e42feep-1;

  private static final double LN2_MIDDLE = 0x1.a39ef356p-33;
  private static final double LN2_LOW = 0x1.93c7673007e5fp-65;

  /** 1/j!. */
  private static final ElementaryTruth[] INVERSE_FACTORIAL = inverseFactorials(30);

  private static ElementaryTruth[] inverseFactorials(int n) {
    ElementaryTruth[] inverse = new ElementaryTruth[n];
    inverse[0] = ONE;
    for (int j = 1; j < n; j++) {
      inverse[j] = inverse[j - 1].over(exactly(j));
    }
    return inverse;
  }

  static ElementaryTruth exactly(double x) {
    return new ElementaryTruth(x, 0, 0);
  }

  /** The exact sum of two doubles. */
  private static ElementaryTruth sum(double a, double b) {
    double s = a + b;
    double c = s - a;
    return new ElementaryTruth(s, (a - (s - c)) + (b - c), 0);
  }

  private static ElementaryTruth normalised(double high, double low) {
    double s = high + low;
    return new ElementaryTruth(s, low - (s - high), 0);
  }

  private ElementaryTruth scaled(int by) {
    return new ElementaryTruth(high, low, scale + by);
  }

  /** The same value at scale 0, which must not underflow. */
  private ElementaryTruth plain() {
    return new ElementaryTruth(Math.scalb(high, scale), Math.scalb(low, scale), 0);
  }

  private ElementaryTruth plus(ElementaryTruth b) {
    ElementaryTruth s = sum(high, b.high);
    ElementaryTruth t = sum(low, b.low);
    ElementaryTruth u = normalised(s.high, s.low + t.high);
    return normalised(u.high, u.low + t.low);
  }

  private ElementaryTruth times(ElementaryTruth b) {
    double p = high * b.high;
    double error = Math.fma(high, b.high, -p);
    return normalised(p, error + Math.fma(high, b.low, low * b.high));
  }

  private ElementaryTruth negated() {
    return new ElementaryTruth(-high, -low, scale);
  }

  private ElementaryTruth over(ElementaryTruth b) {
    ElementaryTruth q = exactly(high / b.high);
    ElementaryTruth rest = plus(b.times(q).negated());
    ElementaryTruth correction = exactly(rest.high / b.high);
    ElementaryTruth last = rest.plus(b.times(correction).negated());
    return q.plus(correction).plus(exactly(last.high / b.high));
  }

  private static double multiple(double x) {
    return Math.rint(x / (LN2_HIGH + LN2_MIDDLE));
  }

  /** e^(x − k ln 2) − 1 by Taylor's series. */
  private static ElementaryTruth reduced(double x, double k) {
    ElementaryTruth r = sum(Math.fma(-k, LN2_HIGH, x), -k * LN2_MIDDLE);
    r = r.plus(exactly(-k * LN2_LOW));
    ElementaryTruth q = INVERSE_FACTORIAL[29];
    for (int j = 28; j > 0; j--) {
      q = q.times(r).plus(INVERSE_FACTORIAL[j]);
    }
    return q.times(r);
  }

  static ElementaryTruth exp(double x) {
    double k = multiple(x);
    return ONE.plus(reduced(x, k)).scaled((int) k);
  }

  static ElementaryTruth expm1(double x) {
    double k = x > 700 ? 0 : multiple(Math.max(x, -100));
    if (x > 700) {
      return exp(x);
    }
    ElementaryTruth r = reduced(Math.max(x, -100), k).scaled((int) k).plain();
    return sum(Math.scalb(1.0, (int) k), -1).plus(r);
  }

  /** One step of Halley's method for e^y − 1 = z, from Math's value. */
  private static ElementaryTruth log1p(ElementaryTruth z) {
    double start = Math.log1p(z.high);
    ElementaryTruth e = expm1(start);
    ElementaryTruth twice = z.plus(e.negated()).times(exactly(2));
    return exactly(start).plus(twice.over(z.plus(e).plus(exactly(2))));
  }

  static ElementaryTruth log1p(double x) {
    return x < 1 ? log1p(exactly(x)) : log(sum(1, x));
  }

  static ElementaryTruth log(double x) {
    return log(exactly(x));
  }

  private static ElementaryTruth log(ElementaryTruth x) {
    int k = Math.getExponent(x.high * (x.high < Double.MIN_NORMAL ? 0x1p54 : 1));
    k -= x.high < Double.MIN_NORMAL ? 54 : 0;
    ElementaryTruth m = x.scaled(-k).plain();
    if (m.high > 1.4) {
      k++;
      m = m.scaled(-1).plain();
    }
    ElementaryTruth ln2 = sum(k * LN2_HIGH, k * LN2_MIDDLE).plus(exactly(k * LN2_LOW));
    return ln2.plus(log1p(m.plus(exactly(-1))));
  }

  /** e^−|x|, at scale 0 unless that is below 2^−200. */
  private static ElementaryTruth decay(double x) {
    ElementaryTruth e = exp(-Math.abs(x));
    return e.scale > -200 ? e.plain() : e;
  }

  static ElementaryTruth sigmoid(double x) {
    ElementaryTruth e = decay(x);
    if (e.scale != 0) {
      return x < 0 ? e : ONE;
    }
    return (x < 0 ? e : ONE).over(ONE.plus(e));
  }

  static ElementaryTruth softplus(double x) {
    ElementaryTruth e = decay(x);
    if (e.scale != 0) {
      return x < 0 ? e : exactly(x);
    }
    return exactly(Math.max(x, 0)).plus(log1p(e));
  }

  static ElementaryTruth tanh(double x) {
    ElementaryTruth u = expm1(2 * Math.min(Math.abs(x), 50));
    ElementaryTruth y = u.over(u.plus(exactly(2)));
    return x < 0 ? y.negated() : y;
  }

  /** The error of {@code y}, in its ulp. */
  double ulps(double y) {
    double difference = (high - Math.scalb(y, -scale)) + low;
    return Math.abs(difference) / Math.scalb(Math.ulp(y), -scale);
  }
}
