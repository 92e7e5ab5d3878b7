package org.natgrad.information;

import java.util.Arrays;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.DecompositionSolver;
import org.hipparchus.linear.LUDecomposition;

/**
 * The geodesic between two points by collocation at N Gauss–Legendre nodes. The unknowns are the
 * accelerations w = ü there, a polynomial of degree N − 1, from which u follows by integration with
 * both ends held: u(t) = u₀ + t c + ∬w, u̇(t) = c + ∫w, c = u₁ − u₀ − ∬w(1). In this form the
 * linear systems are as well conditioned as the problem. Newton's method with backtracking; where
 * the straight line is too bad a start, the far end is moved out in stages.
 */
final class Relaxation {

  private static final int ITERATIONS = 40;
  private static final double DIFFERENCE = 0x1p-24;

  private final GeodesicEquation equation;
  private final int n;
  private final int nodes;
  private final Legendre basis;
  private final double[] start;
  private final double[] stop;
  private double[] w; // node by node, coordinates inside
  private double[][] inPosition; // ∂aⁱ/∂uʲ by node, at some path nearby; null if not yet taken
  private double[][] inVelocity; // ∂aⁱ/∂u̇ʲ

  private Relaxation(GeodesicEquation equation, int nodes, double[] start, double[] stop) {
    this.equation = equation;
    this.n = start.length;
    this.nodes = nodes;
    this.basis = Legendre.of(nodes);
    this.start = start;
    this.stop = stop;
    this.w = new double[n * nodes];
  }

  /** The path, or null if Newton's method fails from every start tried. */
  static Relaxation solved(GeodesicEquation equation, int nodes, double[] start, double[] stop) {
    Relaxation direct = new Relaxation(equation, nodes, start, stop);
    if (direct.solve()) {
      return direct;
    }
    Relaxation reached = null;
    double fraction = 0;
    double stride = 0.25;
    while (fraction < 1) {
      double next = Math.min(1, fraction + stride);
      double[] target = start.clone();
      for (int i = 0; i < target.length; i++) {
        target[i] = Math.fma(next, stop[i] - start[i], start[i]);
      }
      Relaxation trial = new Relaxation(equation, nodes, start, next == 1 ? stop : target);
      if (reached != null) {
        double growth = next / fraction;
        for (int e = 0; e < trial.w.length; e++) {
          trial.w[e] = growth * growth * reached.w[e];
        }
      }
      if (trial.solve()) {
        reached = trial;
        fraction = next;
        stride *= 1.5;
      } else {
        stride /= 2;
        if (stride < 0x1p-10) {
          return null;
        }
      }
    }
    return reached;
  }

  /** The same path on another number of nodes, or null if Newton's method fails from it. */
  Relaxation refined(int more) {
    Relaxation finer = new Relaxation(equation, more, start, stop);
    for (int k = 0; k < more; k++) {
      double[] values = basis.values(finer.basis.node[k]);
      for (int j = 0; j < nodes; j++) {
        for (int i = 0; i < n; i++) {
          finer.w[k * n + i] = Math.fma(values[j], w[j * n + i], finer.w[k * n + i]);
        }
      }
    }
    finer.inPosition = interpolated(inPosition, finer.basis.node);
    finer.inVelocity = interpolated(inVelocity, finer.basis.node);
    return finer.solve() ? finer : null;
  }

  private double[][] interpolated(double[][] values, double[] where) {
    double[][] out = new double[where.length][n * n];
    for (int k = 0; k < where.length; k++) {
      double[] weights = basis.values(where[k]);
      for (int j = 0; j < nodes; j++) {
        for (int e = 0; e < n * n; e++) {
          out[k][e] = Math.fma(weights[j], values[j][e], out[k][e]);
        }
      }
    }
    return out;
  }

  private boolean solve() {
    double[] residual = residual(w);
    if (residual == null) {
      return false;
    }
    DecompositionSolver solver = inPosition == null ? null : factored();
    double size = norm(residual);
    for (int iteration = 0; iteration < ITERATIONS; iteration++) {
      boolean fresh = solver == null;
      if (fresh) {
        if (!linearised()) {
          return false;
        }
        solver = factored();
      }
      if (!solver.isNonSingular()) {
        return false;
      }
      double[] step = solver.solve(new ArrayRealVector(residual, false)).toArray();
      double length = norm(step);
      double before = size;
      boolean moved = false;
      for (double factor = 1; factor > 1e-3 && !moved; factor /= 2) {
        double[] trial = w.clone();
        for (int e = 0; e < trial.length; e++) {
          trial[e] -= factor * step[e];
        }
        double[] there = residual(trial);
        if (there != null
            && (norm(there) < (1 - 0.25 * factor) * size || length < 1e-9 * (1 + norm(w)))) {
          w = trial;
          residual = there;
          size = norm(there);
          moved = true;
        }
      }
      if (moved && length <= 1e-11 * (1 + norm(w))) {
        return true;
      }
      if (!moved && fresh) {
        return false;
      }
      if (!moved || size > 0.1 * before) {
        solver = null; // the old Jacobian no longer serves
      }
    }
    return false;
  }

  private double[] residual(double[] trial) {
    double[] out = trial.clone();
    double[] a = new double[n];
    double[] c = chord(trial);
    for (int k = 0; k < nodes; k++) {
      double[][] state = state(trial, c, basis.node[k], basis.once[k], basis.twice[k]);
      if (!equation.at(state[0], state[1], a, null)) {
        return null;
      }
      for (int i = 0; i < n; i++) {
        out[k * n + i] -= a[i];
      }
    }
    return out;
  }

  /** Takes ∂a/∂u, by differences, and ∂a/∂u̇ along the path; false outside the domain. */
  private boolean linearised() {
    inPosition = new double[nodes][n * n];
    inVelocity = new double[nodes][n * n];
    double[] c = chord(w);
    double[] a = new double[n];
    double[] shifted = new double[n];
    for (int k = 0; k < nodes; k++) {
      double[][] state = state(w, c, basis.node[k], basis.once[k], basis.twice[k]);
      if (!equation.at(state[0], state[1], a, inVelocity[k])) {
        return false;
      }
      for (int j = 0; j < n; j++) {
        double[] beside = state[0].clone();
        double h = DIFFERENCE * (1 + Math.abs(beside[j]));
        beside[j] += h;
        if (!equation.at(beside, state[1], shifted, null)) {
          return false;
        }
        for (int i = 0; i < n; i++) {
          inPosition[k][i * n + j] = (shifted[i] - a[i]) / h;
        }
      }
    }
    return true;
  }

  /** 1 − (∂a/∂u) (∬ − t ∬₁) − (∂a/∂u̇) (∫ − ∬₁), factored. */
  private DecompositionSolver factored() {
    double[][] matrix = new double[n * nodes][n * nodes];
    double[] end = chordWeights();
    for (int k = 0; k < nodes; k++) {
      for (int m = 0; m < nodes; m++) {
        double position = basis.twice[k][m] - basis.node[k] * end[m];
        double velocity = basis.once[k][m] - end[m];
        for (int i = 0; i < n; i++) {
          for (int j = 0; j < n; j++) {
            matrix[k * n + i][m * n + j] =
                (k == m && i == j ? 1 : 0)
                    - inPosition[k][i * n + j] * position
                    - inVelocity[k][i * n + j] * velocity;
          }
        }
      }
    }
    return new LUDecomposition(new Array2DRowRealMatrix(matrix, false), 0).getSolver();
  }

  /** ∫₀¹ (1 − s) ℓ_j(s) ds, exact by the nodes' own rule. */
  private double[] chordWeights() {
    double[] out = new double[nodes];
    for (int j = 0; j < nodes; j++) {
      out[j] = basis.weight[j] * (1 - basis.node[j]);
    }
    return out;
  }

  /** c = u̇(0). */
  private double[] chord(double[] trial) {
    double[] end = chordWeights();
    double[] c = new double[n];
    for (int i = 0; i < n; i++) {
      double sum = stop[i] - start[i];
      for (int j = 0; j < nodes; j++) {
        sum = Math.fma(-end[j], trial[j * n + i], sum);
      }
      c[i] = sum;
    }
    return c;
  }

  private double[][] state(double[] trial, double[] c, double t, double[] once, double[] twice) {
    double[] u = new double[n];
    double[] velocity = c.clone();
    for (int i = 0; i < n; i++) {
      u[i] = Math.fma(t, c[i], start[i]);
      for (int j = 0; j < nodes; j++) {
        u[i] = Math.fma(twice[j], trial[j * n + i], u[i]);
        velocity[i] = Math.fma(once[j], trial[j * n + i], velocity[i]);
      }
    }
    return new double[][] {u, velocity};
  }

  /** Position and velocity, in stretched coordinates. */
  double[][] at(double t) {
    if (t == 0) {
      return new double[][] {start.clone(), chord(w)};
    }
    double[][] state = state(w, chord(w), t, basis.integral(t), basis.secondIntegral(t));
    return t == 1 ? new double[][] {stop.clone(), state[1]} : state;
  }

  Legendre basis() {
    return basis;
  }

  private static double norm(double[] v) {
    return Arrays.stream(v).map(Math::abs).reduce(0, Math::max);
  }
}
