package org.natgrad.simd;

import static org.natgrad.simd.Lanes.LANES;
import static org.natgrad.simd.Lanes.SPECIES;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorOperators;

/**
 * Likelihoods of rows of logits. Lanes are rows: a tile of rows is transposed into {@code tile[k *
 * rows + r]}, where maxima and sums are chains over the classes in every lane.
 */
final class VectorRows {

  /** Doubles in a tile, half of a 32 KiB cache. */
  private static final int TILE = 2048;

  private static final int MOST_ROWS = 64;

  private VectorRows() {}

  /** Rows that whole vectors cover; the caller does the rest. */
  static int softmax(
      int n,
      int classes,
      int[] y,
      int yo,
      double[] z,
      int zo,
      double[] residual,
      int ro,
      double[] loss,
      int lo) {
    int most = Math.max(LANES, Math.min(MOST_ROWS, Lanes.whole(TILE / classes)));
    double[] tile = new double[most * classes];
    double[] lanes = new double[most * 4];
    int whole = Lanes.whole(n);
    for (int i = 0; i < whole; i += most) {
      int rows = Math.min(most, whole - i);
      int at = zo + i * classes;
      load(rows, classes, z, at, tile);
      for (int r = 0; r < rows; r++) {
        lanes[rows + r] = y[yo + i + r];
      }
      subtractMaxima(rows, classes, tile, lanes);
      for (int r = 0; r < rows; r++) {
        loss[lo + i + r] = lanes[r] - z[at + r * classes + y[yo + i + r]];
      }
      VectorElementary.exp(rows * classes, tile, 0, tile, 0);
      normalise(rows, classes, tile, lanes);
      VectorElementary.log1p(rows, lanes, 2 * rows);
      int to = ro + i * classes;
      store(rows, classes, tile, z, at, residual, to);
      for (int r = 0; r < rows; r++) {
        residual[to + r * classes + y[yo + i + r]] = lanes[3 * rows + r];
        loss[lo + i + r] += lanes[2 * rows + r];
      }
    }
    return whole;
  }

  private static void load(int rows, int classes, double[] z, int zo, double[] tile) {
    for (int k = 0; k < classes; k++) {
      int to = k * rows;
      for (int r = 0; r < rows; r++) {
        tile[to + r] = z[zo + k + r * classes];
      }
    }
  }

  private static void store(
      int rows, int classes, double[] tile, double[] z, int zo, double[] residual, int ro) {
    for (int r = 0; r < rows; r++) {
      int row = zo + r * classes;
      int to = ro + r * classes;
      for (int k = 0; k < classes; k++) {
        double p = tile[k * rows + r];
        z[row + k] = p;
        residual[to + k] = p;
      }
    }
  }

  /**
   * Leaves each row's maximum in lanes[r], the class that attains it first in lanes[2 rows + r].
   */
  private static void subtractMaxima(int rows, int classes, double[] tile, double[] lanes) {
    for (int r = 0; r < rows; r += LANES) {
      DoubleVector max = DoubleVector.fromArray(SPECIES, tile, r);
      DoubleVector first = DoubleVector.zero(SPECIES);
      for (int k = 1; k < classes; k++) {
        DoubleVector z = DoubleVector.fromArray(SPECIES, tile, k * rows + r);
        var greater = z.compare(VectorOperators.GT, max);
        max = max.blend(z, greater);
        first = first.blend((double) k, greater);
      }
      max.intoArray(lanes, r);
      first.intoArray(lanes, 2 * rows + r);
      for (int k = 0; k < classes; k++) {
        int p = k * rows + r;
        DoubleVector.fromArray(SPECIES, tile, p).sub(max).intoArray(tile, p);
      }
    }
  }

  /**
   * Turns exponentials into probabilities. Leaves t in place of the first class, and the residual
   * of the observed class, lanes[rows + r], in lanes[3 rows + r].
   */
  private static void normalise(int rows, int classes, double[] tile, double[] lanes) {
    for (int r = 0; r < rows; r += LANES) {
      DoubleVector first = DoubleVector.fromArray(SPECIES, lanes, 2 * rows + r);
      DoubleVector t = sumWithout(first, rows, classes, tile, r);
      DoubleVector inverse = DoubleVector.broadcast(SPECIES, 1).div(t.add(1));
      for (int k = 0; k < classes; k++) {
        int p = k * rows + r;
        DoubleVector.fromArray(SPECIES, tile, p).mul(inverse).intoArray(tile, p);
      }
      t.intoArray(lanes, 2 * rows + r);
      DoubleVector observed = DoubleVector.fromArray(SPECIES, lanes, rows + r);
      sumWithout(observed, rows, classes, tile, r).neg().intoArray(lanes, 3 * rows + r);
    }
  }

  /** Σ_k over the classes but one, which contributes 0: the sum of numbers ≥ 0 does not notice. */
  private static DoubleVector sumWithout(
      DoubleVector left, int rows, int classes, double[] tile, int r) {
    DoubleVector zero = DoubleVector.zero(SPECIES);
    DoubleVector sum = zero;
    for (int k = 0; k < classes; k++) {
      DoubleVector e = DoubleVector.fromArray(SPECIES, tile, k * rows + r);
      sum = sum.add(e.blend(zero, left.compare(VectorOperators.EQ, (double) k)));
    }
    return sum;
  }

  /** Rows that whole vectors cover; the caller does the rest. */
  static int logistic(
      int n,
      int[] y,
      int yo,
      double[] z,
      int zo,
      double[] residual,
      int ro,
      double[] loss,
      int lo) {
    double[] e = new double[MOST_ROWS];
    double[] sign = new double[MOST_ROWS];
    int whole = Lanes.whole(n);
    for (int i = 0; i < whole; i += MOST_ROWS) {
      int rows = Math.min(MOST_ROWS, whole - i);
      for (int r = 0; r < rows; r++) {
        sign[r] = 1 - 2 * y[yo + i + r];
        e[r] = -Math.abs(z[zo + i + r]);
      }
      VectorElementary.exp(rows, e, 0, e, 0);
      for (int r = 0; r < rows; r += LANES) {
        bernoulli(e, sign, r, z, zo + i + r, residual, ro + i + r, loss, lo + i + r);
      }
      VectorElementary.log1p(rows, e, 0);
      for (int r = 0; r < rows; r++) {
        loss[lo + i + r] += e[r];
      }
    }
    return whole;
  }

  /**
   * With v = ±z the logit of the wrong answer, the residual is ±P(wrong), the loss max(v, 0) + ….
   */
  private static void bernoulli(
      double[] e,
      double[] sign,
      int r,
      double[] z,
      int zo,
      double[] residual,
      int ro,
      double[] loss,
      int lo) {
    DoubleVector zero = DoubleVector.zero(SPECIES);
    DoubleVector u = DoubleVector.fromArray(SPECIES, z, zo);
    DoubleVector s = DoubleVector.fromArray(SPECIES, sign, r);
    DoubleVector t = DoubleVector.fromArray(SPECIES, e, r);
    DoubleVector large = DoubleVector.broadcast(SPECIES, 1).div(t.add(1));
    DoubleVector small = t.mul(large);
    DoubleVector wrong = u.mul(s);
    small.blend(large, u.compare(VectorOperators.GE, zero)).intoArray(z, zo);
    small.blend(large, wrong.compare(VectorOperators.GE, zero)).mul(s).intoArray(residual, ro);
    wrong.max(zero).intoArray(loss, lo);
  }
}
