package org.natgrad.model;

import java.util.stream.Stream;
import org.natgrad.contract.geometry.MetricContract.Published;
import org.natgrad.contract.information.FisherRaoContract;
import org.natgrad.contract.model.ExponentialFamilyContract;
import org.natgrad.geometry.Point;

class ParetoTest implements ExponentialFamilyContract, FisherRaoContract {

  @Override
  public Stream<Point> points() {
    return Stream.of(0.1, 0.3, 1.0, 3.0, 40.0, 1000.0).map(alpha -> model().domain().point(alpha));
  }

  @Override
  public Pareto model() {
    return Pareto.of(2);
  }

  @Override
  public Stream<Published> published() {
    return Stream.of(
        new Published(
            model().domain().point(4),
            new double[] {0.0625},
            0x1p-50,
            "Johnson, Kotz & Balakrishnan (1994), §20.4: 1/alpha²"));
  }
}
