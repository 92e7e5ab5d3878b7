package org.natgrad.model;

import java.util.stream.Stream;
import org.natgrad.contract.geometry.MetricContract.Published;
import org.natgrad.contract.information.FisherRaoContract;
import org.natgrad.contract.model.ExponentialFamilyContract;
import org.natgrad.geometry.Point;

class NormalTest implements ExponentialFamilyContract, FisherRaoContract {

  @Override
  public Stream<Point> points() {
    return ExponentialFamilyContract.super.points();
  }

  @Override
  public Normal model() {
    return new Normal();
  }

  @Override
  public Stream<Published> published() {
    String source = "Amari & Nagaoka (2000), §2.2";
    return Stream.of(
        new Published(Point.of(Normal.MEAN_STD, 3, 2), new double[] {0.25, 0, 0, 0.5}, 0, source),
        new Published(
            Point.of(Normal.MEAN_VARIANCE, 3, 4), new double[] {0.25, 0, 0, 0.03125}, 0, source));
  }
}
