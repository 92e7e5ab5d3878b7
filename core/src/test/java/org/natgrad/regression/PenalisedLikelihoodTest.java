package org.natgrad.regression;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.natgrad.contract.descent.ObjectiveContract;
import org.natgrad.descent.Objective;
import org.natgrad.kernel.ScalarKernels;

/** The penalised likelihood in every form of its metric is an objective. */
class PenalisedLikelihoodTest {

  @Nested
  class BinaryHeldAsAMatrix extends Laws {
    BinaryHeldAsAMatrix() {
      super(2, FisherForm.EXACT, true, false);
    }
  }

  @Nested
  class MulticlassHeldAsAMatrix extends Laws {
    MulticlassHeldAsAMatrix() {
      super(5, FisherForm.EXACT, true, false);
    }
  }

  @Nested
  class MulticlassUnderTheKroneckerModel extends Laws {
    MulticlassUnderTheKroneckerModel() {
      super(4, FisherForm.KRONECKER, false, false);
    }
  }

  @Nested
  class SparseMulticlassUnderTheDiagonal extends Laws {
    SparseMulticlassUnderTheDiagonal() {
      super(3, FisherForm.DIAGONAL, false, true);
    }
  }

  @Nested
  class SparseBinaryUnderTheDiagonal extends Laws {
    SparseBinaryUnderTheDiagonal() {
      super(2, FisherForm.DIAGONAL, true, true);
    }
  }

  abstract static class Laws implements ObjectiveContract {

    private static final int ROWS = 200;
    private static final int COLUMNS = 6;

    private final Objective objective;

    Laws(int classes, FisherForm form, boolean penaliseIntercept, boolean sparse) {
      SplittableRandom random = new SplittableRandom(classes);
      double[] x = new double[ROWS * COLUMNS];
      int[] y = new int[ROWS];
      double[] weights = new double[ROWS];
      for (int i = 0; i < ROWS; i++) {
        y[i] = random.nextInt(classes);
        weights[i] = random.nextDouble(0, 2);
        for (int j = 0; j < COLUMNS; j++) {
          x[i * COLUMNS + j] = random.nextInt(3) == 0 ? 0 : random.nextDouble(-1, 2);
        }
      }
      Categorical response =
          Categorical.of(y, Stream.iterate(0, k -> k + 1).limit(classes).map(k -> "c" + k).toList())
              .withWeights(weights);
      DesignMatrix design = sparse ? sparse(x) : DesignMatrix.dense(ROWS, COLUMNS, x);
      objective =
          new PenalisedLikelihood(
              new RowPass(design, response, ScalarKernels.INSTANCE, new Workers(1, null)),
              ScalarKernels.INSTANCE,
              response,
              0.7,
              penaliseIntercept,
              form);
    }

    private static DesignMatrix sparse(double[] x) {
      int[] start = new int[ROWS + 1];
      int[] column = new int[x.length];
      double[] value = new double[x.length];
      int entries = 0;
      for (int i = 0; i < ROWS; i++) {
        for (int j = 0; j < COLUMNS; j++) {
          if (x[i * COLUMNS + j] != 0) {
            column[entries] = j;
            value[entries++] = x[i * COLUMNS + j];
          }
        }
        start[i + 1] = entries;
      }
      return DesignMatrix.sparse(ROWS, COLUMNS, start, column, value)
          .withNames(List.of("a", "b", "c", "d", "e", "f"));
    }

    @Override
    public Objective objective() {
      return objective;
    }

    @Override
    public double[][] points() {
      SplittableRandom random = new SplittableRandom(9);
      double[][] points = new double[3][objective.dimension()];
      for (double[] point : points) {
        for (int i = 0; i < point.length; i++) {
          point[i] = random.nextDouble(-1, 1);
        }
      }
      return points;
    }
  }
}
