package org.natgrad.contract.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.natgrad.kernel.Kernels;

/**
 * The laws of an adapter: the bits of {@code ScalarKernels}, whatever the sizes, offsets, leading
 * dimensions and data, and no write outside the stated output.
 *
 * <p>To hold an adapter to them, let a test class implement this interface and return the adapter.
 * Sizes run from zero past every tile edge in use; data are plain, or mixed with NaN, infinities,
 * signed zeros, subnormal and huge numbers.
 */
public interface KernelsContract {

  /**
   * The adapter under test.
   *
   * @return an instance
   */
  Kernels kernels();

  /** The name is what users see in the log. */
  @Test
  default void theBackendHasAName() {
    assertFalse(kernels().name().isBlank());
  }

  /** One digest over all kernels, the same for every adapter, JDK and processor. */
  @Test
  default void theSeededWorkloadHasThePublishedDigest() {
    assertEquals(KernelsDigest.PUBLISHED, KernelsDigest.of(kernels()));
  }

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
      double[][] whole = {new double[m * n], new double[m * n], new double[n * n], new double[n]};
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
      k.gemvTransposed(depth, n, a, 0, n, w, 0, whole[3], 0);
      k.gemvTransposed(cut, n, a, 0, n, w, 0, parts[3], 0);
      k.gemvTransposed(rest, n, a, cut * n, n, w, cut, parts[3], 0);
      Trial.equal("cut at " + cut, whole, parts);
    }
  }

  /** Factors of definite matrices. */
  @Test
  default void choleskyFactorsDefiniteMatrices() {
    for (int n = 0; n <= 140; n += n < 70 ? 1 : 7) {
      cholesky(new SplittableRandom(n), n, -1, 0);
    }
    cholesky(new SplittableRandom(8), 300, -1, 0);
  }

  /** A failed pivot leaves the factor so far. */
  @Test
  default void choleskyStopsAtTheFirstPivotThatFails() {
    double[] bad = {-1, 0, -0.0, Double.NaN, Double.NEGATIVE_INFINITY, 0x1p-1040};
    for (int n : new int[] {1, 2, 5, 31, 33, 50, 65, 97}) {
      for (int at : new int[] {0, 1, n / 3, n / 2, n - 2, n - 1}) {
        for (double value : bad) {
          if (at >= 0 && at < n) {
            cholesky(new SplittableRandom(n), n, at, value);
          }
        }
      }
    }
  }

  /** Compares the columns up to the failed pivot: the rest of the triangle is unspecified. */
  private void cholesky(SplittableRandom random, int n, int bad, double value) {
    int lda = n + random.nextInt(3);
    double[] a = Trial.numbers(random, 0, n * lda + 8);
    for (int i = 0; i < n; i++) {
      a[5 + i * lda + i] = i == bad ? value : 2 * n + random.nextDouble();
    }
    double threshold = random.nextInt(2) * 1e-9;
    Trial.agree(
        "cholesky n=" + n + " bad=" + bad + " value=" + value,
        kernels(),
        new double[][] {a},
        (k, x) -> {
          int done = k.cholesky(n, threshold, x[0], 5, lda);
          for (int i = done; i < n; i++) {
            Arrays.fill(x[0], 5 + i * lda + done, 5 + i * lda + i + 1, 0);
          }
          return done;
        });
  }

  /** Triangular solves. */
  @Test
  default void triangularSolvesAreChainsBothWays() {
    int[] orders = {0, 1, 2, 3, 5, 15, 16, 17, 31, 32, 33, 50, 65, 100};
    int[] sides = {0, 1, 2, 3, 4, 5, 8, 9, 16, 17, 19, 33, 70, 130};
    Trial.onBothKinds(
        (random, kind) -> {
          for (int n : orders) {
            for (int m : sides) {
              solves(random, kind, n, m);
            }
          }
        },
        9);
  }

  private void solves(SplittableRandom random, int kind, int n, int m) {
    int ldl = n + random.nextInt(3);
    int ldb = m + random.nextInt(3);
    double[] l = Trial.numbers(random, kind, n * ldl + 6);
    if (kind == 1 && random.nextInt(3) == 0) {
      Arrays.fill(l, 0); // a diagonal L must keep the sign of −0.0
    }
    for (int i = 0; i < n; i++) {
      l[3 + i * ldl + i] = 4 + random.nextDouble();
    }
    double[][] arrays = {l, Trial.numbers(random, kind, n * ldb + 9)};
    String what = " n=" + n + " m=" + m;
    Trial.agree(
        "solveLower" + what,
        kernels(),
        arrays,
        (k, x) -> {
          k.solveLower(n, m, x[0], 3, ldl, x[1], 2, ldb);
          return 0;
        });
    Trial.agree(
        "solveLowerTransposed" + what,
        kernels(),
        arrays,
        (k, x) -> {
          k.solveLowerTransposed(n, m, x[0], 3, ldl, x[1], 2, ldb);
          return 0;
        });
  }

  /** Elementary functions over all magnitudes. */
  @Test
  default void exponentialsAndLogarithmsHaveTheLibrarysBitsInPlaceOrNot() {
    Trial.onBothKinds(
        (random, kind) -> {
          for (int n = 0; n < 200; n++) {
            elementary(random, kind, n);
          }
        },
        10);
    elementary(new SplittableRandom(11), 0, 20_000);
  }

  private void elementary(SplittableRandom random, int kind, int n) {
    double[] x = Trial.numbers(random, kind, n + 8);
    double[] positive = Trial.numbers(random, kind, n + 8);
    for (int i = 0; i < x.length; i++) {
      x[i] *= random.nextInt(3) == 0 ? 400 : 5;
      if (kind == 0) {
        positive[i] = Math.scalb(Math.abs(positive[i]), random.nextInt(-1060, 1000));
      }
    }
    for (int to = 0; to < 2; to++) {
      int target = to;
      Trial.agree(
          "exp n=" + n,
          kernels(),
          new double[][] {x, x},
          (k, y) -> {
            k.exp(n, y[0], 3, y[target], target == 0 ? 3 : 5);
            return 0;
          });
      Trial.agree(
          "log n=" + n,
          kernels(),
          new double[][] {positive, x},
          (k, y) -> {
            k.log(n, y[0], 3, y[target], target == 0 ? 3 : 5);
            return 0;
          });
    }
  }

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
