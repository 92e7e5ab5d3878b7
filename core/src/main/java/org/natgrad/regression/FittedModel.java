package org.natgrad.regression;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.hipparchus.special.Erf;
import org.natgrad.descent.DescentResult;
import org.natgrad.descent.Iteration;
import org.natgrad.descent.Status;
import org.natgrad.descent.Termination;
import org.natgrad.kernel.Kernels;

/** A fitted softmax model: the answer, how sure it is, and how it was reached. */
public final class FittedModel {

  /** The name of the intercept in the coefficient table. */
  public static final String INTERCEPT = "(intercept)";

  /** Half the width of a 95 % interval in standard errors: the 97.5 % quantile of N(0, 1). */
  private static final double HALF_WIDTH = 1.959963984540054;

  private final List<String> classes;
  private final List<String> features;
  private final double[][] weights;
  private final double loss;
  private final double l2;
  private final DescentResult result;
  private final String backend;
  private final Diagnosis diagnosis;
  private final Inference inference;

  FittedModel(
      List<String> classes,
      List<String> features,
      double[][] weights,
      double loss,
      double l2,
      DescentResult result,
      String backend,
      Diagnosis diagnosis,
      Inference inference) {
    this.classes = classes;
    this.features = features;
    this.weights = weights;
    this.loss = loss;
    this.l2 = l2;
    this.result = result;
    this.backend = backend;
    this.diagnosis = diagnosis;
    this.inference = inference;
  }

  /**
   * Returns the weights, which sum to zero over the classes.
   *
   * @return a copy, K × (d+1), the intercept last
   */
  public double[][] weights() {
    double[][] copy = new double[weights.length][];
    for (int k = 0; k < copy.length; k++) {
      copy[k] = weights[k].clone();
    }
    return copy;
  }

  /**
   * Returns the coefficient table in the sum-to-zero gauge, class by class, the intercept last.
   *
   * @return K(d+1) lines
   * @throws IllegalStateException if no inference was made, see {@link #hasInference}
   */
  public List<Coefficient> coefficients() {
    List<Coefficient> table = new ArrayList<>();
    for (int k = 0; k < classes.size(); k++) {
      for (int j = 0; j <= features.size(); j++) {
        table.add(line(k, j, weights[k][j], inference().standardError(k, -1, j)));
      }
    }
    return table;
  }

  /**
   * Returns the coefficient table relative to one class: w_k − w_reference, as R states it.
   *
   * @param reference the class whose coefficients are 0
   * @return (K−1)(d+1) lines
   * @throws IllegalArgumentException if there is no such class
   * @throws IllegalStateException if no inference was made, see {@link #hasInference}
   */
  public List<Coefficient> contrast(String reference) {
    int r = classes.indexOf(reference);
    if (r < 0) {
      throw new IllegalArgumentException(
          "reference = " + reference + ": must be one of the classes " + classes);
    }
    List<Coefficient> table = new ArrayList<>();
    for (int k = 0; k < classes.size(); k++) {
      for (int j = 0; j <= features.size() && k != r; j++) {
        double estimate = weights[k][j] - weights[r][j];
        table.add(line(k, j, estimate, inference().standardError(k, r, j)));
      }
    }
    return table;
  }

  private Coefficient line(int k, int j, double estimate, double error) {
    OptionalDouble z = OptionalDouble.empty();
    OptionalDouble p = OptionalDouble.empty();
    if (l2 == 0) {
      double ratio = error > 0 ? estimate / error : 0;
      z = OptionalDouble.of(ratio);
      p = OptionalDouble.of(Erf.erfc(Math.abs(ratio) / Math.sqrt(2)));
    }
    return new Coefficient(
        classes.get(k),
        j < features.size() ? features.get(j) : INTERCEPT,
        estimate,
        error,
        estimate - HALF_WIDTH * error,
        estimate + HALF_WIDTH * error,
        z,
        p);
  }

  /**
   * Returns the covariance of the estimator under repeated sampling, A⁻FA⁻ with F the Fisher
   * information and A = F + Λ, in the sum-to-zero gauge.
   *
   * @return square of order K(d+1), class by class, the intercept last; coefficients that are not
   *     identified have zero rows
   * @throws IllegalStateException if no inference was made, see {@link #hasInference}
   */
  public double[][] samplingCovariance() {
    return inference().covariance(true);
  }

  /**
   * Returns the covariance of Laplace's approximation to the posterior under the penalty as prior,
   * A⁻ with A = F + Λ; without a penalty the same as {@link #samplingCovariance}.
   *
   * @return square of order K(d+1), class by class, the intercept last; coefficients that are not
   *     identified have zero rows
   * @throws IllegalStateException if no inference was made, see {@link #hasInference}
   */
  public double[][] posteriorCovariance() {
    return inference().covariance(false);
  }

  /**
   * Returns whether there are standard errors and covariances. There are none if they were not
   * asked for, if the model has more than 3000 free weights, and where the data are separated: then
   * there is no maximum to state them at.
   *
   * @return true if there are
   */
  public boolean hasInference() {
    return inference != null;
  }

  private Inference inference() {
    if (inference == null) {
      throw new IllegalStateException(
          termination().status() == Status.SEPARATED
              ? "no inference: " + termination().reason()
              : "no inference was made: fit with withInference(true); at most "
                  + FisherForm.LARGEST
                  + " free weights are supported");
    }
    return inference;
  }

  /**
   * Predicts.
   *
   * @param x d features
   * @return K probabilities
   * @throws IllegalArgumentException if the length is not d
   */
  public double[] probabilities(double... x) {
    if (x.length != features.size()) {
      throw new IllegalArgumentException(
          "x has length " + x.length + ": the model has " + features.size() + " features");
    }
    double[] z = new double[classes.size()];
    for (int k = 0; k < z.length; k++) {
      z[k] = weights[k][x.length];
      for (int j = 0; j < x.length; j++) {
        z[k] = Math.fma(weights[k][j], x[j], z[k]);
      }
    }
    Kernels.best()
        .softmax(1, z.length, new int[1], 0, z, 0, new double[z.length], 0, new double[1], 0);
    return z;
  }

  /**
   * Returns the names of the classes.
   *
   * @return K names
   */
  public List<String> classes() {
    return classes;
  }

  /**
   * Returns the names of the features.
   *
   * @return d names
   */
  public List<String> features() {
    return features;
  }

  /**
   * Returns F at the weights, penalty included.
   *
   * @return the objective
   */
  public double value() {
    return result.value();
  }

  /**
   * Returns twice the negative log-likelihood, without the penalty.
   *
   * @return the deviance
   */
  public double deviance() {
    return 2 * loss;
  }

  /**
   * Returns a true upper bound of F − min F.
   *
   * @return the bound; empty without a penalty, where none is known
   */
  public OptionalDouble certificate() {
    return result.gapBound();
  }

  /**
   * Returns half the squared Newton decrement at the last point where it was taken: an estimate of
   * F − min F, never a bound.
   *
   * @return the estimate, +∞ if none was taken
   */
  public double estimatedGap() {
    double gap = Double.POSITIVE_INFINITY;
    for (Iteration iteration : trace()) {
      gap = iteration.estimatedGap() < Double.POSITIVE_INFINITY ? iteration.estimatedGap() : gap;
    }
    return gap;
  }

  /**
   * Returns why the fit ended.
   *
   * @return status and evidence
   */
  public Termination termination() {
    return result.termination();
  }

  /**
   * Returns whether the accuracy asked for, or all that the arithmetic can give, was reached.
   *
   * @return true if so
   */
  public boolean converged() {
    return result.converged();
  }

  /**
   * Returns a line for each iterate, the start first.
   *
   * @return the trace
   */
  public List<Iteration> trace() {
    return result.trace();
  }

  /**
   * Returns the name of the kernels used, which the result does not depend on.
   *
   * @return the backend
   */
  public String backend() {
    return backend;
  }

  /**
   * Returns what the data allow to be concluded.
   *
   * @return the diagnosis
   */
  public Diagnosis diagnosis() {
    return diagnosis;
  }

  /**
   * Returns the separating direction, if there is one.
   *
   * @return the verified direction
   */
  public Optional<Separation> separation() {
    return diagnosis.separation();
  }

  @Override
  public String toString() {
    StringBuilder report = new StringBuilder();
    report.append("softmax regression: ").append(classes.size()).append(" classes, ");
    report.append(features.size()).append(" features, l2 = ").append(l2).append('\n');
    report.append("  deviance       ").append(deviance()).append('\n');
    report.append(result.toString().indent(2));
    return report.append(diagnosis.toString().indent(2)).toString();
  }
}
