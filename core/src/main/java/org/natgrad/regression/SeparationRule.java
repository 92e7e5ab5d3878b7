package org.natgrad.regression;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.natgrad.descent.Evaluation;
import org.natgrad.descent.Iteration;
import org.natgrad.descent.Status;
import org.natgrad.descent.StoppingRule;
import org.natgrad.descent.Termination;
import org.natgrad.geometry.Spectrum;

/**
 * Looks for a direction of recession, and stops only with one that plain loops over the rows have
 * verified: every margin ⟨δ_y − δ_k, x⟩ ≥ 0 and one above 0, zero being what is within the rounding
 * of its own sum.
 *
 * <p>Two candidates. Where little of the loss is left, the weights themselves. Where the estimated
 * gap falls by the factor e an iteration, the signature of rows that run to infinity at margin +1 a
 * step, the natural gradient, cleared of its part in the margins that stay.
 */
final class SeparationRule implements StoppingRule {

  /** Loss, relative to the start's, from which on the weights are tried. */
  private static final double SMALL = 1e-2;

  /** A gap that falls by e a step, within this much either way. */
  private static final double SLOWEST = 0.65;

  private static final double FASTEST = 0.15;

  /** Steps that must show it in a row. */
  private static final int STEPS = 4;

  /** Margins below this, where separated rows gain about 1, belong to rows that overlap. */
  private static final double STAYS = 0.3;

  /** Relative rounding of a margin's sum. */
  private static final double ROUNDING = 1e-12;

  /** What a coordinate may add to the margins that stay and still be what rounding left of it. */
  private static final double NOTHING = 1e-10;

  /** Coordinates up to which the overlap's margins are cleared: the spectrum costs p³. */
  private static final int LARGEST = 400;

  private final DesignMatrix x;
  private final Categorical y;
  private final int classes;
  private final int stride;
  private Separation found;

  SeparationRule(DesignMatrix x, Categorical y) {
    this.x = x;
    this.y = y;
    this.classes = y.classes().size();
    this.stride = x.columns() + 1;
  }

  /** The direction verified, or null. */
  Separation found() {
    return found;
  }

  @Override
  public Optional<Termination> check(List<Iteration> trace, Evaluation at, double[] step) {
    Iteration now = trace.get(trace.size() - 1);
    if (now.value() <= SMALL * trace.get(0).value()) {
      found = verify(at.point());
    }
    if (found == null && fallsByE(trace)) {
      found = verify(step);
      if (found == null && step.length <= LARGEST) {
        found = verify(cleared(step));
      }
    }
    return found == null
        ? Optional.empty()
        : Optional.of(
            new Termination(
                Status.SEPARATED,
                "the data are "
                    + (found.complete() ? "separated" : "quasi-separated")
                    + ": a verified direction raises the margins of "
                    + found.rows()
                    + " rows and lowers none, so the likelihood has no maximum;"
                    + " penalise with l2 > 0"));
  }

  private static boolean fallsByE(List<Iteration> trace) {
    int last = trace.size() - 1;
    if (last < STEPS || trace.get(last).estimatedGap() == Double.POSITIVE_INFINITY) {
      return false;
    }
    for (int i = last; i > last - STEPS; i--) {
      double ratio = trace.get(i).estimatedGap() / trace.get(i - 1).estimatedGap();
      if (!(ratio > FASTEST && ratio < SLOWEST)) {
        return false;
      }
    }
    return true;
  }

  /** The margins' verdict on coordinates v, by plain loops. */
  private Separation verify(double[] v) {
    double[][] direction = rows(v);
    int[] column = new int[stride];
    double[] value = new double[stride];
    double[] predictor = new double[classes];
    double[] size = new double[classes];
    int raised = 0;
    boolean complete = true;
    for (int i = 0; i < x.rows(); i++) {
      if (y.weight(i) == 0) {
        continue;
      }
      int entries = x.row(i, column, value);
      for (int k = 0; k < classes; k++) {
        predictor[k] = 0;
        size[k] = 0;
        for (int e = 0; e < entries; e++) {
          double term = direction[k][column[e]] * value[e];
          predictor[k] += term;
          size[k] += Math.abs(term);
        }
      }
      int observed = y.observed(i);
      boolean raises = false;
      for (int k = 0; k < classes; k++) {
        if (k == observed) {
          continue;
        }
        double margin = predictor[observed] - predictor[k];
        double rounding = ROUNDING * (size[observed] + size[k]);
        if (!(margin >= -rounding)) {
          return null;
        }
        raises |= margin > rounding;
        complete &= margin > rounding;
      }
      raised += raises ? 1 : 0;
    }
    if (raised == 0) {
      return null;
    }
    double[][] interceptLast = new double[classes][stride];
    for (int k = 0; k < classes; k++) {
      System.arraycopy(direction[k], 1, interceptLast[k], 0, stride - 1);
      interceptLast[k][stride - 1] = direction[k][0];
    }
    return new Separation(interceptLast, complete, raised);
  }

  /** Coordinates as one row of weights a class, the intercept first. */
  private double[][] rows(double[] v) {
    double[] w = Contrasts.toWeights(v, stride, classes);
    double[][] rows = new double[classes][stride];
    for (int j = 0; j < stride; j++) {
      for (int k = 0; k < classes; k++) {
        rows[k][j] = classes == 2 ? (k == 0 ? -0.5 : 0.5) * w[j] : w[j * classes + k];
      }
    }
    return rows;
  }

  /**
   * Removes from a step what it does to the margins that stay: projects it on the null space of
   * their Gram matrix, and refines twice, since a Gram matrix knows that space to half the digits.
   */
  private double[] cleared(double[] step) {
    int order = step.length;
    double[] gram = new double[order * order];
    double[] scale = new double[order];
    double[] a = new double[order];
    forEachStaying(
        step,
        a,
        margin -> {
          for (int p = 0; p < order; p++) {
            scale[p] = Math.fma(a[p], a[p], scale[p]);
          }
        });
    double[] length = new double[order];
    for (int p = 0; p < order; p++) {
      length[p] = Math.sqrt(scale[p]);
      scale[p] = scale[p] > 0 ? 1 / length[p] : 1;
    }
    forEachStaying(
        step,
        a,
        margin -> {
          for (int p = 0; p < order; p++) {
            if (a[p] != 0) {
              for (int q = 0; q < order; q++) {
                gram[p * order + q] =
                    Math.fma(a[p] * scale[p], a[q] * scale[q], gram[p * order + q]);
              }
            }
          }
        });
    Spectrum spectrum = Spectrum.of(order, gram);
    double[] cleared = step.clone();
    double[] image = new double[order];
    double[] correction = new double[order];
    for (int round = 0; round < 4; round++) {
      Arrays.fill(image, 0);
      forEachStaying(
          step,
          a,
          margin -> {
            double m = 0;
            for (int p = 0; p < order; p++) {
              m = Math.fma(a[p], cleared[p], m);
            }
            for (int p = 0; p < order; p++) {
              image[p] = Math.fma(m, a[p] * scale[p], image[p]);
            }
          });
      spectrum.solve(image, correction);
      for (int p = 0; p < order; p++) {
        cleared[p] = Math.fma(-scale[p], correction[p], cleared[p]);
      }
    }
    for (int p = 0; p < order; p++) {
      if (length[p] > 0 && Math.abs(cleared[p]) * length[p] <= NOTHING) {
        cleared[p] = 0;
      }
    }
    return cleared;
  }

  /** What to do with the margin whose differential now lies in the shared array. */
  @FunctionalInterface
  private interface Margin {
    void see(double margin);
  }

  private void forEachStaying(double[] step, double[] a, Margin visitor) {
    int[] column = new int[stride];
    double[] value = new double[stride];
    double[] row = new double[stride];
    for (int i = 0; i < x.rows(); i++) {
      if (y.weight(i) == 0) {
        continue;
      }
      Arrays.fill(row, 0);
      int entries = x.row(i, column, value);
      for (int e = 0; e < entries; e++) {
        row[column[e]] = value[e];
      }
      for (int k = 0; k < classes; k++) {
        if (k == y.observed(i)) {
          continue;
        }
        double margin = differential(row, y.observed(i), k, step, a);
        if (Math.abs(margin) < STAYS) {
          visitor.see(margin);
        }
      }
    }
  }

  /** Puts the differential of ⟨w_y − w_k, x⟩ in coordinates into {@code a}; returns its value. */
  private double differential(double[] row, int observed, int other, double[] v, double[] a) {
    double margin = 0;
    for (int c = 1; c < classes; c++) {
      double factor =
          classes == 2
              ? (observed == 1 ? 1 : -1)
              : Contrasts.element(c, observed) - Contrasts.element(c, other);
      for (int j = 0; j < stride; j++) {
        int p = (c - 1) * stride + j;
        a[p] = factor * row[j];
        margin = Math.fma(a[p], v[p], margin);
      }
    }
    return margin;
  }
}
