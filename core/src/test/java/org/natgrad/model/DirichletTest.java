package org.natgrad.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.natgrad.contract.geometry.MetricContract.Published;
import org.natgrad.contract.model.ExponentialFamilyContract;
import org.natgrad.geometry.Point;
import org.natgrad.information.AmariChentsovTensor;
import org.natgrad.information.FisherMetric;
import org.natgrad.information.FisherRao;

class DirichletTest implements ExponentialFamilyContract {

  @Override
  public Stream<Point> points() {
    return Stream.of(
            new double[][] {
              {1, 1}, {0.1, 0.2}, {2, 0.1}, {0.3, 10}, {15, 0.2}, {40, 60}, {100, 3}, {0.5, 0.5}
            })
        .map(a -> model().domain().point(a));
  }

  @Override
  public Dirichlet model() {
    return Dirichlet.of(2);
  }

  @Override
  public Stream<Published> published() {
    return Stream.of(
        new Published(
            model().domain().point(1, 1),
            new double[] {1, 1 - 1.6449340668482264, 1 - 1.6449340668482264, 1},
            1e-15,
            "geomstats, data/beta.py: beta(1, 1)"));
  }

  /** Three parts, against the definition by the library's own quadrature over the simplex. */
  @Test
  void threePartsHaveTheMetricAndSkewnessOfTheDefinition() {
    Dirichlet three = Dirichlet.of(3);
    Point p = three.domain().point(1.5, 0.8, 3);
    double[] g = FisherMetric.byDefinition(three).at(p).matrix();
    assertArrayEquals(g, FisherMetric.of(three).at(p).matrix(), 1e-9);
    double[] t = AmariChentsovTensor.byDefinition(three).at(p);
    assertArrayEquals(t, AmariChentsovTensor.of(three).at(p), 1e-8);
  }

  /** ∫√(3ψ₁(t) − 9ψ₁(3t)) dt, the arc of the curve that permutations fix, by mpmath. */
  @Test
  void symmetricLawsAreAsFarApartAsTheirArcIsLong() {
    Dirichlet three = Dirichlet.of(3);
    double d =
        FisherRao.of(three)
            .distance(three.domain().point(1, 1, 1), three.domain().point(5, 5, 5))
            .value();
    assertEquals(1.76614778558739128, d, 1e-10 * d);
  }
}
