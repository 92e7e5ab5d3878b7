package org.natgrad.model;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** bessel.csv holds 20 digits by mpmath, across both switches; bessel.py beside it made them. */
class LogBesselTest {

  private static List<String[]> rows() throws IOException {
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(LogBesselTest.class.getResourceAsStream("bessel.csv")),
                StandardCharsets.UTF_8))) {
      return in.lines().skip(1).map(line -> line.split(",")).toList();
    }
  }

  /**
   * log I₀(x) − x (order 0), A and its derivatives (1 to 5), and x A′ − A (−1). The fourth and
   * fifth order serve derivatives of T only.
   */
  @Test
  void cumulantsOfTheCosineKeepTheirDigits() throws IOException {
    for (String[] row : rows()) {
      double x = Double.parseDouble(row[0]);
      int order = Integer.parseInt(row[1]);
      double expected = Double.parseDouble(row[2]);
      double got =
          order < 0
              ? LogBessel.BEND.derivative(0, x)
              : order == 0
                  ? LogBessel.EXCESS.derivative(0, x)
                  : LogBessel.LOG_I0.derivative(order, x);
      double error = Math.abs(got - expected) / Math.abs(expected);
      double bound = order < 4 ? 2e-14 : 1e-12;
      assertTrue(error <= bound, () -> String.join(",", row) + ": " + got + ", error " + error);
    }
  }
}
