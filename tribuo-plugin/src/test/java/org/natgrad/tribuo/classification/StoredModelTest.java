package org.natgrad.tribuo.classification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.oracle.labs.mlrg.olcut.config.ConfigurationManager;
import com.oracle.labs.mlrg.olcut.provenance.ProvenanceUtil;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tribuo.Dataset;
import org.tribuo.Model;
import org.tribuo.Prediction;
import org.tribuo.classification.Label;
import org.tribuo.classification.sgd.linear.LinearSGDModel;
import org.tribuo.test.Helpers;

/** Models saved by earlier releases load, and their provenance still trains the same optimum. */
class StoredModelTest {

  private static final LinearNGDTrainer TRAINER = new LinearNGDTrainer(1, false, 1e-16, 200, 0, 1);

  @ParameterizedTest
  @ValueSource(strings = "linear-ngd-0.1.0.tribuo")
  void aStoredModelLoadsAndItsProvenanceReproducesItsPredictions(String name) throws Exception {
    Model<Label> stored = Model.deserializeFromFile(resource(name)).castModel(Label.class);
    assertEquals(LinearSGDModel.class, stored.getClass());
    Dataset<Label> data = data();
    try (ConfigurationManager manager = new ConfigurationManager()) {
      manager.addConfiguration(
          ProvenanceUtil.extractConfiguration(stored.getProvenance().getTrainerProvenance()));
      LinearNGDTrainer trainer = manager.lookupAll(LinearNGDTrainer.class).get(0);
      int invocation = LinearNGDTrainerTest.invocationOf(stored);
      List<Prediction<Label>> again = trainer.train(data, Map.of(), invocation).predict(data);
      // Releases may improve the path; certified to 1e-16 of F = 33, both ends are within 1e-7.
      assertTrue(Helpers.predictionListDistributionEquals(stored.predict(data), again, 1e-7));
    }
  }

  private static Path resource(String name) throws URISyntaxException {
    return Path.of(StoredModelTest.class.getResource(name).toURI());
  }

  private static Dataset<Label> data() {
    return Datasets.breastCancerStandardised(Datasets.ALL);
  }

  /**
   * Writes the model that a release stores.
   *
   * @param arguments the file, {@code
   *     src/test/resources/org/natgrad/tribuo/classification/linear-ngd-VERSION.tribuo}
   */
  public static void main(String[] arguments) throws IOException {
    TRAINER.train(data()).serializeToFile(Path.of(arguments[0]));
  }
}
