package org.natgrad.model;

import java.util.stream.Stream;
import org.natgrad.contract.geometry.MetricContract.Published;
import org.natgrad.contract.information.FisherRaoContract;
import org.natgrad.contract.model.ExponentialFamilyContract;
import org.natgrad.geometry.Point;

class CategoricalTest implements ExponentialFamilyContract, FisherRaoContract {

  @Override
  public Stream<Point> points() {
    return ExponentialFamilyContract.super.points();
  }

  @Override
  public Categorical model() {
    return Categorical.of(4);
  }

  @Override
  public Stream<Published> published() {
    return Stream.of(
        new Published(
            Point.of(Categorical.of(4).domain().chart(), 0.25, 0.5, 0.125),
            new double[] {12, 8, 8, 8, 10, 8, 8, 8, 16},
            0x1p-50,
            "Amari & Nagaoka (2000), §2.5"));
  }
}
