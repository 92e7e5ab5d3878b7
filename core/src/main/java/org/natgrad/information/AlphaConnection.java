package org.natgrad.information;

import java.util.Optional;
import org.hipparchus.CalculusFieldElement;
import org.natgrad.geometry.Chart;
import org.natgrad.geometry.ChristoffelSymbols;
import org.natgrad.geometry.Connection;
import org.natgrad.geometry.Curvature;
import org.natgrad.geometry.Manifold;
import org.natgrad.geometry.Point;
import org.natgrad.model.DifferentiableModel;
import org.natgrad.model.Domain;
import org.natgrad.model.ExponentialFamily;
import org.natgrad.model.Jet;
import org.natgrad.model.MixtureFamily;
import org.natgrad.model.SmoothMap;

/**
 * Amari's α-connection, Γ^(α)_ij,k = E[(∂_i ∂_j ℓ + (1−α)/2 ∂_i ℓ ∂_j ℓ) ∂_k ℓ] = Γ^(0)_ij,k − α/2
 * T_ijk (Amari &amp; Nagaoka 2000, §2.3): exponential at α = 1, Levi-Civita at 0, mixture at −1;
 * ∇^(α) and ∇^(−α) are dual under the Fisher metric.
 *
 * <p>Γ^(0) comes from the derivatives of g where g has a closed form, and of necessity where the
 * score jumps, since second derivatives of ℓ then miss the jump; else from the first expression. In
 * the natural chart of an exponential family Γ^(α)_ij,k = (1−α)/2 T_ijk, in the expectation chart,
 * and in the weights of a mixture family, −(1+α)/2 T_ijk: the affine charts give zeros exactly.
 */
public final class AlphaConnection implements Connection {

  private final DifferentiableModel model;
  private final double alpha;
  private final FisherMetric metric;
  private final AmariChentsovTensor skewness;
  private final boolean hasClosedFisher;

  private AlphaConnection(DifferentiableModel model, double alpha, boolean hasClosedFisher) {
    if (!(Math.abs(alpha) <= Double.MAX_VALUE)) {
      throw new IllegalArgumentException(
          "alpha = " + alpha + ": must be finite. 1 is exponential, 0 Levi-Civita, -1 mixture.");
    }
    this.model = model;
    this.alpha = alpha;
    this.metric = FisherMetric.of(model);
    this.skewness = AmariChentsovTensor.of(model);
    this.hasClosedFisher = hasClosedFisher;
  }

  /**
   * The α-connection of a model.
   *
   * @param model the model
   * @param alpha any finite number
   * @return the connection
   */
  public static AlphaConnection of(DifferentiableModel model, double alpha) {
    return new AlphaConnection(model, alpha, ClosedFisher.isKnown(model));
  }

  /** {@return α} */
  public double alpha() {
    return alpha;
  }

  /** {@return the dual connection ∇^(−α)} */
  public AlphaConnection dual() {
    return new AlphaConnection(model, -alpha, hasClosedFisher);
  }

  /** {@return the Fisher metric, under which the connection has its dual} */
  public FisherMetric metric() {
    return metric;
  }

  @Override
  public Manifold manifold() {
    return model.domain();
  }

  @Override
  public ChristoffelSymbols at(Point p) {
    Domain domain = model.domain();
    domain.check(p);
    Optional<Double> factor = affineFactor(p.chart());
    if (factor.isPresent()) {
      double[] first = skewness.at(p);
      for (int e = 0; e < first.length; e++) {
        first[e] *= factor.get();
      }
      return ChristoffelSymbols.ofFirstKind(metric.at(p), p, first);
    }
    Point base = domain.express(p, domain.chart());
    ChristoffelSymbols symbols =
        ChristoffelSymbols.ofFirstKind(metric.at(base), base, primary(base.coordinates()));
    return p.chart().equals(domain.chart()) ? symbols : transformed(symbols, p);
  }

  /**
   * The curvature at one point, from second derivatives of the closed forms: ∂_m Γ^k_ij = g^kl (∂_m
   * Γ_ij,l − ∂_m g_ls Γ^s_ij).
   *
   * @param p a point in any chart
   * @return the curvature at the same point, in the primary chart
   * @throws IllegalArgumentException if the model has no closed form of its metric, or of T where α
   *     is not 0
   */
  public Curvature curvature(Point p) {
    Point base = model.domain().express(p, model.domain().chart());
    double[] theta = base.coordinates();
    int n = theta.length;
    if (!hasClosedFisher || alpha != 0 && model.skewness(SmoothMap.lifted(theta)).isEmpty()) {
      throw new IllegalArgumentException(
          "model = "
              + model.name()
              + ": must have fisher and skewness in closed form. Override them.");
    }
    Jet g = Jet.of(new ClosedFisher(model), theta, 2);
    double[] second =
        Tensors.raised(g.values(), skewed(Tensors.leviCivita(slope(g, n), n), theta), n);
    Jet t = alpha == 0 ? null : Jet.of(new ClosedSkewness(model), theta, 1);
    double[] derivative = new double[n * n * n * n];
    for (int m = 0; m < n; m++) {
      double[] slope = Tensors.leviCivita(slopeAlong(g, m, n), n);
      for (int e = 0; e < slope.length; e++) {
        double sum = t == null ? slope[e] : Math.fma(-alpha / 2, t.first(e, m), slope[e]);
        for (int s = 0; s < n; s++) {
          sum = Math.fma(-g.first(e % n * n + s, m), second[e / n * n + s], sum);
        }
        slope[e] = sum;
      }
      System.arraycopy(
          Tensors.raised(g.values(), slope, n), 0, derivative, m * n * n * n, n * n * n);
    }
    return Curvature.of(ChristoffelSymbols.ofSecondKind(base, second), derivative);
  }

  /** The factor of T in a chart that is affine for the e- or the m-connection. */
  private Optional<Double> affineFactor(Chart chart) {
    if (model instanceof ExponentialFamily family) {
      if (chart.equals(family.natural())) {
        return Optional.of((1 - alpha) / 2);
      }
      if (chart.equals(family.expectation())) {
        return Optional.of(-(1 + alpha) / 2);
      }
    }
    return model instanceof MixtureFamily mixture && chart.equals(mixture.expectation())
        ? Optional.of(-(1 + alpha) / 2)
        : Optional.empty();
  }

  /** Γ^(α)_ij,k in the primary chart. */
  private double[] primary(double[] theta) {
    int n = theta.length;
    Optional<double[]> slope = metricSlope(theta);
    if (slope.isEmpty()) {
      Moments moments = Moments.of(model, theta);
      double[] first = moments.exponential().clone();
      for (int e = 0; e < first.length; e++) {
        first[e] = Math.fma((1 - alpha) / 2, moments.skewness()[e], first[e]);
      }
      return Tensors.symmetricInFirstTwo(first, n);
    }
    return skewed(Tensors.leviCivita(slope.get(), n), theta);
  }

  /** Γ^(0)_ij,k − α/2 T_ijk. */
  private double[] skewed(double[] first, double[] theta) {
    if (alpha != 0) {
      double[] t = skewness.primary(theta);
      for (int e = 0; e < first.length; e++) {
        first[e] = Math.fma(-alpha / 2, t[e], first[e]);
      }
    }
    return first;
  }

  /** ∂_i g_jk, where Γ^(0) has to come from it. */
  private Optional<double[]> metricSlope(double[] theta) {
    if (hasClosedFisher) {
      return Optional.of(slope(Jet.of(new ClosedFisher(model), theta, 1), theta.length));
    }
    return model.scoreJumps() ? Optional.of(differences(theta)) : Optional.empty();
  }

  /** ∂_m ∂_i g_jk. */
  private static double[] slopeAlong(Jet fisher, int m, int n) {
    double[] slope = new double[n * n * n];
    for (int i = 0; i < n; i++) {
      for (int jk = 0; jk < n * n; jk++) {
        slope[i * n * n + jk] = fisher.second(jk, m, i);
      }
    }
    return slope;
  }

  private static double[] slope(Jet fisher, int n) {
    double[] slope = new double[n * n * n];
    for (int i = 0; i < n; i++) {
      for (int jk = 0; jk < n * n; jk++) {
        slope[i * n * n + jk] = fisher.first(jk, i);
      }
    }
    return slope;
  }

  /**
   * Γ^k_ij in the primary chart, without the checks and objects of {@link #at}: what a solver calls
   * thousands of times.
   */
  double[] secondKind(double[] theta) {
    int n = theta.length;
    if (!hasClosedFisher) {
      return at(Point.of(model.domain().chart(), theta)).secondKind();
    }
    Jet fisher = Jet.of(new ClosedFisher(model), theta, 1);
    double[] first = skewed(Tensors.leviCivita(slope(fisher, n), n), theta);
    return Tensors.raised(fisher.values(), first, n);
  }

  /** Central differences of order six of g by definition, over 2⁻⁷ of the metric's unit length. */
  private double[] differences(double[] theta) {
    int n = theta.length;
    double[] weights = {0.75, -0.15, 1.0 / 60};
    double[] here = Moments.of(model, theta).fisher();
    double[] slope = new double[n * n * n];
    for (int i = 0; i < n; i++) {
      double h = 0x1p-7 / Math.sqrt(here[i * n + i]);
      for (int step = 1; step <= 3; step++) {
        for (int sign = -1; sign <= 1; sign += 2) {
          double[] there = theta.clone();
          there[i] += sign * step * h;
          double[] g = Moments.of(model, there).fisher();
          for (int jk = 0; jk < n * n; jk++) {
            slope[i * n * n + jk] += sign * weights[step - 1] * g[jk] / h;
          }
        }
      }
    }
    return slope;
  }

  /** Γ'^c_ab = ∂yᶜ/∂xᵏ (∂²xᵏ/∂yᵃ∂yᵇ + Γ^k_ij ∂_a xⁱ ∂_b xʲ). */
  private ChristoffelSymbols transformed(ChristoffelSymbols symbols, Point p) {
    int n = p.dimension();
    Jet x = Jet.of(model.domain().change(p.chart()).toPrimary(), p.coordinates(), 2);
    double[][] inverse = Tensors.inverse(x.jacobian(), n);
    double[] out = new double[n * n * n];
    double[] image = new double[n];
    for (int a = 0; a < n; a++) {
      for (int b = 0; b <= a; b++) {
        symbols.contract(column(x, a, n), column(x, b, n), image);
        for (int k = 0; k < n; k++) {
          image[k] += x.second(k, a, b);
        }
        for (int c = 0; c < n; c++) {
          double sum = 0;
          for (int k = 0; k < n; k++) {
            sum = Math.fma(inverse[c][k], image[k], sum);
          }
          out[(a * n + b) * n + c] = sum;
          out[(b * n + a) * n + c] = sum;
        }
      }
    }
    return ChristoffelSymbols.ofSecondKind(p, out);
  }

  private static double[] column(Jet x, int a, int n) {
    double[] out = new double[n];
    for (int k = 0; k < n; k++) {
      out[k] = x.first(k, a);
    }
    return out;
  }

  @Override
  public String toString() {
    return "the " + alpha + "-connection of " + model.name();
  }

  /** A model's closed form as a map to differentiate. */
  private record ClosedFisher(DifferentiableModel model) implements SmoothMap {

    /** Whether there is one is a property of the model, and asked at any point. */
    static boolean isKnown(DifferentiableModel model) {
      return model.fisher(SmoothMap.lifted(Unbounded.interior(model.domain().chart()))).isPresent();
    }

    @Override
    public <T extends CalculusFieldElement<T>> T[] at(T[] theta) {
      return model.fisher(theta).orElseThrow();
    }
  }

  private record ClosedSkewness(DifferentiableModel model) implements SmoothMap {
    @Override
    public <T extends CalculusFieldElement<T>> T[] at(T[] theta) {
      return model.skewness(theta).orElseThrow();
    }
  }
}
