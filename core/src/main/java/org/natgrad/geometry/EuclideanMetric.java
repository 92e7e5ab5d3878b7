package org.natgrad.geometry;

import java.util.Optional;

/**
 * The metric g_ij = δ_ij in the coordinates in which a point is given, whatever their number: under
 * it, steepest descent is plain gradient descent.
 *
 * <p>It is one metric a chart, and no chart change relates them. That is the point: plain gradient
 * descent depends on the coordinates, and this class says which ones it takes, the point's own. Its
 * manifold therefore covers every chart; raw coordinates are taken as Cartesian ones of ℝⁿ.
 */
public record EuclideanMetric() implements Metric {

  @Override
  public Manifold manifold() {
    return CoordinateSpace.INSTANCE;
  }

  @Override
  public MetricTensor at(Point p) {
    return new Identity(p);
  }

  /** Every open set of every ℝⁿ, each under its own chart only. */
  private enum CoordinateSpace implements Manifold {
    INSTANCE;

    @Override
    public boolean covers(Chart chart) {
      return true;
    }

    @Override
    public Point point(double... coordinates) {
      return Point.of(Chart.cartesian(coordinates.length), coordinates);
    }
  }

  private record Identity(Point point) implements MetricTensor {

    @Override
    public int dimension() {
      return point.dimension();
    }

    @Override
    public Optional<Point> base() {
      return Optional.of(point);
    }

    @Override
    public void flat(double[] vector, double[] covector) {
      System.arraycopy(vector, 0, covector, 0, dimension());
    }

    @Override
    public Solution sharp(double[] covector, double accuracy, double[] vector) {
      System.arraycopy(covector, 0, vector, 0, dimension());
      return new Solution(0, dimension(), 0);
    }
  }
}
