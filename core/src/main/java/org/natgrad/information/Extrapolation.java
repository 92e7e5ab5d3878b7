package org.natgrad.information;

import java.util.Arrays;

/**
 * Gragg's modified midpoint rule, extrapolated by Richardson over 2, 4, …, 16 substeps (Hairer,
 * Nørsett &amp; Wanner, <i>Solving Ordinary Differential Equations I</i>, §II.9): order 16, with
 * the last two columns' difference as error estimate.
 */
final class Extrapolation {

  private static final int COLUMNS = 8;

  private final GeodesicEquation equation;

  Extrapolation(GeodesicEquation equation) {
    this.equation = equation;
  }

  /** A state (u, u̇) after a step, with its estimated relative error; NaN if it left the domain. */
  record Step(double[] state, double error) {}

  Step step(double[] state, double h) {
    double[][] table = new double[COLUMNS][];
    double[] before = null;
    for (int k = 0; k < COLUMNS; k++) {
      double[] now = midpoint(state, h, 2 * (k + 1));
      if (now == null) {
        return new Step(state, Double.NaN);
      }
      for (int j = 0; j < k; j++) { // Aitken–Neville in h²
        double ratio = (k + 1.0) / (k - j);
        double factor = 1 / (ratio * ratio - 1);
        double[] old = table[j];
        table[j] = now;
        double[] next = new double[now.length];
        for (int i = 0; i < next.length; i++) {
          next[i] = now[i] + factor * (now[i] - old[i]);
        }
        now = next;
      }
      before = k == COLUMNS - 1 ? table[k - 1] : before;
      table[k] = now;
    }
    double error = 0;
    double[] best = table[COLUMNS - 1];
    for (int i = 0; i < best.length; i++) {
      error = Math.max(error, Math.abs(best[i] - before[i]) / (1 + Math.abs(best[i])));
    }
    return new Step(best, error);
  }

  private double[] midpoint(double[] state, double h, int substeps) {
    double step = h / substeps;
    double[] rate = rate(state);
    if (rate == null) {
      return null;
    }
    double[] old = state;
    double[] now = moved(state, step, rate);
    for (int m = 1; m < substeps; m++) {
      rate = rate(now);
      if (rate == null) {
        return null;
      }
      double[] next = moved(old, 2 * step, rate);
      old = now;
      now = next;
    }
    rate = rate(now);
    if (rate == null) {
      return null;
    }
    double[] last = moved(old, step, rate);
    for (int i = 0; i < last.length; i++) {
      last[i] = 0.5 * (last[i] + now[i]);
    }
    return last;
  }

  private static double[] moved(double[] from, double h, double[] rate) {
    double[] out = new double[from.length];
    for (int i = 0; i < out.length; i++) {
      out[i] = Math.fma(h, rate[i], from[i]);
    }
    return out;
  }

  private double[] rate(double[] state) {
    int n = state.length / 2;
    double[] u = Arrays.copyOf(state, n);
    double[] velocity = Arrays.copyOfRange(state, n, 2 * n);
    double[] acceleration = new double[n];
    if (!equation.at(u, velocity, acceleration, null)) {
      return null;
    }
    double[] out = Arrays.copyOf(velocity, 2 * n);
    System.arraycopy(acceleration, 0, out, n, n);
    return out;
  }
}
