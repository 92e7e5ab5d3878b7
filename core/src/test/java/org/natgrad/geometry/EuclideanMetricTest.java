package org.natgrad.geometry;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.natgrad.contract.geometry.MetricContract;
import org.natgrad.contract.geometry.Points;

class EuclideanMetricTest implements MetricContract {

  @Override
  public Metric metric() {
    return new EuclideanMetric();
  }

  @Override
  public Stream<Point> points() {
    return Points.in(Chart.cartesian(4), 50, 8, 7);
  }

  @Override
  public Stream<Published> published() {
    return Stream.of(
        new Published(metric().manifold().point(1, 2), new double[] {1, 0, 0, 1}, 0, "Euclid"));
  }

  @Test
  void fitsEveryNumberOfCoordinates() {
    for (int n : new int[] {1, 2, 100_000}) {
      assertEquals(n, metric().at(metric().manifold().point(new double[n])).dimension());
    }
  }

  @Test
  void isTheIdentityInThePointsOwnChart() {
    Point p = Point.of(Normals.MEAN_STD, 3, 2);
    TangentVector v = TangentVector.of(p, 1, 2);
    assertEquals(5, metric().at(p).inner(v, v));
  }
}
