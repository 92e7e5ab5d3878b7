package org.natgrad.kernel;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.SplittableRandom;
import org.hipparchus.dfp.Dfp;
import org.hipparchus.dfp.DfpField;
import org.hipparchus.dfp.DfpMath;
import org.junit.jupiter.api.Test;

/**
 * Weighted products and likelihoods against exact arithmetic. A sum of n terms of m roundings each
 * errs by at most γ_{n+m} Σ|terms|, γ_k = k u / (1 − k u), u = 2⁻⁵³ (Higham, Accuracy and Stability
 * of Numerical Algorithms, 2nd ed., section 3.1). The sums of absolute values are taken in doubles;
 * two more roundings than needed cover that.
 */
class ProductsAccuracyTest {

  private static final Kernels K = ScalarKernels.INSTANCE;

  private final SplittableRandom random = new SplittableRandom(52);
  private final DfpField digits = new DfpField(60);

  /** A weight times an element is rounded once, the chain n times. */
  @Test
  void gramMatricesOfSinglePrecisionRowsErrByNoMoreThanTheirChains() {
    int n = 300;
    int d = 7;
    float[] x = new float[n * d];
    for (int i = 0; i < x.length; i++) {
      x[i] = (float) wide();
    }
    double[] w = wide(n);
    double[] g = new double[d * d];
    K.weightedSyrk(n, d, x, 0, d, w, 0, g, 0, d);
    for (int i = 0; i < d; i++) {
      for (int j = 0; j <= i; j++) {
        Sum sum = new Sum();
        for (int r = 0; r < n; r++) {
          sum.add(w[r], x[r * d + i], x[r * d + j]);
        }
        sum.assertNear(g[i * d + j], n + 3);
      }
    }
  }

  @Test
  void weightedProductsErrByNoMoreThanTheirChains() {
    int m = 6;
    int n = 9;
    int k = 280;
    double[] a = wide(k * m);
    double[] b = wide(k * n);
    double[] w = wide(k);
    double[] c = wide(m * n);
    double[] before = c.clone();
    K.weightedGemmTransposed(m, n, k, a, 0, m, w, 0, b, 0, n, c, 0, n);
    for (int i = 0; i < m; i++) {
      for (int j = 0; j < n; j++) {
        Sum sum = new Sum();
        sum.add(before[i * n + j]);
        for (int l = 0; l < k; l++) {
          sum.add(w[l], a[l * m + i], b[l * n + j]);
        }
        sum.assertNear(c[i * n + j], k + 4);
      }
    }
  }

  /**
   * Of the exact weights s p_k (δ_kl − p_l), with 1 − p_k read as the sum of the others: K − 1
   * roundings of that sum, three of the weight and its element, n of the chain.
   */
  @Test
  void theFisherInformationOfSoftmaxWeightsErrsByNoMoreThanItsChains() {
    int n = 90;
    int d = 4;
    int classes = 5;
    double[] x = wide(n * d);
    double[] s = wide(n);
    double[] p = new double[n * classes];
    for (int i = 0; i < p.length; i++) {
      p[i] = Math.scalb(random.nextDouble(), -random.nextInt(60));
    }
    int order = d * classes;
    double[] f = new double[order * order];
    K.softmaxFisher(n, d, classes, x, 0, d, p, 0, s, 0, f, 0, order);
    for (int k = 0; k < classes; k++) {
      for (int l = 0; l <= k; l++) {
        for (int i = 0; i < d; i++) {
          for (int j = 0; j <= i; j++) {
            Sum sum = new Sum();
            for (int r = 0; r < n; r++) {
              for (int other = 0; other < classes; other++) {
                if (k == l ? other != k : other == l) {
                  double sign = k == l ? 1 : -1;
                  double pk = p[r * classes + k];
                  double po = p[r * classes + other];
                  sum.add(sign * s[r], pk, po, x[r * d + i], x[r * d + j]);
                }
              }
            }
            sum.assertNear(f[(k * d + i) * order + l * d + j], n + classes + 6);
          }
        }
      }
    }
  }

  /** Dot product, weight, chain: d/16 + 5, one and n roundings. */
  @Test
  void fisherTimesErrsByNoMoreThanItsTwoSums() {
    int n = 70;
    int d = 33;
    int m = 3;
    double[] x = wide(n * d);
    double[] w = wide(n);
    double[] v = wide(m * d);
    double[] u = new double[m * d];
    K.fisherTimes(n, d, m, x, 0, d, w, 0, v, 0, d, u, 0, d);
    for (int c = 0; c < m; c++) {
      for (int j = 0; j < d; j++) {
        Sum sum = new Sum();
        for (int r = 0; r < n; r++) {
          for (int i = 0; i < d; i++) {
            sum.add(w[r], x[r * d + i], v[c * d + i], x[r * d + j]);
          }
        }
        sum.assertNear(u[c * d + j], n + (d + 15) / 16 + 8);
      }
    }
  }

  /**
   * Logits err by δ ≤ γ_{d+1} (|z₀| + |x| |b|). The softmax turns an error δ of its logits into at
   * most 2 δ p of p and 2 δ of the loss, beside a few ulp of its own (2⁻⁴⁸ is room for K + 8).
   */
  @Test
  void logitsAndTheirSoftmaxErrByNoMoreThanTheLogitsChains() {
    int n = 10;
    int d = 50;
    int classes = 6;
    double[] x = wide(n * d);
    double[] b = wide(d * classes);
    double[] start = wide(n * classes);
    double[] z = start.clone();
    double[] residual = new double[n * classes];
    double[] loss = new double[n];
    int[] y = random.ints(n, 0, classes).toArray();
    for (int i = 0; i < b.length; i++) {
      b[i] /= 16;
    }
    K.logitsSoftmax(n, d, classes, x, 0, d, b, 0, y, 0, z, 0, residual, 0, loss, 0);
    for (int r = 0; r < n; r++) {
      Dfp[] e = new Dfp[classes];
      Dfp total = digits.getZero();
      double delta = 0;
      for (int k = 0; k < classes; k++) {
        Dfp logit = digits.newDfp(start[r * classes + k]);
        double size = Math.abs(start[r * classes + k]);
        for (int i = 0; i < d; i++) {
          Dfp term = digits.newDfp(x[r * d + i]).multiply(digits.newDfp(b[i * classes + k]));
          logit = logit.add(term);
          size += Math.abs(x[r * d + i] * b[i * classes + k]);
        }
        delta = Math.max(delta, gamma(d + 3) * size);
        e[k] = DfpMath.exp(logit);
        total = total.add(e[k]);
      }
      for (int k = 0; k < classes; k++) {
        Dfp p = e[k].divide(total);
        double bound = (2 * delta + 0x1p-48) * p.toDouble();
        assertNear(p, z[r * classes + k], bound);
        Dfp others = total.subtract(e[k]).divide(total);
        boolean observed = k == y[r];
        double own = (2 * delta + 0x1p-48) * others.toDouble();
        assertNear(
            observed ? others.negate() : p, residual[r * classes + k], observed ? own : bound);
      }
      Dfp exact = DfpMath.log(total.divide(e[y[r]]));
      assertNear(exact, loss[r], 2 * delta + 0x1p-48 * exact.toDouble());
    }
  }

  private static void assertNear(Dfp exact, double actual, double bound) {
    double error = Math.abs(exact.subtract(exact.getField().newDfp(actual)).toDouble());
    assertTrue(error <= bound, () -> actual + " errs by " + error + ", bound " + bound);
  }

  private static double gamma(int k) {
    return k * 0x1p-53 / (1 - k * 0x1p-53);
  }

  /** A sum of products, exact, and the sum of their absolute values. */
  private static final class Sum {
    private BigDecimal exact = BigDecimal.ZERO;
    private double size;

    void add(double... factors) {
      BigDecimal product = BigDecimal.ONE;
      double absolute = 1;
      for (double factor : factors) {
        product = product.multiply(new BigDecimal(factor));
        absolute *= Math.abs(factor);
      }
      exact = exact.add(product);
      size += absolute;
    }

    void assertNear(double actual, int roundings) {
      double bound = gamma(roundings) * size;
      BigDecimal error = exact.subtract(new BigDecimal(actual)).abs(MathContext.DECIMAL64);
      assertTrue(error.doubleValue() <= bound, () -> actual + " errs by " + error + " > " + bound);
    }
  }

  private double wide() {
    return Math.scalb(random.nextDouble() - 0.5, random.nextInt(-6, 6));
  }

  /** Numbers over twelve binades of either sign, so that sums cancel. */
  private double[] wide(int n) {
    double[] x = new double[n];
    for (int i = 0; i < n; i++) {
      x[i] = wide();
    }
    return x;
  }
}
