package org.natgrad.model;

import java.util.Arrays;
import java.util.List;

/**
 * Where a law lives, and where to look for its mass: {@code location} and {@code scale} are hints
 * that quadrature starts from (an order of magnitude is enough), break points are where the density
 * or its derivatives jump.
 */
public sealed interface Support {

  /** {@return the number of coordinates of a sample} */
  int dimension();

  /**
   * Whether a sample is in the support.
   *
   * @param x a sample
   * @return true if it is
   */
  boolean contains(double[] x);

  /**
   * The real line.
   *
   * @param location where the mass is
   * @param scale how far it spreads, &gt; 0
   * @return the support
   */
  static Interval line(double location, double scale) {
    return new Interval(
        Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, location, scale, List.of());
  }

  /**
   * The half-line (0, ∞).
   *
   * @param location where the mass is, &gt; 0
   * @return the support
   */
  static Interval halfLine(double location) {
    return new Interval(0, Double.POSITIVE_INFINITY, location, location, List.of());
  }

  /**
   * The half-line (0, ∞), for mass that may be narrow.
   *
   * @param location where the mass is, &gt; 0
   * @param scale how far it spreads, &gt; 0
   * @return the support
   */
  static Interval halfLine(double location, double scale) {
    return new Interval(0, Double.POSITIVE_INFINITY, location, scale, List.of());
  }

  /**
   * A finite interval.
   *
   * @param lower lower end
   * @param upper upper end
   * @return the support
   */
  static Interval interval(double lower, double upper) {
    return new Interval(lower, upper, (lower + upper) / 2, (upper - lower) / 2, List.of());
  }

  /**
   * The integers from {@code lower} to {@code upper}.
   *
   * @param lower the least
   * @param upper the largest
   * @return the support
   */
  static Lattice lattice(long lower, long upper) {
    return new Lattice(lower, upper, (lower + upper) / 2.0, (upper - lower) / 4.0 + 1);
  }

  /**
   * The integers from {@code lower} on.
   *
   * @param lower the least
   * @param location where the mass is
   * @param scale how far it spreads, &gt; 0
   * @return the support
   */
  static Lattice latticeFrom(long lower, double location, double scale) {
    return new Lattice(lower, Long.MAX_VALUE, location, scale);
  }

  /**
   * The product of supports, for independent or jointly distributed coordinates.
   *
   * @param factors at least one
   * @return the support
   */
  static Product product(Support... factors) {
    return new Product(List.of(factors));
  }

  /**
   * An open interval of the real line, under Lebesgue measure.
   *
   * @param lower lower end, or −∞
   * @param upper upper end, or +∞
   * @param location where the mass is, inside
   * @param scale how far it spreads, &gt; 0
   * @param breaks points inside, ascending, where the density or its derivatives jump
   */
  record Interval(double lower, double upper, double location, double scale, List<Double> breaks)
      implements Support {

    /**
     * Checks the order of the numbers.
     *
     * @param lower lower end
     * @param upper upper end
     * @param location inside
     * @param scale &gt; 0
     * @param breaks inside, ascending
     */
    public Interval {
      if (!(lower < upper && location >= lower && location <= upper && scale > 0)) {
        throw new IllegalArgumentException(
            "interval = ("
                + lower
                + ", "
                + upper
                + "), location = "
                + location
                + ", scale = "
                + scale
                + ": must satisfy lower < upper, lower <= location <= upper, scale > 0."
                + " Check the parameter that the support was computed from.");
      }
      breaks = List.copyOf(breaks);
    }

    /**
     * This interval with break points.
     *
     * @param points inside, ascending
     * @return the interval
     */
    public Interval withBreaks(Double... points) {
      return new Interval(lower, upper, location, scale, List.of(points));
    }

    @Override
    public int dimension() {
      return 1;
    }

    @Override
    public boolean contains(double[] x) {
      return x.length == 1 && x[0] > lower && x[0] < upper;
    }
  }

  /**
   * Consecutive integers, under counting measure.
   *
   * @param lower the least
   * @param upper the largest, {@link Long#MAX_VALUE} for no end
   * @param location where the mass is
   * @param scale how far it spreads, &gt; 0
   */
  record Lattice(long lower, long upper, double location, double scale) implements Support {

    /**
     * Checks the order of the numbers.
     *
     * @param lower the least
     * @param upper the largest
     * @param location finite
     * @param scale &gt; 0
     */
    public Lattice {
      if (!(lower <= upper && scale > 0 && Math.abs(location) <= Double.MAX_VALUE)) {
        throw new IllegalArgumentException(
            "lattice = {"
                + lower
                + ", …, "
                + upper
                + "}, location = "
                + location
                + ", scale = "
                + scale
                + ": must satisfy lower <= upper, location finite, scale > 0."
                + " Check the parameter that the support was computed from.");
      }
    }

    @Override
    public int dimension() {
      return 1;
    }

    @Override
    public boolean contains(double[] x) {
      return x.length == 1 && x[0] == Math.rint(x[0]) && x[0] >= lower && x[0] <= upper;
    }
  }

  /**
   * The open simplex x₁ + … + x_k = 1, x_i &gt; 0, under Lebesgue measure of the first k − 1
   * coordinates. A sample holds all k, so that none is lost to rounding.
   *
   * @param parts k ≥ 2
   */
  record Simplex(int parts) implements Support {

    @Override
    public int dimension() {
      return parts;
    }

    @Override
    public boolean contains(double[] x) {
      double sum = 0;
      boolean positive = x.length == parts;
      for (double part : x) {
        positive &= part > 0;
        sum += part;
      }
      return positive && Math.abs(sum - 1) <= parts * 0x1p-52;
    }
  }

  /**
   * The vectors of k counts that sum to n, under counting measure.
   *
   * @param parts k ≥ 2
   * @param total n ≥ 1
   */
  record Compositions(int parts, int total) implements Support {

    @Override
    public int dimension() {
      return parts;
    }

    @Override
    public boolean contains(double[] x) {
      double sum = 0;
      boolean counts = x.length == parts;
      for (double part : x) {
        counts &= part >= 0 && part == Math.rint(part);
        sum += part;
      }
      return counts && sum == total;
    }
  }

  /**
   * A product; a sample holds the factors' samples one after the other.
   *
   * @param factors at least one
   */
  record Product(List<Support> factors) implements Support {

    /**
     * Copies the list.
     *
     * @param factors at least one
     */
    public Product {
      factors = List.copyOf(factors);
    }

    @Override
    public int dimension() {
      return factors.stream().mapToInt(Support::dimension).sum();
    }

    @Override
    public boolean contains(double[] x) {
      if (x.length != dimension()) {
        return false;
      }
      int from = 0;
      for (Support factor : factors) {
        int to = from + factor.dimension();
        if (!factor.contains(Arrays.copyOfRange(x, from, to))) {
          return false;
        }
        from = to;
      }
      return true;
    }
  }

  /**
   * A sample space that no quadrature here reaches, such as positive definite matrices:
   * expectations come from closed forms or from Monte Carlo.
   *
   * @param dimension the number of coordinates of a sample
   * @param description in words, such as {@code "positive definite 3 × 3 matrices"}
   */
  record Region(int dimension, String description) implements Support {

    @Override
    public boolean contains(double[] x) {
      return x.length == dimension;
    }
  }
}
