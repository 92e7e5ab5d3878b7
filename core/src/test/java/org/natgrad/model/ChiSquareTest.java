package org.natgrad.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.natgrad.contract.geometry.MetricContract.Published;
import org.natgrad.contract.model.ExponentialFamilyContract;
import org.natgrad.geometry.Point;
import org.natgrad.information.AmariChentsovTensor;
import org.natgrad.information.FisherMetric;
import org.natgrad.information.FisherRao;

class ChiSquareTest implements ExponentialFamilyContract {

  @Override
  public ChiSquare model() {
    return new ChiSquare();
  }

  @Override
  public Stream<Published> published() {
    return Stream.of(
        new Published(
            Point.of(ChiSquare.FREEDOM, 2),
            new double[] {0.41123351671205661},
            1e-15,
            "pi²/24: psi_1(1)/4"),
        new Published(
            Point.of(ChiSquare.FREEDOM, 1e3),
            new double[] {5.00500333333066667e-4},
            2e-15,
            "psi(1, 500)/4, mpmath"),
        new Published(
            Point.of(ChiSquare.FREEDOM, 1e-3),
            new double[] {1000000.41093320525},
            2e-15,
            "psi(1, 0.0005)/4, mpmath"));
  }

  /** Metric and T as a curve in the gamma family. */
  @Test
  void isACurveOfGammaLaws() {
    DifferentiableModel curve = Submodel.of(new Gamma(), model().domain(), model().immersion());
    for (double nu : new double[] {1e-3, 0.7, 5, 1e3}) {
      Point p = model().domain().point(nu);
      double g = FisherMetric.of(curve).at(p).component(0, 0);
      assertEquals(g, FisherMetric.of(model()).at(p).component(0, 0), 1e-14 * g);
      double t = AmariChentsovTensor.of(curve).at(p)[0];
      assertEquals(t, AmariChentsovTensor.of(model()).at(p)[0], 1e-13 * Math.abs(t));
    }
  }

  /** ∫√ψ₁(ν/2)/2 dν from 0.1 to 100, by mpmath. */
  @Test
  void distancesAreArcLengths() {
    double d =
        FisherRao.of(model())
            .distance(Point.of(ChiSquare.FREEDOM, 0.1), Point.of(ChiSquare.FREEDOM, 100))
            .value();
    assertEquals(15.789812649328854, d, 1e-10 * d);
  }
}
