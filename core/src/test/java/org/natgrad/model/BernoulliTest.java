package org.natgrad.model;

import java.util.stream.Stream;
import org.natgrad.contract.geometry.MetricContract.Published;
import org.natgrad.contract.information.FisherRaoContract;
import org.natgrad.contract.model.ExponentialFamilyContract;
import org.natgrad.geometry.Point;

class BernoulliTest implements ExponentialFamilyContract, FisherRaoContract {

  @Override
  public Stream<Point> points() {
    return ExponentialFamilyContract.super.points();
  }

  @Override
  public Bernoulli model() {
    return new Bernoulli();
  }

  @Override
  public Stream<Published> published() {
    return Stream.of(
        new Published(
            Point.of(Bernoulli.PROBABILITY, 0.25),
            new double[] {16.0 / 3},
            0x1p-50,
            "Amari (2016), §2.1: 1/(p(1 - p))"));
  }
}
