package org.natgrad.contract.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.natgrad.contract.geometry.Points;
import org.natgrad.geometry.Point;
import org.natgrad.information.AlphaConnection;
import org.natgrad.information.FisherMetric;
import org.natgrad.model.Domain;
import org.natgrad.model.ExponentialFamily;
import org.natgrad.model.SmoothMap;
import org.natgrad.model.Support;

/** Laws of exponential families. Equations: Amari &amp; Nagaoka (2000), §2.3, §3.3 and §3.4. */
public interface ExponentialFamilyContract extends StatisticalModelContract {

  @Override
  ExponentialFamily model();

  /** ψ(θ) + φ(η) = ⟨θ, η⟩, to the rounding of the terms. */
  @Test
  default void potentialsKeepFenchelsEquality() {
    points()
        .forEach(
            p -> {
              double[] theta = in(p, true).coordinates();
              double[] eta = in(p, false).coordinates();
              double psi = model().logPartition(SmoothMap.lifted(theta)).getReal();
              double phi = model().negativeEntropy(p);
              double pairing = 0;
              double scale = 1 + Math.abs(psi) + Math.abs(phi);
              for (int i = 0; i < theta.length; i++) {
                pairing += theta[i] * eta[i];
                scale += Math.abs(theta[i] * eta[i]);
              }
              assertEquals(0, psi + phi - pairing, 1e-13 * scale, Points.hex(p));
              LawChecks.count();
            });
  }

  private Point in(Point p, boolean natural) {
    return model().domain().express(p, natural ? model().natural() : model().expectation());
  }

  /** η = E[t(x)], by quadrature. */
  @Test
  default void expectationParametersAreExpectations() {
    points()
        .filter(p -> !(model().support(p.coordinates()) instanceof Support.Region))
        .forEach(
            p -> {
              Point eta = in(p, false);
              double[] mean =
                  Quadrature.expectation(model(), p.coordinates(), x -> model().statistic(x));
              double[] variance = FisherMetric.of(model()).at(in(p, true)).matrix();
              int n = mean.length;
              for (int i = 0; i < n; i++) {
                double scale = Math.sqrt(variance[i * n + i]) + Math.abs(mean[i]);
                assertEquals(mean[i], eta.coordinate(i), 1e-9 * scale, Points.hex(p));
              }
              LawChecks.count();
            });
  }

  /** log p = ⟨θ, t(x)⟩ − ψ(θ) + h(x), whatever chart the family writes its density in. */
  @Test
  default void logDensityIsLinearInTheStatistic() {
    points()
        .filter(p -> model().sampler(p.coordinates()).isPresent())
        .forEach(
            p -> {
              double[] theta = in(p, true).coordinates();
              double psi = model().logPartition(SmoothMap.lifted(theta)).getReal();
              RandomGenerator random = new SplittableRandom(9);
              for (int draw = 0; draw < 20; draw++) {
                double[] x = model().sampler(p.coordinates()).orElseThrow().next(random);
                double[] t = model().statistic(x);
                double sum = model().logBase(x) - psi;
                double scale = 1 + Math.abs(psi) + Math.abs(model().logBase(x));
                for (int i = 0; i < t.length; i++) {
                  sum += theta[i] * t[i];
                  scale += Math.abs(theta[i] * t[i]);
                }
                double density = model().logDensity(p.coordinates(), x);
                assertEquals(sum, density, 1e-12 * scale, Points.hex(p));
              }
              LawChecks.count();
            });
  }

  /** G_ij(θ) G^jk(η) = δ: the metrics of the two affine charts are inverse matrices. */
  @Test
  default void dualChartsHaveInverseMetrics() {
    points()
        .forEach(
            p -> {
              double[] g = FisherMetric.of(model()).at(in(p, true)).matrix();
              double[] h = FisherMetric.of(model()).at(in(p, false)).matrix();
              int n = p.dimension();
              for (int i = 0; i < n; i++) {
                for (int k = 0; k < n; k++) {
                  double sum = i == k ? -1 : 0;
                  double scale = 1;
                  for (int j = 0; j < n; j++) {
                    sum += g[i * n + j] * h[j * n + k];
                    scale += Math.abs(g[i * n + j] * h[j * n + k]);
                  }
                  assertEquals(0, sum, 1e-10 * scale, Points.hex(p));
                }
              }
              LawChecks.count();
            });
  }

  /** The e-connection vanishes in the natural chart, the m-connection in the expectation chart. */
  @Test
  default void affineChartsHaveNoCoefficients() {
    points()
        .forEach(
            p -> {
              for (double c : AlphaConnection.of(model(), 1).at(in(p, true)).secondKind()) {
                assertEquals(0, c, 0.0, Points.hex(p));
              }
              for (double c : AlphaConnection.of(model(), -1).at(in(p, false)).secondKind()) {
                assertEquals(0, c, 0.0, Points.hex(p));
              }
              LawChecks.count();
            });
  }

  /** The domain holds both affine charts. */
  @Test
  default void bothAffineChartsAreInTheDomain() {
    Domain domain = model().domain();
    assertTrue(domain.covers(model().natural()));
    assertTrue(domain.covers(model().expectation()));
    LawChecks.count();
  }
}
