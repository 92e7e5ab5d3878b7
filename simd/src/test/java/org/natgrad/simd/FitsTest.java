package org.natgrad.simd;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.natgrad.kernel.Kernels;
import org.natgrad.kernel.ScalarKernels;
import org.natgrad.regression.Categorical;
import org.natgrad.regression.DesignMatrix;
import org.natgrad.regression.FittedModel;
import org.natgrad.regression.GeneralisedLinearModel;

/** What the kernels promise, seen from the top: a fit has the same bits on either backend. */
class FitsTest {

  /** Shapes that take each form of the metric, dense and sparse, with one leaf of rows and many. */
  @ParameterizedTest
  @CsvSource({
    "600, 31, 2, 1, false, 1",
    "600, 31, 2, 0, false, 1",
    "5000, 70, 2, 1, false, 2",
    "700, 20, 4, 1, false, 1",
    "2500, 50, 12, 1, false, 2",
    "3000, 90, 7, 0.5, true, 2"
  })
  void haveTheSameBitsOnVectorsAndScalars(
      int rows, int columns, int classes, double l2, boolean sparse, int threads) {
    SplittableRandom random = new SplittableRandom(17);
    double[] values = new double[rows * columns];
    int[] y = new int[rows];
    for (int i = 0; i < rows; i++) {
      double lean = 0;
      for (int j = 0; j < columns; j++) {
        boolean empty = sparse && random.nextInt(10) > 0;
        values[i * columns + j] = empty ? 0 : (random.nextDouble() - 0.5) * (1 + j % 5);
        lean += values[i * columns + j] / (1 + j % 7);
      }
      y[i] = Math.floorMod((int) Math.floor(lean + 2 * random.nextDouble()), classes);
    }
    DesignMatrix x =
        sparse ? sparse(rows, columns, values) : DesignMatrix.dense(rows, columns, values);
    Categorical response =
        Categorical.of(y, IntStream.range(0, classes).mapToObj(k -> "c" + k).toList());
    GeneralisedLinearModel model =
        GeneralisedLinearModel.defaults().withL2(l2).withThreads(threads);
    FittedModel scalar = fit(model, ScalarKernels.INSTANCE, x, response);
    FittedModel vector = fit(model, new VectorKernels(WarmUp.over()), x, response);
    assertEquals(scalar.value(), vector.value());
    assertEquals(scalar.certificate(), vector.certificate());
    for (int k = 0; k < classes; k++) {
      assertArrayEquals(scalar.weights()[k], vector.weights()[k]);
    }
    assertEquals(scalar.coefficients(), vector.coefficients());
  }

  private static FittedModel fit(
      GeneralisedLinearModel model, Kernels kernels, DesignMatrix x, Categorical y) {
    return model.withKernels(kernels).fit(x, y);
  }

  private static DesignMatrix sparse(int rows, int columns, double[] values) {
    int[] start = new int[rows + 1];
    int[] column = new int[values.length];
    double[] value = new double[values.length];
    int entries = 0;
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        if (values[i * columns + j] != 0) {
          column[entries] = j;
          value[entries++] = values[i * columns + j];
        }
      }
      start[i + 1] = entries;
    }
    return DesignMatrix.sparse(rows, columns, start, column, value);
  }
}
