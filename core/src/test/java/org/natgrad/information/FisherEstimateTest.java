package org.natgrad.information;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.natgrad.geometry.Point;
import org.natgrad.model.Normal;

class FisherEstimateTest {

  private static final Normal NORMAL = new Normal();

  /**
   * Var s_μ² = 2/σ⁴ and Var s_σ² = 56/σ⁴ for σ = 2, since E z⁸ − 4 E z⁶ + 6 E z⁴ − 4 E z² + 1 = 60.
   */
  @Test
  void monteCarloIsWithinFiveStandardErrorsAndKnowsThem() {
    int n = 20000;
    Point p = NORMAL.domain().point(1, 2);
    FisherEstimate drawn = FisherEstimate.monteCarlo(NORMAL, p, n, 7);
    assertEquals(0.25, drawn.component(0, 0), 5 * drawn.standardError(0, 0));
    assertEquals(0.5, drawn.component(1, 1), 5 * drawn.standardError(1, 1));
    assertEquals(0, drawn.component(0, 1), 5 * drawn.standardError(0, 1));
    double first = Math.sqrt(2.0 / 16 / n);
    double second = Math.sqrt(56.0 / 16 / n);
    assertEquals(first, drawn.standardError(0, 0), 0.1 * first);
    assertEquals(second, drawn.standardError(1, 1), 0.1 * second);
    FisherEstimate again = FisherEstimate.monteCarlo(NORMAL, p, n, 7);
    assertEquals(drawn.component(1, 1), again.component(1, 1));
  }

  /** At x = ±1 under N(0, 1): scores (±1, 0), second derivatives −1 and 1 − 3x² = −2. */
  @Test
  void empiricalAndObservedInformationAreDifferentThings() {
    Point p = NORMAL.domain().point(0, 1);
    double[][] data = {{1}, {-1}};
    FisherEstimate empirical = FisherEstimate.empirical(NORMAL, p, data);
    FisherEstimate observed = FisherEstimate.observed(NORMAL, p, data);
    assertEquals(1, empirical.component(0, 0), 1e-15);
    assertEquals(0, empirical.component(1, 1), 1e-15);
    assertEquals(1, observed.component(0, 0), 1e-15);
    assertEquals(2, observed.component(1, 1), 1e-15);
    assertEquals(FisherEstimate.Kind.OBSERVED, observed.kind());
    assertEquals(p, observed.point());
    assertEquals(2, observed.samples());
  }

  @Test
  void oneSampleHasNoStandardError() {
    Point p = NORMAL.domain().point(0, 1);
    String message =
        assertThrows(
                IllegalArgumentException.class, () -> FisherEstimate.monteCarlo(NORMAL, p, 1, 1))
            .getMessage();
    assertTrue(message.contains("samples = 1"), message);
  }
}
