package org.natgrad.descent;

import java.util.OptionalDouble;
import org.natgrad.geometry.Metric;
import org.natgrad.geometry.MetricTensor;

/** An objective whose evaluations answer with another metric. */
record ObjectiveUnder(Objective objective, Metric substitute) implements Objective {

  @Override
  public int dimension() {
    return objective.dimension();
  }

  @Override
  public double passes() {
    return objective.passes();
  }

  @Override
  public Evaluation at(double[] theta) {
    Evaluation at = objective.at(theta);
    return new Evaluation() {
      @Override
      public double[] point() {
        return at.point();
      }

      @Override
      public double value() {
        return at.value();
      }

      @Override
      public double[] differential() {
        return at.differential();
      }

      @Override
      public MetricTensor metric() {
        return substitute.at(substitute.manifold().point(at.point()));
      }

      @Override
      public OptionalDouble gapBound() {
        return at.gapBound();
      }
    };
  }
}
