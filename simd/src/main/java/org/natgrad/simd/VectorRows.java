package org.natgrad.simd;

import static org.natgrad.simd.Lanes.LANES;
import static org.natgrad.simd.Lanes.SPECIES;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorOperators;
import org.natgrad.kernel.Scratch;

/**
 * Likelihoods of rows of logits. Lanes are rows: a tile of rows is transposed into {@code tile[k *
 * rows + r]}, where maxima and sums are chains over the classes in every lane.
 */
final class VectorRows {

  /** Doubles in a tile, half of a 32 KiB cache. */
  private static final int TILE = 2048;

  private static final int MOST_ROWS = 64;

  /** Lanes of a tile come in eights, whole vectors of every width. */
  private static final int STEP = 8;

  private static final Scratch TILES = new Scratch();
  private static final Scratch ROWS = new Scratch();
  private static final Scratch SIGNS = new Scratch();
  private static final Scratch LOGITS = new Scratch();
  private static final Scratch PANELS = new Scratch();

  private VectorRows() {}

  static void softmax(
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
    int most = mostRows(classes);
    double[] tile = TILES.of(most * classes);
    for (int i = 0; i < n; i += most) {
      int rows = Math.min(most, n - i);
      int at = zo + i * classes;
      load(rows, classes, z, at, classes, tile);
      respond(rows, classes, y, yo + i, tile, z, at, residual, ro + i * classes, loss, lo + i);
    }
  }

  private static int mostRows(int classes) {
    return Math.max(STEP, Math.min(MOST_ROWS, TILE / classes & -STEP));
  }

  /** Lanes of a tile of rows. */
  private static int up(int rows) {
    return rows + STEP - 1 & -STEP;
  }

  static void logitsSoftmax(
      int n,
      int d,
      int classes,
      double[] x,
      int xo,
      int ldx,
      double[] b,
      int bo,
      int[] y,
      int yo,
      double[] z,
      int zo,
      double[] residual,
      int ro,
      double[] loss,
      int lo) {
    int most = mostRows(classes);
    int width = NarrowProducts.padded(classes);
    double[] tile = TILES.of(most * classes);
    double[] panels = PANELS.of(d * width);
    double[] logits = LOGITS.of((most + NarrowProducts.ROWS) * width);
    NarrowProducts.pack(d, classes, b, bo, classes, panels);
    for (int i = 0; i < n; i += most) {
      int rows = Math.min(most, n - i);
      int at = zo + i * classes;
      for (int r = 0; r < rows; r++) {
        System.arraycopy(z, at + r * classes, logits, r * width, classes);
      }
      NarrowProducts.add(rows, classes, d, x, xo + i * ldx, ldx, panels, logits, width);
      load(rows, classes, logits, 0, width, tile);
      respond(rows, classes, y, yo + i, tile, z, at, residual, ro + i * classes, loss, lo + i);
    }
  }

  /** From logits in a tile, whose last lanes may repeat a row, to what a caller wants of them. */
  private static void respond(
      int rows,
      int classes,
      int[] y,
      int yo,
      double[] tile,
      double[] z,
      int zo,
      double[] residual,
      int ro,
      double[] loss,
      int lo) {
    int lanes = up(rows);
    double[] row = ROWS.of(4 * MOST_ROWS);
    for (int r = 0; r < lanes; r++) {
      row[lanes + r] = y[yo + Math.min(r, rows - 1)];
    }
    for (int r = 0; r < rows; r++) {
      loss[lo + r] = tile[y[yo + r] * lanes + r];
    }
    subtractMaxima(lanes, classes, tile, row);
    for (int r = 0; r < rows; r++) {
      loss[lo + r] = row[r] - loss[lo + r];
    }
    VectorElementary.exp(lanes * classes, tile, 0, tile, 0);
    normalise(lanes, classes, tile, row);
    VectorElementary.log1p(lanes, row, 2 * lanes);
    store(rows, classes, tile, z, zo);
    System.arraycopy(z, zo, residual, ro, rows * classes);
    for (int r = 0; r < rows; r++) {
      residual[ro + r * classes + y[yo + r]] = row[3 * lanes + r];
      loss[lo + r] += row[2 * lanes + r];
    }
  }

  /** Four rows at a time; lanes that are no rows repeat the last one. */
  private static void load(int rows, int classes, double[] z, int zo, int ldz, double[] tile) {
    int lanes = up(rows);
    for (int r = 0; r < lanes; r += 4) {
      int z0 = zo + Math.min(r, rows - 1) * ldz;
      int z1 = zo + Math.min(r + 1, rows - 1) * ldz;
      int z2 = zo + Math.min(r + 2, rows - 1) * ldz;
      int z3 = zo + Math.min(r + 3, rows - 1) * ldz;
      int to = r;
      for (int k = 0; k < classes; k++) {
        tile[to] = z[z0 + k];
        tile[to + 1] = z[z1 + k];
        tile[to + 2] = z[z2 + k];
        tile[to + 3] = z[z3 + k];
        to += lanes;
      }
    }
  }

  /** The way back: what repeats the last row is equal to it. */
  private static void store(int rows, int classes, double[] tile, double[] z, int zo) {
    int lanes = up(rows);
    for (int r = 0; r < lanes; r += 4) {
      int z0 = zo + Math.min(r, rows - 1) * classes;
      int z1 = zo + Math.min(r + 1, rows - 1) * classes;
      int z2 = zo + Math.min(r + 2, rows - 1) * classes;
      int z3 = zo + Math.min(r + 3, rows - 1) * classes;
      int from = r;
      for (int k = 0; k < classes; k++) {
        z[z0 + k] = tile[from];
        z[z1 + k] = tile[from + 1];
        z[z2 + k] = tile[from + 2];
        z[z3 + k] = tile[from + 3];
        from += lanes;
      }
    }
  }

  /** Leaves each row's maximum in row[r], the class that attains it first in row[2 lanes + r]. */
  private static void subtractMaxima(int lanes, int classes, double[] tile, double[] row) {
    for (int r = 0; r < lanes; r += LANES) {
      DoubleVector max = DoubleVector.fromArray(SPECIES, tile, r);
      DoubleVector first = DoubleVector.zero(SPECIES);
      DoubleVector at = DoubleVector.zero(SPECIES);
      for (int k = 1; k < classes; k++) {
        DoubleVector z = DoubleVector.fromArray(SPECIES, tile, k * lanes + r);
        at = at.add(1);
        var greater = z.compare(VectorOperators.GT, max);
        max = max.blend(z, greater);
        first = first.blend(at, greater);
      }
      max.intoArray(row, r);
      first.intoArray(row, 2 * lanes + r);
      for (int k = 0; k < classes; k++) {
        int p = k * lanes + r;
        DoubleVector.fromArray(SPECIES, tile, p).sub(max).intoArray(tile, p);
      }
    }
  }

  /**
   * Turns exponentials into probabilities. Leaves t in place of the first class, and the residual
   * of the observed class, row[lanes + r], in row[3 lanes + r].
   */
  private static void normalise(int lanes, int classes, double[] tile, double[] row) {
    DoubleVector zero = DoubleVector.zero(SPECIES);
    for (int r = 0; r < lanes; r += LANES) {
      DoubleVector first = DoubleVector.fromArray(SPECIES, row, 2 * lanes + r);
      DoubleVector t = DoubleVector.zero(SPECIES);
      DoubleVector at = DoubleVector.zero(SPECIES);
      for (int k = 0; k < classes; k++) {
        DoubleVector e = DoubleVector.fromArray(SPECIES, tile, k * lanes + r);
        t = t.add(e.blend(zero, first.compare(VectorOperators.EQ, at)));
        at = at.add(1);
      }
      t.intoArray(row, 2 * lanes + r);
      DoubleVector inverse = DoubleVector.broadcast(SPECIES, 1).div(t.add(1));
      DoubleVector observed = DoubleVector.fromArray(SPECIES, row, lanes + r);
      DoubleVector others = DoubleVector.zero(SPECIES);
      at = DoubleVector.zero(SPECIES);
      for (int k = 0; k < classes; k++) {
        int q = k * lanes + r;
        DoubleVector p = DoubleVector.fromArray(SPECIES, tile, q).mul(inverse);
        p.intoArray(tile, q);
        others = others.add(p.blend(zero, observed.compare(VectorOperators.EQ, at)));
        at = at.add(1);
      }
      others.neg().intoArray(row, 3 * lanes + r);
    }
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
    double[] e = ROWS.of(MOST_ROWS);
    double[] sign = SIGNS.of(MOST_ROWS);
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
