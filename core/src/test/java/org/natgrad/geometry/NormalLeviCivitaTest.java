package org.natgrad.geometry;

import java.util.stream.Stream;
import org.natgrad.contract.geometry.ConnectionContract;

class NormalLeviCivitaTest implements ConnectionContract {

  @Override
  public Connection connection() {
    return new Normals.Alpha(0);
  }

  @Override
  public Connection dual() {
    return connection();
  }

  @Override
  public Metric metric() {
    return new Normals.Fisher();
  }

  @Override
  public Stream<Point> points() {
    return NormalFisherMetricTest.normals();
  }

  @Override
  public Stream<Published> published() {
    String source =
        "do Carmo, Riemannian Geometry (1992), ch. 3, half-plane, in (mu/sqrt 2, sigma)";
    Point p = Normals.ALL.point(1, 4);
    return Stream.of(
        new Published(p, 0, 0, 1, 0.125, 0, source),
        new Published(p, 0, 1, 0, -0.25, 0, source),
        new Published(p, 1, 1, 1, -0.25, 0, source));
  }
}
