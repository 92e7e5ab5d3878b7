package org.natgrad.tribuo.classification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.natgrad.tribuo.classification.LinearNGDTrainerTest.sameBits;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tribuo.Dataset;
import org.tribuo.Example;
import org.tribuo.Feature;
import org.tribuo.Prediction;
import org.tribuo.classification.Label;
import org.tribuo.classification.sgd.linear.LinearSGDModel;
import org.tribuo.dataset.DatasetView;
import org.tribuo.impl.ArrayExample;
import org.tribuo.impl.ListExample;

/** What does not change the problem does not change the model. */
class SameModelTest {

  @ParameterizedTest
  @ValueSource(ints = {2, 4, 0})
  void anyNumberOfThreadsGivesTheSameBits(int threads) {
    for (Dataset<Label> data :
        List.of(Datasets.synthetic(9_000, 8, 3, 1), Datasets.synthetic(9_000, 5, 2, 2))) {
      LinearSGDModel one = new LinearNGDTrainer(1, false, 1e-8, 200, 0, 1).train(data);
      sameBits(one, new LinearNGDTrainer(1, false, 1e-8, 200, 0, threads).train(data));
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e-8, 1e-16})
  void featuresRenamedIntoAnotherOrderGiveTheSamePredictions(double tolerance) {
    LinearNGDTrainer trainer = new LinearNGDTrainer(1, false, tolerance, 200, 0, 0);
    renamedGivesTheSame(trainer, Datasets.breastCancer(Datasets.ALL));
    renamedGivesTheSame(trainer, Datasets.synthetic(2_000, 9, 4, 3));
    renamedGivesTheSame(trainer, sparse());
    LinearNGDTrainer unpenalised = new LinearNGDTrainer(0, false, tolerance, 200, 0, 0);
    renamedGivesTheSame(unpenalised, Datasets.synthetic(2_000, 9, 4, 3));
  }

  private static void renamedGivesTheSame(LinearNGDTrainer trainer, Dataset<Label> data) {
    Dataset<Label> renamed = renamed(data, 11);
    List<Prediction<Label>> expected = trainer.train(data).predict(data);
    List<Prediction<Label>> actual = trainer.train(renamed).predict(renamed);
    for (int i = 0; i < expected.size(); i++) {
      var scores = actual.get(i).getOutputScores();
      expected
          .get(i)
          .getOutputScores()
          .forEach((label, p) -> assertEquals(p.getScore(), scores.get(label).getScore(), 1e-9));
    }
  }

  @Test
  void namesThatAreEqualButNotTheSameObjectGiveTheSameBits() {
    Dataset<Label> data = sparse();
    List<Example<Label>> copies = new ArrayList<>();
    for (Example<Label> example : data) {
      ListExample<Label> copy = new ListExample<>(example.getOutput());
      for (Feature feature : example) {
        copy.add(new Feature(new String(feature.getName().toCharArray()), feature.getValue()));
      }
      copies.add(copy);
    }
    LinearNGDTrainer trainer = new LinearNGDTrainer();
    sameBits(trainer.train(data), trainer.train(Datasets.of(copies, "copies")));
  }

  @Test
  void aViewOfAllRowsGivesTheSameBits() {
    Dataset<Label> data = Datasets.breastCancer(Datasets.ALL);
    LinearNGDTrainer trainer = new LinearNGDTrainer();
    sameBits(trainer.train(data), trainer.train(DatasetView.createView(data, e -> true, "all")));
  }

  /**
   * Dense and sparse rows go through different solvers, so the two answers agree as far as their
   * certificates say: F − inf F ≤ 1e-16 F puts either within √(2e-16 F/λ) = 3e-7 of the optimum.
   */
  @Test
  void storedZerosChangeNoPrediction() {
    Dataset<Label> data = sparse();
    List<Example<Label>> filled = new ArrayList<>();
    for (Example<Label> example : data) {
      double[] values = new double[data.getFeatureMap().size()];
      String[] names = new String[values.length];
      data.getFeatureIDMap()
          .forEach(info -> names[data.getFeatureIDMap().getID(info.getName())] = info.getName());
      for (Feature feature : example) {
        values[data.getFeatureIDMap().getID(feature.getName())] = feature.getValue();
      }
      filled.add(new ArrayExample<>(example.getOutput(), names, values));
    }
    LinearNGDTrainer trainer = new LinearNGDTrainer(1, false, 1e-16, 200, 0, 0);
    List<Prediction<Label>> expected = trainer.train(data).predict(data);
    List<Prediction<Label>> actual = trainer.train(Datasets.of(filled, "filled")).predict(data);
    for (int i = 0; i < expected.size(); i++) {
      assertEquals(
          expected.get(i).getOutput().getScore(), actual.get(i).getOutput().getScore(), 1e-7);
    }
  }

  /** 400 rows of 6 out of 60 features: 10 % dense. */
  private static Dataset<Label> sparse() {
    Random random = new Random(17);
    List<Example<Label>> examples = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      ListExample<Label> example = new ListExample<>(new Label("class" + random.nextInt(3)));
      random
          .ints(0, 60)
          .distinct()
          .limit(6)
          .forEach(j -> example.add(new Feature("w" + j, random.nextGaussian())));
      examples.add(example);
    }
    return Datasets.of(examples, "sparse");
  }

  private static Dataset<Label> renamed(Dataset<Label> data, long seed) {
    List<Integer> order = new ArrayList<>();
    for (int j = 0; j < data.getFeatureMap().size(); j++) {
      order.add(j);
    }
    java.util.Collections.shuffle(order, new Random(seed));
    List<Example<Label>> examples = new ArrayList<>();
    for (Example<Label> example : data) {
      ListExample<Label> copy = new ListExample<>(example.getOutput());
      for (Feature feature : example) {
        int id = data.getFeatureIDMap().getID(feature.getName());
        copy.add(new Feature(String.format("z%06d", order.get(id)), feature.getValue()));
      }
      examples.add(copy);
    }
    return Datasets.of(examples, "renamed");
  }
}
