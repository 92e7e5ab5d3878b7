package org.natgrad.wasserstein;

import java.util.Arrays;
import org.natgrad.kernel.SymmetricEigen;

/**
 * A normal law on ℝᵈ under W₂: W₂² = |m₁ − m₂|² + tr(A + B − 2 (A^½ B A^½)^½), the Bures metric of
 * the covariances A and B (Dowson &amp; Landau 1982; Bhatia, Jain &amp; Lim 2019). Covariances may
 * be singular.
 */
public final class BuresWasserstein {

  /** Share of the greatest eigenvalue down to which one below 0 is rounding. */
  private static final double ROUNDING = 0x1p-40;

  private BuresWasserstein() {}

  /**
   * The distance of two normal laws. Where they are close it errs by about 10⁻⁸ of their size, the
   * root of the rounding of W₂².
   *
   * @param mean m₁, finite, of length d
   * @param covariance A, row-major d × d, symmetric and positive semi-definite
   * @param otherMean m₂
   * @param otherCovariance B
   * @return W₂
   * @throws IllegalArgumentException if lengths differ, or a covariance is not as it must be
   */
  public static double distance(
      double[] mean, double[] covariance, double[] otherMean, double[] otherCovariance) {
    int d = mean.length;
    checkLength("otherMean", otherMean, d);
    checkCovariance("covariance", covariance, d);
    checkCovariance("otherCovariance", otherCovariance, d);
    double apart = 0;
    for (int i = 0; i < d; i++) {
      apart = StrictMath.hypot(apart, mean[i] - otherMean[i]);
    }
    double bures = 0;
    if (!Arrays.equals(covariance, otherCovariance)) {
      double[] root = power(d, covariance, 0.5);
      double[] between = product(d, product(d, root, otherCovariance), root);
      double cross = trace(d, power(d, between, 0.5));
      bures = Math.sqrt(Math.max(0, trace(d, covariance) + trace(d, otherCovariance) - 2 * cross));
    }
    return StrictMath.hypot(apart, bures);
  }

  /**
   * The matrix T of the optimal map x ↦ m₂ + T (x − m₁): T = A^−½ (A^½ B A^½)^½ A^−½, the only
   * symmetric positive semi-definite matrix with T A T = B where A is regular. Where A is singular
   * A^−½ is the pseudo-inverse, and T moves the support of A only: a map onto B then exists only if
   * B reaches no direction that A lacks.
   *
   * @param d dimension
   * @param covariance A, row-major d × d
   * @param otherCovariance B
   * @return T, row-major d × d
   * @throws IllegalArgumentException if a covariance is not as it must be
   */
  public static double[] map(int d, double[] covariance, double[] otherCovariance) {
    checkCovariance("covariance", covariance, d);
    checkCovariance("otherCovariance", otherCovariance, d);
    double[] root = power(d, covariance, 0.5);
    double[] inverse = power(d, covariance, -0.5);
    double[] middle = power(d, product(d, product(d, root, otherCovariance), root), 0.5);
    return symmetric(d, product(d, product(d, inverse, middle), inverse));
  }

  /**
   * The covariance at t of the geodesic from A to B: ((1 − t) I + t T) A ((1 − t) I + t T).
   *
   * @param d dimension
   * @param covariance A, regular
   * @param otherCovariance B
   * @param t in [0, 1]
   * @return the covariance, row-major d × d
   * @throws IllegalArgumentException if a covariance is not as it must be, or t outside [0, 1]
   */
  public static double[] geodesic(int d, double[] covariance, double[] otherCovariance, double t) {
    double s = Interpolation.complement(t);
    double[] moved = map(d, covariance, otherCovariance);
    for (int i = 0; i < d * d; i++) {
      moved[i] = t * moved[i] + (i % (d + 1) == 0 ? s : 0);
    }
    return symmetric(d, product(d, product(d, moved, covariance), moved));
  }

  private static void checkLength(String name, double[] array, int length) {
    if (array.length != length) {
      throw new IllegalArgumentException(
          name
              + ".length = "
              + array.length
              + ": must be "
              + length
              + ". Give vectors of length d and row-major d × d matrices.");
    }
  }

  private static void checkCovariance(String name, double[] a, int d) {
    checkLength(name, a, d * d);
    for (int i = 0; i < d; i++) {
      for (int j = 0; j < i; j++) {
        if (!(a[i * d + j] == a[j * d + i])) {
          throw new IllegalArgumentException(
              name
                  + "["
                  + i
                  + "]["
                  + j
                  + "] = "
                  + a[i * d + j]
                  + ": must be symmetric, the other"
                  + " side has "
                  + a[j * d + i]
                  + ". Average the two.");
        }
      }
    }
    double[] values = SymmetricEigen.of(d, a).values();
    if (d > 0 && !(values[0] >= -ROUNDING * values[d - 1])) {
      throw new IllegalArgumentException(
          name
              + " has the eigenvalue "
              + values[0]
              + ": must be ≥ 0. A covariance is positive"
              + " semi-definite; clip its spectrum.");
    }
  }

  private static double[] product(int d, double[] a, double[] b) {
    double[] c = new double[d * d];
    for (int i = 0; i < d; i++) {
      for (int j = 0; j < d; j++) {
        for (int k = 0; k < d; k++) {
          c[i * d + j] += a[i * d + k] * b[k * d + j];
        }
      }
    }
    return c;
  }

  /** Takes the rounding of a product that is symmetric but for it. */
  private static double[] symmetric(int d, double[] a) {
    for (int i = 0; i < d; i++) {
      for (int j = 0; j < i; j++) {
        a[i * d + j] = 0.5 * (a[i * d + j] + a[j * d + i]);
        a[j * d + i] = a[i * d + j];
      }
    }
    return a;
  }

  private static double trace(int d, double[] a) {
    double sum = 0;
    for (int i = 0; i < d; i++) {
      sum += a[i * d + i];
    }
    return sum;
  }

  /** A power of a positive semi-definite matrix, on its range. */
  private static double[] power(int d, double[] a, double exponent) {
    SymmetricEigen eigen = SymmetricEigen.of(d, a);
    double[] values = eigen.values();
    double least = d == 0 ? 0 : ROUNDING * values[d - 1];
    double[] power = new double[d * d];
    for (int k = 0; k < d; k++) {
      if (!(values[k] > (exponent < 0 ? least : 0))) {
        continue;
      }
      double value = exponent < 0 ? 1 / Math.sqrt(values[k]) : Math.sqrt(values[k]);
      double[] vector = eigen.vector(k);
      for (int i = 0; i < d; i++) {
        for (int j = 0; j < d; j++) {
          power[i * d + j] += value * vector[i] * vector[j];
        }
      }
    }
    return power;
  }
}
