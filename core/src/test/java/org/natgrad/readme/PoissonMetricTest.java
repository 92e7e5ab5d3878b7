package org.natgrad.readme;

import java.util.stream.Stream;
import org.natgrad.contract.geometry.MetricContract;
import org.natgrad.contract.geometry.Points;
import org.natgrad.geometry.Chart;
import org.natgrad.geometry.Coordinate;
import org.natgrad.geometry.Manifold;
import org.natgrad.geometry.MatrixTensor;
import org.natgrad.geometry.Metric;
import org.natgrad.geometry.MetricTensor;
import org.natgrad.geometry.Point;

/** The README's extension: a Fisher metric of one's own, checked by the contract kit. */
class PoissonMetricTest implements MetricContract {

  static final Chart RATE = Chart.of("Poisson", Coordinate.positive("lambda"));

  record PoissonMetric() implements Metric {
    public Manifold manifold() {
      return Manifold.of(RATE);
    }

    public MetricTensor at(Point p) {
      manifold().check(p);
      return MatrixTensor.of(p, new double[] {1 / p.coordinate(0)});
    }
  }

  public Metric metric() {
    return new PoissonMetric();
  }

  public Stream<Point> points() {
    return Points.in(RATE, 50, 8, 1L);
  }

  public Stream<Published> published() {
    return Stream.of(new Published(Point.of(RATE, 4), new double[] {0.25}, 0, "textbooks"));
  }
}
