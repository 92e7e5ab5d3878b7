package org.natgrad.contract.kernel;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.natgrad.kernel.Kernels;

/** Products of matrices, weighted or not. Part of {@link KernelsContract}. */
public interface ProductsLaws {

  /**
   * The adapter under test.
   *
   * @return an instance
   */
  Kernels kernels();

  /** Small products of every shape, and long chains over narrow ones. */
  @Test
  default void productsAreChainsForEveryShapePastTheTileEdges() {
    int[] rows = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 11, 12, 13, 16, 17, 26};
    int[] depths = {0, 1, 2, 5, 37, 259};
    Trial.onBothKinds(
        (random, kind) -> {
          for (int m : rows) {
            for (int n = 0; n <= 50; n += n < 18 ? 1 : 5) {
              for (int depth : depths) {
                product(random, kind, m, n, depth);
              }
            }
          }
        },
        4);
  }

  /** Shapes that cross the cache blocks in every direction. */
  @Test
  default void productsAreChainsAcrossCacheBlocks() {
    Trial.onBothKinds(
        (random, kind) -> {
          product(random, kind, 133, 37, 520);
          product(random, kind, 18, 1030, 260);
          product(random, kind, 261, 11, 65);
        },
        5);
  }

  private void product(SplittableRandom random, int kind, int m, int n, int depth) {
    int lda = depth + random.nextInt(3);
    int ldt = m + random.nextInt(3);
    int ldb = n + random.nextInt(3);
    int ldc = n + random.nextInt(3);
    double[][] arrays = {
      Trial.numbers(random, kind, Math.max(m * lda, depth * ldt) + 7),
      Trial.numbers(random, kind, depth * ldb + 5),
      Trial.numbers(random, 0, m * ldc + 9)
    };
    String what = " m=" + m + " n=" + n + " k=" + depth;
    Trial.agree(
        "gemm" + what,
        kernels(),
        arrays,
        (k, x) -> {
          k.gemm(m, n, depth, x[0], 3, lda, x[1], 1, ldb, x[2], 4, ldc);
          return 0;
        });
    Trial.agree(
        "gemmTransposed" + what,
        kernels(),
        arrays,
        (k, x) -> {
          k.gemmTransposed(m, n, depth, x[0], 3, ldt, x[1], 1, ldb, x[2], 4, ldc);
          return 0;
        });
    double[] w = Trial.numbers(random, kind, depth + 2);
    Trial.agree(
        "weightedGemmTransposed" + what,
        kernels(),
        arrays,
        (k, x) -> {
          k.weightedGemmTransposed(m, n, depth, x[0], 3, ldt, w, 2, x[1], 1, ldb, x[2], 4, ldc);
          return 0;
        });
  }

  /** Weighted Gram matrices. */
  @Test
  default void theWeightedGramMatrixIsChainsInTheLowerTriangle() {
    int[] rows = {0, 1, 3, 40, 300};
    Trial.onBothKinds(
        (random, kind) -> {
          for (int d = 0; d <= 50; d++) {
            for (int n : rows) {
              gram(random, kind, n, d);
            }
          }
          gram(random, kind, 270, 137);
          gram(random, kind, 33, 530);
        },
        6);
  }

  private void gram(SplittableRandom random, int kind, int n, int d) {
    int ldx = d + random.nextInt(3);
    int ldg = d + random.nextInt(3);
    double[][] arrays = {
      Trial.numbers(random, kind, n * ldx + 5),
      Trial.numbers(random, kind, n + 5),
      Trial.numbers(random, 0, d * ldg + 9)
    };
    Trial.agree(
        "weightedSyrk n=" + n + " d=" + d,
        kernels(),
        arrays,
        (k, x) -> {
          k.weightedSyrk(n, d, x[0], 2, ldx, x[1], 3, x[2], 4, ldg);
          return 0;
        });
    float[] single = new float[arrays[0].length];
    for (int i = 0; i < single.length; i++) {
      single[i] = (float) arrays[0][i];
    }
    Trial.agree(
        "weightedSyrk of floats n=" + n + " d=" + d,
        kernels(),
        arrays,
        (k, x) -> {
          k.weightedSyrk(n, d, single, 2, ldx, x[1], 3, x[2], 4, ldg);
          return 0;
        });
  }

  /** Where the rows end with their array, nothing beyond it is read. */
  @Test
  default void rowsMayEndWhereTheirArrayDoes() {
    Trial.onBothKinds(
        (random, kind) -> {
          for (int d = 1; d <= 35; d++) {
            int n = 8200 / (d * d) + 9;
            int columns = d;
            double[][] arrays = {
              Trial.numbers(random, kind, n * d),
              Trial.numbers(random, kind, n),
              Trial.numbers(random, 0, d * d)
            };
            Trial.agree(
                "weightedSyrk to the end n=" + n + " d=" + d,
                kernels(),
                arrays,
                (k, x) -> {
                  k.weightedSyrk(n, columns, x[0], 0, columns, x[1], 0, x[2], 0, columns);
                  return 0;
                });
          }
        },
        8);
  }

  /** Several weightings of the same rows, and their use in the Fisher information of softmax. */
  @Test
  default void gramMatricesOfSeveralWeightingsAreThoseOfEach() {
    int[] columns = {0, 1, 2, 3, 4, 5, 7, 8, 9, 10, 12, 15, 16, 17, 18, 23, 24, 25, 31, 33, 40};
    Trial.onBothKinds(
        (random, kind) -> {
          for (int d : columns) {
            for (int n : new int[] {0, 1, 5, 127, 261}) {
              grams(random, kind, n, d, 0);
              grams(random, kind, n, d, 3);
              softmaxFisher(random, kind, n, d, 1 + n % 4);
            }
          }
          softmaxFisher(random, kind, 300, 6, 10);
        },
        9);
  }

  private void grams(SplittableRandom random, int kind, int n, int d, int count) {
    int ldx = d + random.nextInt(3);
    int ldg = d + random.nextInt(3);
    int ldw = n + random.nextInt(3);
    int[] go = new int[count + 1];
    for (int p = 0; p < count; p++) {
      go[p] = 4 + (count - 1 - p) * d * ldg;
    }
    double[][] arrays = {
      Trial.numbers(random, kind, n * ldx + 5),
      Trial.numbers(random, kind, count * ldw + 5),
      Trial.numbers(random, 0, count * d * ldg + 9)
    };
    Trial.agree(
        "weightedSyrks n=" + n + " d=" + d + " count=" + count,
        kernels(),
        arrays,
        (k, x) -> {
          k.weightedSyrks(n, d, count, x[0], 2, ldx, x[1], 3, ldw, x[2], go, ldg);
          return 0;
        });
  }

  private void softmaxFisher(SplittableRandom random, int kind, int n, int d, int classes) {
    int ldx = d + random.nextInt(3);
    int ldf = classes * d + random.nextInt(3);
    double[][] arrays = {
      Trial.numbers(random, kind, n * ldx + 5),
      Trial.numbers(random, kind, n * classes + 5),
      Trial.numbers(random, kind, n + 5),
      Trial.numbers(random, 0, classes * d * ldf + 9)
    };
    Trial.agree(
        "softmaxFisher n=" + n + " d=" + d + " K=" + classes,
        kernels(),
        arrays,
        (k, x) -> {
          k.softmaxFisher(n, d, classes, x[0], 2, ldx, x[1], 3, x[2], 1, x[3], 4, ldf);
          return 0;
        });
  }

  /** The range of the chains may be cut anywhere. */
  @Test
  default void cuttingTheSummationRangeChangesNoBit() {
    Kernels k = kernels();
    SplittableRandom random = new SplittableRandom(7);
    int m = 21;
    int n = 35;
    int depth = 301;
    double[] a = Trial.numbers(random, 0, depth * n);
    double[] b = Trial.numbers(random, 0, depth * n);
    double[] w = Trial.numbers(random, 0, depth);
    for (int cut : new int[] {0, 1, 100, 256, 300, 301}) {
      double[][] whole = {
        new double[m * n], new double[m * n], new double[n * n], new double[n], new double[13 * 13]
      };
      double[][] parts = Trial.copy(whole);
      int rest = depth - cut;
      k.gemm(m, n, depth, a, 0, depth, b, 0, n, whole[0], 0, n);
      k.gemm(m, n, cut, a, 0, depth, b, 0, n, parts[0], 0, n);
      k.gemm(m, n, rest, a, cut, depth, b, cut * n, n, parts[0], 0, n);
      k.gemmTransposed(m, n, depth, a, 0, n, b, 0, n, whole[1], 0, n);
      k.gemmTransposed(m, n, cut, a, 0, n, b, 0, n, parts[1], 0, n);
      k.gemmTransposed(m, n, rest, a, cut * n, n, b, cut * n, n, parts[1], 0, n);
      k.weightedSyrk(depth, n, a, 0, n, w, 0, whole[2], 0, n);
      k.weightedSyrk(cut, n, a, 0, n, w, 0, parts[2], 0, n);
      k.weightedSyrk(rest, n, a, cut * n, n, w, cut, parts[2], 0, n);
      k.weightedSyrk(depth, 13, a, 0, n, w, 0, whole[4], 0, 13);
      k.weightedSyrk(cut, 13, a, 0, n, w, 0, parts[4], 0, 13);
      k.weightedSyrk(rest, 13, a, cut * n, n, w, cut, parts[4], 0, 13);
      k.gemvTransposed(depth, n, a, 0, n, w, 0, whole[3], 0);
      k.gemvTransposed(cut, n, a, 0, n, w, 0, parts[3], 0);
      k.gemvTransposed(rest, n, a, cut * n, n, w, cut, parts[3], 0);
      Trial.equal("cut at " + cut, whole, parts);
    }
  }
}
