package org.natgrad.contract.geometry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.natgrad.geometry.Chart;
import org.natgrad.geometry.Coordinate;
import org.natgrad.geometry.Covector;
import org.natgrad.geometry.MatrixTensor;
import org.natgrad.geometry.Metric;
import org.natgrad.geometry.MetricTensor;
import org.natgrad.geometry.Point;
import org.natgrad.geometry.TangentVector;

/**
 * Laws every {@link Metric} obeys; implement it to have your metric checked. Equations: Amari &amp;
 * Nagaoka (2000), §1.3 and §1.5.
 */
public interface MetricContract {

  /** A matrix known from elsewhere, to a relative error (of g_ij, relative to √(g_ii g_jj)). */
  record Published(Point point, double[] matrix, double relativeError, String source) {}

  /** The metric under test. */
  Metric metric();

  /**
   * Points: interior, near the boundary, huge, tiny; seeded; in every chart of the manifold, whose
   * first point's chart has to be expressible in all others. See {@link Points}.
   */
  Stream<Point> points();

  /** Values known from elsewhere, at least one. */
  Stream<Published> published();

  @Test
  default void hasTheValuesPublishedElsewhere() {
    List<Published> values = published().toList();
    assertTrue(!values.isEmpty(), "no published value");
    for (Published value : values) {
      double[][] a = Dense.matrix(metric().at(value.point()));
      int n = a.length;
      for (int i = 0; i < n; i++) {
        for (int j = 0; j < n; j++) {
          double scale =
              Math.sqrt(value.matrix()[i * n + i]) * Math.sqrt(value.matrix()[j * n + j]);
          assertEquals(
              value.matrix()[i * n + j],
              a[i][j],
              value.relativeError() * scale,
              value.source() + " at " + value.point());
        }
      }
    }
  }

  @Test
  default void knowsThePointItWasTakenAt() {
    points()
        .forEach(
            p -> {
              MetricTensor g = metric().at(p);
              assertEquals(Optional.of(p), g.base());
              assertEquals(p.dimension(), g.dimension());
            });
  }

  /** g_ij = g_ji but for the rounding of n products. */
  @Test
  default void isSymmetric() {
    points()
        .forEach(
            p -> {
              double[][] a = Dense.matrix(metric().at(p));
              for (int i = 0; i < a.length; i++) {
                for (int j = 0; j < i; j++) {
                  double scale = Math.sqrt(a[i][i]) * Math.sqrt(a[j][j]);
                  assertEquals(a[i][j], a[j][i], a.length * 0x1p-52 * scale, Points.hex(p));
                }
              }
            });
  }

  @Test
  default void isPositiveDefinite() {
    points()
        .forEach(
            p -> {
              double[][] a = Dense.matrix(metric().at(p));
              double least = Dense.leastPivot(Dense.equilibrated(a));
              assertTrue(least > 0, () -> "pivot " + least + " at " + Points.hex(p));
            });
  }

  /**
   * ♯♭v = v. Forming Gv and solving with it are backward stable, so the relative error in the
   * equilibrated norm is at most 8 n κ ulp, κ the equilibrated condition number.
   */
  @Test
  default void sharpUndoesFlat() {
    Random random = new Random(1);
    points()
        .forEach(
            p -> {
              MetricTensor g = metric().at(p);
              double[][] a = Dense.matrix(g);
              double bound = 8 * a.length * 0x1p-53 * Dense.condition(Dense.equilibrated(a));
              double[] v = unitScale(a, Dense.gaussian(a.length, random));
              TangentVector there = TangentVector.of(p, v);
              double[] back = g.sharp(g.flat(there)).components();
              double largest = 0;
              double worst = 0;
              for (int i = 0; i < v.length; i++) {
                largest = Math.max(largest, Math.abs(v[i]) * Math.sqrt(a[i][i]));
                worst = Math.max(worst, Math.abs(back[i] - v[i]) * Math.sqrt(a[i][i]));
              }
              double error = worst / largest;
              assertTrue(
                  error <= bound, () -> "error " + error + " > " + bound + " at " + Points.hex(p));
            });
  }

  /** ⟨♭v, w⟩ = g(v, w) = g(w, v), and g(v, v) > 0. */
  @Test
  default void innerProductIsThePairingWithTheFlatVector() {
    Random random = new Random(2);
    points()
        .forEach(
            p -> {
              MetricTensor g = metric().at(p);
              double[][] a = Dense.matrix(g);
              int n = a.length;
              TangentVector v = TangentVector.of(p, unitScale(a, Dense.gaussian(n, random)));
              TangentVector w = TangentVector.of(p, unitScale(a, Dense.gaussian(n, random)));
              double scale =
                  n * n * norm(g, v) * norm(g, w) * Dense.condition(Dense.equilibrated(a));
              double byHand = Dense.dot(Dense.times(a, v.components()), w.components());
              assertEquals(byHand, g.inner(v, w), 0x1p-50 * scale, Points.hex(p));
              assertEquals(g.inner(w, v), g.inner(v, w), 0x1p-50 * scale, Points.hex(p));
              assertTrue(g.inner(v, v) > 0, Points.hex(p));
            });
  }

  /** G' = JᵀGJ under x = p + S A y, A random and S the metric's units. */
  @Test
  default void transformsAsATensorUnderAnAffineChange() {
    transformsUnder(0, 3);
  }

  /** G' = JᵀGJ at y ≠ 0 under x = p + S (A y + ε sin y), with J measured by differences. */
  @Test
  default void transformsAsATensorUnderANonlinearChange() {
    transformsUnder(0.5, 4);
  }

  private void transformsUnder(double bend, long seed) {
    Random random = new Random(seed);
    long judged =
        points()
            .filter(p -> Dense.steps(metric().at(p), p).isPresent())
            .filter(p -> transformsAt(p, bend, random))
            .count();
    assertTrue(judged > 0, "no point at which differences can be taken");
  }

  /** Returns whether the changed coordinates stay inside the chart, so that there was a test. */
  private boolean transformsAt(Point p, double bend, Random random) {
    double[] units = Dense.steps(metric().at(p), p).orElseThrow();
    int n = units.length;
    double[][] mix = new double[n][];
    double[] small = new double[n];
    for (int i = 0; i < n; i++) {
      mix[i] = Dense.gaussian(n, random);
      mix[i][i] += 4;
      small[i] = bend * random.nextGaussian();
    }
    Function<Point, double[]> displacement =
        y -> {
          double[] d = Dense.times(mix, y.coordinates());
          for (int i = 0; i < n; i++) {
            d[i] = units[i] * (d[i] + bend * StrictMath.sin(y.coordinate(i)));
          }
          return d;
        };
    Point y = Point.of(Chart.cartesian(n), small);
    double[] x = displacement.apply(y);
    double[] jacobian = new double[n * n];
    for (int i = 0; i < n; i++) {
      x[i] += p.coordinate(i);
      for (int j = 0; j < n; j++) {
        double bent = i == j ? bend * StrictMath.cos(y.coordinate(i)) : 0;
        jacobian[i * n + j] = units[i] * (mix[i][j] + bent);
      }
    }
    if (!p.chart().contains(x)) {
      return false;
    }
    MetricTensor g = metric().at(Point.of(p.chart(), x));
    double[] steps = new double[n];
    Arrays.fill(steps, 0x1p-7);
    double[][] measured = Dense.jacobian(displacement, y, steps);
    assertSameGeometry(g, MatrixTensor.pullback(y, g, jacobian), measured, random, p);
    return true;
  }

  /** In two charts of one manifold the metric is one: G' = JᵀGJ with J measured by differences. */
  @Test
  default void isOneMetricInAllCharts() {
    Random random = new Random(5);
    List<Chart> charts = points().map(Point::chart).distinct().toList();
    for (Chart chart : charts) {
      points()
          .filter(p -> !p.chart().equals(chart))
          .filter(p -> Dense.steps(metric().at(p), p).isPresent())
          .forEach(
              p -> {
                double[] steps = Dense.steps(metric().at(p), p).orElseThrow();
                double[][] j =
                    Dense.jacobian(
                        y -> metric().manifold().express(y, chart).coordinates(), p, steps);
                MetricTensor image = metric().at(metric().manifold().express(p, chart));
                assertSameGeometry(image, metric().at(p), j, random, p);
              });
    }
  }

  /**
   * g'(v, w) = g(Jv, Jw) and J ♯'(Jᵀω) = ♯ω. The measured Jacobian is good to 1e-10 (differences of
   * order six over 2⁻⁸ of the scale, exact abscissae): 1e-9 in all, times the condition number
   * where G is solved.
   */
  private static void assertSameGeometry(
      MetricTensor g, MetricTensor pulled, double[][] jacobian, Random random, Point p) {
    int n = jacobian.length;
    double[] steps = Dense.steps(pulled, pulled.base().orElseThrow()).orElseThrow();
    double[] v = Dense.gaussian(n, random);
    double[] w = Dense.gaussian(n, random);
    for (int i = 0; i < n; i++) {
      v[i] *= steps[i];
      w[i] *= steps[i];
    }
    Point y = pulled.base().orElseThrow();
    Point x = g.base().orElseThrow();
    TangentVector a = TangentVector.of(x, Dense.times(jacobian, v));
    TangentVector b = TangentVector.of(x, Dense.times(jacobian, w));
    double scale = norm(g, a) * norm(g, b);
    assertEquals(
        g.inner(a, b),
        pulled.inner(TangentVector.of(y, v), TangentVector.of(y, w)),
        1e-9 * scale,
        Points.hex(p));
    Covector omega = g.flat(a);
    TangentVector raised =
        pulled.sharp(Covector.of(y, Dense.times(Dense.transposed(jacobian), omega.components())));
    TangentVector pushed = TangentVector.of(x, Dense.times(jacobian, raised.components()));
    double condition = Dense.condition(Dense.equilibrated(Dense.matrix(pulled)));
    assertEquals(
        0,
        norm(g, pushed.plus(g.sharp(omega).times(-1))),
        1e-9 * condition * norm(g, a),
        Points.hex(p));
  }

  @Test
  default void rejectsBadInput() {
    points().forEach(BadInput::isRefusedAt);
  }

  @Test
  default void rejectsPointsOfOtherManifolds() {
    Point foreign = Point.of(Chart.of("a chart of no manifold", Coordinate.real("nowhere")), 0.5);
    if (!metric().manifold().covers(foreign.chart())) {
      String message =
          assertThrows(IllegalArgumentException.class, () -> metric().at(foreign)).getMessage();
      assertTrue(message.contains("a chart of no manifold"), message);
    }
  }

  @Test
  default void rejectsVectorsThatLiveElsewhere() {
    List<Point> some = points().distinct().limit(2).toList();
    MetricTensor here = metric().at(some.get(0));
    Point there = some.get(1);
    TangentVector v = TangentVector.of(there, new double[there.dimension()]);
    Covector w = Covector.of(there, new double[there.dimension()]);
    assertThrows(IllegalArgumentException.class, () -> here.flat(v));
    assertThrows(IllegalArgumentException.class, () -> here.sharp(w));
    assertThrows(IllegalArgumentException.class, () -> here.inner(v, v));
  }

  private static double norm(MetricTensor g, TangentVector v) {
    return Math.sqrt(Math.max(0, g.inner(v, v)));
  }

  /** Components in the units of the metric, so that no coordinate drowns another. */
  private static double[] unitScale(double[][] a, double[] v) {
    for (int i = 0; i < v.length; i++) {
      v[i] /= Math.sqrt(a[i][i]);
    }
    return v;
  }
}
