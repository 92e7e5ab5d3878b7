package org.natgrad.model;

import java.util.stream.Stream;
import org.natgrad.contract.geometry.MetricContract.Published;
import org.natgrad.contract.information.FisherRaoContract;
import org.natgrad.contract.model.ExponentialFamilyContract;
import org.natgrad.geometry.Point;

class PoissonTest implements ExponentialFamilyContract, FisherRaoContract {

  @Override
  public Stream<Point> points() {
    return ExponentialFamilyContract.super.points();
  }

  @Override
  public Poisson model() {
    return new Poisson();
  }

  @Override
  public Stream<Published> published() {
    return Stream.of(
        new Published(
            Point.of(Poisson.RATE, 4),
            new double[] {0.25},
            0x1p-50,
            "Lehmann & Casella (1998), table 2.5.1: 1/lambda"));
  }
}
