package org.natgrad.model;

import java.util.function.UnaryOperator;
import org.natgrad.geometry.Chart;

/**
 * A change of coordinates between a {@link Domain}'s primary chart, x, and another, y (Amari &amp;
 * Nagaoka 2000, §1.1).
 *
 * @param chart the other chart
 * @param fromPrimary x ↦ y
 * @param toPrimary y ↦ x, its inverse
 */
public record Reparameterisation(Chart chart, SmoothMap fromPrimary, SmoothMap toPrimary) {

  /**
   * A change of coordinates whose inverse has no closed form.
   *
   * @param chart the other chart
   * @param fromPrimary x ↦ y
   * @param solver y ↦ x to rounding, on doubles; derivatives follow from those of {@code
   *     fromPrimary}
   * @return the change of coordinates
   */
  public static Reparameterisation solving(
      Chart chart, SmoothMap fromPrimary, UnaryOperator<double[]> solver) {
    return new Reparameterisation(chart, fromPrimary, new InverseMap(fromPrimary, solver));
  }
}
