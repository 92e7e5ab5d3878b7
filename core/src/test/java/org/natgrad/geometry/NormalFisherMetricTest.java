package org.natgrad.geometry;

import java.util.stream.Stream;
import org.natgrad.contract.geometry.MetricContract;
import org.natgrad.contract.geometry.Points;

class NormalFisherMetricTest implements MetricContract {

  @Override
  public Metric metric() {
    return new Normals.Fisher();
  }

  @Override
  public Stream<Point> points() {
    return normals();
  }

  static Stream<Point> normals() {
    return Stream.concat(
        Points.in(Normals.MEAN_STD, 40, 6, 20240131),
        Points.in(Normals.MEAN_STD, 20, 2, 20240201).map(NormalFisherMetricTest::inLog));
  }

  private static Point inLog(Point p) {
    return Normals.ALL.express(p, Normals.MEAN_LOG_STD);
  }

  @Override
  public Stream<Published> published() {
    return Stream.of(
        new Published(
            Normals.ALL.point(3, 2),
            new double[] {0.25, 0, 0, 0.5},
            0,
            "Amari & Nagaoka (2000), §2.2, normal distribution"));
  }
}
