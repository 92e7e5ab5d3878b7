package org.natgrad.readme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.natgrad.descent.DescentListener;
import org.natgrad.regression.Categorical;
import org.natgrad.regression.Coefficient;
import org.natgrad.regression.DesignMatrix;
import org.natgrad.regression.FittedModel;
import org.natgrad.regression.GeneralisedLinearModel;

/** The README's example without Tribuo. */
class ReadmeExampleTest {

  @Test
  void theExampleFitsAndPrints() {
    SplittableRandom random = new SplittableRandom(1);
    double[] values = new double[2 * 500];
    int[] labels = new int[500];
    for (int i = 0; i < 500; i++) {
      values[2 * i] = random.nextDouble();
      values[2 * i + 1] = 1000 * random.nextDouble();
      labels[i] = random.nextDouble() < values[2 * i] ? 1 : 0;
    }
    FittedModel fitted = example(500, values, labels);
    assertTrue(fitted.converged());
    assertEquals(1, fitted.probabilities(0.3, 120)[0] + fitted.probabilities(0.3, 120)[1], 1e-15);
  }

  private static FittedModel example(int n, double[] values, int[] labels) {
    DesignMatrix x = DesignMatrix.dense(n, 2, values).withNames(List.of("dose", "weight"));
    Categorical y = Categorical.of(labels, List.of("well", "ill"));
    FittedModel fitted =
        GeneralisedLinearModel.defaults()
            .withL2(0) // maximum likelihood; the default is 1
            .withListener(
                (iteration, at) -> {
                  System.out.println(iteration.index() + ": F = " + iteration.value());
                  return DescentListener.Verdict.CONTINUE;
                })
            .fit(x, y);
    System.out.println(fitted); // converged? because … and the diagnosis
    for (Coefficient c : fitted.contrast("well")) {
      System.out.println(c.feature() + " " + c.estimate() + " ± " + c.standardError());
    }
    double[] p = fitted.probabilities(0.3, 120); // well, ill
    System.out.println(p[1]);
    return fitted;
  }
}
