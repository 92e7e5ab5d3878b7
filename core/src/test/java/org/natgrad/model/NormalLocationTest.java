package org.natgrad.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.natgrad.contract.geometry.MetricContract.Published;
import org.natgrad.contract.information.FisherRaoContract;
import org.natgrad.contract.model.ExponentialFamilyContract;
import org.natgrad.geometry.Point;
import org.natgrad.information.FisherRao;

class NormalLocationTest implements ExponentialFamilyContract {

  @Override
  public Stream<Point> points() {
    return Stream.of(point(0.5, -2));
  }

  private Point point(double... theta) {
    return model().domain().point(theta);
  }

  @Override
  public NormalLocation model() {
    return NormalLocation.of(new double[][] {{2, 1}, {1, 1}});
  }

  @Override
  public Stream<Published> published() {
    return Stream.of(
        new Published(point(3, 5), new double[] {1, -1, -1, 2}, 1e-15, "Mahalanobis (1936): Σ⁻¹"));
  }

  /** (3, 1) Σ⁻¹ (3, 1)ᵀ = 9 − 6 + 2. */
  @Test
  void distanceIsMahalanobis() {
    double d = FisherRao.of(model()).distance(point(1, 1), point(4, 2)).value();
    assertEquals(Math.sqrt(5), d, 1e-15);
    String message =
        assertThrows(
                IllegalArgumentException.class,
                () -> NormalLocation.of(new double[][] {{1, 2}, {2, 1}}))
            .getMessage();
    assertTrue(message.contains("pivot 2"), message);
  }

  /** Apart, for quadrature in two dimensions is slow and distances need three points. */
  @Nested
  class Distances implements FisherRaoContract {

    @Override
    public NormalLocation model() {
      return NormalLocationTest.this.model();
    }

    @Override
    public Stream<Point> points() {
      return Stream.of(point(0, 0), point(0.5, -2), point(-30, 0.1));
    }
  }
}
