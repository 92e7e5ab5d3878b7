package org.natgrad.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.natgrad.contract.geometry.MetricContract.Published;
import org.natgrad.contract.model.StatisticalModelContract;
import org.natgrad.information.AmariChentsovTensor;
import org.natgrad.information.FisherMetric;

class MixtureFamilyTest implements StatisticalModelContract {

  @Override
  public MixtureFamily model() {
    return MixtureFamily.of(
        Support.lattice(0, 3),
        new MixtureFamily.Component(Binomial.of(3), 0.2),
        new MixtureFamily.Component(Binomial.of(3), 0.5),
        new MixtureFamily.Component(Binomial.of(3), 0.9));
  }

  @Override
  public Stream<Published> published() {
    return Stream.of(
        new Published(
            model().domain().point(0.25, 0.5),
            new double[] {
              1.2976899732298386, 1.6372322893607572, 1.6372322893607572, 3.658889467068648
            },
            1e-14,
            "Σ (p_i - p_0)(p_j - p_0)/p over four outcomes, in rational arithmetic"));
  }

  /** Σ over the outcomes of a product of three differences has no other form: T = −∂g. */
  @Test
  void skewnessIsMinusTheSlopeOfTheMetric() {
    double h = 0x1p-10;
    double ahead =
        FisherMetric.of(model()).at(model().domain().point(0.25 + h, 0.5)).component(0, 0);
    double behind =
        FisherMetric.of(model()).at(model().domain().point(0.25 - h, 0.5)).component(0, 0);
    double t = AmariChentsovTensor.of(model()).at(model().domain().point(0.25, 0.5))[0];
    assertEquals(-(ahead - behind) / (2 * h), t, 1e-4 * (1 + Math.abs(t)));
  }
}
