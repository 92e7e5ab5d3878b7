package org.natgrad.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.natgrad.contract.geometry.MetricContract.Published;
import org.natgrad.contract.information.FisherRaoContract;
import org.natgrad.contract.model.ExponentialFamilyContract;
import org.natgrad.geometry.Point;
import org.natgrad.geometry.TangentVector;
import org.natgrad.information.FisherRao;
import org.natgrad.information.Geodesic;

class InverseGaussianTest implements ExponentialFamilyContract, FisherRaoContract {

  @Override
  public Stream<Point> points() {
    return Stream.concat(
        ExponentialFamilyContract.super.points(),
        Stream.of(
            Point.of(InverseGaussian.MEAN_SHAPE, 1, 1e2),
            Point.of(InverseGaussian.MEAN_SHAPE, 1, 1e-2)));
  }

  @Override
  public InverseGaussian model() {
    return new InverseGaussian();
  }

  @Override
  public Stream<Published> published() {
    return Stream.of(
        new Published(
            Point.of(InverseGaussian.MEAN_SHAPE, 2, 3),
            new double[] {3.0 / 8, 0, 0, 1.0 / 18},
            1e-15,
            "Johnson, Kotz & Balakrishnan (1994), §15.5: diag(lambda/mean³, 1/(2 lambda²))"));
  }

  /** At fixed λ the arc is √λ |2/√μ − 2/√ν| along a horocycle, so d = 2√2 arsinh(half of it/√2). */
  @Test
  void lawsOfOneShapeAreAsFarApartAsOnAHorocycle() {
    double d =
        FisherRao.of(model())
            .distance(
                Point.of(InverseGaussian.MEAN_SHAPE, 1, 4),
                Point.of(InverseGaussian.MEAN_SHAPE, 4, 4))
            .value();
    double chord = 2 / (2 * Math.sqrt(2));
    double expected = 2 * Math.sqrt(2) * Math.log(chord + Math.sqrt(1 + chord * chord));
    assertEquals(expected, d, 1e-14 * d);
  }

  /**
   * Towards a large mean the geodesic runs into 2/√μ = 0: from (1, 1/4) with velocity (1, 0), level
   * in the half-plane, at t = 2√2 artanh(1/√2).
   */
  @Test
  void geodesicsReachAnInfiniteMeanInFiniteTime() {
    Point p = Point.of(InverseGaussian.MEAN_SHAPE, 1, 0.25);
    Geodesic geodesic = FisherRao.of(model()).geodesic(TangentVector.of(p, 4, 0));
    double root = 1 / Math.sqrt(2);
    double expected = 2 * Math.sqrt(2) * 0.5 * Math.log((1 + root) / (1 - root)) / 4;
    assertEquals(expected, geodesic.exit().orElseThrow().parameter(), 1e-14);
    assertTrue(FisherRao.of(model()).geodesic(TangentVector.of(p, -1, 0)).exit().isEmpty());
  }
}
