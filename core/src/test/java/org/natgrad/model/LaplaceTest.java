package org.natgrad.model;

import java.util.stream.Stream;
import org.natgrad.contract.geometry.MetricContract.Published;
import org.natgrad.contract.information.FisherRaoContract;
import org.natgrad.contract.model.StatisticalModelContract;
import org.natgrad.geometry.Point;

class LaplaceTest implements StatisticalModelContract, FisherRaoContract {

  @Override
  public Stream<Point> points() {
    return StatisticalModelContract.super.points();
  }

  @Override
  public Laplace model() {
    return new Laplace();
  }

  @Override
  public Stream<Published> published() {
    return Stream.of(
        new Published(
            Point.of(Laplace.LOCATION_SCALE, 5, 2),
            new double[] {0.25, 0, 0, 0.25},
            0,
            "Johnson, Kotz & Balakrishnan (1995), §24.7: 1/b²"));
  }
}
