package org.natgrad.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;
import org.hipparchus.dfp.Dfp;
import org.hipparchus.dfp.DfpField;
import org.hipparchus.dfp.DfpMath;
import org.junit.jupiter.api.Test;

/**
 * The elementary functions against double-double arithmetic, in units of ulp.
 *
 * <p>With {@code -Dnatgrad.ulp.points=10000000} each range has that many points, and a table of the
 * largest errors is printed, beside those of {@link Math}.
 */
class ElementaryTest {

  private static final String PROPERTY = "natgrad.ulp.points";
  private static final int POINTS = Integer.getInteger(PROPERTY, 70_000);

  /** The errors stated in the Javadoc of {@link Elementary}, and a little room for other points. */
  private static final double EXP_BOUND = 0.84;

  private static final double EXPM1_BOUND = 0.85;
  private static final double LOG_BOUND = 0.9;
  private static final double LOG1P_BOUND = 0.9;
  private static final double SIGMOID_BOUND = 1.5;
  private static final double SOFTPLUS_BOUND = 1.65;
  private static final double TANH_BOUND = 1.5;

  /** The last argument whose exponential is finite. */
  private static final double LAST = 0x1.62e42fefa39efp9;

  /** The first argument whose exponential is more than half of the smallest number. */
  private static final double FIRST = -0x1.74910d52d3051p9;

  /** Sixty digits, so that 1 + x keeps forty of a tiny x. */
  private final DfpField digits = new DfpField(60);

  /** A function with its truth, Math's rival if there is one, and the bound of its error. */
  private record Subject(
      String name,
      DoubleUnaryOperator ours,
      ElementaryTruth.Function truth,
      DoubleUnaryOperator rival,
      double bound) {}

  private static final Subject EXP =
      new Subject("exp", Elementary::exp, ElementaryTruth::exp, Math::exp, EXP_BOUND);
  private static final Subject EXPM1 =
      new Subject("expm1", Elementary::expm1, ElementaryTruth::expm1, Math::expm1, EXPM1_BOUND);
  private static final Subject LOG =
      new Subject("log", Elementary::log, ElementaryTruth::log, Math::log, LOG_BOUND);
  private static final Subject LOG1P =
      new Subject("log1p", Elementary::log1p, ElementaryTruth::log1p, Math::log1p, LOG1P_BOUND);
  private static final Subject SIGMOID =
      new Subject("sigmoid", Elementary::sigmoid, ElementaryTruth::sigmoid, null, SIGMOID_BOUND);
  private static final Subject SOFTPLUS =
      new Subject(
          "softplus", Elementary::softplus, ElementaryTruth::softplus, null, SOFTPLUS_BOUND);
  private static final Subject TANH =
      new Subject("tanh", Elementary::tanh, ElementaryTruth::tanh, Math::tanh, TANH_BOUND);

  @Test
  void expIsWithinItsBoundFromUnderflowToOverflow() {
    judge(EXP, "±½", uniform(-0.5, 0.5));
    judge(EXP, "normal", uniform(-708, 709.7));
    judge(EXP, "subnormal", uniform(-745.1, -708));
  }

  @Test
  void expm1IsWithinItsBoundAtEveryMagnitude() {
    judge(EXPM1, "tiny", magnitudes(-1000, -1));
    judge(EXPM1, "±1½", uniform(-1.5, 1.5));
    judge(EXPM1, "moderate", uniform(-40, 40));
    judge(EXPM1, "to overflow", uniform(40, 709.7));
  }

  @Test
  void logIsWithinItsBoundFromSubnormalToHugeAndAroundOne() {
    judge(LOG, "all", r -> Math.abs(magnitudes(-1074, 1023).applyAsDouble(r)));
    judge(LOG, "½ to 2", uniform(0.5, 2));
    judge(LOG, "near 1", r -> 1 + 0x1p-53 * (1 + r.nextInt(1 << 20)) * (r.nextInt(2) * 4 - 2));
  }

  @Test
  void log1pIsWithinItsBoundAtEveryMagnitude() {
    judge(LOG1P, "tiny", magnitudes(-1000, -1));
    judge(LOG1P, "−1 to 2", uniform(-1, 2));
    judge(LOG1P, "large", r -> Math.abs(magnitudes(0, 1023).applyAsDouble(r)));
  }

  @Test
  void sigmoidIsWithinItsBoundDownToTheSmallestNumber() {
    judge(SIGMOID, "±4", uniform(-4, 4));
    judge(SIGMOID, "normal", uniform(-708, 60));
    judge(SIGMOID, "subnormal", uniform(-745.1, -708));
    judge(SIGMOID, "tiny", magnitudes(-1000, -1));
  }

  @Test
  void softplusIsWithinItsBoundDownToTheSmallestNumber() {
    judge(SOFTPLUS, "±4", uniform(-4, 4));
    judge(SOFTPLUS, "normal", uniform(-708, 60));
    judge(SOFTPLUS, "subnormal", uniform(-745.1, -708));
    judge(SOFTPLUS, "tiny", magnitudes(-1000, -1));
  }

  @Test
  void tanhIsWithinItsBoundAtEveryMagnitude() {
    judge(TANH, "tiny", magnitudes(-1000, -1));
    judge(TANH, "±1", uniform(-1, 1));
    judge(TANH, "±23", uniform(-23, 23));
  }

  private static void judge(Subject f, String range, ToDoubleFunction<SplittableRandom> points) {
    SplittableRandom random = new SplittableRandom(31);
    double worst = 0;
    double where = Double.NaN;
    double rivals = 0;
    for (int i = 0; i < POINTS; i++) {
      double x = points.applyAsDouble(random);
      ElementaryTruth truth = f.truth.at(x);
      double error = truth.ulps(f.ours.applyAsDouble(x));
      if (!(error <= worst)) {
        worst = error;
        where = x;
      }
      if (f.rival != null) {
        rivals = Math.max(rivals, truth.ulps(f.rival.applyAsDouble(x)));
      }
    }
    if (System.getProperty(PROPERTY) != null) {
      String row = "%-8s %-11s %d points: %.4f ulp at %s";
      String ours =
          String.format(Locale.ROOT, row, f.name, range, POINTS, worst, Double.toHexString(where));
      System.out.println(f.rival == null ? ours : ours + ", Math " + rivals);
    }
    double error = worst;
    String at = f.name + " errs by " + worst + " ulp at " + Double.toHexString(where);
    assertTrue(error <= f.bound, () -> at + ", bound " + f.bound);
    assertTrue(error > 0.4, () -> at + ", too little to be true: the measure must be broken");
  }

  private static ToDoubleFunction<SplittableRandom> uniform(double from, double to) {
    return random -> from + (to - from) * random.nextDouble();
  }

  /** Numbers of either sign in every binade alike. */
  private static ToDoubleFunction<SplittableRandom> magnitudes(int from, int to) {
    return random -> {
      double significand = 1 + random.nextDouble();
      int exponent = random.nextInt(from, to);
      return Math.scalb(random.nextBoolean() ? significand : -significand, exponent);
    };
  }

  /** To 2^−85, a billionth of an ulp, or better. */
  @Test
  void theTruthAgreesWithSixtyDigits() {
    UnaryOperator<Dfp> expm1 = x -> DfpMath.exp(x).subtract(1);
    UnaryOperator<Dfp> log1p = x -> DfpMath.log(x.add(1));
    UnaryOperator<Dfp> sigmoid = x -> x.newInstance(1).divide(DfpMath.exp(x.negate()).add(1));
    UnaryOperator<Dfp> softplus = x -> DfpMath.log(DfpMath.exp(x).add(1));
    UnaryOperator<Dfp> tanh = x -> sigmoid.apply(x.multiply(2)).multiply(2).subtract(1);
    SplittableRandom random = new SplittableRandom(32);
    for (int i = 0; i < 100; i++) {
      double x = magnitudes(-20, i % 10).applyAsDouble(random);
      confirm("exp", x, ElementaryTruth.exp(x), DfpMath::exp);
      confirm("expm1", x, ElementaryTruth.expm1(x), expm1);
      confirm("tanh", x, ElementaryTruth.tanh(x), tanh);
      confirm("sigmoid", x, ElementaryTruth.sigmoid(x), sigmoid);
      double logit = Math.max(x, -30);
      confirm("softplus", logit, ElementaryTruth.softplus(logit), softplus);
      double positive = Math.scalb(Math.abs(x), random.nextInt(-900, 900));
      confirm("log", positive, ElementaryTruth.log(positive), DfpMath::log);
      double above = Math.max(x, -0.999);
      confirm("log1p", above, ElementaryTruth.log1p(above), log1p);
    }
  }

  private void confirm(String what, double x, ElementaryTruth truth, UnaryOperator<Dfp> exact) {
    Dfp expected = exact.apply(digits.newDfp(x));
    Dfp two = digits.getTwo();
    Dfp sum = digits.newDfp(truth.high()).add(digits.newDfp(truth.low()));
    Dfp actual = sum.multiply(DfpMath.pow(two, truth.scale()));
    double error = actual.subtract(expected).divide(expected).abs().toDouble();
    assertTrue(error < 0x1p-85, () -> what + " of " + x + " errs by " + error);
  }

  /** Arguments of which Math returns the limit, or the exact value correctly rounded. */
  private static final double[] SPECIAL = {
    Double.NaN,
    Double.POSITIVE_INFINITY,
    Double.NEGATIVE_INFINITY,
    0.0,
    -0.0,
    Double.MIN_VALUE,
    -Double.MIN_VALUE,
    0x1p-1030,
    -0x1p-1030,
    -746,
    -1e300,
    -Double.MAX_VALUE
  };

  @Test
  void specialValuesAreThoseOfMath() {
    for (double x : SPECIAL) {
      assertSame("exp " + x, Math.exp(x), Elementary.exp(x));
      assertSame("expm1 " + x, Math.expm1(x), Elementary.expm1(x));
      assertSame("tanh " + x, Math.tanh(x), Elementary.tanh(x));
      assertSame("log1p " + x, Math.log1p(x), Elementary.log1p(x));
      if (!(x > 0 && x < Double.MIN_NORMAL)) {
        assertSame("log " + x, Math.log(x), Elementary.log(x));
      }
    }
    for (double x : new double[] {-1, Math.nextDown(-1.0), -2}) {
      assertSame("log " + x, Double.NaN, Elementary.log(x));
      assertSame("log1p " + x, Math.log1p(x), Elementary.log1p(x));
    }
    for (double x : new double[] {710, 1e300, Double.MAX_VALUE}) {
      assertSame("exp " + x, Double.POSITIVE_INFINITY, Elementary.exp(x));
      assertSame("expm1 " + x, Double.POSITIVE_INFINITY, Elementary.expm1(x));
      assertSame("tanh " + x, 1, Elementary.tanh(x));
      assertSame("tanh " + -x, -1, Elementary.tanh(-x));
    }
    assertSame("log 1", 0.0, Elementary.log(1));
  }

  @Test
  void theLogisticFunctionHasItsLimits() {
    assertSame("−∞", 0.0, Elementary.sigmoid(Double.NEGATIVE_INFINITY));
    assertSame("∞", 1, Elementary.sigmoid(Double.POSITIVE_INFINITY));
    assertSame("NaN", Double.NaN, Elementary.sigmoid(Double.NaN));
    for (double x : new double[] {0.0, -0.0, Double.MIN_VALUE, -Double.MIN_VALUE, 0x1p-60}) {
      assertSame("½ at " + x, 0.5, Elementary.sigmoid(x));
    }
    assertSame("1", 1, Elementary.sigmoid(40));
    assertSame("least", Double.MIN_VALUE, Elementary.sigmoid(FIRST));
    assertSame("none", 0.0, Elementary.sigmoid(Math.nextDown(FIRST)));
  }

  @Test
  void softplusHasItsLimits() {
    assertSame("−∞", 0.0, Elementary.softplus(Double.NEGATIVE_INFINITY));
    assertSame("∞", Double.POSITIVE_INFINITY, Elementary.softplus(Double.POSITIVE_INFINITY));
    assertSame("NaN", Double.NaN, Elementary.softplus(Double.NaN));
    for (double x : new double[] {0.0, -0.0, Double.MIN_VALUE, -Double.MIN_VALUE}) {
      assertSame("ln 2 at " + x, 0x1.62e42fefa39efp-1, Elementary.softplus(x));
    }
    for (double x : new double[] {40, 745, 746, 1e300, Double.MAX_VALUE}) {
      assertSame("itself at " + x, x, Elementary.softplus(x));
    }
    assertSame("least", Double.MIN_VALUE, Elementary.softplus(FIRST));
    assertSame("none", 0.0, Elementary.softplus(Math.nextDown(FIRST)));
  }

  @Test
  void oddFunctionsOfATinyNumberAreTheNumber() {
    for (double size : new double[] {0x1p-55, 1e-300, 0x1p-1022, 0x1.8p-1040, Double.MIN_VALUE}) {
      for (double x : new double[] {size, -size}) {
        assertSame("log1p " + x, x, Elementary.log1p(x));
        assertSame("expm1 " + x, x, Elementary.expm1(x));
        assertSame("tanh " + x, x, Elementary.tanh(x));
      }
    }
  }

  @Test
  void exponentialsOverflowAndUnderflowWhereTheyShould() {
    assertTrue(Elementary.exp(LAST) <= Double.MAX_VALUE);
    assertTrue(Elementary.expm1(LAST) <= Double.MAX_VALUE);
    assertSame("∞", Double.POSITIVE_INFINITY, Elementary.exp(Math.nextUp(LAST)));
    assertSame("∞", Double.POSITIVE_INFINITY, Elementary.expm1(Math.nextUp(LAST)));
    assertSame("least", Double.MIN_VALUE, Elementary.exp(FIRST));
    assertSame("none", 0.0, Elementary.exp(Math.nextDown(FIRST)));
  }

  private static void assertSame(String what, double expected, double actual) {
    assertEquals(Double.doubleToLongBits(expected), Double.doubleToLongBits(actual), what);
  }
}
