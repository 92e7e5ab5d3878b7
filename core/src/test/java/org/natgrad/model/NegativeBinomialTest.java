package org.natgrad.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.natgrad.contract.geometry.MetricContract.Published;
import org.natgrad.contract.information.FisherRaoContract;
import org.natgrad.contract.model.ExponentialFamilyContract;
import org.natgrad.geometry.Point;

class NegativeBinomialTest implements ExponentialFamilyContract, FisherRaoContract {

  @Override
  public Stream<Point> points() {
    return Stream.concat(
        ExponentialFamilyContract.super.points(),
        Stream.of(1e-3, 200.0).map(mean -> model().domain().point(mean)));
  }

  @Override
  public NegativeBinomial model() {
    return NegativeBinomial.of(2.5);
  }

  @Override
  public Stream<Published> published() {
    return Stream.of(
        new Published(
            Point.of(model().probability(), 0.5),
            new double[] {20},
            1e-15,
            "Johnson, Kemp & Kotz (2005), §5.3: r/(p²(1 - p))"));
  }

  @Test
  void ofIndexOneItIsTheGeometricLaw() {
    for (double mean : new double[] {0.01, 1, 50}) {
      for (double x : new double[] {0, 1, 7, 300}) {
        double expected = new Geometric().logDensity(new double[] {mean}, new double[] {x});
        double got = NegativeBinomial.of(1).logDensity(new double[] {mean}, new double[] {x});
        assertEquals(expected, got, 1e-13 * (1 + Math.abs(expected)));
      }
    }
  }

  /** At r = 10¹² the law is Poisson's to 1e-10: Γ(x + r)/Γ(r) must not cancel. */
  @Test
  void ofLargeIndexItIsThePoissonLaw() {
    for (double x : new double[] {0, 1, 3, 12}) {
      double expected = new Poisson().logDensity(new double[] {3}, new double[] {x});
      double got = NegativeBinomial.of(1e12).logDensity(new double[] {3}, new double[] {x});
      assertEquals(expected, got, 1e-10);
    }
  }
}
