package org.natgrad.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.natgrad.contract.geometry.MetricContract.Published;
import org.natgrad.contract.model.StatisticalModelContract;

class StudentTTest implements StatisticalModelContract {

  @Override
  public StudentT model() {
    return StudentT.of(3.5);
  }

  @Override
  public Stream<Published> published() {
    return Stream.of(
        new Published(
            model().domain().point(5, 2),
            new double[] {4.5 / 26, 0, 0, 7.0 / 26},
            1e-15,
            "Lange, Little & Taylor (1989), appendix B: (nu + 1)/(nu + 3), 2 nu/(nu + 3)"));
  }

  @Test
  void ofOneDegreeOfFreedomItIsTheCauchyLaw() {
    for (double x : new double[] {-1e9, -1, 0.3, 2, 1e150}) {
      double expected = new Cauchy().logDensity(new double[] {0.5, 2}, new double[] {x});
      double got = StudentT.of(1).logDensity(new double[] {0.5, 2}, new double[] {x});
      assertEquals(expected, got, 1e-14 * Math.abs(expected));
    }
  }

  /** log p(2) at ν = 10¹², by mpmath: the normal law's −2 − ½ log 2π plus 7/(4ν). */
  @Test
  void ofManyDegreesOfFreedomItIsTheNormalLaw() {
    double got = StudentT.of(1e12).logDensity(new double[] {0, 1}, new double[] {2});
    assertEquals(-2.918938533202923, got, 4e-15);
  }
}
