package org.natgrad.geometry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ChartTest {

  private static final Chart SIMPLEX =
      Chart.of("Categorical", Coordinate.between("p1", 0, 1), Coordinate.between("p2", 0, 1))
          .where("p1 + p2 < 1", p -> p[0] + p[1] < 1, "Leave out the last probability.");

  @Test
  void anErrorNamesArgumentValueRangeCoordinatesAndRemedy() {
    assertEquals(
        "theta[1] = NaN: sigma of Normal must be finite and > 0 (coordinates (mu, sigma)). If you"
            + " hold log sigma, use MEAN_LOG_STD.",
        refusal(() -> Normals.MEAN_STD.check("theta", 0, Double.NaN)));
  }

  @Test
  void aBrokenConditionIsNamed() {
    assertEquals(
        "theta = [0.5, 0.5]: Categorical must satisfy p1 + p2 < 1 (coordinates (p1, p2)). Leave out"
            + " the last probability.",
        refusal(() -> SIMPLEX.check("theta", 0.5, 0.5)));
    assertTrue(SIMPLEX.contains(0.5, 0.25));
    assertFalse(SIMPLEX.contains(0.5, 0.5));
  }

  @Test
  void theDomainIsOpen() {
    assertTrue(Normals.MEAN_STD.contains(0, Double.MIN_VALUE));
    assertTrue(Normals.MEAN_STD.contains(0, Double.MAX_VALUE));
    for (double bad : new double[] {0, -0.0, -1, 1 / 0.0, -1 / 0.0, Double.NaN}) {
      assertFalse(Normals.MEAN_STD.contains(0, bad));
      assertFalse(Chart.cartesian(1).contains(bad - bad == 0 ? Double.NaN : bad));
    }
    assertFalse(Normals.MEAN_STD.contains(0));
    assertFalse(Normals.MEAN_STD.contains(0, 1, 2));
  }

  @Test
  void rangesAreWritten() {
    assertEquals("finite", Coordinate.real("x").range());
    assertEquals("> 0 and < 0.5", Coordinate.between("x", 0, 0.5).range());
    assertEquals("finite and < -2", Coordinate.between("x", -1 / 0.0, -2).range());
    assertTrue(
        refusal(() -> Coordinate.between("x", Double.NaN, 1)).startsWith("lower = NaN: must be <"));
    assertTrue(refusal(() -> Coordinate.between("x", 1, 1)).startsWith("lower = 1.0: must be <"));
  }

  @Test
  void aPredicateCannotChangeThePoint() {
    double[] x = {0.1, 0.2};
    SIMPLEX.where("it writes", p -> (p[0] = 9) == 9, "None.").check("x", x);
    assertEquals(0.1, x[0]);
  }

  @Test
  void chartsAreEqualByWhatTheySay() {
    assertEquals(Chart.cartesian(3), Chart.cartesian(3));
    assertNotEquals(Chart.cartesian(3), Chart.cartesian(2));
    assertNotEquals(Normals.MEAN_STD, Normals.MEAN_LOG_STD);
    assertNotEquals(SIMPLEX, SIMPLEX.where("p1 < p2", p -> p[0] < p[1], "Sort."));
    assertEquals("ℝ^3 (x1, x2, x3)", Chart.cartesian(3).toString());
    assertEquals("x3", Chart.cartesian(3).coordinate(2).name());
    assertThrows(IndexOutOfBoundsException.class, () -> Chart.cartesian(3).coordinate(3));
    assertTrue(refusal(() -> Chart.cartesian(0)).startsWith("dimension = 0: must be > 0"));
    assertTrue(refusal(() -> Chart.of("Empty")).contains("Empty must have at least 1"));
  }

  @Test
  void ofCopiesAndWrapDoesNot() {
    double[] x = {1, 2};
    Point copy = Point.of(Chart.cartesian(2), x);
    Point wrapped = Point.wrap(Chart.cartesian(2), x);
    TangentVector v = TangentVector.of(copy, x);
    TangentVector u = TangentVector.wrap(copy, x);
    Covector w = Covector.of(copy, x);
    Covector z = Covector.wrap(copy, x);
    x[0] = 9;
    assertEquals(1, copy.coordinate(0));
    assertEquals(9, wrapped.coordinate(0));
    assertEquals(1, v.component(0));
    assertEquals(9, u.component(0));
    assertEquals(1, w.component(0));
    assertEquals(9, z.component(0));
    copy.coordinates()[0] = 7;
    v.components()[0] = 7;
    w.components()[0] = 7;
    assertEquals(1, copy.coordinate(0));
    assertEquals(1, v.component(0));
    assertEquals(1, w.component(0));
  }

  @Test
  void vectorsAreFiniteAndStayWhereTheyLive() {
    Point p = Normals.ALL.point(0, 1);
    Point q = Normals.ALL.point(0, 2);
    for (double bad : new double[] {Double.NaN, 1 / 0.0, -1 / 0.0}) {
      assertTrue(
          refusal(() -> TangentVector.of(p, 0, bad))
              .startsWith("components[1] = " + bad + ": must be finite (coordinates (mu, sigma)"));
      assertTrue(refusal(() -> Covector.of(p, bad, 0)).startsWith("components[0] = " + bad));
    }
    assertTrue(refusal(() -> TangentVector.of(p, 1)).startsWith("components.length = 1"));
    TangentVector v = TangentVector.of(p, 1, 1);
    refusal(() -> q.moved(v));
    refusal(() -> Covector.of(q, 1, 1).on(v));
    refusal(() -> v.plus(TangentVector.of(q, 1, 1)));
    refusal(() -> p.moved(v.times(-1)));
    assertEquals(Normals.ALL.point(2, 3), p.moved(v.times(2)));
    assertEquals(TangentVector.of(p, 3, 3), v.plus(v.times(2)));
    assertEquals(11, Covector.of(p, 4, 7).on(v));
  }

  static String refusal(Runnable action) {
    return assertThrows(IllegalArgumentException.class, action::run).getMessage();
  }
}
