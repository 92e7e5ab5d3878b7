package org.natgrad.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.natgrad.contract.geometry.MetricContract.Published;
import org.natgrad.contract.information.FisherRaoContract;
import org.natgrad.contract.model.StatisticalModelContract;
import org.natgrad.geometry.Point;

class WeibullTest implements StatisticalModelContract, FisherRaoContract {

  @Override
  public Stream<Point> points() {
    return StatisticalModelContract.super.points();
  }

  @Override
  public Weibull model() {
    return new Weibull();
  }

  @Override
  public Stream<Published> published() {
    return Stream.of(
        new Published(
            Point.of(Weibull.SHAPE_SCALE, 2, 4),
            new double[] {
              1.8236806608528794 / 4, -0.42278433509846714 / 4, -0.42278433509846714 / 4, 0.25
            },
            1e-15,
            "Gupta & Kundu (2006), §2: (psi'(1) + psi²(2))/k², -psi(2)/lambda, k²/lambda²"));
  }

  /** At k = 1 the law is exponential, and the curve k = 1 has the exponential law's metric. */
  @Test
  void ofShapeOneItIsTheExponentialLaw() {
    double[] x = {0.7};
    assertEquals(
        new Exponential().logDensity(new double[] {3}, x),
        model().logDensity(new double[] {1, 3}, x),
        1e-15);
    assertEquals(
        new Exponential().score(new double[] {3}, x)[0],
        model().score(new double[] {1, 3}, x)[1],
        1e-15);
  }
}
