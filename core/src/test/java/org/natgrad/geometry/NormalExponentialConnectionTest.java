package org.natgrad.geometry;

import java.util.stream.Stream;
import org.natgrad.contract.geometry.ConnectionContract;

class NormalExponentialConnectionTest implements ConnectionContract {

  @Override
  public Connection connection() {
    return new Normals.Alpha(1);
  }

  @Override
  public Connection dual() {
    return new Normals.Alpha(-1);
  }

  @Override
  public Metric metric() {
    return new Normals.Fisher();
  }

  @Override
  public Stream<Point> points() {
    return NormalFisherMetricTest.normals();
  }

  /** In θ = (μ/σ², −1/2σ²) the e-connection vanishes; (1, 1, 1) at σ is then −3/σ by hand. */
  @Override
  public Stream<Published> published() {
    String source = "Amari & Nagaoka (2000), §2.3: natural parameters are affine";
    return Stream.of(new Published(Normals.ALL.point(1, 4), 1, 1, 1, -0.75, 0, source));
  }
}
