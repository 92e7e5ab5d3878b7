package org.natgrad.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.natgrad.contract.geometry.MetricContract.Published;
import org.natgrad.contract.information.FisherRaoContract;
import org.natgrad.contract.model.ExponentialFamilyContract;
import org.natgrad.geometry.Point;
import org.natgrad.information.FisherRao;

class DiagonalNormalTest implements ExponentialFamilyContract {

  @Override
  public Stream<Point> points() {
    return Stream.of(point(0.5, -2, 2, 0.7));
  }

  private Point point(double... theta) {
    return model().domain().point(theta);
  }

  @Override
  public DiagonalNormal model() {
    return DiagonalNormal.of(2);
  }

  @Override
  public Stream<Published> published() {
    return Stream.of(
        new Published(
            Point.of(model().meanVariance(), 3, 5, 4, 1),
            new double[] {0.25, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0.03125, 0, 0, 0, 0, 0.5},
            0,
            "Amari & Nagaoka (2000), §2.2"));
  }

  /**
   * Where only one mean differs, reflections of the other coordinates leave both laws as they are,
   * and the geodesic among all normal laws is diagonal; where two do, it is shorter.
   */
  @Test
  void correlationsAreAShortCutIfTwoMeansDiffer() {
    MultivariateNormal all = MultivariateNormal.of(2);
    for (double mean : new double[] {2, -1}) {
      Point p = point(0, 2, 1, 0.5);
      Point q = point(3, mean, 4, 0.1);
      double diagonal = FisherRao.of(model()).distance(p, q).value();
      Point from = all.domain().point(0, 2, 1, 0, 0.5);
      Point to = all.domain().point(3, mean, 4, 0, 0.1);
      double general = FisherRao.of(all).distance(from, to).value();
      if (mean == 2) {
        assertEquals(diagonal, general, 1e-14 * diagonal);
      } else {
        assertTrue(general < 0.995 * diagonal, general + " against " + diagonal);
      }
    }
  }

  @Test
  void badArgumentsAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> DiagonalNormal.of(0));
    assertThrows(IllegalArgumentException.class, () -> Point.of(model().expectation(), 1, 2, 3, 4));
  }

  /** Apart, for quadrature in two dimensions is slow and distances need three points. */
  @Nested
  class Distances implements FisherRaoContract {

    @Override
    public DiagonalNormal model() {
      return DiagonalNormalTest.this.model();
    }

    @Override
    public Stream<Point> points() {
      return Stream.of(point(0, 0, 1, 1), point(0.5, -2, 2, 0.7), point(-3, 0.1, 0.2, 16));
    }
  }
}
