package org.natgrad.contract.geometry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.natgrad.geometry.Curve;
import org.natgrad.geometry.Plan;
import org.natgrad.geometry.Transport;

/**
 * Laws every {@link Transport} obeys; implement it to have yours checked. Equations: Villani,
 * Topics in Optimal Transportation (2003), chapters 5 and 7.
 *
 * @param <M> the laws
 */
public interface TransportContract<M> {

  /** The transport under test. */
  Transport<M> transport();

  /** Laws that all differ; all pairs and triples of them are tried. */
  Stream<M> laws();

  /**
   * The cost of a plan by its definition, (∫ |x − y|^p dπ)^(1/p), by numerics of the kit's user.
   */
  double costOf(Plan plan, M a, M b);

  /** The largest distance of the plan's marginals from a and b, by numerics of the kit's user. */
  double marginalError(Plan plan, M a, M b);

  /** Relative error that the laws are held to; a looser one needs its reason. */
  default double accuracy() {
    return 1e-13;
  }

  @Test
  default void costIsSymmetric() {
    forPairs((a, b) -> assertNear(cost(a, b), cost(b, a), "cost of " + a + ", " + b));
  }

  /** W(a, a) = 0, exactly, and W(a, b) > 0. */
  @Test
  default void costIsZeroIfAndOnlyIfTheLawsAreEqual() {
    laws().forEach(a -> assertEquals(0.0, cost(a, a), () -> "cost of " + a + " to itself"));
    forPairs((a, b) -> assertTrue(cost(a, b) > 0, () -> a + " to " + b));
  }

  @Test
  default void costObeysTheTriangleInequality() {
    forPairs(
        (a, b) ->
            laws()
                .forEach(
                    c -> {
                      double detour = cost(a, c) + cost(c, b);
                      assertTrue(
                          cost(a, b) <= detour * (1 + accuracy()),
                          () -> a + " to " + b + " through " + c);
                    }));
  }

  @Test
  default void planHasTheLawsAsMarginals() {
    forPairs(
        (a, b) -> {
          Plan plan = transport().plan(a, b);
          double error = marginalError(plan, a, b);
          assertTrue(error <= accuracy(), () -> error + " for " + plan);
        });
  }

  @Test
  default void costIsThatOfThePlan() {
    forPairs(
        (a, b) ->
            assertNear(
                costOf(transport().plan(a, b), a, b), cost(a, b), "plan of " + a + ", " + b));
  }

  @Test
  default void geodesicEndsAtTheLaws() {
    forPairs(
        (a, b) -> {
          Curve<M> curve = transport().geodesic(a, b);
          assertEquals(0, cost(curve.at(0), a), accuracy() * cost(a, b));
          assertEquals(0, cost(curve.at(1), b), accuracy() * cost(a, b));
        });
  }

  @Test
  default void midpointIsEquidistant() {
    forPairs(
        (a, b) -> {
          M middle = transport().geodesic(a, b).at(0.5);
          assertNear(cost(a, b) / 2, cost(a, middle), "first half");
          assertNear(cost(a, b) / 2, cost(middle, b), "second half");
        });
  }

  /** W(γ(s), γ(t)) = |s − t| W(a, b). */
  @Test
  default void geodesicHasConstantSpeed() {
    forPairs(
        (a, b) -> {
          Curve<M> curve = transport().geodesic(a, b);
          for (int s = 0; s <= 8; s++) {
            for (int t = 0; t <= 8; t++) {
              assertEquals(
                  Math.abs(s - t) / 8.0 * cost(a, b),
                  cost(curve.at(s / 8.0), curve.at(t / 8.0)),
                  accuracy() * cost(a, b));
            }
          }
        });
  }

  @Test
  default void geodesicIsDefinedBetweenItsEndsOnly() {
    forPairs(
        (a, b) -> {
          Curve<M> curve = transport().geodesic(a, b);
          for (double bad : new double[] {Double.NaN, -0x1p-52, 1 + 0x1p-52, 1 / 0.0}) {
            String message =
                assertThrows(IllegalArgumentException.class, () -> curve.at(bad)).getMessage();
            assertTrue(message.startsWith("t = " + bad + ": must be"), message);
          }
        });
  }

  private double cost(M a, M b) {
    return transport().cost(a, b);
  }

  private void assertNear(double expected, double actual, String what) {
    assertEquals(expected, actual, accuracy() * expected, what);
  }

  private void forPairs(BiConsumer<M, M> law) {
    List<M> all = laws().toList();
    assertTrue(all.size() > 2, "fewer than three laws");
    for (int i = 0; i < all.size(); i++) {
      for (int j = 0; j < all.size(); j++) {
        if (i != j) {
          law.accept(all.get(i), all.get(j));
        }
      }
    }
  }
}
