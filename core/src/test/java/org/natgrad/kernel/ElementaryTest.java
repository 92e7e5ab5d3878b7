package org.natgrad.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;
import org.hipparchus.dfp.Dfp;
import org.hipparchus.dfp.DfpField;
import org.hipparchus.dfp.DfpMath;
import org.junit.jupiter.api.Test;

/** exp, log and log1p against decimal arithmetic (Hipparchus Dfp), in units of ulp. */
class ElementaryTest {

  private static final int POINTS = 3000;

  /** The bounds stated in the Javadoc of {@link Elementary}. */
  private static final double EXP_BOUND = 0.81;

  private static final double LOG_BOUND = 0.85;
  private static final double LOG1P_BOUND = 0.83;

  /** Sixty digits, so that 1 + x keeps forty of a tiny x. */
  private final DfpField digits = new DfpField(60);

  private final SplittableRandom random = new SplittableRandom(31);

  @Test
  void expIsWithinItsBoundFromUnderflowToOverflow() {
    double worst = 0;
    for (int i = 0; i < POINTS; i++) {
      double x = -745 + 1454.7 * random.nextDouble();
      worst = Math.max(worst, ulps(x, Elementary::exp, DfpMath::exp));
      worst = Math.max(worst, ulps(random.nextDouble() - 0.5, Elementary::exp, DfpMath::exp));
    }
    assertBelow(EXP_BOUND, worst);
  }

  @Test
  void expRoundsOnceWhereTheResultIsSubnormal() {
    double worst = 0;
    for (int i = 0; i < POINTS; i++) {
      double x = -745.1 + 36.7 * random.nextDouble();
      worst = Math.max(worst, ulps(x, Elementary::exp, DfpMath::exp));
    }
    assertBelow(EXP_BOUND, worst);
  }

  @Test
  void logIsWithinItsBoundFromSubnormalToHugeAndAroundOne() {
    double worst = 0;
    for (int i = 0; i < POINTS; i++) {
      double x = Math.scalb(0.5 + random.nextDouble(), random.nextInt(-1074, 1023));
      worst = Math.max(worst, ulps(x, Elementary::log, DfpMath::log));
      worst = Math.max(worst, ulps(0.5 + 1.5 * random.nextDouble(), Elementary::log, DfpMath::log));
    }
    assertBelow(LOG_BOUND, worst);
  }

  @Test
  void logIsAccurateNextToOne() {
    double worst = 0;
    for (int i = -200; i <= 200; i++) {
      worst = Math.max(worst, i == 0 ? 0 : ulps(1 + i * 0x1p-52, Elementary::log, DfpMath::log));
    }
    assertBelow(LOG_BOUND, worst);
  }

  @Test
  void log1pIsWithinItsBoundAtEveryMagnitude() {
    UnaryOperator<Dfp> truth = x -> DfpMath.log(x.add(1));
    double worst = 0;
    for (int i = 0; i < POINTS; i++) {
      double x = Math.scalb(random.nextDouble() - 0.5, -random.nextInt(0, 56));
      worst = Math.max(worst, ulps(x, Elementary::log1p, truth));
      worst = Math.max(worst, ulps(2 * random.nextDouble() - 1, Elementary::log1p, truth));
      double large = Math.scalb(random.nextDouble(), random.nextInt(0, 1023));
      worst = Math.max(worst, ulps(large, Elementary::log1p, truth));
    }
    assertBelow(LOG1P_BOUND, worst);
  }

  @Test
  void log1pOfATinyNumberIsTheNumber() {
    for (double x : new double[] {0x1p-54, -0x1p-55, 1e-300, Double.MIN_VALUE, -Double.MIN_VALUE}) {
      assertEquals(x, Elementary.log1p(x));
    }
  }

  @Test
  void specialValuesAreThoseOfMath() {
    double[] special = {
      Double.NaN,
      Double.POSITIVE_INFINITY,
      Double.NEGATIVE_INFINITY,
      0.0,
      -0.0,
      1,
      -1,
      -2,
      -Double.MIN_VALUE,
      -Double.MAX_VALUE,
      710,
      1e300,
      -746,
      -1e300,
      Math.nextDown(-1.0)
    };
    for (double x : special) {
      assertSame("exp " + x, Math.exp(x), Elementary.exp(x));
      if (!(x > 1 && x < Double.POSITIVE_INFINITY)) {
        assertSame("log " + x, Math.log(x), Elementary.log(x));
      }
      if (!(x > 0 && x < Double.POSITIVE_INFINITY)) {
        assertSame("log1p " + x, Math.log1p(x), Elementary.log1p(x));
      }
    }
  }

  @Test
  void expOverflowsAndUnderflowsWhereItShould() {
    double last = 0x1.62e42fefa39efp9;
    assertTrue(Elementary.exp(last) <= Double.MAX_VALUE);
    assertEquals(Double.POSITIVE_INFINITY, Elementary.exp(Math.nextUp(last)));
    double first = -0x1.74910d52d3051p9;
    assertEquals(Double.MIN_VALUE, Elementary.exp(first));
    assertEquals(0, Elementary.exp(Math.nextDown(first)));
  }

  private static void assertSame(String what, double expected, double actual) {
    assertEquals(Double.doubleToLongBits(expected), Double.doubleToLongBits(actual), what);
  }

  private static void assertBelow(double bound, double worst) {
    assertTrue(worst <= bound, () -> worst + " ulp, bound " + bound);
    assertTrue(worst > 0.4, () -> "only " + worst + " ulp: the measure itself must be broken");
  }

  private double ulps(double x, DoubleUnaryOperator f, UnaryOperator<Dfp> truth) {
    double y = f.applyAsDouble(x);
    Dfp exact = truth.apply(digits.newDfp(x));
    Dfp error = exact.subtract(digits.newDfp(y)).abs();
    return error.divide(digits.newDfp(Math.ulp(y))).toDouble();
  }
}
