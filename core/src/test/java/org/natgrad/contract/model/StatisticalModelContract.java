package org.natgrad.contract.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.natgrad.contract.geometry.ConnectionContract;
import org.natgrad.contract.geometry.MetricContract;
import org.natgrad.contract.geometry.Points;
import org.natgrad.geometry.Chart;
import org.natgrad.geometry.Connection;
import org.natgrad.geometry.Metric;
import org.natgrad.geometry.MetricTensor;
import org.natgrad.geometry.Point;
import org.natgrad.information.AlphaConnection;
import org.natgrad.information.AmariChentsovTensor;
import org.natgrad.information.FisherMetric;
import org.natgrad.model.DifferentiableModel;
import org.natgrad.model.Estimate;
import org.natgrad.model.Expectation;
import org.natgrad.model.Jet;
import org.natgrad.model.Support;

/**
 * Laws every model obeys whose derivatives the library takes; implement it to have your family
 * checked, in all its charts. Truth comes from quadrature of the log-density in the test itself.
 * Equations: Amari &amp; Nagaoka (2000), §2.2, §2.3, §3.1.
 */
public interface StatisticalModelContract {

  /** The values of α that connections are checked at. */
  double[] ALPHAS = {-1, -0.5, 0, 0.5, 1};

  /** The model under test. */
  DifferentiableModel model();

  /**
   * Points in the primary chart, at which quadrature has to reach 1e-9: by default eight, a decade
   * to either side of 1.
   */
  default Stream<Point> points() {
    return Points.in(model().domain().chart(), 8, 1, 20);
  }

  /** Fisher matrices known from elsewhere, at least one. */
  Stream<MetricContract.Published> published();

  /** Connection coefficients known from elsewhere, of any α named by the caller's own test. */
  default Stream<ConnectionContract.Published> publishedLeviCivita() {
    return Stream.empty();
  }

  /** Relative error that closed forms may have against the definition. */
  default double definitionTolerance() {
    return 1e-9;
  }

  /** The first points in every chart. */
  private Stream<Point> everywhere(int count) {
    return model().domain().charts().stream()
        .flatMap(chart -> points().limit(count).map(p -> model().domain().express(p, chart)));
  }

  private boolean hasQuadrature(Point p) {
    return !(model().support(p.coordinates()) instanceof Support.Region);
  }

  @Test
  default void densityIntegratesToOne() {
    points()
        .filter(this::hasQuadrature)
        .forEach(
            p -> {
              double[] mass =
                  Quadrature.expectation(model(), p.coordinates(), x -> new double[] {1});
              assertEquals(1, mass[0], definitionTolerance(), Points.hex(p));
              LawChecks.count();
            });
  }

  /** E[∂_i ℓ] = 0, relative to its standard deviation √g_ii. */
  @Test
  default void scoreHasMeanZero() {
    points()
        .filter(this::hasQuadrature)
        .forEach(
            p -> {
              double[] theta = p.coordinates();
              double[] mean = Quadrature.expectation(model(), theta, x -> model().score(theta, x));
              for (int i = 0; i < theta.length; i++) {
                assertEquals(0, mean[i] / deviation(p, i), definitionTolerance(), Points.hex(p));
              }
              LawChecks.count();
            });
  }

  /** g_ij = E[∂_i ℓ ∂_j ℓ], and = −E[∂_i ∂_j ℓ] unless the score jumps. */
  @Test
  default void fisherMetricIsTheVarianceOfTheScore() {
    points()
        .filter(this::hasQuadrature)
        .forEach(
            p -> {
              int n = p.dimension();
              double[] expected = Quadrature.expectation(model(), p.coordinates(), x -> both(p, x));
              double[] g = FisherMetric.of(model()).at(p).matrix();
              for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                  double unit = deviation(p, i) * deviation(p, j);
                  int e = i * n + j;
                  assertEquals(
                      expected[e] / unit, g[e] / unit, definitionTolerance(), Points.hex(p));
                  if (!model().scoreJumps()) {
                    double second = expected[n * n + e] / unit;
                    assertEquals(second, g[e] / unit, definitionTolerance(), Points.hex(p));
                  }
                }
              }
              LawChecks.count();
            });
  }

  private double[] both(Point p, double[] x) {
    int n = p.dimension();
    Jet jet = Jet.of(model(), p.coordinates(), x, 2);
    double[] out = new double[2 * n * n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        out[i * n + j] = jet.first(0, i) * jet.first(0, j);
        out[n * n + i * n + j] = -jet.second(0, i, j);
      }
    }
    return out;
  }

  /** T_ijk = E[∂_i ℓ ∂_j ℓ ∂_k ℓ], and Γ^(α)_ij,k = E[(∂_i ∂_j ℓ + (1−α)/2 ∂_i ℓ ∂_j ℓ) ∂_k ℓ]. */
  @Test
  default void skewnessAndConnectionsAreTheirDefinitions() {
    points()
        .filter(this::hasQuadrature)
        .forEach(
            p -> {
              int cube = p.dimension() * p.dimension() * p.dimension();
              double[] expected =
                  Quadrature.expectation(model(), p.coordinates(), x -> cubes(p, x));
              double[] t = AmariChentsovTensor.of(model()).at(p);
              assertSameCube(Arrays.copyOf(expected, cube), t, p, "T");
              if (model().scoreJumps()) {
                return;
              }
              for (double alpha : ALPHAS) {
                double[] gamma = new double[cube];
                for (int e = 0; e < cube; e++) {
                  gamma[e] = expected[cube + e] + (1 - alpha) / 2 * expected[e];
                }
                MetricTensor g = FisherMetric.of(model()).at(p);
                double[] got = AlphaConnection.of(model(), alpha).at(p).firstKind(g);
                assertSameCube(gamma, got, p, "Γ^(" + alpha + ")");
              }
            });
  }

  private double[] cubes(Point p, double[] x) {
    int n = p.dimension();
    Jet jet = Jet.of(model(), p.coordinates(), x, 2);
    double[] out = new double[2 * n * n * n];
    for (int e = 0; e < n * n * n; e++) {
      int i = e / (n * n);
      int j = e / n % n;
      int k = e % n;
      out[e] = jet.first(0, i) * jet.first(0, j) * jet.first(0, k);
      out[n * n * n + e] = jet.second(0, i, j) * jet.first(0, k);
    }
    return out;
  }

  private void assertSameCube(double[] expected, double[] got, Point p, String what) {
    int n = p.dimension();
    double largest = 1; // components in the metric's units are of order one, but not bounded by it
    for (int e = 0; e < expected.length; e++) {
      largest = Math.max(largest, Math.abs(expected[e]) / unit(p, n, e));
    }
    for (int e = 0; e < expected.length; e++) {
      double unit = unit(p, n, e);
      double bound = 10 * definitionTolerance() * largest;
      assertEquals(expected[e] / unit, got[e] / unit, bound, what + " at " + Points.hex(p));
    }
    LawChecks.count();
  }

  private double unit(Point p, int n, int e) {
    return deviation(p, e / (n * n)) * deviation(p, e / n % n) * deviation(p, e % n);
  }

  private double deviation(Point p, int i) {
    return Math.sqrt(FisherMetric.of(model()).at(p).component(i, i));
  }

  /** Γ^(α) + Γ^(−α) = 2 Γ^(0) in every chart, to rounding in the metric's units. */
  @Test
  default void oppositeConnectionsAverageToLeviCivita() {
    everywhere(8)
        .forEach(
            p -> {
              int n = p.dimension();
              MetricTensor g = FisherMetric.of(model()).at(p);
              double[] middle = AlphaConnection.of(model(), 0).at(p).firstKind(g);
              for (double alpha : new double[] {0.5, 1, 3}) {
                double[] one = AlphaConnection.of(model(), alpha).at(p).firstKind(g);
                double[] other = AlphaConnection.of(model(), -alpha).at(p).firstKind(g);
                double scale = 1;
                for (int e = 0; e < one.length; e++) {
                  scale = Math.max(scale, Math.abs(one[e]) / unit(p, n, e));
                }
                for (int e = 0; e < one.length; e++) {
                  double gap = (one[e] + other[e] - 2 * middle[e]) / unit(p, n, e);
                  assertEquals(0, gap, averageTolerance() * scale, Points.hex(p));
                }
                LawChecks.count();
              }
            });
  }

  /** Rounding of the law above; a model without closed forms carries that of its quadrature. */
  default double averageTolerance() {
    return 1e-11;
  }

  @Test
  default void skewnessIsSymmetric() {
    everywhere(8)
        .forEach(
            p -> {
              int n = p.dimension();
              double[] t = AmariChentsovTensor.of(model()).at(p);
              for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                  for (int k = 0; k < n; k++) {
                    double unit = unit(p, n, (i * n + j) * n + k);
                    double here = t[(i * n + j) * n + k] / unit;
                    assertEquals(here, t[(j * n + i) * n + k] / unit, 1e-12, Points.hex(p));
                    assertEquals(here, t[(i * n + k) * n + j] / unit, 1e-12, Points.hex(p));
                  }
                }
              }
              LawChecks.count();
            });
  }

  /** There and back between charts, to 1e-10 of the metric's unit length and of the coordinate. */
  @Test
  default void coordinatesComeBackFromEveryChart() {
    for (Chart chart : model().domain().charts()) {
      points()
          .forEach(
              p -> {
                Point back =
                    model()
                        .domain()
                        .express(model().domain().express(p, chart), model().domain().chart());
                for (int i = 0; i < p.dimension(); i++) {
                  double scale = Math.abs(p.coordinate(i)) + 1 / deviation(p, i);
                  assertEquals(
                      p.coordinate(i), back.coordinate(i), 1e-10 * scale, chart + Points.hex(p));
                }
                LawChecks.count();
              });
    }
  }

  /** Sample means of score and squared score lie within five standard errors of 0 and g_ii. */
  @Test
  default void samplerDrawsFromTheLaw() {
    points()
        .limit(4)
        .filter(p -> model().sampler(p.coordinates()).isPresent())
        .forEach(
            p -> {
              int n = p.dimension();
              double[] theta = p.coordinates();
              Estimate[] drawn =
                  Expectation.under(model(), theta)
                      .monteCarlo(
                          2 * n, (x, out) -> squares(theta, x, out), 4000, new SplittableRandom(5));
              for (int i = 0; i < n; i++) {
                double variance = deviation(p, i) * deviation(p, i);
                assertWithin(0, drawn[i], p);
                assertWithin(variance, drawn[n + i], p);
              }
              LawChecks.count();
            });
  }

  private void squares(double[] theta, double[] x, double[] out) {
    assertTrue(model().support(theta).contains(x), () -> Arrays.toString(x));
    double[] score = model().score(theta, x);
    for (int i = 0; i < score.length; i++) {
      out[i] = score[i];
      out[score.length + i] = score[i] * score[i];
    }
  }

  private static void assertWithin(double expected, Estimate drawn, Point p) {
    double slack = 1e-9 * Math.abs(expected); // for a score of constant square
    assertEquals(
        expected, drawn.value(), 5 * drawn.standardError() + slack + 1e-300, Points.hex(p));
  }

  @Test
  default void refusesParametersOutsideTheDomain() {
    Point p = points().findFirst().orElseThrow();
    double[] x = {0.5};
    for (int i = 0; i < p.dimension(); i++) {
      double[] theta = p.coordinates();
      theta[i] = Double.NaN;
      String message =
          assertThrows(IllegalArgumentException.class, () -> model().logDensity(theta, x))
              .getMessage();
      assertTrue(message.contains("theta[" + i + "] = NaN"), message);
      assertThrows(IllegalArgumentException.class, () -> Expectation.under(model(), theta));
    }
    LawChecks.count();
  }

  /** Every law of {@link MetricContract}, in every chart. */
  @TestFactory
  default Stream<DynamicTest> metricKeepsItsContract() {
    MetricContract kit =
        new MetricContract() {
          @Override
          public Metric metric() {
            return FisherMetric.of(model());
          }

          @Override
          public Stream<Point> points() {
            return everywhere(8);
          }

          @Override
          public Stream<Published> published() {
            return StatisticalModelContract.this.published();
          }
        };
    return laws(MetricContract.class, kit, 8, "");
  }

  /**
   * Every law of {@link ConnectionContract} for three pairs of dual connections, in every chart.
   */
  @TestFactory
  default Stream<DynamicTest> connectionsKeepTheirContract() {
    List<DynamicTest> all = new ArrayList<>();
    for (double alpha : new double[] {-1, 0, 0.5}) {
      ConnectionContract kit =
          new ConnectionContract() {
            @Override
            public Connection connection() {
              return AlphaConnection.of(model(), alpha);
            }

            @Override
            public Connection dual() {
              return AlphaConnection.of(model(), -alpha);
            }

            @Override
            public Metric metric() {
              return FisherMetric.of(model());
            }

            @Override
            public Stream<Point> points() {
              return everywhere(3);
            }

            @Override
            public Stream<Published> published() {
              return publishedLeviCivita();
            }
          };
      laws(ConnectionContract.class, kit, 3, " at alpha = " + alpha).forEach(all::add);
    }
    assertFalse(all.isEmpty());
    return all.stream();
  }

  private Stream<DynamicTest> laws(Class<?> contract, Object kit, int count, String suffix) {
    boolean published = publishedLeviCivita().findAny().isPresent() && suffix.endsWith(" 0.0");
    return Arrays.stream(contract.getMethods())
        .filter(method -> method.isAnnotationPresent(Test.class))
        .filter(m -> published || !m.getName().equals("hasTheCoefficientsPublishedElsewhere"))
        .map(
            method ->
                DynamicTest.dynamicTest(method.getName() + suffix, () -> run(method, kit, count)));
  }

  private void run(Method law, Object kit, int count) throws Throwable {
    try {
      law.invoke(kit);
      everywhere(count).forEach(p -> LawChecks.count());
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  /** Says how many checks have run in this JVM so far. */
  @AfterAll
  static void reportTheCount() {
    System.out.println("law checks so far: " + LawChecks.total());
  }
}
