package org.natgrad.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.natgrad.contract.geometry.MetricContract.Published;
import org.natgrad.contract.information.FisherRaoContract;
import org.natgrad.contract.model.ExponentialFamilyContract;
import org.natgrad.geometry.Point;

class MultinomialTest implements ExponentialFamilyContract, FisherRaoContract {

  @Override
  public Stream<Point> points() {
    return ExponentialFamilyContract.super.points();
  }

  @Override
  public Multinomial model() {
    return Multinomial.of(6, 3);
  }

  @Override
  public Stream<Published> published() {
    return Stream.of(
        new Published(
            model().domain().point(0.2, 0.3),
            new double[] {42, 12, 12, 32},
            1e-14,
            "Amari & Nagaoka (2000), §2.5, times n: n (delta/p_i + 1/p_k)"));
  }

  @Test
  void ofTwoOutcomesItIsTheBinomialLaw() {
    for (double x = 0; x <= 6; x++) {
      double expected = Binomial.of(6).logDensity(new double[] {0.3}, new double[] {x});
      double got = Multinomial.of(6, 2).logDensity(new double[] {0.3}, new double[] {x, 6 - x});
      assertEquals(expected, got, 1e-14 * Math.abs(expected));
    }
  }
}
