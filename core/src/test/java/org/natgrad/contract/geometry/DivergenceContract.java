package org.natgrad.contract.geometry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.natgrad.geometry.Chart;
import org.natgrad.geometry.Coordinate;
import org.natgrad.geometry.Divergence;
import org.natgrad.geometry.Metric;
import org.natgrad.geometry.MetricTensor;
import org.natgrad.geometry.Point;

/**
 * Laws every {@link Divergence} obeys; implement it to have yours checked. Equations: Amari &amp;
 * Nagaoka (2000), §3.2.
 */
public interface DivergenceContract {

  /** D(p, q) and D(q, p) as published; they pin the order of the arguments. */
  record Published(
      Point p, Point q, double value, double reversed, double relativeError, String source) {}

  /** A pair at which D is +∞. */
  record Infinite(Point p, Point q) {}

  /** The divergence under test. */
  Divergence divergence();

  /** The metric that it induces: D(p, p + v) = ½ g_p(v, v) + O(‖v‖³). */
  Metric metric();

  /** Points, as for {@link MetricContract#points()}; all pairs of them are tried. */
  Stream<Point> points();

  /** Values known from elsewhere, at least one. */
  Stream<Published> published();

  /** Whether D(p, q) = D(q, p) always, so that no value can pin the order. */
  default boolean isSymmetric() {
    return false;
  }

  /** Pairs at infinite divergence. */
  default Stream<Infinite> infinite() {
    return Stream.empty();
  }

  @Test
  default void takesItsArgumentsInThePublishedOrder() {
    List<Published> values = published().toList();
    assertTrue(!values.isEmpty(), "no published value");
    for (Published v : values) {
      double tolerance = v.relativeError() * v.value();
      assertEquals(v.value(), divergence().between(v.p(), v.q()), tolerance, v.source());
      assertEquals(
          v.reversed(),
          divergence().between(v.q(), v.p()),
          v.relativeError() * v.reversed(),
          v.source() + ", reversed");
    }
    assertTrue(
        isSymmetric()
            || values.stream()
                .anyMatch(
                    v -> Math.abs(v.value() - v.reversed()) > 10 * v.relativeError() * v.value()),
        "no published value tells D(p, q) from D(q, p)");
  }

  /** D(p, q) ≥ 0 for all pairs, NaN for none. */
  @Test
  default void isNeverNegativeAndNeverNaN() {
    List<Point> all = points().toList();
    for (Point p : all) {
      for (Point q : all) {
        double d = divergence().between(p, q);
        assertTrue(d >= 0, () -> d + " from " + Points.hex(p) + " to " + Points.hex(q));
      }
    }
  }

  /** D(p, p) = 0, exactly. */
  @Test
  default void isZeroOnTheDiagonal() {
    points()
        .forEach(
            p -> {
              Point twin = Point.of(p.chart(), p.coordinates());
              assertEquals(0.0, divergence().between(p, twin), Points.hex(p));
            });
  }

  /** D(p, q) > 0 for points a quarter of the metric's unit length apart. */
  @Test
  default void isPositiveOffTheDiagonal() {
    Random random = new Random(1);
    points()
        .forEach(
            p -> {
              Point q = stepped(p, direction(p, random), 0.25);
              if (!q.equals(p)) {
                assertTrue(divergence().between(p, q) > 0, Points.hex(p));
              }
            });
  }

  @Test
  default void isInfiniteWhereItShouldBe() {
    infinite()
        .forEach(
            pair ->
                assertEquals(Double.POSITIVE_INFINITY, divergence().between(pair.p(), pair.q())));
  }

  /**
   * |D(p, p + hv) − ½h² g(v, v)| falls as h³ or faster: the slope over five halvings from h = 1/4
   * of the scale is at least 2.8. A wrong Hessian gives slope 2. Errors of at most 1e-11 D, where D
   * itself is rounded, are none. Reversing the arguments changes the third order only.
   */
  @Test
  default void halfItsHessianIsTheMetric() {
    Random random = new Random(2);
    long judged =
        points()
            .filter(p -> Dense.steps(metric().at(p), p).isPresent())
            .peek(
                p -> {
                  double[] v = direction(p, random);
                  assertThirdOrder(p, v, false);
                  assertThirdOrder(p, v, true);
                })
            .count();
    assertTrue(judged > 0, "no point at which differences can be taken");
  }

  private void assertThirdOrder(Point p, double[] v, boolean reversed) {
    MetricTensor g = metric().at(p);
    int halvings = 5;
    double first = 0;
    double last = 0;
    double rounding = 0;
    for (int k = 0; k <= halvings; k++) {
      double h = Math.scalb(0.25, -k);
      Point q = stepped(p, v, h);
      double[] step = q.coordinates();
      for (int i = 0; i < step.length; i++) {
        step[i] -= p.coordinate(i); // the step that was taken, rounding included
      }
      double[] lowered = new double[step.length];
      g.flat(step, lowered);
      double half = 0.5 * Dense.dot(step, lowered);
      assertTrue(half > 0, Points.hex(p));
      double d = reversed ? divergence().between(q, p) : divergence().between(p, q);
      last = Math.abs(d - half);
      rounding = 1e-11 * half;
      first = k == 0 ? last : first;
    }
    double slope = StrictMath.log(first / last) / StrictMath.log(2) / halvings;
    assertTrue(
        last <= rounding || slope >= 2.8,
        () -> "slope " + slope + (reversed ? ", reversed," : "") + " at " + Points.hex(p));
  }

  @Test
  default void rejectsBadInput() {
    points().forEach(BadInput::isRefusedAt);
  }

  @Test
  default void rejectsPointsOfOtherManifolds() {
    Point foreign = Point.of(Chart.of("a chart of no manifold", Coordinate.real("nowhere")), 0.5);
    Point p = points().findFirst().orElseThrow();
    assertThrows(IllegalArgumentException.class, () -> divergence().between(p, foreign));
    assertThrows(IllegalArgumentException.class, () -> divergence().between(foreign, p));
  }

  /** A random direction, of about unit length in the metric and not beyond half the domain. */
  private double[] direction(Point p, Random random) {
    double[][] a = Dense.matrix(metric().at(p));
    double[] v = Dense.gaussian(p.dimension(), random);
    for (int i = 0; i < v.length; i++) {
      v[i] /= Math.sqrt(v.length * a[i][i]);
    }
    for (int shrinks = 0; shrinks < 200; shrinks++) {
      double[] ahead = p.coordinates();
      double[] behind = p.coordinates();
      for (int i = 0; i < v.length; i++) {
        ahead[i] += 2 * v[i];
        behind[i] -= 2 * v[i];
      }
      if (p.chart().contains(ahead) && p.chart().contains(behind)) {
        break;
      }
      for (int i = 0; i < v.length; i++) {
        v[i] /= 2;
      }
    }
    return v;
  }

  private static Point stepped(Point p, double[] v, double h) {
    double[] x = p.coordinates();
    for (int i = 0; i < x.length; i++) {
      x[i] += h * v[i];
    }
    return Point.wrap(p.chart(), x);
  }
}
