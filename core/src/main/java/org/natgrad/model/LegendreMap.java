package org.natgrad.model;

import java.util.Arrays;
import org.hipparchus.CalculusFieldElement;
import org.hipparchus.linear.LUDecomposition;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.util.MathArrays;
import org.natgrad.geometry.Chart;
import org.natgrad.geometry.Coordinate;

/** The gradient map η = ∇ψ(θ) of an exponential family, and what else follows from ψ. */
record LegendreMap(ExponentialFamily family) implements SmoothMap {

  private static final int ITERATIONS = 200;

  /** Relative to the decrement's own scale: the last step's quadratic error is then rounding. */
  private static final double DECREMENT = 0x1p-90;

  private record Potential(ExponentialFamily family) implements SmoothMap {
    @Override
    public <T extends CalculusFieldElement<T>> T[] at(T[] theta) {
      T[] one = MathArrays.buildArray(theta[0].getField(), 1);
      one[0] = family.logPartition(theta);
      return one;
    }
  }

  /** The expectation chart of a family whose primary chart is the natural one. */
  static Reparameterisation expectation(ExponentialFamily family) {
    LegendreMap map = new LegendreMap(family);
    return Reparameterisation.solving(family.expectation(), map, map::inverse);
  }

  @Override
  public <T extends CalculusFieldElement<T>> T[] at(T[] theta) {
    FieldJet<T> jet = FieldJet.of(new Potential(family), theta, 1);
    T[] eta = MathArrays.buildArray(theta[0].getField(), theta.length);
    for (int i = 0; i < eta.length; i++) {
      eta[i] = jet.partial(0, i);
    }
    return eta;
  }

  /**
   * θ with ∇ψ(θ) = η, by Newton's method on the convex ψ(θ) − ⟨θ, η⟩ with backtracking until the
   * Newton decrement is rounding.
   */
  private double[] inverse(double[] eta) {
    Chart chart = family.natural();
    double[] theta = start(chart);
    double value = objective(theta, eta);
    for (int iteration = 0; iteration < ITERATIONS; iteration++) {
      double[] step = newtonStep(theta, eta);
      double decrement = step[step.length - 1];
      double[] next = null;
      double reached = Double.NaN;
      for (double size = 1; size > 0x1p-60; size /= 2) {
        double[] trial = moved(theta, step, size);
        if (chart.contains(trial)) {
          reached = objective(trial, eta);
          if (reached <= value - 0.25 * size * decrement || decrement < 1e-8 * size) {
            next = trial;
            break;
          }
        }
      }
      if (next == null) {
        break;
      }
      theta = next;
      value = reached;
      if (decrement <= DECREMENT) {
        return theta;
      }
    }
    if (newtonStep(theta, eta)[theta.length] <= 0x1p-60) {
      return theta;
    }
    throw new IllegalArgumentException(
        "eta = "
            + Arrays.toString(eta)
            + ": must be the expectation of the sufficient statistic under some law (coordinates "
            + family.expectation()
            + "). Newton's method on the dual potential found none; give a point inside.");
  }

  private double objective(double[] theta, double[] eta) {
    double sum = family.logPartition(SmoothMap.lifted(theta)).getReal();
    for (int i = 0; i < eta.length; i++) {
      sum = Math.fma(-theta[i], eta[i], sum);
    }
    return sum;
  }

  /** The step G⁻¹(η − ∇ψ), and behind it the decrement (η − ∇ψ)ᵀ G⁻¹ (η − ∇ψ). */
  private double[] newtonStep(double[] theta, double[] eta) {
    int n = theta.length;
    Jet jet = Jet.of(new Potential(family), theta, 2);
    RealMatrix hessian = MatrixUtils.createRealMatrix(n, n);
    double[] residual = new double[n];
    for (int i = 0; i < n; i++) {
      residual[i] = eta[i] - jet.first(0, i);
      for (int j = 0; j < n; j++) {
        hessian.setEntry(i, j, jet.second(0, i, j));
      }
    }
    double[] step =
        new LUDecomposition(hessian, 0)
            .getSolver()
            .solve(MatrixUtils.createRealVector(residual))
            .toArray();
    double[] out = Arrays.copyOf(step, n + 1);
    for (int i = 0; i < n; i++) {
      out[n] += residual[i] * step[i];
    }
    return out;
  }

  private static double[] moved(double[] theta, double[] step, double size) {
    double[] out = theta.clone();
    for (int i = 0; i < out.length; i++) {
      out[i] += size * step[i];
    }
    return out;
  }

  private static double[] start(Chart chart) {
    double[] x = new double[chart.dimension()];
    for (int i = 0; i < x.length; i++) {
      Coordinate c = chart.coordinate(i);
      boolean below = c.lower() > Double.NEGATIVE_INFINITY;
      boolean above = c.upper() < Double.POSITIVE_INFINITY;
      if (below && above) {
        x[i] = c.lower() + (c.upper() - c.lower()) / 2;
      } else {
        x[i] = below ? c.lower() + 1 : above ? c.upper() - 1 : 0;
      }
    }
    chart.check("start of Newton's method", x);
    return x;
  }

  /** ∇²ψ or ∇³ψ in the primary chart: both are tensors. */
  static <T extends CalculusFieldElement<T>> T[] pulledBack(
      ExponentialFamily family, T[] theta, int order) {
    Domain domain = family.domain();
    if (domain.chart().equals(family.natural())) {
      return derivatives(family, theta, order);
    }
    SmoothMap natural = domain.change(family.natural()).fromPrimary();
    FieldJet<T> jacobian = FieldJet.of(natural, theta, 1);
    T[] tensor = derivatives(family, natural.at(theta), order);
    for (int slot = 0; slot < order; slot++) {
      tensor = contracted(tensor, jacobian, theta.length);
    }
    return tensor;
  }

  private static <T extends CalculusFieldElement<T>> T[] derivatives(
      ExponentialFamily family, T[] theta, int order) {
    int n = theta.length;
    FieldJet<T> jet = FieldJet.of(new Potential(family), theta, order);
    int size = order == 2 ? n * n : n * n * n;
    T[] out = MathArrays.buildArray(theta[0].getField(), size);
    for (int e = 0; e < size; e++) {
      out[e] =
          order == 2 ? jet.partial(0, e / n, e % n) : jet.partial(0, e / (n * n), e / n % n, e % n);
    }
    return out;
  }

  /**
   * Contracts the first index with the Jacobian and makes it the last, so that each comes round.
   */
  private static <T extends CalculusFieldElement<T>> T[] contracted(
      T[] tensor, FieldJet<T> jacobian, int n) {
    int rest = tensor.length / n;
    T[] out = MathArrays.buildArray(tensor[0].getField(), tensor.length);
    for (int a = 0; a < n; a++) {
      for (int r = 0; r < rest; r++) {
        T sum = tensor[0].getField().getZero();
        for (int i = 0; i < n; i++) {
          sum = sum.add(tensor[i * rest + r].multiply(jacobian.partial(i, a)));
        }
        out[r * n + a] = sum;
      }
    }
    return out;
  }
}
