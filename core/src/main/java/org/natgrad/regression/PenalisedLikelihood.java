package org.natgrad.regression;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.OptionalDouble;
import org.natgrad.descent.Evaluation;
import org.natgrad.descent.Objective;
import org.natgrad.geometry.MetricTensor;
import org.natgrad.kernel.Kernels;

/**
 * The penalised negative log-likelihood of a categorical response,
 *
 * <pre>F(w, b) = Σ_i s_i · nll_i(w, b) + ½ λ Σ_k ‖w_k‖²,</pre>
 *
 * <p>in the coordinates of {@link Contrasts}, in which the penalty is ½ λ_v ‖v‖² with λ_v = λ, or
 * λ/2 for the one logit of two classes. Its metric is the Fisher information plus the penalty's
 * Hessian, which here is F's Hessian too.
 *
 * <p>Intercepts that are not penalised are minimised over at every evaluation, by Newton's method
 * on the rows' predictors alone. What is left, f(w) = min_b F(w, b), is λ_v-strongly convex, so
 * ‖∇f‖² / (2λ_v) bounds f − min f: the certificate (Nesterov 2004, theorem 2.1.10).
 */
final class PenalisedLikelihood implements Objective {

  /** Newton steps on the intercepts: from any start it needs about 8. */
  private static final int INTERCEPT_STEPS = 40;

  /** A decrement below this part of the loss is squared by the step that follows it. */
  private static final double INTERCEPT_DECREMENT = 1e-13;

  private final Pass pass;
  private final Kernels kernels;
  private final int classes;
  private final int stride;
  private final int predictors;
  private final double[] penalty;
  private final boolean interceptPenalised;
  private final FisherForm form;

  PenalisedLikelihood(
      Pass pass,
      Kernels kernels,
      Categorical y,
      double l2,
      boolean penaliseIntercept,
      FisherForm form) {
    this.pass = pass;
    this.kernels = kernels;
    this.classes = y.classes().size();
    this.stride = pass.stride();
    this.predictors = y.predictors();
    this.interceptPenalised = penaliseIntercept;
    this.form = form;
    this.penalty = new double[stride];
    Arrays.fill(penalty, classes == 2 ? l2 / 2 : l2);
    if (!penaliseIntercept) {
      penalty[0] = 0;
    }
  }

  @Override
  public int dimension() {
    return (classes - 1) * stride;
  }

  @Override
  public double passes() {
    return pass.passes();
  }

  /** The penalty's strength λ_v on coordinate {@code i}. */
  double penalty(int i) {
    return penalty[i % stride];
  }

  @Override
  public Evaluation at(double[] theta) {
    double[] weights = Contrasts.toWeights(theta, stride, classes);
    double loss =
        interceptPenalised || classes == 1
            ? pass.over(weights, EnumSet.of(Sum.LOSS)).loss()
            : minimiseOverIntercepts(weights);
    double[] point = theta.clone();
    double[] intercepts = Contrasts.toCoordinates(Arrays.copyOf(weights, predictors), 1, classes);
    double quadratic = 0;
    for (int i = 0; i < point.length; i++) {
      if (i % stride == 0 && !interceptPenalised) {
        point[i] = intercepts[i / stride];
      }
      quadratic = Math.fma(penalty(i) * point[i], point[i], quadratic);
    }
    return new At(point, weights, loss + quadratic / 2);
  }

  /** Moves the intercepts in {@code weights} to the least loss and returns it. */
  private double minimiseOverIntercepts(double[] weights) {
    EnumSet<Sum> wanted = EnumSet.of(Sum.LOSS, Sum.INTERCEPT);
    Sums here = pass.over(weights, wanted);
    for (int i = 0; i < INTERCEPT_STEPS && here.loss() < Double.POSITIVE_INFINITY; i++) {
      double[] step = new double[predictors];
      double decrement = interceptStep(weights, here, step);
      if (!(decrement > 0)) {
        break;
      }
      double[] before = Arrays.copyOf(weights, predictors);
      Sums there = here;
      for (double t = 1; t > 1e-9; t /= 2) {
        for (int k = 0; k < predictors; k++) {
          weights[k] = Math.fma(t, step[k], before[k]);
        }
        there = pass.over(weights, wanted);
        if (there.loss() <= here.loss() * (1 + 1e-15)) {
          break;
        }
      }
      if (!(there.loss() <= here.loss() * (1 + 1e-15))) {
        System.arraycopy(before, 0, weights, 0, predictors);
        here = pass.over(weights, wanted);
        break;
      }
      here = there;
      if (decrement <= INTERCEPT_DECREMENT * here.loss()) {
        break;
      }
    }
    return here.loss();
  }

  /**
   * The natural gradient step of the intercepts, by conjugate gradients preconditioned with the
   * diagonal.
   *
   * @return the squared decrement
   */
  private double interceptStep(double[] weights, Sums here, double[] step) {
    double[] score = here.interceptScore();
    if (predictors == 1) {
      step[0] = -score[0] / here.interceptVariance()[0];
      double decrement = -score[0] * step[0];
      return decrement < Double.POSITIVE_INFINITY ? decrement : 0;
    }
    double[] scale = new double[predictors];
    double[] gradient = new double[predictors];
    for (int k = 0; k < predictors; k++) {
      gradient[k] = -score[k];
      scale[k] = Math.max(here.interceptVariance()[k], Double.MIN_NORMAL);
    }
    ConjugateGradients.solve(
        kernels,
        (v, out) -> System.arraycopy(pass.interceptFisherTimes(weights, v), 0, out, 0, predictors),
        (r, out) -> {
          for (int k = 0; k < predictors; k++) {
            out[k] = r[k] / scale[k];
          }
        },
        gradient,
        1e-6,
        2 * predictors,
        step);
    double mean = 0;
    for (double s : step) {
      mean += s / predictors;
    }
    double decrement = 0;
    for (int k = 0; k < predictors; k++) {
      step[k] -= mean;
      decrement = Math.fma(gradient[k], step[k], decrement);
    }
    return decrement < Double.POSITIVE_INFINITY ? decrement : 0;
  }

  /** One point; differential and metric are taken when first asked for. */
  private final class At implements Evaluation {

    private final double[] point;
    private final double[] weights;
    private final double value;
    private double[] differential;
    private MetricTensor metric;

    At(double[] point, double[] weights, double value) {
      this.point = point;
      this.weights = weights;
      this.value = value;
    }

    @Override
    public double[] point() {
      return point;
    }

    @Override
    public double value() {
      return value;
    }

    @Override
    public double[] differential() {
      if (differential == null) {
        double[] score = pass.over(weights, EnumSet.of(Sum.SCORE)).score();
        double[] taken = Contrasts.toCoordinates(score, stride, classes);
        for (int i = 0; i < taken.length; i++) {
          taken[i] = Math.fma(penalty(i), point[i], taken[i]);
        }
        differential = taken;
      }
      return differential;
    }

    @Override
    public MetricTensor metric() {
      if (metric == null) {
        metric = form.at(pass, kernels, weights, PenalisedLikelihood.this);
      }
      return metric;
    }

    @Override
    public OptionalDouble gapBound() {
      double bound = 0;
      double[] taken = differential();
      for (int i = 0; i < taken.length; i++) {
        if (penalty(i) > 0) {
          bound += taken[i] * taken[i] / (2 * penalty(i));
        } else if (i % stride != 0) {
          return OptionalDouble.empty();
        }
      }
      return OptionalDouble.of(bound);
    }
  }

  int stride() {
    return stride;
  }

  int classes() {
    return classes;
  }
}
