package org.natgrad.experiments;

import de.bwaldvogel.liblinear.Linear;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.natgrad.descent.Iteration;
import org.natgrad.regression.FittedModel;
import org.natgrad.tribuo.classification.LinearNGDTrainer;
import org.tribuo.Dataset;
import org.tribuo.Trainer;
import org.tribuo.classification.Label;
import org.tribuo.classification.liblinear.LibLinearClassificationTrainer;
import org.tribuo.classification.liblinear.LinearClassificationType;
import org.tribuo.classification.liblinear.LinearClassificationType.LinearType;
import org.tribuo.classification.sgd.linear.LinearSGDTrainer;
import org.tribuo.classification.sgd.linear.LogisticRegressionTrainer;
import org.tribuo.classification.sgd.objectives.LogMulticlass;
import org.tribuo.math.optimisers.AdaGrad;

/**
 * A way to train, and the one number that says how far it goes.
 *
 * @param method who trains
 * @param effort greatest number of iterations (natgrad), number of epochs (AdaGrad), or the
 *     stopping tolerance eps (LibLinear)
 */
public record Rival(Method method, double effort) {

  /** The penalty λ of every rival that has one, on all weights, the intercepts included. */
  public static final double LAMBDA = 1;

  /** natgrad's default: the certified relative distance to the optimum at which it stops. */
  private static final double TOLERANCE = 1e-8;

  private static final int ADA_GRAD_DEFAULT_EPOCHS = 5;
  private static final int LIB_LINEAR_MAX_ITERATIONS = 1000;

  /**
   * LibLinear's line an iteration: {@code iter 1 f 8.6e+01 |g| 1.1e+05 CG 2 step_size 1.00e+00}.
   */
  private static final Pattern LIB_LINEAR_ITERATION =
      Pattern.compile("^iter +\\d+ f .* CG +(\\d+) step_size .*$", Pattern.MULTILINE);

  /** The methods that run against each other. */
  public enum Method {
    /**
     * natgrad's {@link LinearNGDTrainer} at its defaults, but for λ and the penalised intercept.
     */
    NATGRAD("natgrad"),
    /** Tribuo's LibLinear, L2R_LR: a Newton method with conjugate gradients. C = 2/λ. */
    LIBLINEAR("LibLinear"),
    /**
     * Tribuo's {@link LogisticRegressionTrainer}: stochastic gradients by AdaGrad(1, 0.1). No L2.
     */
    ADAGRAD("AdaGrad");

    private final String label;

    Method(String label) {
      this.label = label;
    }

    /** {@return the name shown} */
    public String label() {
      return label;
    }
  }

  /** {@return the name and setting as the table shows them} */
  public String name() {
    return switch (method) {
      case NATGRAD -> method.label() + ", defaults";
      case LIBLINEAR -> method.label() + ", eps " + setting();
      case ADAGRAD -> method.label() + ", " + setting() + (effort == 1 ? " epoch" : " epochs");
    };
  }

  /** {@return the effort as text: {@code 3}, {@code 1e-6}} */
  public String setting() {
    return effort >= 1
        ? String.valueOf((long) effort)
        : String.format(Locale.ROOT, "%.0e", effort).replace("e-0", "e-");
  }

  /** {@return a new trainer} */
  public Trainer<Label> trainer() {
    return switch (method) {
      case NATGRAD -> naturalGradient();
      case LIBLINEAR ->
          new LibLinearClassificationTrainer(
              new LinearClassificationType(LinearType.L2R_LR),
              2 / LAMBDA,
              LIB_LINEAR_MAX_ITERATIONS,
              effort);
      case ADAGRAD ->
          effort == ADA_GRAD_DEFAULT_EPOCHS
              ? new LogisticRegressionTrainer()
              : new LinearSGDTrainer(
                  new LogMulticlass(), new AdaGrad(1, 0.1), (int) effort, Trainer.DEFAULT_SEED);
    };
  }

  /**
   * Returns natgrad's trainer with this effort and its default tolerance, on one thread like the
   * others.
   */
  private LinearNGDTrainer naturalGradient() {
    return new LinearNGDTrainer(LAMBDA, true, TOLERANCE, (int) effort, 0, 1);
  }

  /** {@return natgrad's trainer for a solution to rounding} */
  static LinearNGDTrainer toRounding() {
    return new LinearNGDTrainer(LAMBDA, true, 1e-16, Plan.ITERATION_LIMIT, 0, 1);
  }

  /** Fits with error bars. */
  static FittedModel fitted(Dataset<Label> data) {
    return toRounding().fit(data).fitted();
  }

  /**
   * Trains once to count the passes over the data.
   *
   * @param data rows to train on
   * @return passes, counted as the package says
   */
  public double passes(Dataset<Label> data) {
    return switch (method) {
      case NATGRAD -> {
        List<Iteration> trace = naturalGradient().fit(data).fitted().trace();
        yield trace.get(trace.size() - 1).passes();
      }
      case LIBLINEAR -> libLinearPasses(data);
      case ADAGRAD -> effort;
    };
  }

  /**
   * Reads the passes off LibLinear's debug output: the objective and gradient at the start (1), and
   * for each iteration the diagonal preconditioner (½), a product with the Hessian for each step of
   * conjugate gradients (1 each), X times the step for the line search (½) and the gradient (½).
   */
  private double libLinearPasses(Dataset<Label> data) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Trainer<Label> trainer = trainer(); // Its construction turns the debug output off.
    Linear.setDebugOutput(new PrintStream(bytes, true, StandardCharsets.US_ASCII));
    try {
      trainer.train(data);
    } finally {
      Linear.disableDebugOutput();
    }
    return libLinearPasses(bytes.toString(StandardCharsets.US_ASCII));
  }

  static double libLinearPasses(String debugOutput) {
    if (!debugOutput.contains("init f")) {
      throw new IllegalStateException(
          "LibLinear's debug output is not as expected:\n" + debugOutput);
    }
    double passes = 1;
    Matcher iteration = LIB_LINEAR_ITERATION.matcher(debugOutput);
    while (iteration.find()) {
      passes += 1.5 + Integer.parseInt(iteration.group(1));
    }
    return passes;
  }
}
