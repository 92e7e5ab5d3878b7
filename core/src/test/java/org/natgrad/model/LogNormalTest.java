package org.natgrad.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.natgrad.contract.geometry.MetricContract.Published;
import org.natgrad.contract.model.ExponentialFamilyContract;
import org.natgrad.geometry.Point;
import org.natgrad.information.FisherRao;

class LogNormalTest implements ExponentialFamilyContract {

  @Override
  public Stream<Point> points() {
    return ExponentialFamilyContract.super.points().filter(p -> Math.abs(p.coordinate(0)) < 50);
  }

  @Override
  public LogNormal model() {
    return new LogNormal();
  }

  @Override
  public Stream<Published> published() {
    return Stream.of(
        new Published(
            Point.of(LogNormal.LOG_MEAN_STD, 3, 2),
            new double[] {0.25, 0, 0, 0.5},
            0,
            "Johnson, Kotz & Balakrishnan (1994), §14.4: diag(1, 2)/sigma²"));
  }

  /** Atkinson &amp; Mitchell (1981): N(0, 1) and N(3, 2²) are 2.13623711533137970 apart. */
  @Test
  void distancesAreTheLogarithms() {
    double d =
        FisherRao.of(model())
            .distance(model().domain().point(0, 1), model().domain().point(3, 2))
            .value();
    assertEquals(2.13623711533137970, d, 1e-14);
  }
}
