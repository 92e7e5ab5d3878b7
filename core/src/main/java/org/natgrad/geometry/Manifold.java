package org.natgrad.geometry;

/**
 * A set of points with coordinate systems (Amari &amp; Nagaoka 2000, §1.1).
 *
 * <p>The dimension is the chart's, {@link Chart#dimension()}: a manifold may have several pieces
 * (ℝⁿ for every n, see {@link EuclideanMetric}).
 */
public interface Manifold {

  /**
   * Whether a chart is one of this manifold's.
   *
   * @param chart a chart
   * @return true if points in it are points of this manifold
   */
  boolean covers(Chart chart);

  /**
   * The point with the given coordinates in this manifold's own chart: the door from raw arrays.
   *
   * @param coordinates copied
   * @return the point
   * @throws IllegalArgumentException if the coordinates lie outside the chart's domain
   */
  Point point(double... coordinates);

  /**
   * The same point in other coordinates.
   *
   * @param point a point of this manifold
   * @param chart a chart of this manifold
   * @return the point in that chart
   * @throws IllegalArgumentException if no change of coordinates to that chart is known
   */
  default Point express(Point point, Chart chart) {
    check(point);
    if (!point.chart().equals(chart)) {
      throw new IllegalArgumentException(
          "chart = "
              + chart
              + ": must be "
              + point.chart()
              + ", the only one known here. Give the point in that chart.");
    }
    return point;
  }

  /**
   * Checks that a point is given in a chart of this manifold.
   *
   * @param point a point
   * @throws IllegalArgumentException if it is not
   */
  default void check(Point point) {
    if (!covers(point.chart())) {
      throw new IllegalArgumentException(
          "point = "
              + point
              + ": must be in a chart of "
              + this
              + ". Give the point's coordinates in such a chart.");
    }
  }

  /**
   * The manifold that one chart covers.
   *
   * @param chart the chart
   * @return its open set as a manifold
   */
  static Manifold of(Chart chart) {
    return new OpenSet(chart);
  }
}
