package org.natgrad.geometry;

import java.util.stream.Stream;
import org.natgrad.contract.geometry.DivergenceContract;
import org.natgrad.contract.geometry.Points;

class SquaredEuclideanDistanceTest implements DivergenceContract {

  private static final Chart PLANE = Chart.cartesian(2);

  @Override
  public Divergence divergence() {
    return (p, q) -> {
      Manifold.of(PLANE).check(p);
      Manifold.of(PLANE).check(q);
      double dx = p.coordinate(0) - q.coordinate(0);
      double dy = p.coordinate(1) - q.coordinate(1);
      return 0.5 * (dx * dx + dy * dy);
    };
  }

  @Override
  public Metric metric() {
    return new EuclideanMetric();
  }

  @Override
  public Stream<Point> points() {
    return Points.in(PLANE, 40, 6, 11);
  }

  @Override
  public boolean isSymmetric() {
    return true;
  }

  @Override
  public Stream<Published> published() {
    return Stream.of(
        new Published(
            Point.of(PLANE, 1, 1), Point.of(PLANE, 4, 5), 12.5, 12.5, 0, "the 3-4-5 triangle"));
  }
}
