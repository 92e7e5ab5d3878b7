package org.natgrad.model;

import java.util.stream.Stream;
import org.natgrad.contract.geometry.MetricContract.Published;
import org.natgrad.contract.information.FisherRaoContract;
import org.natgrad.contract.model.ExponentialFamilyContract;
import org.natgrad.geometry.Point;

class GammaTest implements ExponentialFamilyContract, FisherRaoContract {

  @Override
  public Stream<Point> points() {
    return ExponentialFamilyContract.super.points();
  }

  @Override
  public Gamma model() {
    return new Gamma();
  }

  /** ψ₁(κ) − 1/κ by mpmath, 40 digits. */
  @Override
  public Stream<Published> published() {
    String source = "psi(1, kappa) - 1/kappa, mpmath";
    return Stream.of(
        new Published(
            Point.of(Gamma.SHAPE_MEAN, 1e3, 1),
            new double[] {5.0016666663333336e-7, 0, 0, 1e3},
            1e-15,
            source),
        new Published(
            Point.of(Gamma.SHAPE_MEAN, 1, 1),
            new double[] {0.6449340668482264, 0, 0, 1},
            1e-15,
            "π²/6 − 1"));
  }
}
