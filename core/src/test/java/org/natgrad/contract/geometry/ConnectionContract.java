package org.natgrad.contract.geometry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.natgrad.geometry.Chart;
import org.natgrad.geometry.ChristoffelSymbols;
import org.natgrad.geometry.Connection;
import org.natgrad.geometry.Coordinate;
import org.natgrad.geometry.Metric;
import org.natgrad.geometry.MetricTensor;
import org.natgrad.geometry.Point;

/**
 * Laws of a torsion-free {@link Connection} that is one of a pair, dual under a metric. Equations:
 * Amari &amp; Nagaoka (2000), §1.6 and §3.1. The Levi-Civita connection is its own dual.
 */
public interface ConnectionContract {

  /** A coefficient Γ^k_ij known from elsewhere. */
  record Published(
      Point point, int i, int j, int k, double value, double relativeError, String source) {}

  /** The connection under test. */
  Connection connection();

  /** Its dual; itself for a Levi-Civita connection. */
  Connection dual();

  /** The metric of the duality. */
  Metric metric();

  /** Points, as for {@link MetricContract#points()}. */
  Stream<Point> points();

  /** Values known from elsewhere, at least one. */
  Stream<Published> published();

  @Test
  default void hasTheCoefficientsPublishedElsewhere() {
    List<Published> values = published().toList();
    assertTrue(!values.isEmpty(), "no published value");
    for (Published v : values) {
      assertEquals(
          v.value(),
          connection().at(v.point()).get(v.i(), v.j(), v.k()),
          v.relativeError() * Math.abs(v.value()),
          v.source());
    }
  }

  @Test
  default void knowsThePointItWasTakenAt() {
    points().forEach(p -> assertEquals(p, connection().at(p).base()));
  }

  /** Γ^k_ij = Γ^k_ji, exactly: both are one expression. */
  @Test
  default void hasNoTorsion() {
    points()
        .forEach(
            p -> {
              ChristoffelSymbols c = connection().at(p);
              int n = c.dimension();
              for (int i = 0; i < n; i++) {
                for (int j = 0; j < i; j++) {
                  for (int k = 0; k < n; k++) {
                    assertEquals(c.get(j, i, k), c.get(i, j, k), Points.hex(p));
                  }
                }
              }
            });
  }

  /**
   * ∂_i g_jk = Γ_ij,k + Γ*_ik,j, with the left side measured by differences of order six over 2⁻⁸
   * of the scale: good to 1e-10 for metrics whose coefficients are powers of a coordinate, so 1e-9.
   */
  @Test
  default void isDualToItsPartner() {
    long judged =
        points()
            .filter(p -> Dense.steps(metric().at(p), p).isPresent())
            .peek(this::assertDualAt)
            .count();
    assertTrue(judged > 0, "no point at which differences can be taken");
  }

  private void assertDualAt(Point p) {
    MetricTensor g = metric().at(p);
    double[] steps = Dense.steps(g, p).orElseThrow();
    int n = steps.length;
    double[] own = connection().at(p).firstKind(g);
    double[] partner = dual().at(p).firstKind(g);
    for (int i = 0; i < n; i++) {
      double[] slope =
          Dense.derivative(q -> Dense.flattened(Dense.matrix(metric().at(q))), p, i, steps[i]);
      for (int j = 0; j < n; j++) {
        for (int k = 0; k < n; k++) {
          double unit = 0x1p8 * steps[i] * 0x1p8 * steps[j] * 0x1p8 * steps[k];
          assertEquals(
              slope[j * n + k] * unit,
              (own[(i * n + j) * n + k] + partner[(i * n + k) * n + j]) * unit,
              1e-9,
              () -> "∂_i g_jk at " + Points.hex(p));
        }
      }
    }
  }

  /**
   * Across charts, Γ'^c_ab = (∂yᶜ/∂xᵏ)(∂²xᵏ/∂yᵃ∂yᵇ + Γ^k_ij ∂_a xⁱ ∂_b xʲ): the inhomogeneous law,
   * its derivatives measured by nested differences of order six, good to 1e-8.
   */
  @Test
  default void transformsAsAConnectionAcrossCharts() {
    List<Chart> charts = points().map(Point::chart).distinct().toList();
    for (Chart chart : charts) {
      points()
          .filter(p -> !p.chart().equals(chart))
          .filter(p -> Dense.steps(metric().at(p), p).isPresent())
          .forEach(p -> assertTransformsAt(p, chart));
    }
  }

  private void assertTransformsAt(Point y, Chart chart) {
    double[] steps = Dense.steps(metric().at(y), y).orElseThrow();
    int n = steps.length;
    ChristoffelSymbols there = connection().at(metric().manifold().express(y, chart));
    ChristoffelSymbols here = connection().at(y);
    Function<Point, double[][]> jacobian =
        q -> Dense.jacobian(r -> metric().manifold().express(r, chart).coordinates(), q, steps);
    double[][] j = jacobian.apply(y);
    double[][] back = Dense.inverse(j);
    for (int a = 0; a < n; a++) {
      double[] second = Dense.derivative(q -> Dense.flattened(jacobian.apply(q)), y, a, steps[a]);
      for (int b = 0; b < n; b++) {
        double[] image = new double[n];
        double[] columnA = Dense.transposed(j)[a];
        double[] columnB = Dense.transposed(j)[b];
        there.contract(columnA, columnB, image);
        for (int k = 0; k < n; k++) {
          image[k] += second[k * n + b];
        }
        double[] expected = Dense.times(back, image);
        for (int c = 0; c < n; c++) {
          double unit = 0x1p8 * steps[a] * steps[b] / steps[c];
          assertEquals(expected[c] * unit, here.get(a, b, c) * unit, 1e-8, Points.hex(y));
        }
      }
    }
  }

  @Test
  default void rejectsBadInput() {
    points().forEach(BadInput::isRefusedAt);
    Point foreign = Point.of(Chart.of("a chart of no manifold", Coordinate.real("nowhere")), 0.5);
    if (!connection().manifold().covers(foreign.chart())) {
      String message =
          assertThrows(IllegalArgumentException.class, () -> connection().at(foreign)).getMessage();
      assertTrue(message.contains("a chart of no manifold"), message);
    }
  }
}
