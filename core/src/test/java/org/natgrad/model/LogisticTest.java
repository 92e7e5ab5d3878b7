package org.natgrad.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.natgrad.contract.geometry.MetricContract.Published;
import org.natgrad.contract.information.FisherRaoContract;
import org.natgrad.contract.model.StatisticalModelContract;
import org.natgrad.geometry.Point;

class LogisticTest implements StatisticalModelContract, FisherRaoContract {

  @Override
  public Stream<Point> points() {
    return StatisticalModelContract.super.points();
  }

  @Override
  public Logistic model() {
    return new Logistic();
  }

  @Override
  public Stream<Published> published() {
    return Stream.of(
        new Published(
            Point.of(Logistic.LOCATION_SCALE, 5, 1),
            new double[] {1.0 / 3, 0, 0, 1.4299560445654842},
            1e-15,
            "Johnson, Kotz & Balakrishnan (1995), §23.10: 1/3, 1/3 + pi²/9"));
  }

  @Test
  void tailsKeepTheirDigits() {
    for (double x : new double[] {-1e6, 1e6}) {
      assertEquals(-1e6, model().logDensity(new double[] {0, 1}, new double[] {x}));
      assertEquals(Math.signum(x), model().score(new double[] {0, 1}, new double[] {x})[0]);
    }
  }
}
