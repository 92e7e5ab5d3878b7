package org.natgrad.model;

import java.util.stream.Stream;
import org.natgrad.contract.geometry.MetricContract.Published;
import org.natgrad.contract.information.FisherRaoContract;
import org.natgrad.contract.model.ExponentialFamilyContract;
import org.natgrad.geometry.Point;

class NormalOfKnownMeanTest implements ExponentialFamilyContract, FisherRaoContract {

  @Override
  public Stream<Point> points() {
    return Stream.concat(
        ExponentialFamilyContract.super.points(),
        Stream.of(model().domain().point(1e-3), model().domain().point(1e3)));
  }

  @Override
  public NormalOfKnownMean model() {
    return NormalOfKnownMean.of(1.5);
  }

  @Override
  public Stream<Published> published() {
    return Stream.of(
        new Published(
            Point.of(model().expectation(), 4),
            new double[] {1.0 / 32},
            1e-15,
            "Lehmann & Casella (1998), table 2.5.1: 1/(2 variance²)"));
  }
}
