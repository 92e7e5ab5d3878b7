package org.natgrad.regression;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.natgrad.descent.DescentResult;
import org.natgrad.descent.NaturalGradientDescent;
import org.natgrad.descent.Status;
import org.natgrad.descent.StepRule;
import org.natgrad.descent.StoppingRule;
import org.natgrad.kernel.Kernels;

/**
 * One fit: from rows to a {@link FittedModel}. Without a penalty it runs on the columns that are
 * not combinations of others; everywhere else it knows K × (d+1) weights with the intercept last,
 * and coordinates over the columns it runs on.
 */
final class Fit {

  /**
   * Penalty of the second attempt where the metric of a likelihood without maximum has failed: as
   * it tends to 0, weights turn to a separating direction, if there is one (Rosset, Zhu &amp;
   * Hastie 2004).
   */
  private static final double RIDGE = 1e-6;

  private final GeneralisedLinearModel settings;
  private final DesignMatrix x;
  private final Categorical y;
  private final int classes;
  private final Collinearity collinearity;
  private final boolean[] kept;
  private final DesignMatrix used;
  private final int stride;
  private final double[][] from;

  Fit(GeneralisedLinearModel settings, DesignMatrix x, Categorical y) {
    this.settings = settings;
    this.x = x;
    this.y = y;
    this.classes = y.classes().size();
    this.from = checkedWarmStart();
    boolean look =
        (settings.l2() == 0 || settings.inference()) && x.columns() < Collinearity.LARGEST;
    this.collinearity = look ? Collinearity.of(x, y, settings.kernels()) : Collinearity.none(x);
    boolean reduced = settings.l2() == 0 && collinearity.any();
    this.kept = reduced ? collinearity.kept() : Collinearity.none(x).kept();
    this.used = reduced ? x.select(kept) : x;
    this.stride = used.columns() + 1;
  }

  FittedModel run() {
    Kernels kernels = settings.kernels();
    FisherForm form = FisherForm.of(used.rows(), used.entries(), stride, classes);
    Workers workers = new Workers(settings.threads(), settings.executor());
    try (RowPass pass = new RowPass(used, y, kernels, workers)) {
      PenalisedLikelihood likelihood = likelihood(pass, form, settings.l2());
      SeparationRule separation = new SeparationRule(used, y);
      DescentResult result =
          descent(stopping(settings.l2(), separation)).minimise(likelihood, start(likelihood));
      if (settings.l2() == 0 && result.termination().status() == Status.STALLED) {
        PenalisedLikelihood ridge = likelihood(pass, form, RIDGE);
        DescentResult tamed =
            descent(separation.or(stopping(RIDGE, separation))).minimise(ridge, start(ridge));
        if (separation.found() != null) {
          result = descent(separation).minimise(likelihood, tamed.point());
        }
      }
      double[] point = result.point();
      Diagnosis diagnosis =
          new Diagnosis(
              collinearity.combinations(),
              Optional.ofNullable(separation.found()).map(this::expand),
              unobserved());
      boolean stated =
          settings.inference()
              && separation.found() == null
              && result.termination().status() != Status.INTERRUPTED;
      return new FittedModel(
          y.classes(),
          x.names(),
          weights(point),
          result.value() - quadratic(likelihood, point) / 2,
          settings.l2(),
          result,
          kernels.name(),
          diagnosis,
          stated ? infer(pass, likelihood, point) : null);
    }
  }

  /** A warm start that is worse than none is not used: far out, where p is 0 or 1, F is flat. */
  private double[] start(PenalisedLikelihood likelihood) {
    double[] warm = coordinates();
    double[] zero = new double[warm.length];
    return Arrays.equals(warm, zero) || likelihood.at(warm).value() <= likelihood.at(zero).value()
        ? warm
        : zero;
  }

  private PenalisedLikelihood likelihood(RowPass pass, FisherForm form, double l2) {
    return new PenalisedLikelihood(
        pass, settings.kernels(), y, l2, settings.penaliseIntercept(), form);
  }

  private NaturalGradientDescent descent(StoppingRule rule) {
    return new NaturalGradientDescent(StepRule.backtracking(), rule, settings.listener());
  }

  private StoppingRule stopping(double l2, SeparationRule separation) {
    StoppingRule limits =
        StoppingRule.iterations(settings.maxIterations())
            .or(StoppingRule.seconds(settings.maxSeconds()));
    return l2 > 0
        ? StoppingRule.certificate(settings.tolerance()).or(limits)
        : separation.or(StoppingRule.estimatedGap(settings.tolerance())).or(limits);
  }

  private double[][] checkedWarmStart() {
    double[][] warmStart = settings.warmStart();
    int length = x.columns() + 1;
    if (warmStart == null) {
      return new double[classes][length];
    }
    if (warmStart.length != classes) {
      throw new IllegalArgumentException(
          "warmStart has " + warmStart.length + " rows: one for each of " + classes + " classes");
    }
    for (int k = 0; k < classes; k++) {
      if (warmStart[k].length != length) {
        throw new IllegalArgumentException(
            "warmStart["
                + k
                + "] has length "
                + warmStart[k].length
                + ": "
                + x.columns()
                + " features and the intercept make "
                + length);
      }
      for (int j = 0; j < length; j++) {
        if (!(Math.abs(warmStart[k][j]) < Double.POSITIVE_INFINITY)) {
          throw new IllegalArgumentException(
              "warmStart[" + k + "][" + j + "] = " + warmStart[k][j] + ": must be finite");
        }
      }
    }
    return warmStart;
  }

  /** The weights to start from as coordinates over the columns kept. */
  private double[] coordinates() {
    int predictors = classes == 2 ? 1 : classes;
    double[] w = new double[stride * predictors];
    for (int k = 0; k < predictors; k++) {
      double[] own = from[k];
      int place = 0;
      for (int j = -1; j < kept.length; j++) {
        if (j >= 0 && !kept[j]) {
          continue;
        }
        int column = j < 0 ? kept.length : j;
        w[place++ * predictors + k] =
            classes == 2 ? from[1][column] - from[0][column] : own[column];
      }
    }
    return Contrasts.toCoordinates(w, stride, classes);
  }

  /** Coordinates over the columns kept as weights, K × (d+1) with the intercept last. */
  private double[][] weights(double[] point) {
    double[] w = Contrasts.toWeights(point, stride, classes);
    double[][] weights = new double[classes][kept.length + 1];
    for (int k = 0; k < classes; k++) {
      int place = 0;
      for (int j = -1; j < kept.length; j++) {
        if (j >= 0 && !kept[j]) {
          continue;
        }
        weights[k][j < 0 ? kept.length : j] =
            classes == 2 ? (k - 0.5) * w[place] : w[place * classes + k];
        place++;
      }
    }
    return weights;
  }

  private Separation expand(Separation found) {
    double[][] full = new double[found.direction().length][kept.length + 1];
    for (int k = 0; k < full.length; k++) {
      int place = 0;
      for (int j = 0; j <= kept.length; j++) {
        if (j == kept.length || kept[j]) {
          full[k][j] = found.direction()[k][place++];
        }
      }
    }
    return new Separation(full, found.complete(), found.rows());
  }

  private List<String> unobserved() {
    boolean[] observed = new boolean[y.classes().size()];
    for (int i = 0; i < y.rows(); i++) {
      observed[y.observed(i)] |= y.weight(i) > 0;
    }
    List<String> names = new ArrayList<>();
    for (int k = 0; k < observed.length; k++) {
      if (!observed[k]) {
        names.add(y.classes().get(k));
      }
    }
    return List.copyOf(names);
  }

  private static double quadratic(PenalisedLikelihood likelihood, double[] point) {
    double sum = 0;
    for (int i = 0; i < point.length; i++) {
      sum = Math.fma(likelihood.penalty(i) * point[i], point[i], sum);
    }
    return sum;
  }

  private Inference infer(Pass pass, PenalisedLikelihood likelihood, double[] point) {
    if (point.length > FisherForm.LARGEST) {
      return null;
    }
    double[] w = Contrasts.toWeights(point, stride, classes);
    double[] fisher = pass.over(w, EnumSet.of(Sum.FISHER)).fisher();
    double[] posterior = ExactFisher.of(settings.kernels(), fisher.clone(), likelihood).inverse();
    ExactFisher.complete(fisher, point.length, stride);
    return new Inference(settings.kernels(), classes, stride, kept, posterior, fisher);
  }
}
