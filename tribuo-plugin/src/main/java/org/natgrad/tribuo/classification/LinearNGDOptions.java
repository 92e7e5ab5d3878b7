package org.natgrad.tribuo.classification;

import com.oracle.labs.mlrg.olcut.config.Option;
import org.tribuo.classification.ClassificationOptions;

/** Command-line options of a {@link LinearNGDTrainer}. */
public class LinearNGDOptions implements ClassificationOptions<LinearNGDTrainer> {

  /** L2 penalty. */
  @Option(longName = "ngd-l2", usage = "L2 penalty on the weights. Defaults to 1.")
  public double ngdL2 = 1.0;

  /** Whether the penalty covers the intercepts. */
  @Option(
      longName = "ngd-penalise-intercept",
      usage = "Penalise the intercepts too, as LibLinear does. Defaults to false.")
  public boolean ngdPenaliseIntercept = false;

  /** Certified relative distance to the optimum. */
  @Option(
      longName = "ngd-tolerance",
      usage = "Certified relative distance to the optimum at which to stop. Defaults to 1e-8.")
  public double ngdTolerance = 1e-8;

  /** Greatest number of iterations. */
  @Option(
      longName = "ngd-max-iterations",
      usage = "Greatest number of iterations. Defaults to 200.")
  public int ngdMaxIterations = 200;

  /** Greatest training time. */
  @Option(
      longName = "ngd-max-seconds",
      usage = "Greatest training time in seconds. Defaults to 0, which is no limit.")
  public double ngdMaxSeconds = 0;

  /** Number of threads. */
  @Option(
      longName = "ngd-threads",
      usage = "Number of threads. Defaults to 0, which is all processors.")
  public int ngdThreads = 0;

  /** Creates the options with their defaults. */
  public LinearNGDOptions() {}

  @Override
  public String getOptionsDescription() {
    return "Options for a linear classifier trained by natural gradient.";
  }

  @Override
  public LinearNGDTrainer getTrainer() {
    return new LinearNGDTrainer(
        ngdL2, ngdPenaliseIntercept, ngdTolerance, ngdMaxIterations, ngdMaxSeconds, ngdThreads);
  }
}
