package org.natgrad.tribuo.classification;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tribuo.Dataset;
import org.tribuo.Example;
import org.tribuo.classification.Label;
import org.tribuo.classification.example.LabelledDataGenerator;
import org.tribuo.classification.sgd.linear.LinearSGDModel;
import org.tribuo.interop.onnx.OnnxTestUtils;

/**
 * ONNX's float32 scores are Tribuo's to 10⁻⁶, or to 10⁻⁶ of the largest logit where logits are
 * large.
 */
class OnnxTest {

  private static final LinearNGDTrainer TRAINER = new LinearNGDTrainer();

  @TempDir Path folder;

  @Test
  void scoresAgreeOnTribuosOwnDenseData() throws Exception {
    var data = LabelledDataGenerator.denseTrainTest();
    agrees(TRAINER.train(data.getA()), data.getB(), 1e-6);
  }

  @Test
  void scoresAgreeOnStandardisedData() throws Exception {
    Dataset<Label> test = Datasets.breastCancerStandardised(Datasets.TEST);
    agrees(TRAINER.train(Datasets.breastCancerStandardised(Datasets.TRAIN)), test, 1e-6);
  }

  @Test
  void scoresAgreeOnRawDataToTheSizeOfTheLogits() throws Exception {
    Dataset<Label> test = Datasets.breastCancer(Datasets.TEST);
    LinearSGDModel model = TRAINER.train(Datasets.breastCancer(Datasets.TRAIN));
    double largest = 0;
    for (Example<Label> example : test) {
      for (double logit :
          PlainLoops.logits(example, model.getFeatureIDMap(), PlainLoops.weights(model))) {
        largest = Math.max(largest, Math.abs(logit));
      }
    }
    agrees(model, test, 1e-6 * largest);
  }

  private void agrees(LinearSGDModel model, Dataset<Label> test, double tolerance)
      throws IOException, ai.onnxruntime.OrtException {
    Path file = folder.resolve("model.onnx");
    model.saveONNXModel("org.natgrad.tribuo.classification", 1, file);
    OnnxTestUtils.onnxLabelComparison(model, file, test, tolerance);
  }
}
