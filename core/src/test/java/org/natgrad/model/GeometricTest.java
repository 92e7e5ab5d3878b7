package org.natgrad.model;

import java.util.stream.Stream;
import org.natgrad.contract.geometry.MetricContract.Published;
import org.natgrad.contract.information.FisherRaoContract;
import org.natgrad.contract.model.ExponentialFamilyContract;
import org.natgrad.geometry.Point;

class GeometricTest implements ExponentialFamilyContract, FisherRaoContract {

  @Override
  public Stream<Point> points() {
    return Stream.concat(
        ExponentialFamilyContract.super.points(),
        Stream.of(1e-3, 1e3).map(mean -> Point.of(Geometric.MEAN, mean)));
  }

  @Override
  public Geometric model() {
    return new Geometric();
  }

  /** 1/(p² (1 − p)), the variance of the maximum-likelihood estimator times n. */
  @Override
  public Stream<Published> published() {
    return Stream.of(
        new Published(
            Point.of(Geometric.PROBABILITY, 0.25),
            new double[] {64.0 / 3},
            1e-15,
            "Johnson, Kemp & Kotz (2005), §5.2: 1/(p²(1 - p))"));
  }
}
