package org.natgrad.wasserstein;

/**
 * Integrals over a cell of levels. Gauss's rules on 8 and 12 points decide cells where the
 * integrand is smooth up to both ends; the double exponential rule s = 1 / (1 + e^(−π sinh t))
 * (Takahasi &amp; Mori 1974) those where it is singular at an end, as quantiles are; and a cell on
 * which neither converges is halved.
 */
final class Quadrature {

  /** A function of a level, given from below and from above. */
  @FunctionalInterface
  interface LevelFunction {
    double at(double u, double v);
  }

  private static final double ENOUGH = 1e-11;
  private static final int DEPTH = 24;
  private static final int COARSEST = 3; // step 2⁻³
  private static final int FINEST = 5;

  /** π sinh 6 = 634: shares down to e^(−634), near the least double. */
  private static final double REACH = 6;

  private static final double[][] COARSE = legendre(8);
  private static final double[][] FINE = legendre(12);

  private double value;
  private double error;

  /** The sum of all integrals so far. */
  double value() {
    return value;
  }

  /** An estimate of its error. */
  double error() {
    return error;
  }

  /** Adds a value that is exact but for rounding. */
  void add(double exact) {
    value += exact;
  }

  /**
   * Adds ∫ f du over a cell.
   *
   * @param f integrand, finite inside the cell
   * @param fromBelow level where the cell starts
   * @param fromAbove 1 less this
   * @param toBelow level where the cell ends
   * @param toAbove 1 less this
   * @param bounded whether f is finite at both ends
   */
  void add(
      LevelFunction f,
      double fromBelow,
      double fromAbove,
      double toBelow,
      double toAbove,
      boolean bounded) {
    integrate(f, new double[] {fromBelow, fromAbove, toBelow, toAbove}, bounded, DEPTH);
  }

  private void integrate(LevelFunction f, double[] cell, boolean bounded, int depth) {
    double width = width(cell);
    if (bounded) {
      double coarse = gauss(f, cell, COARSE);
      double fine = gauss(f, cell, FINE);
      double gap = width * Math.abs(fine - coarse);
      if (gap <= ENOUGH * Math.max(width * Math.abs(fine), value)) {
        value += width * fine;
        error += gap;
        return;
      }
    }
    double rough = doubleExponential(f, cell, COARSEST);
    double gap = Double.POSITIVE_INFINITY;
    for (int level = COARSEST + 1; level <= FINEST; level++) {
      double better = 0.5 * rough + doubleExponential(f, cell, level);
      gap = width * Math.abs(better - rough);
      rough = better;
      if (gap <= ENOUGH * Math.max(width * Math.abs(rough), value)) {
        break;
      }
    }
    if (gap <= 10 * ENOUGH * Math.max(width * Math.abs(rough), value) || depth == 0) {
      value += width * rough;
      error += gap;
      return;
    }
    double u = cell[0] + 0.5 * width;
    double v = cell[3] + 0.5 * width;
    integrate(f, new double[] {cell[0], cell[1], u, v}, bounded, depth - 1);
    integrate(f, new double[] {u, v, cell[2], cell[3]}, bounded, depth - 1);
  }

  private static double width(double[] cell) {
    return cell[0] < 0.5 ? cell[2] - cell[0] : cell[1] - cell[3];
  }

  private static double gauss(LevelFunction f, double[] cell, double[][] rule) {
    double width = width(cell);
    double sum = 0;
    for (int k = 0; k < rule[0].length; k++) {
      double s = rule[0][k];
      sum += rule[1][k] * f.at(cell[0] + s * width, cell[3] + (1 - s) * width);
    }
    return sum;
  }

  /** The sum over the nodes that a level adds to those before. */
  private static double doubleExponential(LevelFunction f, double[] cell, int level) {
    double width = width(cell);
    double[][] rule = Nodes.of(level);
    double sum = 0;
    for (int k = 0; k < rule[0].length; k++) {
      double u = cell[0] + rule[0][k] * width;
      double v = cell[3] + rule[1][k] * width;
      if (u > 0 && v > 0) {
        sum += rule[2][k] * f.at(u, v);
      }
    }
    return sum;
  }

  /** The double exponential nodes s, 1 − s and their weights, by level. */
  private static final class Nodes {

    private static final double[][][] RULES = new double[FINEST + 1][][];

    static {
      for (int level = COARSEST; level <= FINEST; level++) {
        RULES[level] = nodes(Math.scalb(1.0, -level), level == COARSEST);
      }
    }

    static double[][] of(int level) {
      return RULES[level];
    }

    private static double[][] nodes(double step, boolean all) {
      int half = (int) (REACH / step);
      int stride = all ? 1 : 2;
      int count = all ? 2 * half + 1 : half;
      double[][] rule = new double[3][count];
      for (int i = 0; i < count; i++) {
        double t = (i * stride - half + (all ? 0 : 1)) * step;
        double e = Math.PI * StrictMath.sinh(t);
        rule[0][i] = 1 / (1 + StrictMath.exp(-e));
        rule[1][i] = 1 / (1 + StrictMath.exp(e));
        rule[2][i] = step * Math.PI * StrictMath.cosh(t) * rule[0][i] * rule[1][i];
      }
      return rule;
    }
  }

  /** Gauss's rule on [0, 1]: nodes by Newton's method on the Legendre polynomial, and weights. */
  static double[][] legendre(int n) {
    double[][] rule = new double[2][n];
    for (int k = 0; k < n; k++) {
      double x = StrictMath.cos(Math.PI * (k + 0.75) / (n + 0.5));
      double slope = 0;
      for (int step = 0; step < 8; step++) {
        double before = 1;
        double p = x;
        for (int j = 2; j <= n; j++) {
          double next = ((2 * j - 1) * x * p - (j - 1) * before) / j;
          before = p;
          p = next;
        }
        slope = n * (x * p - before) / (x * x - 1);
        x -= p / slope;
      }
      rule[0][n - 1 - k] = 0.5 + 0.5 * x;
      rule[1][n - 1 - k] = 1 / ((1 - x * x) * slope * slope);
    }
    return rule;
  }
}
