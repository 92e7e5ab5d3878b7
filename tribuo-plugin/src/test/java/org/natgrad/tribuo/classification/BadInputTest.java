package org.natgrad.tribuo.classification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.oracle.labs.mlrg.olcut.config.ConfigurationManager;
import com.oracle.labs.mlrg.olcut.config.PropertyException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tribuo.Example;
import org.tribuo.Feature;
import org.tribuo.ImmutableDataset;
import org.tribuo.MutableDataset;
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;
import org.tribuo.classification.example.LabelledDataGenerator;
import org.tribuo.classification.sgd.linear.LinearSGDModel;
import org.tribuo.impl.ArrayExample;
import org.tribuo.impl.ListExample;
import org.tribuo.provenance.SimpleDataSourceProvenance;

/**
 * What cannot be trained on is reported before any work, with argument, value, range and remedy.
 */
class BadInputTest {

  private static final LinearNGDTrainer TRAINER = new LinearNGDTrainer();

  @Test
  void anUnknownOutputIsReportedWithItsRow() {
    MutableDataset<Label> data = dataset();
    data.add(example(LabelFactory.UNKNOWN_LABEL, 1, 2));
    reports(
        () -> TRAINER.train(data),
        "examples: 1 have the unknown output",
        "examples[2]",
        "must be known",
        "Leave");
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  void aFeatureThatIsNotFiniteIsReportedWithRowAndName(double bad) {
    // Tribuo checks what is added, but not what becomes of it.
    MutableDataset<Label> dense = dataset();
    dense.add(example(new Label("Foo"), 1, 2));
    dense.getExample(2).set(new Feature("B", bad));
    reports(
        () -> TRAINER.train(dense),
        "examples[2]",
        "feature 'B' = " + bad,
        "must be finite",
        "Impute");
    MutableDataset<Label> sparse = sparse();
    sparse.add(new ArrayExample<>(new Label("Foo"), new String[] {"f3"}, new double[] {1}));
    sparse.getExample(6).set(new Feature("f3", bad));
    reports(() -> TRAINER.train(sparse), "examples[6]", "feature 'f3' = " + bad, "must be finite");
    reports(() -> TRAINER.fit(sparse), "examples[6]", "feature 'f3' = " + bad, "must be finite");
  }

  @ParameterizedTest
  @ValueSource(floats = {-1, -Float.MIN_VALUE, Float.NaN, Float.POSITIVE_INFINITY})
  void aWeightThatIsNegativeOrNotFiniteIsReportedWithItsRow(float bad) {
    MutableDataset<Label> data = dataset();
    Example<Label> heavy = example(new Label("Foo"), 1, 3);
    heavy.setWeight(bad);
    data.add(heavy);
    reports(
        () -> TRAINER.train(data),
        "examples[2].weight = " + (double) bad,
        "finite and at least 0",
        "Example.setWeight");
  }

  @Test
  void weightsThatAreAllZeroAreReported() {
    MutableDataset<Label> data = dataset();
    data.forEach(example -> example.setWeight(0));
    reports(() -> TRAINER.train(data), "every weight is 0", "greater than 0", "setWeight");
  }

  @Test
  void anEmptyDatasetIsReported() {
    MutableDataset<Label> data = Datasets.of(List.of(), "empty");
    reports(() -> TRAINER.train(data), "examples: the dataset is empty", "at least one example");
    reports(() -> TRAINER.fit(data), "examples: the dataset is empty", "at least one example");
  }

  @Test
  void anExampleWithoutKnownFeaturesIsReportedWithItsRow() {
    for (MutableDataset<Label> domain : List.of(dataset(), sparse())) {
      var data = new OpenDataset(domain);
      data.append(new ListExample<>(domain.getExample(0)));
      data.append(new ArrayExample<>(new Label("Foo"), new String[] {"?"}, new double[] {1}));
      reports(
          () -> TRAINER.train(data),
          "examples[1] has no feature",
          "at least one is needed",
          "Leave the example out");
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {-1, -Double.MIN_VALUE, Double.NaN, Double.POSITIVE_INFINITY})
  void aPenaltyOutOfRangeIsReported(double bad) {
    reports(() -> new LinearNGDTrainer(bad), "l2 = " + bad, "at least 0", "Use 0");
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -0.0, -1, Double.NaN, Double.POSITIVE_INFINITY})
  void aToleranceOutOfRangeIsReported(double bad) {
    reports(
        () -> new LinearNGDTrainer(1, false, bad, 200, 0, 0),
        "tolerance = " + bad,
        "greater than 0",
        "Use 1e-8");
  }

  @Test
  void limitsOutOfRangeAreReported() {
    reports(() -> new LinearNGDTrainer(1, false, 1e-8, 0, 0, 0), "maxIterations = 0", "at least 1");
    reports(
        () -> new LinearNGDTrainer(1, false, 1e-8, 200, -1, 0), "maxSeconds = -1.0", "at least 0");
    reports(
        () -> new LinearNGDTrainer(1, false, 1e-8, 200, Double.NaN, 0),
        "maxSeconds = NaN",
        "at least 0");
    reports(() -> new LinearNGDTrainer(1, false, 1e-8, 200, 0, -1), "threads = -1", "at least 0");
  }

  @Test
  void aConfigurationFileOutOfRangeIsReportedWithTheComponent(@TempDir Path folder)
      throws Exception {
    Path file = folder.resolve("bad.xml");
    Files.writeString(
        file,
        "<config><component name=\"mine\" type=\""
            + LinearNGDTrainer.class.getName()
            + "\"><property name=\"l2\" value=\"-3\"/></component></config>",
        StandardCharsets.UTF_8);
    try (ConfigurationManager manager = new ConfigurationManager(file.toString())) {
      String message =
          assertThrows(PropertyException.class, () -> manager.lookup("mine")).getMessage();
      for (String part : List.of("mine", "l2 = -3.0", "at least 0", "Use 0")) {
        assertTrue(message.contains(part), message);
      }
    }
  }

  @Test
  void aWarmStartThatDoesNotFitIsReported() {
    LinearSGDModel model = TRAINER.train(LabelledDataGenerator.denseTrainTest().getA());
    reports(
        () -> TRAINER.fit(dataset(), model),
        "start: ",
        "is a label of the model that the dataset does not know",
        "Fit without a start");
    LinearSGDModel small = TRAINER.train(dataset());
    MutableDataset<Label> third = dataset();
    third.add(example(new Label("Third"), 1, 1));
    reports(
        () -> TRAINER.fit(third, small),
        "start: 'Third'",
        "is a label of the dataset that the model does not know");
    MutableDataset<Label> foreign =
        Datasets.of(
            List.of(
                new ArrayExample<>(new Label("Foo"), new String[] {"X"}, new double[] {1}),
                new ArrayExample<>(new Label("Bar"), new String[] {"X"}, new double[] {2})),
            "foreign");
    reports(
        () -> TRAINER.fit(foreign, small),
        "start: none of the model's 2 features",
        "matched by name",
        "Fit without a start");
  }

  @Test
  void nullIsReportedByName() {
    for (Executable call :
        List.<Executable>of(
            () -> TRAINER.train(null),
            () -> TRAINER.train(dataset(), null),
            () -> TRAINER.fit(dataset(), (LinearSGDModel) null))) {
      String message = assertThrows(NullPointerException.class, call).getMessage();
      assertTrue(List.of("examples", "runProvenance", "start").contains(message), message);
    }
  }

  @Test
  void aRefusedCallIsNotCounted() {
    LinearNGDTrainer trainer = new LinearNGDTrainer();
    assertThrows(
        IllegalArgumentException.class, () -> trainer.train(Datasets.of(List.of(), "empty")));
    assertEquals(0, trainer.getInvocationCount());
  }

  private static void reports(Executable call, String... parts) {
    String message = assertThrows(IllegalArgumentException.class, call).getMessage();
    for (String part : parts) {
      assertTrue(message.contains(part), () -> "'" + message + "' lacks '" + part + "'");
    }
  }

  private static MutableDataset<Label> dataset() {
    return Datasets.of(
        List.of(example(new Label("Foo"), 1, -1), example(new Label("Bar"), -1, 1)), "small");
  }

  private static MutableDataset<Label> sparse() {
    List<Example<Label>> examples = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      examples.add(
          new ArrayExample<>(
              new Label(i % 2 == 0 ? "Foo" : "Bar"), new String[] {"f" + i}, new double[] {1}));
    }
    return Datasets.of(examples, "sparse");
  }

  private static Example<Label> example(Label label, double a, double b) {
    return new ArrayExample<>(label, new String[] {"A", "B"}, new double[] {a, b});
  }

  /** A dataset that lets through what Tribuo's own would have dropped. */
  private static final class OpenDataset extends ImmutableDataset<Label> {
    private static final long serialVersionUID = 1L;

    OpenDataset(MutableDataset<Label> domain) {
      super(
          new SimpleDataSourceProvenance("open", OffsetDateTime.now(), new LabelFactory()),
          new LabelFactory(),
          domain.getFeatureIDMap(),
          domain.getOutputIDInfo());
    }

    void append(Example<Label> example) {
      data.add(example);
    }
  }
}
