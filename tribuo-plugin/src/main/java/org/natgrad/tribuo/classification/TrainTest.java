package org.natgrad.tribuo.classification;

import com.oracle.labs.mlrg.olcut.config.ConfigurationManager;
import com.oracle.labs.mlrg.olcut.config.Options;
import com.oracle.labs.mlrg.olcut.config.UsageException;
import java.io.IOException;
import java.util.logging.Logger;
import org.tribuo.Trainer;
import org.tribuo.classification.Label;
import org.tribuo.classification.TrainTestHelper;
import org.tribuo.classification.ensemble.ClassificationEnsembleOptions;
import org.tribuo.data.DataOptions;

/** Builds and tests a linear classifier on data sets named on the command line. */
public final class TrainTest {

  private static final Logger LOGGER = Logger.getLogger(TrainTest.class.getName());

  private TrainTest() {}

  /** What the command line may say. */
  public static class TrainTestOptions implements Options {

    /** The data. */
    public DataOptions general;

    /** The trainer. */
    public LinearNGDOptions trainerOptions;

    /** Bagging or boosting around the trainer. */
    public ClassificationEnsembleOptions ensembleOptions;

    /** Creates the options with their defaults. */
    public TrainTestOptions() {}

    @Override
    public String getOptionsDescription() {
      return "Trains by natural gradient and tests a linear classifier on the specified datasets.";
    }
  }

  /**
   * Runs the command line.
   *
   * @param args see {@code --help}
   * @throws IOException if the data cannot be read or the model cannot be written
   */
  public static void main(String[] args) throws IOException {
    TrainTestOptions options = new TrainTestOptions();
    try (ConfigurationManager configuration = new ConfigurationManager(args, options)) {
      Trainer<Label> trainer =
          options.ensembleOptions.wrapTrainer(options.trainerOptions.getTrainer());
      TrainTestHelper.run(configuration, options.general, trainer);
    } catch (UsageException usage) {
      LOGGER.info(usage.getMessage());
    }
  }
}
