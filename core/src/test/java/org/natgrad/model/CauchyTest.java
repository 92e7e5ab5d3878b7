package org.natgrad.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.natgrad.contract.geometry.MetricContract.Published;
import org.natgrad.contract.information.FisherRaoContract;
import org.natgrad.contract.model.StatisticalModelContract;
import org.natgrad.geometry.Point;

class CauchyTest implements StatisticalModelContract, FisherRaoContract {

  @Override
  public Stream<Point> points() {
    return Stream.concat(
        StatisticalModelContract.super.points(),
        Stream.of(
            Point.of(Cauchy.LOCATION_SCALE, 1, 1e3), Point.of(Cauchy.LOCATION_SCALE, 1, 1e-3)));
  }

  @Override
  public Cauchy model() {
    return new Cauchy();
  }

  @Override
  public Stream<Published> published() {
    return Stream.of(
        new Published(
            Point.of(Cauchy.LOCATION_SCALE, 5, 2),
            new double[] {0.125, 0, 0, 0.125},
            0,
            "McCullagh (1996), §3: 1/(2 scale²)"));
  }

  /** Far out, log p = −log π − 2 log |x|: 1 + x² would overflow at 10²⁰⁰. */
  @Test
  void tailsKeepTheirDigits() {
    double expected = -Math.log(Math.PI) - 400 * Math.log(10);
    assertEquals(expected, model().logDensity(new double[] {0, 1}, new double[] {1e200}), 1e-12);
  }
}
