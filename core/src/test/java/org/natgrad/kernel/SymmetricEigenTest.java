package org.natgrad.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SymmetricEigenTest {

  private final SplittableRandom random = new SplittableRandom(41);

  @Test
  void eigenpairsSatisfyTheirEquationAndAreOrthonormal() {
    for (int n : new int[] {1, 2, 3, 5, 10, 30, 61}) {
      double[] a = symmetric(n);
      SymmetricEigen e = SymmetricEigen.of(n, a);
      assertTrue(e.residual(a) < n * 0x1p-50, () -> "residual " + e.residual(a));
      for (int i = 0; i < n; i++) {
        for (int j = 0; j < n; j++) {
          double inner = ScalarKernels.INSTANCE.dot(n, e.vector(i), 0, e.vector(j), 0);
          assertEquals(i == j ? 1 : 0, inner, n * 0x1p-51);
        }
      }
    }
  }

  @Test
  void eigenvaluesAscend() {
    double[] values = SymmetricEigen.of(40, symmetric(40)).values();
    for (int k = 1; k < values.length; k++) {
      assertTrue(values[k - 1] <= values[k]);
    }
  }

  /** λ_k = 2 − 2 cos(kπ/(n+1)) for tridiag(−1, 2, −1). */
  @Test
  void theSecondDifferenceHasItsKnownSpectrum() {
    int n = 24;
    double[] a = new double[n * n];
    for (int i = 0; i < n; i++) {
      a[i * n + i] = 2;
      if (i > 0) {
        a[i * n + i - 1] = -1;
      }
    }
    double[] values = SymmetricEigen.of(n, a).values();
    for (int k = 1; k <= n; k++) {
      double half = Math.sin(k * Math.PI / (2 * (n + 1)));
      assertEquals(4 * half * half, values[k - 1], 1e-14);
    }
  }

  /** diag(p) − p pᵀ, the Fisher matrix of a categorical law, has the null vector 1. */
  @Test
  void theCategoricalFisherMatrixHasOneNullDirection() {
    double[] p = {0.5, 0.25, 0.125, 0.125};
    double[] a = new double[16];
    for (int i = 0; i < 4; i++) {
      for (int j = 0; j < 4; j++) {
        a[4 * i + j] = (i == j ? p[i] : 0) - p[i] * p[j];
      }
    }
    SymmetricEigen e = SymmetricEigen.of(4, a);
    assertEquals(0, e.values()[0], 1e-16);
    assertArrayEquals(new double[] {0.5, 0.5, 0.5, 0.5}, e.vector(0), 1e-15);
  }

  @Test
  void gradedDefiniteMatricesKeepTheRelativeAccuracyOfTheirSmallEigenvalues() {
    double[] scale = {1, 1e-4, 1e-8, 1e-12};
    double[] a = new double[16];
    for (int i = 0; i < 4; i++) {
      for (int j = 0; j < 4; j++) {
        a[4 * i + j] = (i == j ? 1 : 0.25) * scale[i] * scale[j];
      }
    }
    double product = 1;
    for (double value : SymmetricEigen.of(4, a).values()) {
      product *= value;
    }
    double determinant = 0.75 * 0.75 * 0.75 * 1.75 * 1e-48;
    assertEquals(1, product / determinant, 1e-13);
  }

  @Test
  void repeatedAndExtremeSpectraAreFound() {
    assertArrayEquals(new double[] {0, 0, 0}, SymmetricEigen.of(3, new double[9]).values());
    assertArrayEquals(
        new double[] {-1e300, 1e300},
        SymmetricEigen.of(2, new double[] {0, 9, 1e300, 0}).values(),
        1e285);
    assertArrayEquals(
        new double[] {1e-310, 3e-310},
        SymmetricEigen.of(2, new double[] {2e-310, 0, 1e-310, 2e-310}).values(),
        1e-322);
    assertEquals(0, SymmetricEigen.of(0, new double[0]).values().length);
  }

  @Test
  void onlyTheLowerTriangleIsRead() {
    double[] a = symmetric(7);
    double[] lower = a.clone();
    for (int i = 0; i < 7; i++) {
      for (int j = i + 1; j < 7; j++) {
        lower[i * 7 + j] = Double.NaN;
      }
    }
    assertArrayEquals(SymmetricEigen.of(7, a).values(), SymmetricEigen.of(7, lower).values());
  }

  @Test
  void elementsThatAreNotFiniteAreRefusedByName() {
    IllegalArgumentException e =
        assertThrows(
            IllegalArgumentException.class,
            () -> SymmetricEigen.of(2, new double[] {1, 0, Double.NaN, 1}));
    assertTrue(e.getMessage().contains("a[1][0]"));
    assertThrows(IllegalArgumentException.class, () -> SymmetricEigen.of(2, new double[3]));
  }

  private double[] symmetric(int n) {
    double[] a = new double[n * n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        a[i * n + j] = random.nextDouble() - 0.5;
        a[j * n + i] = a[i * n + j];
      }
    }
    return a;
  }
}
