package org.natgrad.regression;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import org.natgrad.kernel.Kernels;

/**
 * Passes over rows in memory. Keeps each row's predictors, probabilities and residuals at the last
 * weights, so that a change of intercepts alone never touches X.
 */
final class RowPass implements Pass {

  /** Doubles of X a tile: they fit a second-level cache beside the sums. */
  private static final int TILE = 1 << 15;

  /** The Kronecker model looks at a tile in {@code n / max(this, n/8)}. */
  private static final int KRONECKER_ROWS = 4096;

  private static final double[] NONE = {};

  private final DesignMatrix x;
  private final Categorical y;
  private final Kernels kernels;
  private final Workers workers;
  private final Blocks blocks;
  private final int stride;
  private final int predictors;
  private final int contrasts;
  private final int tile;
  private final int tilesSkipped;

  private final double[] loss;
  private final double[] linear;
  private final double[] probability;
  private final double[] residual;
  private double[] features;
  private double[] intercepts;
  private double passes;

  RowPass(DesignMatrix x, Categorical y, Kernels kernels, Workers workers) {
    this.x = x;
    this.y = y;
    this.kernels = kernels;
    this.workers = workers;
    this.stride = x.columns() + 1;
    this.predictors = y.predictors();
    this.contrasts = y.contrasts();
    this.blocks = Blocks.of(x.rows(), stride, x.entries());
    this.tile = Math.max(64, Math.min(2048, TILE / stride & -16));
    this.tilesSkipped = x.rows() / Math.max(KRONECKER_ROWS, x.rows() / 8);
    this.loss = new double[x.rows()];
    this.linear = new double[DesignMatrix.size((long) x.rows() * predictors, "rows × classes")];
    this.probability = new double[linear.length];
    this.residual = new double[linear.length];
  }

  @Override
  public int stride() {
    return stride;
  }

  @Override
  public double passes() {
    return passes;
  }

  @Override
  public void close() {
    workers.close();
  }

  @Override
  public Sums over(double[] weights, Set<Sum> wanted) {
    Layout layout = new Layout(wanted);
    boolean newFeatures = features == null || !sameFeatures(weights);
    boolean newResponses = newFeatures || !sameIntercepts(weights);
    if (newResponses) {
      forget(newFeatures);
    }
    double[] total =
        blocks.sum(
            workers,
            layout.length,
            (partial, from, to) -> {
              for (int row = from; row < to; row += tile) {
                int n = Math.min(tile, to - row);
                if (newFeatures) {
                  x.forward(kernels, row, n, predictors, weights, linear, row * predictors);
                }
                if (newResponses) {
                  respond(row, n, weights);
                }
                addSums(partial, layout, row, n);
              }
            });
    if (newResponses) {
      features = Arrays.copyOfRange(weights, predictors, weights.length);
      intercepts = Arrays.copyOf(weights, predictors);
    }
    passes += (newFeatures ? 0.5 : 0) + layout.passes;
    return layout.unpack(total);
  }

  @Override
  public double[] fisherTimes(double[] weights, double[] v) {
    ensure(weights);
    double[] total =
        blocks.sum(
            workers,
            stride * predictors,
            (partial, from, to) -> {
              double[] u = new double[tile * predictors];
              for (int row = from; row < to; row += tile) {
                int n = Math.min(tile, to - row);
                x.forward(kernels, row, n, predictors, v, u, 0);
                for (int i = 0; i < n * predictors; i++) {
                  u[i] += v[i % predictors];
                }
                y.fisherTimes(row, n, probability, row * predictors, u, 0);
                x.backward(kernels, row, n, predictors, u, 0, partial, 0);
              }
            });
    passes += 1;
    return total;
  }

  @Override
  public double[] interceptFisherTimes(double[] weights, double[] b) {
    ensure(weights);
    return blocks.sum(
        workers,
        predictors,
        (partial, from, to) -> {
          double[] u = new double[predictors];
          for (int row = from; row < to; row++) {
            System.arraycopy(b, 0, u, 0, predictors);
            y.fisherTimes(row, 1, probability, row * predictors, u, 0);
            for (int k = 0; k < predictors; k++) {
              partial[k] += u[k];
            }
          }
        });
  }

  private void ensure(double[] weights) {
    if (features == null || !sameFeatures(weights) || !sameIntercepts(weights)) {
      over(weights, EnumSet.noneOf(Sum.class));
    }
  }

  private boolean sameFeatures(double[] weights) {
    return Arrays.equals(features, 0, features.length, weights, predictors, weights.length);
  }

  private boolean sameIntercepts(double[] weights) {
    return intercepts != null && Arrays.equals(intercepts, 0, predictors, weights, 0, predictors);
  }

  /** An interrupted pass must not leave rows of two different points behind. */
  private void forget(boolean newFeatures) {
    intercepts = null;
    if (newFeatures) {
      features = null;
    }
  }

  private void respond(int row, int n, double[] weights) {
    int at = row * predictors;
    for (int i = 0; i < n; i++) {
      for (int k = 0; k < predictors; k++) {
        int cell = at + i * predictors + k;
        probability[cell] = linear[cell] + weights[k];
      }
    }
    y.respond(kernels, row, n, probability, at, residual, at, loss);
  }

  private void addSums(double[] partial, Layout layout, int row, int n) {
    int at = row * predictors;
    if (layout.loss >= 0) {
      for (int i = row; i < row + n; i++) {
        partial[layout.loss] += loss[i];
      }
    }
    if (layout.intercept >= 0) {
      for (int i = 0; i < n; i++) {
        for (int k = 0; k < predictors; k++) {
          partial[layout.intercept + k] += residual[at + i * predictors + k];
        }
      }
      y.addVariances(row, n, probability, at, partial, layout.intercept + predictors);
    }
    if (layout.score >= 0) {
      x.backward(kernels, row, n, predictors, residual, at, partial, layout.score);
    }
    if (layout.fisher >= 0) {
      addFisher(partial, layout.fisher, row, n);
    }
    if (layout.kronecker >= 0 && row / tile % Math.max(1, tilesSkipped) == 0) {
      addKronecker(partial, layout, row, n);
    }
    if (layout.diagonal >= 0) {
      x.squares(row, n, contrasts, variances(row, n), 0, partial, layout.diagonal);
    }
  }

  private void addFisher(double[] partial, int offset, int row, int n) {
    int order = contrasts * stride;
    int[] blocks = new int[contrasts * (contrasts + 1) / 2];
    int pair = 0;
    for (int c = 0; c < contrasts; c++) {
      for (int b = 0; b <= c; b++) {
        blocks[pair++] = offset + c * stride * order + b * stride;
      }
    }
    x.syrks(kernels, row, n, information(row, n), partial, blocks, order);
  }

  private void addKronecker(double[] partial, Layout layout, int row, int n) {
    double[] all = information(row, n);
    double[] trace = new double[n];
    int pair = 0;
    int s = layout.kronecker + stride * stride;
    for (int c = 0; c < contrasts; c++) {
      for (int b = 0; b <= c; b++, pair++) {
        double sum = 0;
        for (int i = 0; i < n; i++) {
          sum += all[pair * n + i];
          if (b == c) {
            trace[i] += all[pair * n + i];
          }
        }
        partial[s + c * contrasts + b] += sum;
      }
    }
    x.syrk(kernels, row, n, trace, partial, layout.kronecker, stride);
  }

  /** The rows' information, pairs × rows. */
  private double[] information(int row, int n) {
    double[] result = new double[n * contrasts * (contrasts + 1) / 2];
    double[] scratch = new double[2 * y.classes().size()];
    for (int i = 0; i < n; i++) {
      y.information(row + i, probability, (row + i) * predictors, scratch, false, result, i, n);
    }
    return result;
  }

  /** Its diagonal, rows × contrasts. */
  private double[] variances(int row, int n) {
    double[] result = new double[n * contrasts];
    double[] scratch = new double[2 * y.classes().size()];
    for (int i = 0; i < n; i++) {
      int at = (row + i) * predictors;
      y.information(row + i, probability, at, scratch, true, result, i * contrasts, 1);
    }
    return result;
  }

  /** Where each wanted sum lies in the flat partial sums. */
  private final class Layout {
    final int loss;
    final int intercept;
    final int score;
    final int fisher;
    final int kronecker;
    final int diagonal;
    final int length;
    final double passes;

    Layout(Set<Sum> wanted) {
      int at = 0;
      double cost = 0;
      loss = wanted.contains(Sum.LOSS) ? at : -1;
      at += wanted.contains(Sum.LOSS) ? 1 : 0;
      intercept = wanted.contains(Sum.INTERCEPT) ? at : -1;
      at += wanted.contains(Sum.INTERCEPT) ? 2 * predictors : 0;
      score = wanted.contains(Sum.SCORE) ? at : -1;
      at += wanted.contains(Sum.SCORE) ? stride * predictors : 0;
      cost += wanted.contains(Sum.SCORE) ? 0.5 : 0;
      fisher = wanted.contains(Sum.FISHER) ? at : -1;
      at += wanted.contains(Sum.FISHER) ? square(contrasts * stride) : 0;
      cost += wanted.contains(Sum.FISHER) ? 0.5 : 0;
      kronecker = wanted.contains(Sum.KRONECKER) ? at : -1;
      at += wanted.contains(Sum.KRONECKER) ? square(stride) + square(contrasts) : 0;
      cost += wanted.contains(Sum.KRONECKER) ? 0.5 / Math.max(1, tilesSkipped) : 0;
      diagonal = wanted.contains(Sum.DIAGONAL) ? at : -1;
      at += wanted.contains(Sum.DIAGONAL) ? stride * contrasts : 0;
      cost += wanted.contains(Sum.DIAGONAL) ? 0.5 : 0;
      length = at;
      passes = cost;
    }

    private int square(int n) {
      return DesignMatrix.size((long) n * n, "free weights squared");
    }

    Sums unpack(double[] total) {
      int kroneckerContrasts = kronecker < 0 ? -1 : kronecker + square(stride);
      return new Sums(
          loss < 0 ? 0 : total[loss],
          part(total, intercept, predictors),
          part(total, intercept < 0 ? -1 : intercept + predictors, predictors),
          part(total, score, stride * predictors),
          part(total, fisher, fisher < 0 ? 0 : square(contrasts * stride)),
          part(total, kronecker, square(stride)),
          part(total, kroneckerContrasts, square(contrasts)),
          part(total, diagonal, stride * contrasts));
    }

    private double[] part(double[] total, int offset, int length) {
      return offset < 0 ? NONE : Arrays.copyOfRange(total, offset, offset + length);
    }
  }
}
