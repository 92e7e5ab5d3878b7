package org.natgrad.regression;

import java.util.Set;

/**
 * Passes over the rows: the only type that knows where they live. Whatever the number of threads or
 * machines, the sums are those of {@link Blocks}: the same bits.
 */
public interface Pass extends AutoCloseable {

  /**
   * Returns the number of weights of a predictor.
   *
   * @return d + 1
   */
  int stride();

  /**
   * Takes sums at given weights. A pass may remember the rows' predictors at the last weights and
   * save itself work it has done.
   *
   * @param weights (d+1) × predictors, the intercept's row first
   * @param wanted what to sum
   * @return the sums
   * @throws java.util.concurrent.CancellationException if the thread is interrupted on the way
   */
  Sums over(double[] weights, Set<Sum> wanted);

  /**
   * Multiplies by the Fisher information of the weights, without forming it.
   *
   * @param weights (d+1) × predictors
   * @param v (d+1) × predictors
   * @return Fv, (d+1) × predictors
   * @throws java.util.concurrent.CancellationException if the thread is interrupted on the way
   */
  double[] fisherTimes(double[] weights, double[] v);

  /**
   * Multiplies by the Fisher information of the intercepts alone, at O(1) a row and predictor.
   *
   * @param weights (d+1) × predictors
   * @param b one direction, predictors
   * @return predictors
   */
  double[] interceptFisherTimes(double[] weights, double[] b);

  /**
   * Returns the passes so far: a product with X or with Xᵀ counts ½.
   *
   * @return passes
   */
  double passes();

  /** Releases threads, if any. */
  @Override
  void close();
}
