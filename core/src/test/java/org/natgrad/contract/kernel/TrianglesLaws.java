package org.natgrad.contract.kernel;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.natgrad.kernel.Kernels;

/** Factors and triangular solves. Part of {@link KernelsContract}. */
public interface TrianglesLaws {

  /**
   * The adapter under test.
   *
   * @return an instance
   */
  Kernels kernels();

  /** Factors of definite matrices. */
  @Test
  default void choleskyFactorsDefiniteMatrices() {
    for (int n = 0; n <= 140; n += n < 70 ? 1 : 7) {
      cholesky(new SplittableRandom(n), n, -1, 0);
    }
    for (int n : new int[] {257, 300, 301, 430}) {
      cholesky(new SplittableRandom(n), n, -1, 0);
    }
  }

  /** A failed pivot leaves the factor so far, and its value on the diagonal. */
  @Test
  default void choleskyStopsAtTheFirstPivotThatFails() {
    double[] bad = {-1, 0, -0.0, Double.NaN, Double.NEGATIVE_INFINITY, 0x1p-1040};
    for (int n : new int[] {1, 2, 5, 16, 31, 33, 50, 65, 97}) {
      for (int at = 0; at < n; at++) {
        cholesky(new SplittableRandom(at), n, at, bad[at % bad.length]);
      }
    }
    for (int at : new int[] {0, 1, 126, 127, 128, 129, 130, 255, 256, 303, 304}) {
      for (double value : bad) {
        cholesky(new SplittableRandom(at), 305, at, value);
      }
    }
  }

  /** Signs of zeros and everything that is not finite pass through as through the chains. */
  @Test
  default void choleskyTreatsSpecialElementsAsTheChainsDo() {
    for (int n : new int[] {3, 17, 40, 70}) {
      for (int seed = 0; seed < 40; seed++) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] a = new double[n * n];
        for (int i = 0; i < n; i++) {
          a[i * n + i] = n;
          for (int j = 0; j < i; j++) {
            a[i * n + j] = random.nextBoolean() ? -0.0 : random.nextInt(3) * 0x1p-1060;
          }
        }
        double[] special = Trial.numbers(random, 1, 4);
        for (double value : special) {
          int i = random.nextInt(n);
          a[i * n + random.nextInt(i + 1)] = value;
        }
        factorise(" seed=" + seed + " n=" + n, n, 0, a, 0, n);
      }
    }
  }

  /**
   * Compares the columns up to the failed pivot and the pivot: the rest of the triangle is
   * unspecified.
   */
  private void cholesky(SplittableRandom random, int n, int bad, double value) {
    int lda = n + random.nextInt(3);
    double[] a = Trial.numbers(random, 0, n * lda + 8);
    for (int i = 0; i < n; i++) {
      a[5 + i * lda + i] = i == bad ? value : 2 * n + random.nextDouble();
    }
    double threshold = random.nextInt(2) * 1e-9;
    factorise(" n=" + n + " bad=" + bad + " value=" + value, n, threshold, a, 5, lda);
  }

  private void factorise(String what, int n, double threshold, double[] a, int ao, int lda) {
    Trial.agree(
        "cholesky" + what,
        kernels(),
        new double[][] {a},
        (k, x) -> {
          int done = k.cholesky(n, threshold, x[0], ao, lda);
          for (int i = done; i < n; i++) {
            int from = i == done ? done + 1 : done;
            Arrays.fill(x[0], ao + i * lda + from, ao + i * lda + i + 1, 0);
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
          for (int n : new int[] {255, 261, 515}) {
            solves(random, kind, n, 1);
            solves(random, kind, n, 21);
          }
          solves(random, kind, 20, 523);
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
}
