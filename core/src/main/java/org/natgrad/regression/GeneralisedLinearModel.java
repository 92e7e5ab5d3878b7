package org.natgrad.regression;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.natgrad.descent.DescentListener;
import org.natgrad.descent.DescentResult;
import org.natgrad.descent.NaturalGradientDescent;
import org.natgrad.descent.Status;
import org.natgrad.descent.StepRule;
import org.natgrad.descent.StoppingRule;
import org.natgrad.kernel.Kernels;

/**
 * A generalised linear model to be fitted: its settings. The one entry point of this package,
 *
 * <pre>{@code
 * FittedModel fitted = GeneralisedLinearModel.defaults().withL2(0.5).fit(x, y);
 * }</pre>
 *
 * <p>The settings of the objective are {@code l2} and {@code penaliseIntercept}; no other setting
 * changes the answer beyond the tolerance.
 *
 * @param l2 λ ≥ 0 of the penalty ½λ Σ_k ‖w_k‖², against a loss that is a sum over rows
 * @param penaliseIntercept whether the intercepts belong to it
 * @param tolerance certified relative gap (F − F*) / F to stop at, &gt; 0; without a penalty, where
 *     no bound is known, the estimated one
 * @param maxIterations natural gradient steps at most, ≥ 0
 * @param maxSeconds time after which no further step is begun, &gt; 0, +∞ for none
 * @param threads threads at most, ≥ 1; any number gives the same bits
 * @param inference whether to state standard errors and covariances
 * @param warmStart weights to start from, K × (d+1), the intercept last; null starts at zero, and so
 *     do weights at which F is larger than there
 * @param listener sees every iterate and may stop the fit
 * @param kernels the linear algebra; any backend gives the same bits
 */
public record GeneralisedLinearModel(
    double l2,
    boolean penaliseIntercept,
    double tolerance,
    int maxIterations,
    double maxSeconds,
    int threads,
    boolean inference,
    double[][] warmStart,
    DescentListener listener,
    Kernels kernels) {

  /**
   * Checks the settings; {@link #defaults} and the {@code with…} methods are the usual way here.
   *
   * @param l2 λ, finite and ≥ 0
   * @param penaliseIntercept whether the intercepts are penalised
   * @param tolerance relative gap, &gt; 0
   * @param maxIterations ≥ 0
   * @param maxSeconds &gt; 0
   * @param threads ≥ 1
   * @param inference whether to state standard errors
   * @param warmStart weights or null; copied
   * @param listener sees every iterate
   * @param kernels the linear algebra
   * @throws IllegalArgumentException if a setting is out of its range
   */
  public GeneralisedLinearModel {
    if (!(l2 >= 0 && l2 < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "l2 = "
              + l2
              + ": must be finite and at least 0; 1 is the default, 0 the maximum likelihood");
    }
    if (!(tolerance > 0)) {
      throw new IllegalArgumentException(
          "tolerance = " + tolerance + ": must be greater than 0; 1e-8 is the default");
    }
    if (!(maxIterations >= 0)) {
      throw new IllegalArgumentException(
          "maxIterations = " + maxIterations + ": must be at least 0; 200 is the default");
    }
    if (!(maxSeconds > 0)) {
      throw new IllegalArgumentException(
          "maxSeconds = " + maxSeconds + ": must be greater than 0; infinity sets no limit");
    }
    if (!(threads >= 1)) {
      throw new IllegalArgumentException(
          "threads = " + threads + ": must be at least 1; the default is one a processor");
    }
    if (warmStart != null) {
      double[][] copy = new double[warmStart.length][];
      for (int k = 0; k < copy.length; k++) {
        copy[k] = warmStart[k].clone();
      }
      warmStart = copy;
    }
  }

  /**
   * λ = 1, intercepts unpenalised, a certified gap of 10⁻⁸ in at most 200 iterations, all
   * processors, with inference.
   *
   * @return the defaults
   */
  public static GeneralisedLinearModel defaults() {
    return new GeneralisedLinearModel(
        1,
        false,
        1e-8,
        200,
        Double.POSITIVE_INFINITY,
        Runtime.getRuntime().availableProcessors(),
        true,
        null,
        (iteration, at) -> DescentListener.Verdict.CONTINUE,
        Kernels.best());
  }

  /**
   * Fits.
   *
   * @param x the features
   * @param y the response, as many rows
   * @return the fitted model; whether it converged, and if not why, is part of it
   * @throws IllegalArgumentException if the sizes do not match or the warm start is not finite
   * @throws java.util.concurrent.CancellationException if the thread is interrupted before there is
   *     a first point; later, the best point so far is returned
   */
  public FittedModel fit(DesignMatrix x, Categorical y) {
    if (x.rows() != y.rows()) {
      throw new IllegalArgumentException(
          "y has " + y.rows() + " rows: the features have " + x.rows());
    }
    double[][] from = checkedWarmStart(x, y);
    boolean look = (l2 == 0 || inference) && x.columns() < Collinearity.LARGEST;
    Collinearity collinearity = look ? Collinearity.of(x, y, kernels) : Collinearity.none(x);
    boolean reduced = l2 == 0 && collinearity.any();
    boolean[] kept = reduced ? collinearity.kept() : Collinearity.none(x).kept();
    DesignMatrix used = reduced ? x.select(kept) : x;
    int stride = used.columns() + 1;
    int classes = y.classes().size();
    FisherForm form = FisherForm.of(used.rows(), used.entries(), stride, classes);
    try (RowPass pass = new RowPass(used, y, kernels, threads)) {
      PenalisedLikelihood likelihood =
          new PenalisedLikelihood(pass, kernels, y, l2, penaliseIntercept, form);
      SeparationRule separation = new SeparationRule(used, y);
      DescentResult result =
          new NaturalGradientDescent(StepRule.backtracking(), stopping(separation), listener)
              .minimise(likelihood, start(likelihood, coordinates(from, kept, stride)));
      Diagnosis diagnosis =
          new Diagnosis(
              collinearity.combinations(),
              Optional.ofNullable(separation.found()).map(found -> expand(found, kept)),
              unobserved(y));
      double[] point = result.point();
      Inference stated =
          inference
                  && separation.found() == null
                  && result.termination().status() != Status.INTERRUPTED
              ? infer(pass, likelihood, point, kept)
              : null;
      return new FittedModel(
          y.classes(),
          x.names(),
          weights(point, kept, stride, classes),
          result.value() - quadratic(likelihood, point) / 2,
          l2,
          result,
          kernels.name(),
          diagnosis,
          stated);
    }
  }

  /** A warm start that is worse than none is not used: far out, where p is 0 or 1, F is flat. */
  private static double[] start(PenalisedLikelihood likelihood, double[] warm) {
    double[] zero = new double[warm.length];
    return Arrays.equals(warm, zero)
            || likelihood.at(warm).value() <= likelihood.at(zero).value()
        ? warm
        : zero;
  }

  private StoppingRule stopping(SeparationRule separation) {
    StoppingRule limits =
        StoppingRule.iterations(maxIterations).or(StoppingRule.seconds(maxSeconds));
    return l2 > 0
        ? StoppingRule.certificate(tolerance).or(limits)
        : separation.or(StoppingRule.estimatedGap(tolerance)).or(limits);
  }

  private double[][] checkedWarmStart(DesignMatrix x, Categorical y) {
    int classes = y.classes().size();
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

  /** Weights, K × (d+1) with the intercept last, as coordinates over the columns kept. */
  private static double[] coordinates(double[][] from, boolean[] kept, int stride) {
    int classes = from.length;
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
  private static double[][] weights(double[] point, boolean[] kept, int stride, int classes) {
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

  private static Separation expand(Separation found, boolean[] kept) {
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

  private static List<String> unobserved(Categorical y) {
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

  private Inference infer(
      Pass pass, PenalisedLikelihood likelihood, double[] point, boolean[] kept) {
    if (point.length > FisherForm.LARGEST || point.length == 0) {
      return null;
    }
    int stride = likelihood.stride();
    int classes = likelihood.classes();
    double[] w = Contrasts.toWeights(point, stride, classes);
    double[] fisher = pass.over(w, EnumSet.of(Sum.FISHER)).fisher();
    double[] posterior = ExactFisher.of(kernels, fisher.clone(), likelihood).inverse();
    ExactFisher.complete(fisher, point.length, stride);
    return new Inference(kernels, classes, stride, kept, posterior, fisher);
  }

  /**
   * Replaces λ.
   *
   * @param value the new one
   * @return the changed settings
   */
  public GeneralisedLinearModel withL2(double value) {
    return new GeneralisedLinearModel(
        value,
        penaliseIntercept,
        tolerance,
        maxIterations,
        maxSeconds,
        threads,
        inference,
        warmStart,
        listener,
        kernels);
  }

  /**
   * Replaces whether the intercepts are penalised.
   *
   * @param value the new one
   * @return the changed settings
   */
  public GeneralisedLinearModel withPenaliseIntercept(boolean value) {
    return new GeneralisedLinearModel(
        l2,
        value,
        tolerance,
        maxIterations,
        maxSeconds,
        threads,
        inference,
        warmStart,
        listener,
        kernels);
  }

  /**
   * Replaces the tolerance.
   *
   * @param value the new one
   * @return the changed settings
   */
  public GeneralisedLinearModel withTolerance(double value) {
    return new GeneralisedLinearModel(
        l2,
        penaliseIntercept,
        value,
        maxIterations,
        maxSeconds,
        threads,
        inference,
        warmStart,
        listener,
        kernels);
  }

  /**
   * Replaces the limit on iterations.
   *
   * @param value the new one
   * @return the changed settings
   */
  public GeneralisedLinearModel withMaxIterations(int value) {
    return new GeneralisedLinearModel(
        l2,
        penaliseIntercept,
        tolerance,
        value,
        maxSeconds,
        threads,
        inference,
        warmStart,
        listener,
        kernels);
  }

  /**
   * Replaces the limit on time.
   *
   * @param value the new one
   * @return the changed settings
   */
  public GeneralisedLinearModel withMaxSeconds(double value) {
    return new GeneralisedLinearModel(
        l2,
        penaliseIntercept,
        tolerance,
        maxIterations,
        value,
        threads,
        inference,
        warmStart,
        listener,
        kernels);
  }

  /**
   * Replaces the number of threads.
   *
   * @param value the new one
   * @return the changed settings
   */
  public GeneralisedLinearModel withThreads(int value) {
    return new GeneralisedLinearModel(
        l2,
        penaliseIntercept,
        tolerance,
        maxIterations,
        maxSeconds,
        value,
        inference,
        warmStart,
        listener,
        kernels);
  }

  /**
   * Replaces whether standard errors and covariances are stated.
   *
   * @param value the new one
   * @return the changed settings
   */
  public GeneralisedLinearModel withInference(boolean value) {
    return new GeneralisedLinearModel(
        l2,
        penaliseIntercept,
        tolerance,
        maxIterations,
        maxSeconds,
        threads,
        value,
        warmStart,
        listener,
        kernels);
  }

  /**
   * Replaces the weights to start from.
   *
   * @param value the new one
   * @return the changed settings
   */
  public GeneralisedLinearModel withWarmStart(double[][] value) {
    return new GeneralisedLinearModel(
        l2,
        penaliseIntercept,
        tolerance,
        maxIterations,
        maxSeconds,
        threads,
        inference,
        value,
        listener,
        kernels);
  }

  /**
   * Replaces the listener.
   *
   * @param value the new one
   * @return the changed settings
   */
  public GeneralisedLinearModel withListener(DescentListener value) {
    return new GeneralisedLinearModel(
        l2,
        penaliseIntercept,
        tolerance,
        maxIterations,
        maxSeconds,
        threads,
        inference,
        warmStart,
        value,
        kernels);
  }

  /**
   * Replaces the linear algebra.
   *
   * @param value the new one
   * @return the changed settings
   */
  public GeneralisedLinearModel withKernels(Kernels value) {
    return new GeneralisedLinearModel(
        l2,
        penaliseIntercept,
        tolerance,
        maxIterations,
        maxSeconds,
        threads,
        inference,
        warmStart,
        listener,
        value);
  }
}
