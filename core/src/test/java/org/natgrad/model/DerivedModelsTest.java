package org.natgrad.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.hipparchus.CalculusFieldElement;
import org.hipparchus.util.MathArrays;
import org.junit.jupiter.api.Test;
import org.natgrad.geometry.Chart;
import org.natgrad.geometry.Coordinate;
import org.natgrad.geometry.Point;
import org.natgrad.information.AlphaConnection;
import org.natgrad.information.AmariChentsovTensor;
import org.natgrad.information.FisherMetric;
import org.natgrad.information.FisherRao;
import org.natgrad.information.GeodesicSolver;

/** Models made of models, models of a user's own, and models that break a law. */
class DerivedModelsTest {

  private static double[] fisher(DifferentiableModel model, double... theta) {
    return FisherMetric.of(model).at(model.domain().point(theta)).matrix();
  }

  private static double[] defined(DifferentiableModel model, double... theta) {
    return FisherMetric.byDefinition(model).at(model.domain().point(theta)).matrix();
  }

  /** θ ↦ (θ, √(θ² + 1)): the warped Gaussian as a curve in the normal family. */
  private record WarpedCurve() implements SmoothMap {
    @Override
    public <T extends CalculusFieldElement<T>> T[] at(T[] u) {
      T[] theta = MathArrays.buildArray(u[0].getField(), 2);
      theta[0] = u[0];
      theta[1] = u[0].square().add(1).sqrt();
      return theta;
    }
  }

  /** N(θ, θ² + 1) from its log-density alone. */
  private record WarpedNormal() implements DifferentiableModel {
    @Override
    public Domain domain() {
      return Domain.of("N(theta, theta² + 1)", Coordinate.real("theta"));
    }

    @Override
    public Support support(double[] theta) {
      return Support.line(theta[0], Math.sqrt(1 + theta[0] * theta[0]));
    }

    @Override
    public <T extends CalculusFieldElement<T>> T logDensity(T[] theta, double[] x) {
      T variance = theta[0].square().add(1);
      T square = theta[0].subtract(x[0]).square().divide(variance);
      return square.add(variance.multiply(2 * StrictMath.PI).log()).multiply(-0.5);
    }
  }

  /** I(θ) = (1 + 3θ²)/(1 + θ²)² and T = (6θ + 14θ³)/(1 + θ²)³, as a curve and from the density. */
  @Test
  void warpedGaussianHasItsClosedFormBothWays() {
    DifferentiableModel curve =
        Submodel.of(new Normal(), Domain.of("curve", Coordinate.real("theta")), new WarpedCurve());
    for (DifferentiableModel model : new DifferentiableModel[] {curve, new WarpedNormal()}) {
      for (double theta : new double[] {0, 0.5, 1, 2, -3, 10}) {
        double v = 1 + theta * theta;
        double g = (1 + 3 * theta * theta) / (v * v);
        double t = (6 * theta + 14 * theta * theta * theta) / (v * v * v);
        Point p = model.domain().point(theta);
        assertEquals(g, fisher(model, theta)[0], 1e-12 * g);
        assertEquals(t, AmariChentsovTensor.of(model).at(p)[0], 1e-12 * (1 + Math.abs(t)));
        double slope = (2 * theta - 6 * theta * theta * theta) / (v * v * v);
        double gamma =
            AlphaConnection.of(model, 0.5).at(p).firstKind(FisherMetric.of(model).at(p))[0];
        assertEquals(slope / 2 - t / 4, gamma, 1e-11);
      }
    }
  }

  /** By mpmath: s(θ) = √3 arsinh(√3 θ) − √2 artanh(√2 θ/√(1 + 3θ²)). */
  @Test
  void warpedGaussianDistancesAreArcLengths() {
    WarpedNormal model = new WarpedNormal();
    FisherRao space = FisherRao.of(model);
    double[][] cases = {
      {0, 1, 1.034587508622378}, {0, 10, 4.526374305122691}, {-2, 3, 4.402875323843986}
    };
    for (double[] c : cases) {
      double d = space.distance(model.domain().point(c[0]), model.domain().point(c[1])).value();
      assertEquals(c[2], d, 1e-11 * d);
    }
  }

  @Test
  void productsAreBlockDiagonalAndSamplesAdd() {
    DifferentiableModel product = ProductModel.of(new Normal(), new Poisson());
    double[] expected = {0.25, 0, 0, 0, 0.5, 0, 0, 0, 0.25};
    assertArrayEquals(expected, fisher(product, 0, 2, 4), 0.0);
    assertArrayEquals(expected, defined(product, 0, 2, 4), 1e-11);
    double d =
        FisherRao.of(product)
            .distance(product.domain().point(0, 1, 1), product.domain().point(3, 2, 4))
            .value();
    assertEquals(StrictMath.hypot(2, 2.13623711533137970), d, 1e-12 * d);

    DifferentiableModel sample = IidSample.of(new Exponential(), 3);
    assertEquals(0.75, fisher(sample, 2)[0]);
    assertEquals(0.75, AmariChentsovTensor.of(sample).at(sample.domain().point(2))[0]);
    assertEquals(0.5, defined(IidSample.of(new Exponential(), 2), 2)[0], 1e-10);
  }

  /** The m-connection vanishes in the weights, and m-geodesics are straight. */
  @Test
  void mixturesAreFlatInTheirWeights() {
    Normal normal = new Normal();
    MixtureFamily mixture =
        MixtureFamily.of(
            Support.line(0, 2),
            new MixtureFamily.Component(normal, -1, 1),
            new MixtureFamily.Component(normal, 2, 0.5),
            new MixtureFamily.Component(normal, 0, 2));
    Point p = mixture.domain().point(0.2, 0.3);
    for (double c : AlphaConnection.of(mixture, -1).at(p).secondKind()) {
      assertEquals(0, c, 0.0);
    }
    Point middle =
        GeodesicSolver.of(AlphaConnection.of(mixture, -1))
            .between(p, mixture.domain().point(0.6, 0.1))
            .at(0.5);
    assertEquals(0.4, middle.coordinate(0), 1e-15);
    assertEquals(0.2, middle.coordinate(1), 1e-15);
    assertThrows(IllegalArgumentException.class, () -> mixture.domain().point(0.6, 0.5));
  }

  /** An exponential family from statistic, log-partition and base measure: Poisson in log λ. */
  private record Counts() implements ExponentialFamily {
    @Override
    public Chart natural() {
      return Chart.of("Counts", Coordinate.real("theta"));
    }

    @Override
    public double[] statistic(double[] x) {
      return x.clone();
    }

    @Override
    public <T extends CalculusFieldElement<T>> T logPartition(T[] theta) {
      return theta[0].exp();
    }

    @Override
    public double logBase(double[] x) {
      return -Polygamma.logGamma(x[0] + 1);
    }

    @Override
    public Support support(double[] theta) {
      double rate = StrictMath.exp(theta[0]);
      return Support.latticeFrom(0, rate, 1 + Math.sqrt(rate));
    }
  }

  @Test
  void threeMethodsMakeAnExponentialFamily() {
    Counts counts = new Counts();
    Point p = counts.domain().point(2);
    double rate = StrictMath.exp(2);
    assertEquals(rate, fisher(counts, 2)[0], 1e-14 * rate);
    assertEquals(rate, defined(counts, 2)[0], 1e-12 * rate);
    Point eta = counts.domain().express(p, counts.expectation());
    assertEquals(rate, eta.coordinate(0), 1e-14 * rate);
    assertEquals(2, counts.domain().express(eta, counts.natural()).coordinate(0), 1e-14);
    assertEquals(1 / rate, FisherMetric.of(counts).at(eta).component(0, 0), 1e-13);
    Point outside = Point.of(counts.expectation(), -1);
    String message =
        assertThrows(
                IllegalArgumentException.class,
                () -> counts.domain().express(outside, counts.natural()))
            .getMessage();
    assertTrue(message.contains("eta = [-1.0]"), message);
  }

  /** The uniform law on (0, θ). */
  private record Uniform() implements DifferentiableModel {
    @Override
    public Domain domain() {
      return Domain.of("Uniform", Coordinate.positive("theta"));
    }

    @Override
    public Support support(double[] theta) {
      return Support.interval(0, theta[0]);
    }

    @Override
    public <T extends CalculusFieldElement<T>> T logDensity(T[] theta, double[] x) {
      return theta[0].log().negate();
    }

    @Override
    public boolean supportMoves() {
      return true;
    }
  }

  @Test
  void aMovingSupportHasNoFisherMetricAndAScoreOfMeanNotZero() {
    double[] theta = {2};
    Uniform uniform = new Uniform();
    double mean =
        Expectation.under(uniform, theta)
            .of(1, (x, out) -> out[0] = uniform.score(theta, x)[0])
            .orThrow()[0];
    assertEquals(-0.5, mean, 1e-12);
    String message =
        assertThrows(IllegalArgumentException.class, () -> FisherMetric.of(uniform)).getMessage();
    assertTrue(message.contains("Uniform"), message);
  }

  /** The Laplace law, whose score jumps at its location. */
  private record Laplace() implements DifferentiableModel {
    @Override
    public Domain domain() {
      return Domain.of("Laplace", Coordinate.real("mu"), Coordinate.positive("b"));
    }

    @Override
    public Support support(double[] theta) {
      return Support.line(theta[0], theta[1]).withBreaks(theta[0]);
    }

    @Override
    public <T extends CalculusFieldElement<T>> T logDensity(T[] theta, double[] x) {
      T distance = theta[0].subtract(x[0]).abs().divide(theta[1]);
      return distance.add(theta[1].multiply(2).log()).negate();
    }

    @Override
    public boolean scoreJumps() {
      return true;
    }
  }

  /** g = diag(1, 1)/b², a half-plane: Γ^b_μμ = 1/b, Γ^μ_μb = Γ^b_bb = −1/b. */
  @Test
  void whereTheScoreJumpsTheConnectionComesFromTheMetric() {
    Laplace laplace = new Laplace();
    Point p = laplace.domain().point(1, 2);
    assertArrayEquals(new double[] {0.25, 0, 0, 0.25}, fisher(laplace, 1, 2), 1e-12);
    double[] gamma = AlphaConnection.of(laplace, 0).at(p).secondKind();
    assertArrayEquals(new double[] {0, 0.5, -0.5, 0, -0.5, 0, 0, -0.5}, gamma, 1e-9);
    double second =
        Expectation.under(laplace, 1, 2)
            .of(1, (x, out) -> out[0] = laplace.observedInformation(new double[] {1, 2}, x)[0])
            .orThrow()[0];
    assertEquals(0, second, 1e-12); // not 1/b²
  }

  /** The Cauchy law of unit scale. */
  private record Cauchy() implements DifferentiableModel {
    @Override
    public Domain domain() {
      return Domain.of("Cauchy", Coordinate.real("mu"));
    }

    @Override
    public Support support(double[] theta) {
      return Support.line(theta[0], 1);
    }

    @Override
    public <T extends CalculusFieldElement<T>> T logDensity(T[] theta, double[] x) {
      T square = theta[0].subtract(x[0]).square();
      return square.add(1).multiply(StrictMath.PI).log().negate();
    }
  }

  @Test
  void aMomentThatDoesNotExistIsNotInvented() {
    Cauchy cauchy = new Cauchy();
    assertEquals(0.5, fisher(cauchy, 3)[0], 1e-12);
    Integral second = Expectation.under(cauchy, 3).of(1, (x, out) -> out[0] = x[0] * x[0]);
    assertFalse(second.converged());
    assertTrue(second.doubt().contains("may not exist"), second.doubt());
    assertThrows(IllegalStateException.class, second::orThrow);
  }

  /** A normal density with the constant forgotten. */
  private record Unnormalised() implements DifferentiableModel {
    @Override
    public Domain domain() {
      return Domain.of("Unnormalised", Coordinate.real("mu"));
    }

    @Override
    public Support support(double[] theta) {
      return Support.line(theta[0], 1);
    }

    @Override
    public <T extends CalculusFieldElement<T>> T logDensity(T[] theta, double[] x) {
      return theta[0].subtract(x[0]).square().multiply(-0.5);
    }
  }

  @Test
  void aDensityWhoseMassIsNotOneIsRefusedByName() {
    FisherMetric metric = FisherMetric.of(new Unnormalised());
    Point p = new Unnormalised().domain().point(0);
    String message = assertThrows(IllegalArgumentException.class, () -> metric.at(p)).getMessage();
    assertTrue(message.contains("Unnormalised") && message.contains("2.50662"), message);
  }
}
