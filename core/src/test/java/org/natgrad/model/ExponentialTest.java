package org.natgrad.model;

import java.util.stream.Stream;
import org.natgrad.contract.geometry.MetricContract.Published;
import org.natgrad.contract.information.FisherRaoContract;
import org.natgrad.contract.model.ExponentialFamilyContract;
import org.natgrad.geometry.Point;

class ExponentialTest implements ExponentialFamilyContract, FisherRaoContract {

  @Override
  public Stream<Point> points() {
    return ExponentialFamilyContract.super.points();
  }

  @Override
  public Exponential model() {
    return new Exponential();
  }

  @Override
  public Stream<Published> published() {
    return Stream.of(
        new Published(
            Point.of(Exponential.MEAN, 2),
            new double[] {0.25},
            0x1p-50,
            "Lehmann & Casella (1998), §2.5: 1/mean²"));
  }
}
