package org.natgrad.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.natgrad.contract.geometry.MetricContract.Published;
import org.natgrad.contract.information.FisherRaoContract;
import org.natgrad.contract.model.ExponentialFamilyContract;
import org.natgrad.geometry.Point;

class CentredNormalTest implements ExponentialFamilyContract {

  @Override
  public Stream<Point> points() {
    return Stream.of(point(2, 0.5, 0.7));
  }

  private Point point(double... theta) {
    return model().domain().point(theta);
  }

  @Override
  public CentredNormal model() {
    return CentredNormal.of(2);
  }

  @Override
  public Stream<Published> published() {
    return Stream.of(
        new Published(
            Point.of(model().expectation(), 2, 1, 1),
            new double[] {0.5, -1, 0.5, -1, 3, -2, 0.5, -2, 2},
            1e-14,
            "Skovgaard (1984), theorem 2.1: ½ tr(Σ⁻¹dΣ Σ⁻¹dΣ)"));
  }

  /** The natural parameters of Σ = [[2, 1], [1, 1]]: x₁x₂ stands once in the statistic. */
  @Test
  void productsOffTheDiagonalCountOnce() {
    Point p = model().point(new double[][] {{2, 1}, {1, 1}});
    double[] theta = model().domain().express(p, model().natural()).coordinates();
    assertArrayEquals(new double[] {-0.5, 1, -1}, theta, 1e-15);
    assertThrows(
        IllegalArgumentException.class, () -> model().point(new double[][] {{1, 1}, {1, 1}}));
    assertThrows(IllegalArgumentException.class, () -> CentredNormal.of(0));
  }

  /** Apart, for quadrature in two dimensions is slow and distances need three points. */
  @Nested
  class Distances implements FisherRaoContract {

    @Override
    public CentredNormal model() {
      return CentredNormalTest.this.model();
    }

    @Override
    public Stream<Point> points() {
      return Stream.of(point(1, 0, 1), point(2, 0.5, 0.7), point(0.2, -1.5, 1.6));
    }
  }
}
