package org.natgrad.geometry;

import java.util.stream.Stream;
import org.natgrad.contract.geometry.DivergenceContract;

class NormalRelativeEntropyTest implements DivergenceContract {

  @Override
  public Divergence divergence() {
    return Normals::relativeEntropy;
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
    return Stream.of(
        new Published(
            Normals.ALL.point(1, 2),
            Normals.ALL.point(5, 1),
            8.806852819440055,
            2.3181471805599453,
            4e-16,
            "InformationGeometry.jl, test/kullback_leibler_divergences.jl; reversed: log 2 + 13/8"));
  }

  /** The value exceeds the largest double. */
  @Override
  public Stream<Infinite> infinite() {
    return Stream.of(new Infinite(Normals.ALL.point(0, 1e200), Normals.ALL.point(0, 1e-200)));
  }
}
