package org.natgrad.tribuo.classification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.natgrad.tribuo.classification.LinearNGDTrainerTest.sameBits;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.logging.Handler;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tribuo.Model;
import org.tribuo.MutableDataset;
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;
import org.tribuo.classification.sgd.linear.LinearSGDModel;
import org.tribuo.datasource.LibSVMDataSource;

/**
 * Tribuo's own command lines take the trainer from the example configuration, and natgrad has its
 * own.
 */
class CommandLineTest {

  private static final String CONFIGURATION = "/org/natgrad/tribuo/classification/linear-ngd.xml";

  @TempDir Path folder;
  private Path training;
  private Path testing;
  private Handler[] handlers;

  @BeforeEach
  void writeLibSvmFiles() throws IOException {
    handlers = Logger.getLogger("").getHandlers();
    training = folder.resolve("train.libsvm");
    testing = folder.resolve("test.libsvm");
    List<String> trainingLines = new ArrayList<>();
    List<String> testingLines = new ArrayList<>();
    int i = 0;
    for (double[] row : Datasets.breastCancerTable()) {
      StringBuilder line = new StringBuilder().append((int) row[30]);
      for (int j = 0; j < 30; j++) {
        line.append(String.format(Locale.ROOT, " %d:%s", j + 1, row[j]));
      }
      (Datasets.TEST.test(i++) ? testingLines : trainingLines).add(line.toString());
    }
    Files.write(training, trainingLines);
    Files.write(testing, testingLines);
  }

  @AfterEach
  void giveTheLogBack() {
    Logger root = Logger.getLogger("");
    Arrays.stream(root.getHandlers()).forEach(root::removeHandler);
    Arrays.stream(handlers).forEach(root::addHandler);
  }

  @Test
  void configurableTrainTestTrainsTheExample() throws Exception {
    Path output = folder.resolve("model.tribuo");
    run(
        "org.tribuo.data.ConfigurableTrainTest",
        data("-c", CONFIGURATION, "-t", "ngd", "-a", "labels", "-f", output.toString()));
    sameBits(expected(1), load(output));
  }

  @Test
  void configurableTrainTestTakesPropertiesFromTheCommandLine() throws Exception {
    Path output = folder.resolve("model.tribuo");
    run(
        "org.tribuo.data.ConfigurableTrainTest",
        data(
            "-c",
            CONFIGURATION,
            "-t",
            "ngd",
            "-a",
            "labels",
            "-f",
            output.toString(),
            "--@ngd.l2",
            "7.5"));
    sameBits(expected(7.5), load(output));
  }

  @Test
  void configurableTrainTestOfTheExperimentsTrainsTheExample() throws Exception {
    Path output = folder.resolve("model.tribuo");
    run(
        "org.tribuo.classification.experiments.ConfigurableTrainTest",
        data("-c", CONFIGURATION, "-t", "ngd", "-f", output.toString()));
    sameBits(expected(1), load(output));
  }

  @Test
  void runAllTrainsTheExample() throws Exception {
    Path output = folder.resolve("all");
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "-c", CONFIGURATION, "-d", output.toString(), "--write-protobuf-models", "true"));
    arguments.addAll(List.of("-u", training.toString(), "-v", testing.toString(), "-s", "LIBSVM"));
    run("org.tribuo.classification.experiments.RunAll", arguments);
    sameBits(expected(1), load(output.resolve("LinearNGDTrainer.model")));
    assertTrue(Files.exists(output.resolve("LinearNGDTrainer.output")));
  }

  @Test
  void natgradsOwnTrainTestTakesItsOptions() throws Exception {
    Path output = folder.resolve("model.tribuo");
    String report =
        run(
            TrainTest.class.getName(),
            data("--ngd-l2", "0.25", "--ngd-threads", "2", "-f", output.toString()));
    sameBits(expected(0.25), load(output));
    assertTrue(report.contains("benign") || report.contains("Accuracy") || report.contains("F1"));
  }

  @Test
  void optionsDefaultToTheTrainersDefaults() {
    assertEquals(new LinearNGDTrainer().toString(), new LinearNGDOptions().getTrainer().toString());
  }

  private LinearSGDModel expected(double l2) throws IOException {
    var source = new LibSVMDataSource<>(training, new LabelFactory());
    return new LinearNGDTrainer(l2).train(new MutableDataset<>(source));
  }

  private static LinearSGDModel load(Path file) throws IOException {
    Model<Label> model = Model.deserializeFromFile(file).castModel(Label.class);
    return (LinearSGDModel) model;
  }

  private List<String> data(String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(
        List.of(
            "-u",
            training.toString(),
            "-v",
            testing.toString(),
            "-s",
            "LIBSVM",
            "--model-output-protobuf",
            "true"));
    return all;
  }

  /** Runs a main class that need not be on the class path; returns what it printed. */
  private static String run(String name, List<String> arguments) throws Exception {
    Class<?> main;
    try {
      main = Class.forName(name);
    } catch (ClassNotFoundException absent) {
      Assumptions.abort(name + " is not on the class path");
      return "";
    }
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    PrintStream out = System.out;
    System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
    try {
      main.getMethod("main", String[].class)
          .invoke(null, (Object) arguments.toArray(String[]::new));
    } catch (InvocationTargetException failed) {
      throw failed.getCause() instanceof Exception cause ? cause : failed;
    } finally {
      System.setOut(out);
    }
    return printed.toString(StandardCharsets.UTF_8);
  }
}
