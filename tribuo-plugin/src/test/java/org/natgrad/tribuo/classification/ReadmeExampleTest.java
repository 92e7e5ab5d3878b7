package org.natgrad.tribuo.classification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tribuo.Model;
import org.tribuo.MutableDataset;
import org.tribuo.classification.LabelFactory;
import org.tribuo.classification.evaluation.LabelEvaluator;
import org.tribuo.data.csv.CSVLoader;
import org.tribuo.evaluation.TrainTestSplitter;

/** The example of the README, as it stands there between the two lines of dashes. */
class ReadmeExampleTest {

  private static final List<Object> PRINTED = new ArrayList<>();

  @Test
  void theExampleRuns(@TempDir Path folder) throws IOException {
    writeCsv(folder.resolve("breast_cancer.csv"));
    example(folder);
    assertEquals(5, PRINTED.size());
    assertTrue((Double) PRINTED.get(0) > 0.9);
    assertTrue(Model.deserializeFromFile(folder.resolve("model.tribuo")).validate(org.tribuo.classification.Label.class));
  }

  private static void example(Path folder) throws IOException {
    // -----------------------------------------------------------------------------------------
    var rows = new CSVLoader<>(new LabelFactory())
        .loadDataSource(folder.resolve("breast_cancer.csv"), "diagnosis");
    var split = new TrainTestSplitter<>(rows, 0.8, 1L);
    var train = new MutableDataset<>(split.getTrain());
    var test = new MutableDataset<>(split.getTest());

    // In place of new LinearSGDTrainer(…).train(train): no learning rate, no epochs, no scaling.
    var model = new LinearNGDTrainer().train(train);
    print(new LabelEvaluator().evaluate(model, test).accuracy());

    // The same fit, with what the data say about it.
    var fitted = new LinearNGDTrainer().fit(train).fitted();
    fitted.coefficients().stream().limit(3).forEach(c -> print(
        c.feature() + " → " + c.response() + ": " + c.estimate() + " ± " + c.standardError()));
    print(fitted);                                     // certificate, iterations, diagnosis

    // Tribuo's own model: it loads where natgrad is absent, explains itself, exports to ONNX.
    model.serializeToFile(folder.resolve("model.tribuo"));
    // -----------------------------------------------------------------------------------------
  }

  private static void print(Object line) {
    PRINTED.add(line);
  }

  private static void writeCsv(Path file) throws IOException {
    List<String> lines = new ArrayList<>();
    lines.add(String.join(",", Datasets.breastCancerNames()) + ",diagnosis");
    for (double[] row : Datasets.breastCancerTable()) {
      lines.add(
          java.util.Arrays.stream(row, 0, 30)
                  .mapToObj(value -> String.format(Locale.ROOT, "%s", value))
                  .collect(Collectors.joining(","))
              + (row[30] == 0 ? ",malignant" : ",benign"));
    }
    Files.write(file, lines);
  }
}
