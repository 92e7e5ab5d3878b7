package org.natgrad.contract.kernel;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.natgrad.kernel.Kernels;

/** Products with vectors. Part of {@link KernelsContract}. */
public interface VectorsLaws {

  /**
   * The adapter under test.
   *
   * @return an instance
   */
  Kernels kernels();

  /** Dot products. */
  @Test
  default void dotHasTheBitsOfSixteenStrands() {
    Trial.onBothKinds(
        (random, kind) -> {
          for (int n = 0; n < 300; n++) {
            int size = n;
            double[][] arrays = {
              Trial.numbers(random, kind, n + 5), Trial.numbers(random, kind, n + 9)
            };
            Trial.agree(
                "dot n=" + n, kernels(), arrays, (k, x) -> k.dot(size, x[0], 2, x[1], size % 7));
          }
        },
        1);
  }

  /** Scaled sums. */
  @Test
  default void axpyIsOneFmaAnElement() {
    Trial.onBothKinds(
        (random, kind) -> {
          for (int n = 0; n < 140; n++) {
            int size = n;
            double a = Trial.numbers(random, kind, 1)[0];
            double[][] arrays = {
              Trial.numbers(random, kind, n + 5), Trial.numbers(random, kind, n + 9)
            };
            Trial.agree(
                "axpy n=" + n,
                kernels(),
                arrays,
                (k, x) -> {
                  k.axpy(size, a, x[0], 3, x[1], size % 7);
                  return 0;
                });
          }
        },
        2);
  }

  /** Matrix times vector, both ways. */
  @Test
  default void matrixTimesVectorIsDotsOneWayAndChainsTheOther() {
    int[] rows = {0, 1, 2, 3, 4, 5, 7, 8, 9, 16, 31, 130};
    int[] columns = {0, 1, 2, 3, 4, 5, 7, 8, 15, 16, 17, 31, 33, 63, 64, 65, 79, 80, 97, 131, 260};
    Trial.onBothKinds(
        (random, kind) -> {
          for (int m : rows) {
            for (int n : columns) {
              matrixTimesVector(random, kind, m, n, n + random.nextInt(3));
            }
          }
        },
        3);
  }

  private void matrixTimesVector(SplittableRandom random, int kind, int m, int n, int lda) {
    int longer = Math.max(m, n) + 6;
    double[][] arrays = {
      Trial.numbers(random, kind, m * lda + 9),
      Trial.numbers(random, kind, longer),
      Trial.numbers(random, kind, longer)
    };
    String what = " m=" + m + " n=" + n + " lda=" + lda;
    Trial.agree(
        "gemv" + what,
        kernels(),
        arrays,
        (k, x) -> {
          k.gemv(m, n, x[0], 5, lda, x[1], 2, x[2], 3);
          return 0;
        });
    Trial.agree(
        "gemvTransposed" + what,
        kernels(),
        arrays,
        (k, x) -> {
          k.gemvTransposed(m, n, x[0], 5, lda, x[1], 2, x[2], 3);
          return 0;
        });
  }

  /** Fisher matrix times vectors. */
  @Test
  default void fisherTimesIsDotsThenWeightedRowsInOrder() {
    int[] rows = {0, 1, 2, 3, 7, 8, 9, 16, 17, 43};
    int[] columns = {0, 1, 5, 15, 16, 17, 19, 31, 32, 35, 50, 64, 127, 300};
    int[] vectors = {0, 1, 2, 3, 5, 10};
    Trial.onBothKinds(
        (random, kind) -> {
          for (int n : rows) {
            for (int d : columns) {
              for (int m : vectors) {
                fisherTimes(random, kind, n, d, m);
              }
            }
          }
        },
        16);
  }

  private void fisherTimes(SplittableRandom random, int kind, int n, int d, int m) {
    int ldx = d + random.nextInt(3);
    int ldv = d + random.nextInt(3);
    int ldu = d + random.nextInt(3);
    double[][] arrays = {
      Trial.numbers(random, kind, n * ldx + 4),
      Trial.numbers(random, kind, n + 3),
      Trial.numbers(random, kind, m * ldv + 5),
      Trial.numbers(random, kind, m * ldu + 3)
    };
    Trial.agree(
        "fisherTimes n=" + n + " d=" + d + " m=" + m,
        kernels(),
        arrays,
        (k, x) -> {
          k.fisherTimes(n, d, m, x[0], 2, ldx, x[1], 1, x[2], 4, ldv, x[3], 1, ldu);
          return 0;
        });
  }
}
