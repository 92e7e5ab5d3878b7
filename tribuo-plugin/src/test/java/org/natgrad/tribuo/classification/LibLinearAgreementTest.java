package org.natgrad.tribuo.classification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Locale;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.natgrad.descent.Status;
import org.tribuo.Dataset;
import org.tribuo.ImmutableFeatureMap;
import org.tribuo.ImmutableOutputInfo;
import org.tribuo.classification.Label;
import org.tribuo.classification.liblinear.LibLinearClassificationTrainer;
import org.tribuo.classification.liblinear.LinearClassificationType;
import org.tribuo.classification.liblinear.LinearClassificationType.LinearType;
import org.tribuo.common.liblinear.LibLinearModel;

/**
 * LibLinear's L2R_LR (Fan et al., JMLR 9, 2008) at eps 10⁻¹⁰ minimises the same objective: its w is
 * the difference u of the two rows of weights, its C is 2/λ, its bias is penalised.
 */
class LibLinearAgreementTest {

  private static final Logger LOGGER = Logger.getLogger(LibLinearAgreementTest.class.getName());

  @Test
  void breastCancerRawHasTheOptimumOfLibLinear() {
    Dataset<Label> data = Datasets.breastCancer(Datasets.ALL);
    assertEquals(569, data.size());
    assertEquals(30, data.getFeatureMap().size());
    agrees(data, 1);
  }

  @Test
  void breastCancerStandardisedHasTheOptimumOfLibLinear() {
    agrees(Datasets.breastCancerStandardised(Datasets.ALL), 0.5);
  }

  @Test
  void wordNetVerbsOfFrame8HaveTheOptimumOfLibLinear() {
    Dataset<Label> data = Datasets.wordNetVerbs();
    assertEquals(13_789, data.size());
    assertEquals(29_180, data.getFeatureMap().size());
    agrees(data, 1);
  }

  private static void agrees(Dataset<Label> data, double lambda) {
    Fit fit = new LinearNGDTrainer(lambda, true, 1e-16, 200, 0, 0).fit(data);
    assertTrue(
        fit.fitted().termination().status() == Status.CONVERGED
            || fit.fitted().termination().status() == Status.AT_ROUNDING,
        () -> fit.fitted().toString());
    LibLinearModel<Label> peer =
        new LibLinearClassificationTrainer(
                new LinearClassificationType(LinearType.L2R_LR), 2 / lambda, 100_000, 1e-10)
            .train(data);

    ImmutableFeatureMap features = fit.model().getFeatureIDMap();
    ImmutableOutputInfo<Label> labels = fit.model().getOutputIDInfo();
    double[][] ours = PlainLoops.weights(fit.model());
    double[][] theirs = rows(peer);
    double difference = 0;
    double norm = 0;
    for (int j = 0; j <= features.size(); j++) {
      double u = ours[1][j] - ours[0][j];
      double v = theirs[1][j] - theirs[0][j];
      difference += (u - v) * (u - v);
      norm += v * v;
    }
    double relative = Math.sqrt(difference / norm);
    double f = PlainLoops.objective(data, features, labels, ours, lambda, true);
    double peerF = PlainLoops.objective(data, features, labels, theirs, lambda, true);
    LOGGER.info(
        () ->
            String.format(
                Locale.ROOT,
                "%d x %d, lambda %s: |dw|/|w| = %.2e, F = %.15g, LibLinear's = %.15g (%+.1e)",
                data.size(),
                features.size(),
                lambda,
                relative,
                f,
                peerF,
                peerF - f));
    assertTrue(relative <= 1e-6, () -> "relative distance " + relative);
    // The plain sum of n losses rounds to n units of 1e-16 at worst.
    assertTrue(f <= peerF + 1e-14 * peerF, () -> f + " > " + peerF);
    assertEquals(f, fit.fitted().value(), 1e-12 * f);
  }

  /** LibLinear's one vector as two rows of weights, by Tribuo's ids. */
  private static double[][] rows(LibLinearModel<Label> model) {
    de.bwaldvogel.liblinear.Model inner = model.getInnerModels().get(0);
    double[] w = inner.getFeatureWeights();
    double[][] rows = new double[2][w.length];
    for (int j = 0; j < w.length; j++) {
      rows[inner.getLabels()[0]][j] = w[j] / 2;
      rows[inner.getLabels()[1]][j] = -w[j] / 2;
    }
    return rows;
  }
}
