package org.natgrad.model;

import java.util.stream.Stream;
import org.natgrad.contract.geometry.MetricContract.Published;
import org.natgrad.contract.information.FisherRaoContract;
import org.natgrad.contract.model.StatisticalModelContract;
import org.natgrad.geometry.Point;

class GumbelTest implements StatisticalModelContract, FisherRaoContract {

  @Override
  public Stream<Point> points() {
    return Stream.concat(
        StatisticalModelContract.super.points(),
        Stream.of(
            Point.of(Gumbel.LOCATION_SCALE, 3, 1e3), Point.of(Gumbel.LOCATION_SCALE, 3, 1e-3)));
  }

  @Override
  public Gumbel model() {
    return new Gumbel();
  }

  @Override
  public Stream<Published> published() {
    return Stream.of(
        new Published(
            Point.of(Gumbel.LOCATION_SCALE, 5, 2),
            new double[] {
              0.25,
              -0.25 * 0.42278433509846714,
              -0.25 * 0.42278433509846714,
              0.25 * 1.8236806608528794
            },
            1e-15,
            "Johnson, Kotz & Balakrishnan (1995), §22.9: 1, gamma - 1, pi²/6 + (1 - gamma)²"));
  }
}
