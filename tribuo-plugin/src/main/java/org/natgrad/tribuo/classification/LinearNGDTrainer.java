package org.natgrad.tribuo.classification;

import com.oracle.labs.mlrg.olcut.config.Config;
import com.oracle.labs.mlrg.olcut.provenance.Provenance;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.natgrad.descent.DescentListener;
import org.natgrad.descent.Termination;
import org.natgrad.regression.Categorical;
import org.natgrad.regression.FittedModel;
import org.natgrad.regression.GeneralisedLinearModel;
import org.natgrad.tribuo.DatasetRows;
import org.natgrad.tribuo.FitProvenance;
import org.tribuo.Dataset;
import org.tribuo.ImmutableFeatureMap;
import org.tribuo.ImmutableOutputInfo;
import org.tribuo.Trainer;
import org.tribuo.WeightedExamples;
import org.tribuo.classification.Label;
import org.tribuo.classification.sgd.linear.LinearSGDModel;
import org.tribuo.provenance.ModelProvenance;
import org.tribuo.provenance.TrainerProvenance;
import org.tribuo.provenance.impl.TrainerProvenanceImpl;

/**
 * Trains a linear classifier by natural-gradient descent to the optimum of
 *
 * <pre>
 *   F(w) = −Σ_i s_i log p_{i,y_i} + ½ λ Σ_k ‖w_k‖²,     p_ik ∝ exp⟨w_k, (x_i, 1)⟩
 * </pre>
 *
 * <p>(S. Amari, "Natural gradient works efficiently in learning", Neural Computation 10, 1998, eq.
 * 3). Use it where {@link org.tribuo.classification.sgd.linear.LinearSGDTrainer} would stand: there
 * is no learning rate, no number of epochs, no seed and no need to scale features; {@code l2} is
 * the one choice left. The result is Tribuo's own {@link LinearSGDModel}.
 *
 * <p>{@code train} returns the model and logs a warning if the optimum was not reached; {@code fit}
 * returns the statement about the fit as well ({@link Fit}), may start from an earlier model and
 * may be watched. Either stops at the best point so far when its thread is interrupted, or with a
 * {@link java.util.concurrent.CancellationException} when there is none yet.
 *
 * <p>Any number of threads may train with one trainer at the same time. A model depends on its data
 * and on the configuration only, bit for bit; {@code threads} is not part of that.
 */
public final class LinearNGDTrainer implements Trainer<Label>, WeightedExamples {

  private static final Logger LOGGER = Logger.getLogger(LinearNGDTrainer.class.getName());

  private static final String MODEL_NAME = "linear-ngd-model";

  @Config(description = "L2 penalty on the weights: F = sum of losses + l2/2 * squared norm.")
  private double l2 = 1.0;

  @Config(description = "Penalise the intercepts too, as LibLinear does.")
  private boolean penaliseIntercept = false;

  @Config(description = "Stop when F is certified to be within this part of its least value.")
  private double tolerance = 1e-8;

  @Config(description = "Greatest number of iterations.")
  private int maxIterations = 200;

  @Config(description = "Greatest training time in seconds, 0 for no limit.")
  private double maxSeconds = 0;

  @Config(description = "Number of threads, 0 for all processors. The model is the same for any.")
  private int threads = 0;

  private int trainInvocationCounter;

  /**
   * A trainer with the defaults: {@code l2} 1, intercepts unpenalised, tolerance 10⁻⁸, all
   * processors.
   */
  public LinearNGDTrainer() {}

  /**
   * A trainer with the defaults but for the penalty.
   *
   * @param l2 λ, finite and ≥ 0
   * @throws IllegalArgumentException if {@code l2} is out of range
   */
  public LinearNGDTrainer(double l2) {
    this.l2 = l2;
    postConfig();
  }

  /**
   * A trainer with every choice made.
   *
   * @param l2 λ, finite and ≥ 0; at 0 the fit is the maximum of the likelihood, if there is one
   * @param penaliseIntercept whether the penalty covers the intercepts
   * @param tolerance certified relative distance to the optimum at which to stop, &gt; 0 and finite
   * @param maxIterations greatest number of iterations, ≥ 1
   * @param maxSeconds greatest training time, ≥ 0; 0 and ∞ mean no limit
   * @param threads number of threads, ≥ 0; 0 means all processors
   * @throws IllegalArgumentException if a value is out of range
   */
  public LinearNGDTrainer(
      double l2,
      boolean penaliseIntercept,
      double tolerance,
      int maxIterations,
      double maxSeconds,
      int threads) {
    this.l2 = l2;
    this.penaliseIntercept = penaliseIntercept;
    this.tolerance = tolerance;
    this.maxIterations = maxIterations;
    this.maxSeconds = maxSeconds;
    this.threads = threads;
    postConfig();
  }

  /**
   * Checks the configuration; OLCUT calls this once the fields are set and wraps what is thrown
   * into a PropertyException that names the component.
   *
   * @throws IllegalArgumentException if a value is out of range
   */
  @Override
  public void postConfig() {
    if (!(l2 >= 0 && l2 < Double.POSITIVE_INFINITY)) {
      throw outOfRange("l2", l2, "finite and at least 0. Use 0 for no penalty");
    }
    if (!(tolerance > 0 && tolerance < Double.POSITIVE_INFINITY)) {
      throw outOfRange(
          "tolerance", tolerance, "finite and greater than 0. Use 1e-8 for eight digits of F");
    }
    if (!(maxIterations >= 1)) {
      throw outOfRange("maxIterations", maxIterations, "at least 1. Use 200 if in doubt");
    }
    if (!(maxSeconds >= 0)) {
      throw outOfRange("maxSeconds", maxSeconds, "at least 0. Use 0 for no limit");
    }
    if (!(threads >= 0)) {
      throw outOfRange("threads", threads, "at least 0. Use 0 for all processors");
    }
  }

  @Override
  public LinearSGDModel train(Dataset<Label> examples) {
    return train(examples, Map.of());
  }

  @Override
  public LinearSGDModel train(Dataset<Label> examples, Map<String, Provenance> runProvenance) {
    return train(examples, runProvenance, INCREMENT_INVOCATION_COUNT);
  }

  @Override
  public LinearSGDModel train(
      Dataset<Label> examples, Map<String, Provenance> runProvenance, int invocationCount) {
    Fit fit =
        run(configured().withInference(false), examples, runProvenance, invocationCount, null);
    if (!fit.fitted().converged()) {
      Termination end = fit.fitted().termination();
      LOGGER.log(
          Level.WARNING,
          "The model is not at the optimum ({0}): {1}",
          new Object[] {end.status(), end.reason()});
    }
    return fit.model();
  }

  /**
   * Trains a model and states what the data say about its coefficients.
   *
   * @param examples the training data
   * @return model and statement
   * @throws IllegalArgumentException if the data cannot be fitted: see {@link DatasetRows#read}
   */
  public Fit fit(Dataset<Label> examples) {
    return run(configured(), examples, Map.of(), INCREMENT_INVOCATION_COUNT, null);
  }

  /**
   * As {@link #fit(Dataset)}, watched: the listener sees every iterate and may stop the descent.
   *
   * @param examples the training data
   * @param listener called once an iteration, on the calling thread; what it throws reaches the
   *     caller
   * @return model and statement
   * @throws IllegalArgumentException if the data cannot be fitted: see {@link DatasetRows#read}
   */
  public Fit fit(Dataset<Label> examples, DescentListener listener) {
    GeneralisedLinearModel watched =
        configured().withListener(Objects.requireNonNull(listener, "listener"));
    return run(watched, examples, Map.of(), INCREMENT_INVOCATION_COUNT, null);
  }

  /**
   * As {@link #fit(Dataset)}, from the weights of an earlier model: fewer iterations, the same
   * optimum. Labels and features are matched by name; features that the model lacks start at 0.
   *
   * @param examples the training data
   * @param start an earlier model, of any linear trainer
   * @return model and statement
   * @throws IllegalArgumentException if the data cannot be fitted (see {@link DatasetRows#read}),
   *     or {@code start} has other labels, no feature in common, or a weight that is not finite
   */
  public Fit fit(Dataset<Label> examples, LinearSGDModel start) {
    Objects.requireNonNull(start, "start");
    return run(configured(), examples, Map.of(), INCREMENT_INVOCATION_COUNT, start);
  }

  /**
   * As {@link #fit(Dataset, LinearSGDModel)}, watched.
   *
   * @param examples the training data
   * @param start an earlier model, of any linear trainer
   * @param listener called once an iteration, on the calling thread; what it throws reaches the
   *     caller
   * @return model and statement
   * @throws IllegalArgumentException as {@link #fit(Dataset, LinearSGDModel)}
   */
  public Fit fit(Dataset<Label> examples, LinearSGDModel start, DescentListener listener) {
    Objects.requireNonNull(start, "start");
    GeneralisedLinearModel watched =
        configured().withListener(Objects.requireNonNull(listener, "listener"));
    return run(watched, examples, Map.of(), INCREMENT_INVOCATION_COUNT, start);
  }

  @Override
  public synchronized int getInvocationCount() {
    return trainInvocationCounter;
  }

  @Override
  public synchronized void setInvocationCount(int invocationCount) {
    if (!(invocationCount >= 0)) {
      throw outOfRange("invocationCount", invocationCount, "at least 0");
    }
    trainInvocationCounter = invocationCount;
  }

  @Override
  public TrainerProvenance getProvenance() {
    return new TrainerProvenanceImpl(this);
  }

  @Override
  public String toString() {
    return "LinearNGDTrainer(l2="
        + l2
        + ",penaliseIntercept="
        + penaliseIntercept
        + ",tolerance="
        + tolerance
        + ",maxIterations="
        + maxIterations
        + ",maxSeconds="
        + maxSeconds
        + ",threads="
        + threads
        + ")";
  }

  private Fit run(
      GeneralisedLinearModel configured,
      Dataset<Label> examples,
      Map<String, Provenance> runProvenance,
      int invocationCount,
      LinearSGDModel start) {
    Objects.requireNonNull(examples, "examples");
    Objects.requireNonNull(runProvenance, "runProvenance");
    ImmutableFeatureMap features = examples.getFeatureIDMap();
    ImmutableOutputInfo<Label> labels = examples.getOutputIDInfo();
    int[] y = new int[examples.size()];
    DatasetRows rows =
        DatasetRows.read(examples, features, (row, label) -> y[row] = labels.getID(label));
    Categorical response = Categorical.of(y, names(labels));
    if (rows.weights().isPresent()) {
      response = response.withWeights(rows.weights().get());
    }
    GeneralisedLinearModel model =
        start == null
            ? configured
            : configured.withWarmStart(WarmStart.of(start, features, labels));

    TrainerProvenance trainerProvenance = countInvocation(invocationCount);
    FittedModel fitted = model.fit(rows.features(), response);
    ModelProvenance provenance =
        new ModelProvenance(
            LinearSGDModel.class.getName(),
            OffsetDateTime.now(),
            examples.getProvenance(),
            trainerProvenance,
            FitProvenance.of(runProvenance, fitted, start));
    return new Fit(
        LinearModels.softmax(MODEL_NAME, provenance, features, labels, fitted.weights()), fitted);
  }

  /**
   * The provenance of this invocation, taken before the count moves on: training with it again
   * repeats it.
   */
  private synchronized TrainerProvenance countInvocation(int invocationCount) {
    if (invocationCount != INCREMENT_INVOCATION_COUNT) {
      setInvocationCount(invocationCount);
    }
    TrainerProvenance provenance = getProvenance();
    trainInvocationCounter++;
    return provenance;
  }

  private GeneralisedLinearModel configured() {
    return GeneralisedLinearModel.defaults()
        .withL2(l2)
        .withPenaliseIntercept(penaliseIntercept)
        .withTolerance(tolerance)
        .withMaxIterations(maxIterations)
        .withMaxSeconds(maxSeconds == 0 ? Double.POSITIVE_INFINITY : maxSeconds)
        .withThreads(threads == 0 ? Runtime.getRuntime().availableProcessors() : threads);
  }

  private static List<String> names(ImmutableOutputInfo<Label> labels) {
    String[] names = new String[labels.size()];
    labels.forEach(label -> names[label.getA()] = label.getB().getLabel());
    return new ArrayList<>(Arrays.asList(names));
  }

  private static IllegalArgumentException outOfRange(String name, Number value, String range) {
    return new IllegalArgumentException(name + " = " + value + ": must be " + range);
  }
}
