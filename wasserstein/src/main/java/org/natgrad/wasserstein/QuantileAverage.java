package org.natgrad.wasserstein;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The measure whose quantile function is an average, level by level, of those of other measures:
 * what displacement interpolations and barycentres on the line are.
 */
public final class QuantileAverage extends Measure {

  private final List<Measure> parts;
  private final AverageRule rule;
  private final Pieces pieces;

  QuantileAverage(List<Measure> parts, AverageRule rule) {
    this.parts = parts;
    this.rule = rule;
    this.pieces = average();
  }

  private Pieces average() {
    List<Pieces> functions = parts.stream().map(Measure::pieces).toList();
    Cells cells = new Cells(functions);
    Pieces average = new Pieces(this, functions.stream().mapToInt(Pieces::size).sum());
    double[] start = new double[parts.size()];
    double[] end = new double[parts.size()];
    while (cells.advance()) {
      boolean smooth = false;
      for (int i = 0; i < start.length; i++) {
        start[i] = cells.atStart(i);
        end[i] = cells.atEnd(i);
        smooth |= cells.isSmooth(i);
      }
      if (smooth) {
        average.add(cells.toBelow(), cells.toAbove(), rule.of(start), rule.of(end), true);
      } else {
        addLinear(average, cells, start, end);
      }
    }
    return average;
  }

  /** A cell on which every part is linear, cut where two of them cross. */
  private void addLinear(Pieces average, Cells cells, double[] start, double[] end) {
    double from = rule.of(start);
    for (double share : rule.followsOrder() ? crossings(start, end) : new double[0]) {
      double u = cells.fromBelow() + share * cells.mass();
      double v = cells.toAbove() + (1 - share) * cells.mass();
      double[] at = new double[start.length];
      Arrays.setAll(at, i -> (1 - share) * start[i] + share * end[i]);
      double to = Math.max(from, rule.of(at));
      average.add(u, v, from, to, false);
      from = to;
    }
    average.add(cells.toBelow(), cells.toAbove(), from, Math.max(from, rule.of(end)), false);
  }

  /** Shares of the cell at which two parts are equal, ascending, apart by more than rounding. */
  private static double[] crossings(double[] start, double[] end) {
    List<Double> shares = new ArrayList<>();
    for (int i = 0; i < start.length; i++) {
      for (int j = 0; j < i; j++) {
        double before = start[i] - start[j];
        double after = end[i] - end[j];
        if (before < 0 && after > 0 || before > 0 && after < 0) {
          shares.add(before / (before - after));
        }
      }
    }
    double[] sorted = shares.stream().mapToDouble(s -> s).sorted().toArray();
    double[] apart = new double[sorted.length];
    int kept = 0;
    for (double share : sorted) {
      if (share - (kept == 0 ? 0 : apart[kept - 1]) > 1e-9 && share < 1 - 1e-9) {
        apart[kept++] = share;
      }
    }
    return Arrays.copyOf(apart, kept);
  }

  /** Whether all mass is in atoms; then the average is as well a sample. */
  boolean isDiscrete() {
    for (int k = 0; k < pieces.size(); k++) {
      if (!pieces.isConstant(k)) {
        return false;
      }
    }
    return true;
  }

  Empirical toEmpirical() {
    double[] points = new double[pieces.size()];
    double[] weights = new double[pieces.size()];
    for (int k = 0; k < points.length; k++) {
      points[k] = pieces.low(k);
      weights[k] = pieces.upTo(k) - pieces.upTo(k - 1);
    }
    return Empirical.of(points).withWeights(weights);
  }

  /** {@inheritDoc} It is 1. */
  @Override
  public double mass() {
    return 1;
  }

  @Override
  public QuantileAverage normalised() {
    return this;
  }

  @Override
  public double cdf(double x) {
    return level(pieces.firstReaching(Math.nextUp(x)), x)[0];
  }

  @Override
  public double survival(double x) {
    return level(pieces.firstReaching(Math.nextUp(x)), x)[1];
  }

  @Override
  double below(double x) {
    return level(pieces.firstReaching(x), x)[0];
  }

  /** The levels below and above x, with k the first piece that does not end before x. */
  private double[] level(int k, double x) {
    if (k == pieces.size() || !(pieces.low(k) < x)) {
      return new double[] {pieces.upTo(k - 1), pieces.above(k - 1)};
    }
    if (!pieces.isSmooth(k)) {
      double share = (x - pieces.low(k)) / (pieces.high(k) - pieces.low(k));
      return new double[] {
        (1 - share) * pieces.upTo(k - 1) + share * pieces.upTo(k),
        (1 - share) * pieces.above(k - 1) + share * pieces.above(k)
      };
    }
    if (pieces.quantile(0.5, 0.5) >= x) {
      double u = Levels.reaching(level -> pieces.quantile(level, 1 - level), x);
      return new double[] {u, 1 - u};
    }
    double v = Levels.reaching(level -> -pieces.quantile(1 - level, level), -x);
    return new double[] {1 - v, v};
  }

  @Override
  public double density(double x) {
    int k = pieces.firstReaching(x);
    if (k == pieces.size() || pieces.low(k) > x || pieces.isConstant(k)) {
      return 0;
    }
    double[] level = level(k, x);
    return 1 / (pieces.isSmooth(k) ? smoothSlope(level[0], level[1]) : pieces.slope(k));
  }

  private double smoothSlope(double u, double v) {
    double[] values = new double[parts.size()];
    double[] slopes = new double[parts.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = parts.get(i).at(u, v);
      slopes[i] = parts.get(i).slope(u, v);
    }
    return rule.of(values, slopes);
  }

  @Override
  Pieces pieces() {
    return pieces;
  }

  @Override
  double smooth(double u, double v) {
    double[] values = new double[parts.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = parts.get(i).at(u, v);
    }
    return rule.of(values);
  }

  @Override
  public String toString() {
    return "QuantileAverage[" + rule + " of " + parts + "]";
  }
}
