package org.natgrad.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.natgrad.contract.geometry.MetricContract.Published;
import org.natgrad.contract.model.ExponentialFamilyContract;
import org.natgrad.geometry.Point;
import org.natgrad.information.FisherRao;

class InverseGammaTest implements ExponentialFamilyContract {

  @Override
  public InverseGamma model() {
    return new InverseGamma();
  }

  @Override
  public Stream<Published> published() {
    return Stream.of(
        new Published(
            Point.of(InverseGamma.SHAPE_HARMONIC_MEAN, 1e3, 1),
            new double[] {5.0016666663333336e-7, 0, 0, 1e3},
            1e-15,
            "psi(1, kappa) - 1/kappa, mpmath"),
        new Published(
            Point.of(InverseGamma.SHAPE_SCALE, 1, 2),
            new double[] {1.6449340668482264, -0.5, -0.5, 0.25},
            1e-15,
            "Llera & Beckmann (2016), §3: psi_1(kappa), -1/beta, kappa/beta²"));
  }

  /** ∫√(ψ₁(κ) − 1/κ) dκ from 1 to 50, the arc that h ↦ 1/h fixes, by mpmath: the gamma law's. */
  @Test
  void distancesAreTheGammaLaws() {
    Point p = Point.of(InverseGamma.SHAPE_HARMONIC_MEAN, 1, 1);
    Point q = Point.of(InverseGamma.SHAPE_HARMONIC_MEAN, 50, 1);
    double d = FisherRao.of(model()).distance(p, q).value();
    assertEquals(2.87192714939441089, d, 1e-10 * d);
  }
}
