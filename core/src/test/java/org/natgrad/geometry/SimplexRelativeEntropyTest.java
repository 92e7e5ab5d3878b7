package org.natgrad.geometry;

import java.util.stream.Stream;
import org.natgrad.contract.geometry.DivergenceContract;
import org.natgrad.contract.geometry.Points;

class SimplexRelativeEntropyTest implements DivergenceContract {

  private static final Chart SIMPLEX =
      Chart.of("Categorical", Coordinate.between("p1", 0, 1), Coordinate.between("p2", 0, 1))
          .where("p1 + p2 < 1", p -> p[0] + p[1] < 1, "Give the first two of three probabilities.");

  /** Σ q φ(p/q − 1) with φ(δ) = (1 + δ) log(1 + δ) − δ: no term is negative. */
  @Override
  public Divergence divergence() {
    return (p, q) -> {
      Manifold.of(SIMPLEX).check(p);
      Manifold.of(SIMPLEX).check(q);
      double sum = 0;
      double difference = 0;
      for (int i = 0; i < 2; i++) {
        double step = p.coordinate(i) - q.coordinate(i);
        sum += q.coordinate(i) * Entropy.entropic(step / q.coordinate(i));
        difference -= step;
      }
      double last = last(q);
      return sum + last * Entropy.entropic(difference / last);
    };
  }

  @Override
  public Metric metric() {
    return new Metric() {
      @Override
      public Manifold manifold() {
        return Manifold.of(SIMPLEX);
      }

      @Override
      public MetricTensor at(Point p) {
        double rest = 1 / last(p);
        return MatrixTensor.of(
            p, new double[] {1 / p.coordinate(0) + rest, rest, rest, 1 / p.coordinate(1) + rest});
      }
    };
  }

  private static double last(Point p) {
    return 1 - p.coordinate(0) - p.coordinate(1);
  }

  @Override
  public Stream<Point> points() {
    return Points.in(SIMPLEX, 40, 6, 13);
  }

  @Override
  public Stream<Published> published() {
    return Stream.of(
        new Published(
            Point.of(SIMPLEX, 0.2, 0.3),
            Point.of(SIMPLEX, 0.5, 0.25),
            0.21801191094332803,
            0.23927818159860254,
            1e-15,
            "sum p log(p/q) for (.2, .3, .5), (.5, .25, .25) in 50-digit decimal arithmetic"));
  }
}
