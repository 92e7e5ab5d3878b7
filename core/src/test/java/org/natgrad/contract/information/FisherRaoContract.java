package org.natgrad.contract.information;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.natgrad.contract.geometry.Points;
import org.natgrad.contract.model.LawChecks;
import org.natgrad.geometry.Chart;
import org.natgrad.geometry.Point;
import org.natgrad.geometry.TangentVector;
import org.natgrad.information.Distance;
import org.natgrad.information.FisherRao;
import org.natgrad.information.Geodesic;
import org.natgrad.model.DifferentiableModel;

/**
 * Laws of a model as a metric space, where geodesics are unique. The points of {@link #points()}
 * are taken in neighbouring triples.
 */
public interface FisherRaoContract {

  /** The model under test. */
  DifferentiableModel model();

  /** At least three points, between which there is one geodesic each. */
  Stream<Point> points();

  /** Admissible relative error of a distance: closed forms are to do better than relaxation. */
  default double distanceTolerance() {
    return model().geodesics().isPresent() ? 1e-12 : 1e-10;
  }

  /** A law of pairs or triples of points. */
  interface Law {
    void check(FisherRao space, Point p, Point q, Point r);
  }

  private void everywhere(Law law) {
    FisherRao space = FisherRao.of(model());
    List<Point> all = points().toList();
    for (int i = 0; i + 2 < all.size(); i++) {
      law.check(space, all.get(i), all.get(i + 1), all.get(i + 2));
      LawChecks.count();
    }
  }

  private static String at(Point p, Point q) {
    return Points.hex(p) + " to " + Points.hex(q);
  }

  @Test
  default void distanceIsSymmetricAndZeroOnlyAtThePoint() {
    everywhere(
        (space, p, q, r) -> {
          double there = space.distance(p, q).value();
          assertEquals(there, space.distance(q, p).value(), distanceTolerance() * there, at(p, q));
          assertTrue(there > 0);
          assertEquals(0, space.distance(p, p).value());
        });
  }

  @Test
  default void distanceKeepsTheTriangleInequality() {
    everywhere(
        (space, p, q, r) -> {
          double direct = space.distance(p, r).value();
          double detour = space.distance(p, q).value() + space.distance(q, r).value();
          assertTrue(direct <= detour * (1 + distanceTolerance()), () -> at(p, r));
        });
  }

  /** The closed form, where there is one, is the length of the geodesic equation's solution. */
  @Test
  default void distanceIsThatOfTheGeodesicEquation() {
    FisherRao numeric = FisherRao.numeric(model());
    everywhere(
        (space, p, q, r) -> {
          Distance solved = numeric.distance(p, q);
          double value = space.distance(p, q).value();
          assertEquals(value, solved.value(), 1e-10 * value, at(p, q));
          assertTrue(solved.error() < 1e-8 * value, () -> "error " + solved + at(p, q));
        });
  }

  /** exp_p(log_p q) = q and ‖log_p q‖ = d(p, q). */
  @Test
  default void expUndoesLog() {
    everywhere(
        (space, p, q, r) -> {
          TangentVector v = space.log(p, q);
          double length = Math.sqrt(space.metric().at(p).inner(v, v));
          double distance = space.distance(p, q).value();
          assertEquals(distance, length, 1e-9 * distance, at(p, q));
          Point reached = space.exp(v);
          assertEquals(0, space.distance(reached, q).value(), 1e-9 * (1 + distance), at(p, q));
        });
  }

  @Test
  default void midpointIsHalfwayFromBothEnds() {
    everywhere(
        (space, p, q, r) -> {
          Point middle = space.midpoint(p, q);
          double half = space.distance(p, q).value() / 2;
          assertEquals(half, space.distance(p, middle).value(), 1e-10 * half, at(p, q));
          assertEquals(half, space.distance(middle, q).value(), 1e-10 * half, at(p, q));
        });
  }

  /** g(γ̇, γ̇) is constant, and γ(1) = q. */
  @Test
  default void geodesicsHaveConstantSpeedAndArrive() {
    everywhere(
        (space, p, q, r) -> {
          Geodesic geodesic = space.geodesic(p, q).orThrow();
          double distance = space.distance(p, q).value();
          for (double t : new double[] {0, 0.1, 0.5, 0.9, 1}) {
            TangentVector v = geodesic.velocity(t);
            double speed = Math.sqrt(space.metric().at(v.base()).inner(v, v));
            assertEquals(distance, speed, 1e-9 * distance, at(p, q) + " t = " + t);
          }
          assertEquals(0, space.distance(geodesic.at(1), q).value(), 1e-10, at(p, q));
        });
  }

  /** Geodesics are the same curves whatever chart they are asked for in. */
  @Test
  default void geodesicsDoNotDependOnTheChart() {
    for (Chart chart : model().domain().charts()) {
      everywhere(
          (space, p, q, r) -> {
            Point there = model().domain().express(p, chart);
            double distance = space.distance(p, q).value();
            assertEquals(
                0,
                space.distance(space.midpoint(there, q), space.midpoint(p, q)).value(),
                1e-9 * (1 + distance),
                chart + at(p, q));
            assertEquals(
                0,
                space.distance(space.exp(space.log(there, q)), q).value(),
                1e-9 * (1 + distance),
                chart + at(p, q));
          });
    }
  }
}
