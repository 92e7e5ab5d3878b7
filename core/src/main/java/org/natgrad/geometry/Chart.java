package org.natgrad.geometry;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;

/**
 * A coordinate system x = (x¹, …, xⁿ) on an open set of ℝⁿ (Amari &amp; Nagaoka 2000, §1.1): a
 * product of open intervals, cut down by strict inequalities where a product is not enough.
 *
 * <p>Two charts are equal if their name, coordinates and conditions read the same.
 */
public final class Chart {

  private record Condition(String text, Predicate<double[]> holds, String remedy) {}

  private final String name;
  private final int dimension;
  private final List<Coordinate> named; // empty for a Cartesian chart, whose coordinates are many
  private final List<Condition> conditions;

  private Chart(String name, int dimension, List<Coordinate> named, List<Condition> conditions) {
    this.name = name;
    this.dimension = dimension;
    this.named = named;
    this.conditions = conditions;
  }

  /**
   * A chart with named coordinates.
   *
   * @param name what the coordinates describe, such as {@code "Normal"}
   * @param coordinates at least one
   * @return the chart
   */
  public static Chart of(String name, Coordinate... coordinates) {
    if (!(coordinates.length > 0)) {
      throw new IllegalArgumentException(
          "coordinates = []: chart " + name + " must have at least 1. Name its coordinates.");
    }
    return new Chart(name, coordinates.length, List.of(coordinates), List.of());
  }

  /**
   * The Cartesian chart (x1, …, xn) of ℝⁿ. It costs the same for every n.
   *
   * @param dimension n ≥ 1
   * @return the chart
   */
  public static Chart cartesian(int dimension) {
    if (!(dimension > 0)) {
      throw new IllegalArgumentException(
          "dimension = " + dimension + ": must be > 0 (coordinates (x1, …, xn)). Give n of ℝⁿ.");
    }
    return new Chart("ℝ^" + dimension, dimension, List.of(), List.of());
  }

  /**
   * This chart on a smaller open set.
   *
   * @param text the condition in words, such as {@code "p1 + p2 < 1"}
   * @param holds whether coordinates fulfil it; must be false where it meets NaN
   * @param remedy a sentence that ends the message about a point outside
   * @return the chart on the set where {@code holds}
   */
  public Chart where(String text, Predicate<double[]> holds, String remedy) {
    List<Condition> more = new ArrayList<>(conditions);
    more.add(new Condition(text, holds, remedy));
    return new Chart(name, dimension, named, List.copyOf(more));
  }

  /** {@return what the coordinates describe} */
  public String name() {
    return name;
  }

  /** {@return the number of coordinates n} */
  public int dimension() {
    return dimension;
  }

  /**
   * A coordinate's name and interval.
   *
   * @param i index in [0, n)
   * @return the coordinate
   */
  public Coordinate coordinate(int i) {
    Objects.checkIndex(i, dimension);
    return named.isEmpty() ? Coordinate.real("x" + (i + 1)) : named.get(i);
  }

  /**
   * Whether a vector of coordinates is a point of this chart's open set.
   *
   * @param x coordinates, of any length
   * @return true if {@link #check} would accept them
   */
  public boolean contains(double... x) {
    return x.length == dimension && firstOutside(x) < 0 && firstBroken(x) == null;
  }

  /**
   * Checks coordinates.
   *
   * @param argument what the caller names the vector, for the message
   * @param x coordinates
   * @throws IllegalArgumentException if their number is wrong or they lie outside the open set; the
   *     message names argument, value, admissible range, coordinates and remedy
   */
  public void check(String argument, double... x) {
    checkLength(argument, x);
    int i = firstOutside(x);
    if (i >= 0) {
      Coordinate c = coordinate(i);
      throw new IllegalArgumentException(
          argument
              + "["
              + i
              + "] = "
              + x[i]
              + ": "
              + c.name()
              + " of "
              + name
              + " must be "
              + c.range()
              + " (coordinates "
              + coordinateNames()
              + "). "
              + c.remedy());
    }
    Condition broken = firstBroken(x);
    if (broken != null) {
      throw new IllegalArgumentException(
          argument
              + " = "
              + Arrays.toString(x)
              + ": "
              + name
              + " must satisfy "
              + broken.text()
              + " (coordinates "
              + coordinateNames()
              + "). "
              + broken.remedy());
    }
  }

  /** Checks the components of a tangent vector or covector: as many as coordinates, and finite. */
  void checkComponents(String argument, double[] components) {
    checkLength(argument, components);
    for (int i = 0; i < dimension; i++) {
      if (!(Math.abs(components[i]) <= Double.MAX_VALUE)) {
        throw new IllegalArgumentException(
            argument
                + "["
                + i
                + "] = "
                + components[i]
                + ": must be finite (coordinates "
                + coordinateNames()
                + " of "
                + name
                + "). Check what computed it.");
      }
    }
  }

  private void checkLength(String argument, double[] x) {
    if (x.length != dimension) {
      throw new IllegalArgumentException(
          argument
              + ".length = "
              + x.length
              + ": "
              + name
              + " must have "
              + dimension
              + " (coordinates "
              + coordinateNames()
              + "). Give one number a coordinate.");
    }
  }

  private int firstOutside(double[] x) {
    for (int i = 0; i < dimension; i++) {
      boolean inside =
          named.isEmpty() ? Math.abs(x[i]) <= Double.MAX_VALUE : named.get(i).admits(x[i]);
      if (!inside) {
        return i;
      }
    }
    return -1;
  }

  private Condition firstBroken(double[] x) {
    for (Condition condition : conditions) {
      if (!condition.holds().test(x.clone())) {
        return condition;
      }
    }
    return null;
  }

  private String coordinateNames() {
    if (named.isEmpty()) {
      return dimension < 4
          ? new String[] {"(x1)", "(x1, x2)", "(x1, x2, x3)"}[dimension - 1]
          : "(x1, …, x" + dimension + ")";
    }
    return "(" + String.join(", ", named.stream().map(Coordinate::name).toList()) + ")";
  }

  private List<String> conditionTexts() {
    return conditions.stream().map(Condition::text).toList();
  }

  @Override
  public boolean equals(Object other) {
    return this == other
        || other instanceof Chart that
            && dimension == that.dimension
            && name.equals(that.name)
            && named.equals(that.named)
            && conditionTexts().equals(that.conditionTexts());
  }

  @Override
  public int hashCode() {
    return Objects.hash(name, dimension, named, conditionTexts());
  }

  /** {@return the name with the coordinates, such as {@code "Normal (mu, sigma)"}} */
  @Override
  public String toString() {
    return name + " " + coordinateNames();
  }
}
