package org.natgrad.regression;

import java.util.concurrent.Executor;
import org.natgrad.descent.DescentListener;
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
 * @param threads threads at most, the caller's included, ≥ 1; any number gives the same bits
 * @param executor lends the threads beside the caller's, as many as are free; null for daemon
 *     threads that end with the fit
 * @param inference whether to state standard errors and covariances
 * @param warmStart weights to start from, K × (d+1), the intercept last; null starts at zero, and
 *     so do weights at which F is larger than there
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
    Executor executor,
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
   * @param executor lends threads, or null
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
        null,
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
    return new Fit(this, x, y).run();
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
        executor,
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
        executor,
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
        executor,
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
        executor,
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
        executor,
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
        executor,
        inference,
        warmStart,
        listener,
        kernels);
  }

  /**
   * Replaces the executor that lends threads. A busy one slows the fit and cannot block it. An
   * interrupt of the thread that fits ends the work on all of them, between two leaves of rows.
   *
   * @param value the new one, or null for daemon threads that end with the fit
   * @return the changed settings
   */
  public GeneralisedLinearModel withExecutor(Executor value) {
    return new GeneralisedLinearModel(
        l2,
        penaliseIntercept,
        tolerance,
        maxIterations,
        maxSeconds,
        threads,
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
        executor,
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
        executor,
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
        executor,
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
        executor,
        inference,
        warmStart,
        listener,
        value);
  }
}
