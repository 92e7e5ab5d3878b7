package org.natgrad.contract.kernel;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.natgrad.kernel.Kernels;

/** Likelihoods of rows, and sparse rows. Part of {@link KernelsContract}. */
public interface RowsLaws {

  /**
   * The adapter under test.
   *
   * @return an instance
   */
  Kernels kernels();

  /** Likelihoods of classes. */
  @Test
  default void softmaxRowsHaveTheirBitsForEveryNumberOfClasses() {
    int[] rows = {0, 1, 7, 31, 32, 33, 40, 67, 131};
    int[] classes = {1, 2, 3, 4, 5, 8, 10, 17, 60, 130, 300};
    Trial.onBothKinds(
        (random, kind) -> {
          for (int n : rows) {
            for (int k : classes) {
              softmax(random, kind, n, k, 2);
              softmax(random, kind, n, k, 400);
            }
          }
        },
        12);
  }

  private void softmax(SplittableRandom random, int kind, int n, int classes, double scale) {
    double[] z = Trial.numbers(random, kind, n * classes + 5);
    int[] y = new int[n + 2];
    for (int i = 0; i < z.length; i++) {
      z[i] = random.nextInt(5) == 0 ? Math.rint(z[i]) : z[i] * scale;
    }
    for (int i = 0; i < n; i++) {
      y[2 + i] = random.nextInt(classes);
    }
    double[][] arrays = {z, new double[n * classes + 4], new double[n + 3]};
    Trial.agree(
        "softmax n=" + n + " classes=" + classes,
        kernels(),
        arrays,
        (k, x) -> {
          k.softmax(n, classes, y, 2, x[0], 3, x[1], 1, x[2], 2);
          return 0;
        });
  }

  /** Likelihoods of classes, from the features on. */
  @Test
  default void logitsSoftmaxIsTheProductThenTheSoftmax() {
    int[] rows = {0, 1, 3, 31, 32, 33, 64, 67, 131};
    int[] features = {0, 1, 2, 17, 70, 300};
    int[] classes = {1, 2, 3, 4, 6, 7, 8, 9, 10, 12, 13, 17, 24, 25, 130};
    Trial.onBothKinds(
        (random, kind) -> {
          for (int n : rows) {
            for (int d : features) {
              for (int k : classes) {
                if (n * d * k < 400_000) {
                  logitsSoftmax(random, kind, n, d, k);
                }
              }
            }
          }
        },
        15);
  }

  private void logitsSoftmax(SplittableRandom random, int kind, int n, int d, int classes) {
    int ldx = d + random.nextInt(3);
    int[] y = random.ints(n + 2, 0, classes).toArray();
    double[][] arrays = {
      Trial.numbers(random, 0, n * ldx + 4),
      Trial.numbers(random, 0, d * classes + 5),
      Trial.numbers(random, kind, n * classes + 6),
      new double[n * classes + 4],
      new double[n + 3]
    };
    if (kind == 1 && n * d > 0) {
      for (int i = 0; i < 3; i++) {
        arrays[0][2 + random.nextInt(n) * ldx + random.nextInt(d)] =
            Trial.numbers(random, 1, 9)[0] * 0x1p900;
      }
    }
    Trial.agree(
        "logitsSoftmax n=" + n + " d=" + d + " classes=" + classes,
        kernels(),
        arrays,
        (k, x) -> {
          k.logitsSoftmax(n, d, classes, x[0], 2, ldx, x[1], 3, y, 2, x[2], 5, x[3], 1, x[4], 2);
          return 0;
        });
  }

  /** Likelihoods of yes and no. */
  @Test
  default void logisticRowsHaveTheirBits() {
    Trial.onBothKinds(
        (random, kind) -> {
          for (int n = 0; n < 150; n++) {
            int size = n;
            double[] z = Trial.numbers(random, kind, n + 6);
            int[] y = new int[n + 2];
            for (int i = 0; i < n; i++) {
              z[i] *= random.nextInt(3) == 0 ? 800 : 3;
              y[1 + i] = random.nextInt(2);
            }
            Trial.agree(
                "logistic n=" + n,
                kernels(),
                new double[][] {z, new double[n + 4], new double[n + 5]},
                (k, x) -> {
                  k.logistic(size, y, 1, x[0], 2, x[1], 1, x[2], 3);
                  return 0;
                });
          }
        },
        13);
  }

  /** Sparse rows. */
  @Test
  default void sparseProductsArePlainChainsInStorageOrder() {
    Trial.onBothKinds(
        (random, kind) -> {
          for (int n = 0; n < 12; n++) {
            for (int k = 1; k < 20; k++) {
              sparse(random, kind, n, k);
            }
          }
        },
        14);
  }

  private void sparse(SplittableRandom random, int kind, int n, int k) {
    int d = 9;
    int first = random.nextInt(3);
    int[] start = new int[first + n + 1];
    for (int i = 0; i < first + n; i++) {
      start[i + 1] = start[i] + random.nextInt(2 * d);
    }
    int[] column = random.ints(start[first + n], 0, d).toArray();
    double[][] arrays = {
      Trial.numbers(random, kind, column.length),
      Trial.numbers(random, kind, Math.max(n, d) * k + 5),
      Trial.numbers(random, 0, Math.max(n, d) * k + 5)
    };
    String what = " n=" + n + " k=" + k;
    Trial.agree(
        "sparseGemm" + what,
        kernels(),
        arrays,
        (b, x) -> {
          b.sparseGemm(first, n, k, start, column, x[0], x[1], 2, x[2], 3);
          return 0;
        });
    Trial.agree(
        "sparseGemmTransposed" + what,
        kernels(),
        arrays,
        (b, x) -> {
          b.sparseGemmTransposed(first, n, k, start, column, x[0], x[1], 2, x[2], 3);
          return 0;
        });
  }
}
