package org.natgrad.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.natgrad.contract.geometry.MetricContract.Published;
import org.natgrad.contract.information.FisherRaoContract;
import org.natgrad.contract.model.ExponentialFamilyContract;
import org.natgrad.geometry.Point;

class BinomialTest implements ExponentialFamilyContract, FisherRaoContract {

  @Override
  public Stream<Point> points() {
    return Stream.concat(
        ExponentialFamilyContract.super.points(),
        Stream.of(1e-3, 0.999).map(p -> model().domain().point(p)));
  }

  @Override
  public Binomial model() {
    return Binomial.of(12);
  }

  @Override
  public Stream<Published> published() {
    return Stream.of(
        new Published(
            model().domain().point(0.25),
            new double[] {64},
            1e-15,
            "Lehmann & Casella (1998), table 2.5.1: n/(p(1 - p))"));
  }

  /** log of C(10⁶, 5·10⁵)/2^(10⁶) and of C(10⁹, 3·10⁸) 0.3^(3·10⁸) 0.7^(7·10⁸), by mpmath. */
  @Test
  void probabilitiesOfManyTrialsKeepTheirDigits() {
    double middle = Binomial.of(1_000_000).logDensity(new double[] {0.5}, new double[] {500_000});
    assertEquals(-7.1335468816268645, middle, 1e-14);
    double[] x = {300_000_000};
    double billion = Binomial.of(1_000_000_000).logDensity(new double[] {0.3}, x);
    assertEquals(-10.500247577859036, billion, 1e-14);
  }
}
