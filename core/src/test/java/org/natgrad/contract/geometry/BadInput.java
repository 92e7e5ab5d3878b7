package org.natgrad.contract.geometry;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.natgrad.geometry.Chart;
import org.natgrad.geometry.Coordinate;
import org.natgrad.geometry.Point;

/** Inputs that every chart refuses, and what the refusal has to say. */
final class BadInput {

  private BadInput() {}

  /** Puts each bad value into each coordinate of a good point. */
  static void isRefusedAt(Point p) {
    Chart chart = p.chart();
    for (int i = 0; i < p.dimension(); i++) {
      Coordinate c = chart.coordinate(i);
      double[] bad = {
        Double.NaN,
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY,
        c.lower(),
        c.upper(),
        c.lower() == 0 ? -0.0 : Double.NaN
      };
      for (double value : bad) {
        double[] x = p.coordinates();
        x[i] = value;
        String message =
            assertThrows(IllegalArgumentException.class, () -> Point.of(chart, x)).getMessage();
        says(message, "[" + i + "]", "argument");
        says(message, " = " + value, "value");
        says(message, c.name(), "coordinate");
        says(message, "must be", "range");
        says(message, "(coordinates (", "coordinates");
        says(message, c.remedy(), "remedy");
        assertTrue(!c.remedy().isBlank(), "remedy of " + c);
      }
    }
  }

  private static void says(String message, String what, String part) {
    assertTrue(message.contains(what), () -> "no " + part + " '" + what + "' in: " + message);
  }
}
