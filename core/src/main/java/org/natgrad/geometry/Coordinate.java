package org.natgrad.geometry;

/**
 * One coordinate of a {@link Chart}: a name and an open interval.
 *
 * @param name as written in formulas, such as {@code "sigma"}
 * @param lower lower end, not admissible itself; −∞ for none
 * @param upper upper end, not admissible itself; +∞ for none
 * @param remedy a sentence that ends the message about an inadmissible value
 */
public record Coordinate(String name, double lower, double upper, String remedy) {

  private static final String DEFAULT_REMEDY =
      "Give a value inside the open domain; its boundary is no part of the manifold.";

  /**
   * Checks that the interval is not empty.
   *
   * @param name its name
   * @param lower lower end
   * @param upper upper end, &gt; lower
   * @param remedy a sentence
   */
  public Coordinate {
    if (!(lower < upper)) {
      throw new IllegalArgumentException(
          "lower = "
              + lower
              + ": must be < upper = "
              + upper
              + " (coordinate "
              + name
              + "). Give the ends of an open interval.");
    }
  }

  /**
   * A coordinate that takes every finite value.
   *
   * @param name its name
   * @return the coordinate
   */
  public static Coordinate real(String name) {
    return between(name, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
  }

  /**
   * A coordinate that takes every finite value above zero.
   *
   * @param name its name
   * @return the coordinate
   */
  public static Coordinate positive(String name) {
    return between(name, 0, Double.POSITIVE_INFINITY);
  }

  /**
   * A coordinate in an open interval.
   *
   * @param name its name
   * @param lower lower end, or −∞
   * @param upper upper end, or +∞
   * @return the coordinate
   */
  public static Coordinate between(String name, double lower, double upper) {
    return new Coordinate(name, lower, upper, DEFAULT_REMEDY);
  }

  /**
   * This coordinate with better advice.
   *
   * @param remedy a sentence, such as {@code "If you hold log sigma, use Chart.MEAN_LOG_STD."}
   * @return a coordinate that ends its messages with it
   */
  public Coordinate advising(String remedy) {
    return new Coordinate(name, lower, upper, remedy);
  }

  boolean admits(double value) {
    return value > lower && value < upper;
  }

  /** The admissible range in words, for messages. */
  String range() {
    if (lower == Double.NEGATIVE_INFINITY && upper == Double.POSITIVE_INFINITY) {
      return "finite";
    }
    if (upper == Double.POSITIVE_INFINITY) {
      return "finite and > " + shortly(lower);
    }
    if (lower == Double.NEGATIVE_INFINITY) {
      return "finite and < " + shortly(upper);
    }
    return "> " + shortly(lower) + " and < " + shortly(upper);
  }

  private static String shortly(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e9
        ? Long.toString((long) value)
        : Double.toString(value);
  }
}
