package org.natgrad.tribuo.classification;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tribuo.Model;
import org.tribuo.MutableDataset;
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;
import org.tribuo.classification.evaluation.LabelEvaluator;
import org.tribuo.data.csv.CSVLoader;
import org.tribuo.evaluation.TrainTestSplitter;

/** The example of the README, as it stands there between the two lines of dashes. */
class ReadmeExampleTest {

  @Test
  void theExampleRunsAndPrintsWhatItPromises(@TempDir Path folder) throws IOException {
    Path csv = folder.resolve("breast_cancer.csv");
    Path file = folder.resolve("model.tribuo");
    writeCsv(csv);
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    PrintStream out = System.out;
    System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
    try {
      example(csv, file);
    } finally {
      System.setOut(out);
    }
    String text = printed.toString(StandardCharsets.UTF_8);
    for (String part : List.of("malignant", "standardError", "error ", "certified gap")) {
      assertTrue(text.contains(part), text);
    }
    assertTrue(Model.deserializeFromFile(file).validate(Label.class));
  }

  private static void example(Path csv, Path file) throws IOException {
    // ---------------------------------------------------------------------------------------------
    var rows = new CSVLoader<>(new LabelFactory()).loadDataSource(csv, "diagnosis");
    var split = new TrainTestSplitter<>(rows, 0.8, 1L);
    var train = new MutableDataset<>(split.getTrain());
    var test = new MutableDataset<>(split.getTest());

    // In place of new LinearSGDTrainer(…).train(train): no learning rate, no epochs, no scaling.
    var model = new LinearNGDTrainer().train(train);
    System.out.println(new LabelEvaluator().evaluate(model, test));

    // The same fit, with what the data say about it: error bars, certificate, diagnosis.
    var fitted = new LinearNGDTrainer().fit(train).fitted();
    fitted.coefficients().stream().limit(3).forEach(System.out::println);
    System.out.println(fitted);

    // Tribuo's own model: it loads where natgrad is absent, explains itself, exports to ONNX.
    model.serializeToFile(file);
    // ---------------------------------------------------------------------------------------------
  }

  private static void writeCsv(Path file) throws IOException {
    List<String> lines = new ArrayList<>();
    lines.add(String.join(",", Datasets.breastCancerNames()) + ",diagnosis");
    for (double[] row : Datasets.breastCancerTable()) {
      String cells =
          Arrays.stream(row, 0, 30).mapToObj(Double::toString).collect(Collectors.joining(","));
      lines.add(cells + (row[30] == 0 ? ",malignant" : ",benign"));
    }
    Files.write(file, lines);
  }
}
