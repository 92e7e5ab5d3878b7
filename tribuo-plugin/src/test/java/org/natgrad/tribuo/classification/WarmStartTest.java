package org.natgrad.tribuo.classification;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.natgrad.descent.DescentListener.Verdict;
import org.natgrad.tribuo.FitProvenance;
import org.tribuo.Dataset;
import org.tribuo.Example;
import org.tribuo.Feature;
import org.tribuo.classification.Label;
import org.tribuo.classification.sgd.linear.LinearSGDModel;
import org.tribuo.classification.sgd.linear.LogisticRegressionTrainer;
import org.tribuo.impl.ListExample;
import org.tribuo.test.Helpers;

/** A fit may start from any linear model of the same labels, matched by the names of features. */
class WarmStartTest {

  private static final LinearNGDTrainer TRAINER = new LinearNGDTrainer();

  @Test
  void fromItsOwnResultAFitHasNothingLeftToDo() {
    Dataset<Label> data = Datasets.breastCancer(Datasets.TRAIN);
    LinearSGDModel model = TRAINER.train(data);
    AtomicInteger last = new AtomicInteger();
    Fit again =
        TRAINER.fit(
            data,
            model,
            (iteration, at) -> {
              last.set(iteration.index());
              return Verdict.CONTINUE;
            });
    assertEquals(0, last.get());
    agree(PlainLoops.weights(model), PlainLoops.weights(again.model()), 1e-12);
  }

  @Test
  void fromTheModelOfFewerRowsAndFeaturesTheOptimumIsTheSame() {
    Dataset<Label> all = Datasets.breastCancerStandardised(Datasets.ALL);
    List<Example<Label>> part = new ArrayList<>();
    for (Example<Label> example : Datasets.breastCancerStandardised(Datasets.TRAIN)) {
      List<Feature> kept = new ArrayList<>();
      for (Feature feature : example) {
        if (!feature.getName().startsWith("error")) {
          kept.add(feature);
        }
      }
      kept.add(new Feature("gone tomorrow", 1));
      part.add(new ListExample<>(example.getOutput(), kept));
    }
    LinearNGDTrainer exact = new LinearNGDTrainer(1, false, 1e-16, 200, 0, 0);
    LinearSGDModel cold = exact.train(all);
    Fit warm = exact.fit(all, TRAINER.train(Datasets.of(part, "part")));
    agree(PlainLoops.weights(cold), PlainLoops.weights(warm.model()), 1e-7);
    int coldSteps = exact.fit(all).fitted().trace().size();
    assertTrue(warm.fitted().trace().size() < coldSteps, "fewer iterations");
  }

  @Test
  void fromTribuosOwnTrainerTheOptimumIsTheSame() {
    Dataset<Label> data = Datasets.breastCancerStandardised(Datasets.TRAIN);
    LinearNGDTrainer exact = new LinearNGDTrainer(1, false, 1e-16, 200, 0, 0);
    LinearSGDModel start = new LogisticRegressionTrainer().train(data);
    agree(
        PlainLoops.weights(exact.train(data)),
        PlainLoops.weights(exact.fit(data, start).model()),
        1e-7);
  }

  @Test
  void theProvenanceHoldsTheModelStartedFrom() {
    Dataset<Label> data = Datasets.breastCancer(Datasets.TRAIN);
    LinearSGDModel start = TRAINER.train(data);
    LinearSGDModel model = TRAINER.fit(data, start).model();
    var recorded =
        model.getProvenance().getInstanceProvenance().getMap().get(FitProvenance.WARM_START);
    assertEquals(start.getProvenance(), recorded);
    Helpers.testModelSerialization(model, Label.class);
    Helpers.testModelProtoSerialization(model, Label.class, data);
  }

  private static void agree(double[][] expected, double[][] actual, double tolerance) {
    assertEquals(expected.length, actual.length);
    for (int k = 0; k < expected.length; k++) {
      assertArrayEquals(expected[k], actual[k], tolerance);
    }
  }
}
