package org.natgrad.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.function.DoubleUnaryOperator;
import org.hipparchus.analysis.differentiation.DSFactory;
import org.hipparchus.analysis.differentiation.DerivativeStructure;
import org.junit.jupiter.api.Test;

/** polygamma.csv holds 25 digits by mpmath; polygamma.py beside it made them. */
class PolygammaTest {

  private record Row(double x, int order, double logGamma, double excess) {}

  private static List<Row> rows() throws IOException {
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(PolygammaTest.class.getResourceAsStream("polygamma.csv")),
                StandardCharsets.UTF_8))) {
      return in.lines().skip(1).map(PolygammaTest::row).toList();
    }
  }

  private static Row row(String line) {
    String[] cells = line.split(",");
    return new Row(
        Double.parseDouble(cells[0]),
        Integer.parseInt(cells[1]),
        Double.parseDouble(cells[2]),
        Double.parseDouble(cells[3]));
  }

  /** ψ, ψ₁, … ψ₄ are held to four units in the last place, at the root of ψ too. */
  @Test
  void polygammaIsRightToTheLastDigitsEverywhere() throws IOException {
    double worst = 0;
    for (Row row : rows()) {
      if (row.order() > 0) {
        double got = Polygamma.polygamma(row.order() - 1, row.x());
        worst = Math.max(worst, relative(got, row.logGamma(), row));
      }
    }
    assertTrue(worst <= 4 * 0x1p-52, "relative error " + worst);
  }

  /** log Γ has zeros at 1 and 2, so its error is measured against max(1, |log Γ|). */
  @Test
  void logGammaIsRightToTheLastDigits() throws IOException {
    double worst = 0;
    for (Row row : rows()) {
      if (row.order() == 0) {
        double error = Math.abs(Polygamma.logGamma(row.x()) - row.logGamma());
        worst = Math.max(worst, error / Math.max(1, Math.abs(row.logGamma())));
      }
    }
    assertTrue(worst <= 8 * 0x1p-52, "error " + worst);
  }

  /** What is left after Stirling's leading terms keeps its digits where the terms dwarf it. */
  @Test
  void whatIsLeftOfStirlingsLeadingTermsKeepsItsDigits() throws IOException {
    double worst = 0;
    for (Row row : rows()) {
      double got = Polygamma.excess(row.order(), row.x());
      double error =
          row.order() == 0
              ? Math.abs(got - row.excess()) / Math.max(1, Math.abs(row.excess()))
              : relative(got, row.excess(), row);
      worst = Math.max(worst, error);
    }
    assertTrue(worst <= 16 * 0x1p-52, "relative error " + worst);
  }

  private static double relative(double got, double expected, Row row) {
    if (Double.isInfinite(expected)) {
      assertEquals(expected, got, row.toString());
      return 0;
    }
    return Math.abs(got - expected) / Math.abs(expected);
  }

  @Test
  void derivativesAreCarriedThroughAutomaticDifferentiation() {
    DerivativeStructure x = new DSFactory(1, 3).variable(0, 2.5);
    DerivativeStructure y = Polygamma.LOG_GAMMA.at(x.square());
    DoubleUnaryOperator f = t -> Polygamma.logGamma(t * t);
    double h = 0x1p-7;
    double slope =
        (0.75 * (f.applyAsDouble(2.5 + h) - f.applyAsDouble(2.5 - h))
                - 0.15 * (f.applyAsDouble(2.5 + 2 * h) - f.applyAsDouble(2.5 - 2 * h))
                + (f.applyAsDouble(2.5 + 3 * h) - f.applyAsDouble(2.5 - 3 * h)) / 60)
            / h;
    assertEquals(slope, y.getPartialDerivative(1), 1e-11 * Math.abs(slope));
    double second = 2 * Polygamma.polygamma(0, 6.25) + 25 * Polygamma.polygamma(1, 6.25);
    assertEquals(second, y.getPartialDerivative(2), 1e-14 * second);
  }

  @Test
  void outsideTheDomainThereIsNoValue() {
    for (double x : new double[] {0, -0.0, -1, Double.NaN, Double.NEGATIVE_INFINITY}) {
      assertEquals(Double.NaN, Polygamma.polygamma(1, x));
      assertEquals(Double.NaN, Polygamma.logGamma(x));
      assertEquals(Double.NaN, Polygamma.excess(1, x));
    }
  }
}
