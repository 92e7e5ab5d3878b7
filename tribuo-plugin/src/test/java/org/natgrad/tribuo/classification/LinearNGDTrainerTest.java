package org.natgrad.tribuo.classification;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.oracle.labs.mlrg.olcut.config.ConfigurationManager;
import com.oracle.labs.mlrg.olcut.provenance.Provenance;
import com.oracle.labs.mlrg.olcut.provenance.ProvenanceUtil;
import com.oracle.labs.mlrg.olcut.provenance.primitives.StringProvenance;
import com.oracle.labs.mlrg.olcut.util.Pair;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.natgrad.descent.DescentListener.Verdict;
import org.natgrad.descent.Status;
import org.natgrad.kernel.Kernels;
import org.natgrad.tribuo.FitProvenance;
import org.tribuo.Dataset;
import org.tribuo.Example;
import org.tribuo.Excuse;
import org.tribuo.Model;
import org.tribuo.Trainer;
import org.tribuo.classification.Label;
import org.tribuo.classification.ensemble.VotingCombiner;
import org.tribuo.classification.evaluation.LabelEvaluation;
import org.tribuo.classification.evaluation.LabelEvaluator;
import org.tribuo.classification.example.LabelledDataGenerator;
import org.tribuo.classification.sgd.linear.LinearSGDModel;
import org.tribuo.dataset.DatasetView;
import org.tribuo.ensemble.BaggingTrainer;
import org.tribuo.evaluation.CrossValidation;
import org.tribuo.hash.HashCodeHasher;
import org.tribuo.hash.HashingTrainer;
import org.tribuo.test.Helpers;

/** What Tribuo expects of a trainer and of the models it makes. */
class LinearNGDTrainerTest {

  private static final LinearNGDTrainer TRAINER = new LinearNGDTrainer();

  @Test
  void denseDataMakeAModelThatSurvivesBothSerialisations() {
    servesTribuo(LabelledDataGenerator.denseTrainTest());
  }

  @Test
  void sparseDataMakeAModelThatSurvivesBothSerialisations() {
    servesTribuo(LabelledDataGenerator.sparseTrainTest());
  }

  @Test
  void binarySparseDataMakeAModelThatSurvivesBothSerialisations() {
    servesTribuo(LabelledDataGenerator.binarySparseTrainTest());
  }

  private static void servesTribuo(Pair<Dataset<Label>, Dataset<Label>> data) {
    LinearSGDModel model = TRAINER.train(data.getA());
    LabelEvaluation onTraining = new LabelEvaluator().evaluate(model, data.getA());
    assertTrue(onTraining.accuracy() >= 0.75, () -> "accuracy " + onTraining.accuracy());
    assertTrue(model.generatesProbabilities());
    for (int n : new int[] {3, -1}) {
      Map<String, List<Pair<String, Double>>> features = model.getTopFeatures(n);
      assertEquals(model.getOutputIDInfo().size(), features.size());
    }
    for (Example<Label> example : data.getB()) {
      Excuse<Label> excuse = model.getExcuse(example).orElseThrow();
      assertEquals(model.predict(example).getOutput(), excuse.getPrediction().getOutput());
      assertFalse(excuse.getScores().isEmpty());
    }
    Helpers.testModelSerialization(model, Label.class);
    Helpers.testModelProtoSerialization(model, Label.class, data.getB());
  }

  @Test
  void predictionWithoutKnownFeaturesIsTribuosOwnError() {
    LinearSGDModel model = TRAINER.train(LabelledDataGenerator.denseTrainTest().getA());
    assertThrows(
        IllegalArgumentException.class,
        () -> model.predict(LabelledDataGenerator.invalidSparseExample()));
    assertThrows(
        IllegalArgumentException.class, () -> model.predict(LabelledDataGenerator.emptyExample()));
  }

  @Test
  void configurationAndProvenanceSayTheSame() {
    Helpers.testConfigurableRoundtrip(new LinearNGDTrainer());
    Helpers.testConfigurableRoundtrip(new LinearNGDTrainer(0.25, true, 1e-12, 77, 3600, 2));
    Helpers.testProvenanceMarshalling(new LinearNGDTrainer(3).getProvenance());
  }

  @Test
  void provenanceTellsHowTheFitEndedAndKeepsTheCallersEntries() {
    Map<String, Provenance> mine = Map.of("who", new StringProvenance("who", "me"));
    Dataset<Label> data = LabelledDataGenerator.denseTrainTest().getA();
    LinearSGDModel model = TRAINER.train(data, mine);
    Map<String, Provenance> run = runProvenance(model);
    assertEquals("me", run.get("who").toString().replaceAll(".*me.*", "me"));
    assertEquals(
        new StringProvenance(FitProvenance.BACKEND, Kernels.best().name()),
        run.get(FitProvenance.BACKEND));
    assertEquals(
        new StringProvenance(FitProvenance.STATUS, "CONVERGED"), run.get(FitProvenance.STATUS));
    assertTrue(
        run.keySet()
            .containsAll(
                List.of(
                    FitProvenance.ITERATIONS, FitProvenance.CERTIFICATE, FitProvenance.OBJECTIVE)));
    LinearSGDModel again = TRAINER.train(data, run);
    assertEquals(run, runProvenance(again));
    Helpers.testModelSerialization(again, Label.class);
    Helpers.testProvenanceMarshalling(again.getProvenance());
  }

  private static Map<String, Provenance> runProvenance(Model<Label> model) {
    Map<String, Provenance> run = new java.util.LinkedHashMap<>();
    model
        .getProvenance()
        .getInstanceProvenance()
        .iterator()
        .forEachRemaining(entry -> run.put(entry.getA(), entry.getB()));
    return run;
  }

  @Test
  void eachTrainingCountsOnceAndTheProvenanceHoldsTheCountBeforeIt() {
    Dataset<Label> data = LabelledDataGenerator.denseTrainTest().getA();
    LinearNGDTrainer trainer = new LinearNGDTrainer();
    assertEquals(0, trainer.getInvocationCount());
    assertEquals(0, invocationOf(trainer.train(data)));
    assertEquals(1, invocationOf(trainer.train(data, Map.of())));
    assertEquals(2, invocationOf(trainer.fit(data).model()));
    assertEquals(7, invocationOf(trainer.train(data, Map.of(), 7)));
    assertEquals(8, trainer.getInvocationCount());
    trainer.setInvocationCount(3);
    assertEquals(3, invocationOf(trainer.train(data)));
    assertThrows(IllegalArgumentException.class, () -> trainer.setInvocationCount(-2));
    assertThrows(IllegalArgumentException.class, () -> trainer.train(data, Map.of(), -2));
    assertEquals(4, trainer.getInvocationCount());
  }

  static int invocationOf(Model<Label> model) {
    return (int)
        model
            .getProvenance()
            .getTrainerProvenance()
            .getInstanceValues()
            .get("train-invocation-count")
            .getValue();
  }

  @Test
  void aModelIsReproducedFromItsProvenanceBitForBit() {
    Dataset<Label> data = Datasets.breastCancer(Datasets.TRAIN);
    LinearSGDModel model = new LinearNGDTrainer(0.5, true, 1e-9, 150, 0, 2).train(data);
    try (ConfigurationManager manager = new ConfigurationManager()) {
      manager.addConfiguration(
          ProvenanceUtil.extractConfiguration(model.getProvenance().getTrainerProvenance()));
      LinearNGDTrainer again = manager.lookupAll(LinearNGDTrainer.class).get(0);
      sameBits(model, again.train(data, Map.of(), invocationOf(model)));
    }
  }

  @Test
  void trainAndFitGiveTheSameModel() {
    Dataset<Label> data = Datasets.breastCancer(Datasets.TRAIN);
    Fit fit = TRAINER.fit(data);
    sameBits(TRAINER.train(data), fit.model());
    sameBits(fit.model(), fit.fitted().weights());
  }

  @Test
  void manyThreadsMayTrainWithOneTrainer() throws Exception {
    Dataset<Label> first = Datasets.breastCancer(Datasets.TRAIN);
    Dataset<Label> second = Datasets.synthetic(3000, 8, 3, 5);
    LinearSGDModel firstModel = TRAINER.train(first);
    LinearSGDModel secondModel = TRAINER.train(second);
    LinearNGDTrainer trainer = new LinearNGDTrainer();
    ExecutorService pool = Executors.newFixedThreadPool(4);
    try {
      List<Callable<LinearSGDModel>> tasks = new ArrayList<>();
      for (int i = 0; i < 16; i++) {
        Dataset<Label> data = i % 2 == 0 ? first : second;
        tasks.add(() -> trainer.train(data));
      }
      List<Integer> counts = new ArrayList<>();
      List<Future<LinearSGDModel>> models = pool.invokeAll(tasks);
      for (int i = 0; i < 16; i++) {
        sameBits(i % 2 == 0 ? firstModel : secondModel, models.get(i).get());
        counts.add(invocationOf(models.get(i).get()));
      }
      assertEquals(16, counts.stream().distinct().count());
      assertEquals(16, trainer.getInvocationCount());
    } finally {
      pool.shutdownNow();
    }
  }

  @Test
  void aSingleClassIsAlwaysPredicted() {
    List<Example<Label>> foos = new ArrayList<>();
    for (Example<Label> example : LabelledDataGenerator.denseTrainTest().getA()) {
      if (example.getOutput().getLabel().equals("Foo")) {
        foos.add(example);
      }
    }
    Fit fit = TRAINER.fit(Datasets.of(foos, "one class"));
    assertEquals(1, fit.model().getOutputIDInfo().size());
    assertEquals("Foo", fit.model().predict(foos.get(0)).getOutput().getLabel());
  }

  @Test
  void classesWithoutExamplesGetNoProbability() {
    Dataset<Label> all = LabelledDataGenerator.denseTrainTest().getA();
    Dataset<Label> two =
        DatasetView.createView(
            all, e -> !e.getOutput().getLabel().startsWith("Ba"), "neither Bar nor Baz");
    LinearSGDModel model = TRAINER.train(two);
    assertEquals(4, model.getOutputIDInfo().size());
    for (double[] row : PlainLoops.weights(model)) {
      for (double weight : row) {
        assertTrue(Double.isFinite(weight));
      }
    }
    model
        .predict(two)
        .forEach(
            p -> {
              assertTrue(p.getOutputScores().get("Bar").getScore() < 1e-6);
              assertTrue(p.getOutputScores().get("Baz").getScore() < 1e-6);
            });
    assertEquals(1.0, new LabelEvaluator().evaluate(model, two).accuracy());
    Helpers.testModelProtoSerialization(model, Label.class, two);
  }

  @Test
  void baggingHashingAndCrossValidationWrapTheTrainer() {
    Dataset<Label> data = Datasets.breastCancer(Datasets.TRAIN);
    var bagging = new BaggingTrainer<>(TRAINER, new VotingCombiner(), 3);
    assertTrue(new LabelEvaluator().evaluate(bagging.train(data), data).accuracy() > 0.9);
    var hashing = new HashingTrainer<>(TRAINER, new HashCodeHasher("a salt of eight letters"));
    assertTrue(new LabelEvaluator().evaluate(hashing.train(data), data).accuracy() > 0.9);
    var folds = new CrossValidation<>(TRAINER, data, new LabelEvaluator(), 4);
    folds.evaluate().forEach(fold -> assertTrue(fold.getA().accuracy() > 0.85));
  }

  @Test
  void exampleWeightsCountAsRepetitions() {
    Dataset<Label> once = Datasets.breastCancer(Datasets.TEST);
    List<Example<Label>> weighted = new ArrayList<>();
    List<Example<Label>> repeated = new ArrayList<>();
    int row = 0;
    for (Example<Label> example : once) {
      int times = row++ % 3;
      Example<Label> copy = example.copy();
      copy.setWeight(times);
      weighted.add(copy);
      for (int i = 0; i < times; i++) {
        repeated.add(example);
      }
    }
    LinearNGDTrainer trainer = new LinearNGDTrainer(1, false, 1e-14, 200, 0, 1);
    double[][] w = PlainLoops.weights(trainer.train(Datasets.of(weighted, "weighted")));
    double[][] r = PlainLoops.weights(trainer.train(Datasets.of(repeated, "repeated")));
    for (int k = 0; k < w.length; k++) {
      assertArrayEquals(r[k], w[k], 1e-7);
    }
  }

  @Test
  void theListenerSeesEveryIterateAndMayStopTheFit() {
    Dataset<Label> data = Datasets.breastCancer(Datasets.TRAIN);
    List<Integer> seen = new ArrayList<>();
    Fit fit =
        TRAINER.fit(
            data,
            (iteration, at) -> {
              seen.add(iteration.index());
              return iteration.index() == 2 ? Verdict.STOP : Verdict.CONTINUE;
            });
    assertEquals(List.of(0, 1, 2), seen);
    assertEquals(Status.CANCELLED, fit.fitted().termination().status());
    sameBits(new LinearNGDTrainer(1, false, 1e-8, 2, 0, 0).train(data), fit.model());
  }

  @Test
  void aTrainingThatEndsEarlySaysWhyInTheLog() {
    List<String> warnings = new ArrayList<>();
    Handler handler =
        new Handler() {
          @Override
          public void publish(LogRecord line) {
            if (line.getLevel() == Level.WARNING) {
              warnings.add(MessageFormat.format(line.getMessage(), line.getParameters()));
            }
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        };
    Logger logger = Logger.getLogger(LinearNGDTrainer.class.getName());
    logger.addHandler(handler);
    try {
      Dataset<Label> data = Datasets.breastCancer(Datasets.TRAIN);
      TRAINER.train(data);
      assertEquals(List.of(), warnings);
      new LinearNGDTrainer(1, false, 1e-8, 1, 0, 0).train(data);
      assertEquals(1, warnings.size());
      assertTrue(warnings.get(0).contains("ITERATION_LIMIT"), warnings.get(0));
      new LinearNGDTrainer(0).train(data);
      assertEquals(2, warnings.size());
      assertTrue(warnings.get(1).contains("SEPARATED"), warnings.get(1));
    } finally {
      logger.removeHandler(handler);
    }
  }

  static void sameBits(LinearSGDModel expected, LinearSGDModel actual) {
    sameBits(expected, PlainLoops.weights(actual));
  }

  static void sameBits(LinearSGDModel expected, double[][] actual) {
    double[][] bits = PlainLoops.weights(expected);
    assertEquals(bits.length, actual.length);
    for (int k = 0; k < bits.length; k++) {
      assertArrayEquals(bits[k], actual[k]);
    }
  }

  @Test
  void anyTrainerOfTheConfigurationSystemIsATribuoTrainer() {
    Trainer<Label> trainer = TRAINER;
    assertEquals(LinearNGDTrainer.class.getName(), trainer.getProvenance().getClassName());
    assertTrue(TRAINER.toString().startsWith("LinearNGDTrainer(l2=1.0"));
  }
}
