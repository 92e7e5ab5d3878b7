package org.natgrad.model;

import org.natgrad.kernel.Cholesky;
import org.natgrad.kernel.ScalarKernels;
import org.natgrad.kernel.SymmetricEigen;

/**
 * The geodesic from N(0, I) to N(m, CCᵀ) as the projection of a horizontal one upstairs.
 *
 * <p>Normal laws in d dimensions are the base of a Riemannian submersion from the positive definite
 * matrices of order 2d + 1 that keep a form J, under ½ ‖G⁻¹dG‖_F, with the skew matrices A of order
 * d as fibres (Eriksen 1987; Calvo &amp; Oller 1991; Kobayashi 2023): above N(m, CCᵀ) lie
 *
 * <pre>
 *     G = M diag((CCᵀ)⁻¹, 1, CCᵀ) Mᵀ,   M = [ I            ]
 *                                           [ mᵀ      1    ]
 *                                           [ T      −m  I ],   T = A − ½ mmᵀ.
 * </pre>
 *
 * <p>The distance is the least of ½ ‖log G‖_F, which is where the block (1, 3) of log G vanishes:
 * the curve Gᵗ is then horizontal, and log G = [[−B, a, 0], [aᵀ, 0, −aᵀ], [0, −a, B]] holds the
 * velocity (dm, dS) = (a, B) of its projection. Newton's method in the d(d − 1)/2 numbers of A, the
 * derivative of the logarithm by Daleckii and Krein's formula.
 */
final class HorizontalLift {

  private static final int ITERATIONS = 200;

  /** Of Newton's decrement relative to the energy: the error that it leaves is its square. */
  private static final double CONVERGED = 0x1p-80;

  /** Below this a decrement that no longer falls is rounding, of second order in the distance. */
  private static final double AT_ROUNDING = 0x1p-40;

  private static final double LEAST_DAMPING = 0x1p-6;
  private static final double MOST_DAMPING = 0x1p60;

  /** Eigenvalues of log G come in pairs ±r, but for rounding. */
  private static final double PAIRED = 0x1p-30;

  /** Below this size of G − I its eigenvalues, above it the singular values of its factor. */
  private static final double NEAR = 0.25;

  private final int d;
  private final int order;
  private final double[] m;
  private final double[] c; // lower triangular, as are the next two
  private final double[] inverse; // C⁻¹
  private final double[] precision; // (CCᵀ)⁻¹
  private final double[] covarianceExcess; // CCᵀ − I
  private final double[] precisionExcess; // (CCᵀ)⁻¹ − I

  private double[] skew; // A
  private double[] logs; // eigenvalues of log G
  private double[] vectors; // its eigenvectors, vector k at k · order

  private HorizontalLift(int d, double[] m, double[] change) {
    this.d = d;
    this.order = 2 * d + 1;
    this.m = m;
    this.c = change.clone();
    for (int i = 0; i < d; i++) {
      c[i * d + i] += 1;
    }
    this.inverse = Triangles.inverse(d, c);
    double[] inverseChange = Triangles.product(d, inverse, change);
    for (int e = 0; e < d * d; e++) {
      inverseChange[e] = -inverseChange[e];
    }
    this.covarianceExcess = new double[d * d];
    this.precisionExcess = new double[d * d];
    this.precision = new double[d * d];
    for (int i = 0; i < d; i++) {
      for (int j = 0; j < d; j++) {
        double s = change[i * d + j] + change[j * d + i];
        double p = inverseChange[i * d + j] + inverseChange[j * d + i];
        for (int k = 0; k < d; k++) {
          s = Math.fma(change[i * d + k], change[j * d + k], s);
          p = Math.fma(inverseChange[k * d + i], inverseChange[k * d + j], p);
        }
        covarianceExcess[i * d + j] = s;
        precisionExcess[i * d + j] = p;
        precision[i * d + j] = i == j ? 1 + p : p;
      }
    }
    this.skew = new double[d * d];
  }

  /**
   * Solves for the lift.
   *
   * @param m the mean of the end
   * @param change C − I, lower triangular
   * @throws IllegalStateException if double precision does not reach so far
   */
  static HorizontalLift to(double[] m, double[] change) {
    HorizontalLift lift = new HorizontalLift(m.length, m, change);
    lift.decompose();
    boolean settled = lift.solve();
    double defect = Math.abs(lift.logs[0] + lift.logs[lift.order - 1]);
    if (!(settled && defect <= PAIRED)) {
      throw new IllegalStateException(
          "the normal laws are too far apart for double precision: at a distance of about "
              + lift.distance()
              + ", eigenvalues that should be reciprocal differ by a factor of 1 + "
              + defect
              + ". Go by way of a law between them.");
    }
    return lift;
  }

  /** The distance, ½ ‖log G‖_F. */
  double distance() {
    return Math.sqrt(energy());
  }

  /** ¼ ‖log G‖², from the larger of each pair of eigenvalues: it has the more digits. */
  private double energy() {
    double sum = 0;
    for (double r : logs) {
      sum = r > 0 ? Math.fma(r, r, sum) : sum;
    }
    return sum / 2;
  }

  /** a, the velocity of the mean at N(0, I). */
  double[] meanVelocity() {
    double[] a = new double[d];
    for (int i = 0; i < d; i++) {
      a[i] = 0.5 * (log(i, d) - log(d + 1 + i, d));
    }
    return a;
  }

  /** B, the velocity of the covariance at N(0, I). */
  double[] covarianceVelocity() {
    double[] b = new double[d * d];
    for (int i = 0; i < d; i++) {
      for (int j = 0; j <= i; j++) {
        b[i * d + j] = 0.5 * (log(d + 1 + i, d + 1 + j) - log(i, j));
        b[j * d + i] = b[i * d + j];
      }
    }
    return b;
  }

  /** An element of log G. */
  private double log(int i, int j) {
    double sum = 0;
    for (int k = 0; k < order; k++) {
      sum = Math.fma(logs[k] * vectors[k * order + i], vectors[k * order + j], sum);
    }
    return sum;
  }

  /** Newton's method; false if it has not settled. */
  private boolean solve() {
    int unknowns = d * (d - 1) / 2;
    double damping = 0;
    double before = Double.POSITIVE_INFINITY;
    for (int iteration = 0; iteration < ITERATIONS; iteration++) {
      double[] gradient = gradient();
      double[] step = gradient.clone();
      damping = newtonStep(unknowns, step, damping);
      if (!(damping >= 0)) {
        return false;
      }
      double decrement = 0;
      for (int e = 0; e < unknowns; e++) {
        decrement = Math.fma(gradient[e], step[e], decrement);
      }
      double relative = decrement / energy();
      if (!(relative > 0)) {
        return true;
      }
      if (relative <= CONVERGED || relative < AT_ROUNDING && relative > 0.25 * before) {
        move(step, 1);
        return true;
      }
      before = relative;
      damping = descended(step, decrement) ? damping / 8 : Math.max(8 * damping, LEAST_DAMPING);
    }
    return false;
  }

  /**
   * Takes the step, or the longest half, quarter, … of it that descends; false if there is none.
   * Where the decrement is below the energy's rounding, the step is trusted.
   */
  private boolean descended(double[] step, double decrement) {
    double[] keptSkew = skew;
    double[] keptLogs = logs;
    double[] keptVectors = vectors;
    double before = energy();
    for (double size = 1; size > 0x1p-12; size /= 2) {
      move(step, size);
      if (energy() <= before - 1e-4 * size * decrement || decrement < AT_ROUNDING * before) {
        return true;
      }
      skew = keptSkew;
      logs = keptLogs;
      vectors = keptVectors;
    }
    return false;
  }

  private void move(double[] step, double size) {
    skew = skew.clone();
    for (int i = 0, e = 0; i < d; i++) {
      for (int j = 0; j < i; j++, e++) {
        skew[i * d + j] -= size * step[e];
        skew[j * d + i] = -skew[i * d + j];
      }
    }
    decompose();
  }

  /** ∂/∂A_ij of ¼ ‖log G‖², i &gt; j: twice the skew part of the block (1, 3) of log G. */
  private double[] gradient() {
    double[] gradient = new double[d * (d - 1) / 2];
    for (int i = 0, e = 0; i < d; i++) {
      for (int j = 0; j < i; j++, e++) {
        gradient[e] = log(j, d + 1 + i) - log(i, d + 1 + j);
      }
    }
    return gradient;
  }

  /**
   * Replaces the gradient by H⁻¹ times it. With E the change of M by A in G's eigenbasis, H(E, E')
   * = Σ_kl E'_lk (E_kl φ(r_k − r_l) + E_lk φ(r_l − r_k)), φ(x) = x/(eˣ − 1), which is not always
   * definite: its diagonal is then raised. Returns the damping that did, NaN if none does.
   */
  private double newtonStep(int unknowns, double[] step, double damping) {
    double[][] change = changes(unknowns);
    double[] phi = new double[order * order];
    for (int k = 0; k < order; k++) {
      for (int l = 0; l < order; l++) {
        double x = logs[k] - logs[l];
        phi[k * order + l] = x == 0 ? 1 : x / StrictMath.expm1(x);
      }
    }
    double[] hessian = new double[unknowns * unknowns];
    double[] scale = new double[unknowns];
    double[] response = new double[order * order];
    for (int e = 0; e < unknowns; e++) {
      for (int k = 0; k < order; k++) {
        for (int l = 0; l < order; l++) {
          double forward = change[e][k * order + l];
          double backward = change[e][l * order + k];
          response[l * order + k] = forward * phi[k * order + l] + backward * phi[l * order + k];
          scale[e] = Math.fma(forward * forward, phi[k * order + l], scale[e]);
        }
      }
      for (int f = 0; f <= e; f++) {
        double sum = 0;
        for (int kl = 0; kl < order * order; kl++) {
          sum = Math.fma(change[f][kl], response[kl], sum);
        }
        hessian[e * unknowns + f] = sum;
      }
    }
    for (double shift = damping;
        shift <= MOST_DAMPING;
        shift = Math.max(4 * shift, LEAST_DAMPING)) {
      double[] raised = hessian.clone();
      for (int e = 0; e < unknowns; e++) {
        raised[e * unknowns + e] += shift * scale[e];
      }
      Cholesky factor = Cholesky.inPlace(ScalarKernels.INSTANCE, unknowns, 0, raised);
      if (factor.isComplete()) {
        factor.solve(step, 0);
        return shift;
      }
    }
    return Double.NaN;
  }

  /** u_kᵀ E u_l for each unit change E of M by an element of A. */
  private double[][] changes(int unknowns) {
    double[][] out = new double[unknowns][order * order];
    for (int i = 0, e = 0; i < d; i++) {
      for (int j = 0; j < i; j++, e++) {
        for (int k = 0; k < order; k++) {
          double down = vectors[k * order + d + 1 + i];
          double up = vectors[k * order + d + 1 + j];
          for (int l = 0; l < order; l++) {
            out[e][k * order + l] = down * vectors[l * order + j] - up * vectors[l * order + i];
          }
        }
      }
    }
    return out;
  }

  /** The eigenvalues and eigenvectors of log G, of G − I or of its factor. */
  private void decompose() {
    double[] t = new double[d * d];
    for (int i = 0; i < d; i++) {
      for (int j = 0; j < d; j++) {
        t[i * d + j] = skew[i * d + j] - 0.5 * m[i] * m[j];
      }
    }
    double[] excess = excess(t);
    double largest = 0;
    for (double e : excess) {
      largest = Math.max(largest, Math.abs(e));
    }
    logs = new double[order];
    if (largest < NEAR) {
      SymmetricEigen eigen = SymmetricEigen.of(order, excess);
      vectors = new double[order * order];
      for (int k = 0; k < order; k++) {
        logs[k] = StrictMath.log1p(eigen.values()[k]);
        System.arraycopy(eigen.vector(k), 0, vectors, k * order, order);
      }
    } else {
      SingularVectors singular = SingularVectors.of(order, factor(t));
      vectors = singular.vectors();
      for (int k = 0; k < order; k++) {
        logs[k] = 2 * StrictMath.log(singular.values()[k]);
      }
    }
  }

  /** The lower triangle of G − I, free of cancellation. */
  private double[] excess(double[] t) {
    double[] out = new double[order * order];
    double[] tp = new double[d * d];
    for (int i = 0; i < d; i++) {
      for (int j = 0; j < d; j++) {
        for (int k = 0; k < d; k++) {
          tp[i * d + j] = Math.fma(t[i * d + k], precision[k * d + j], tp[i * d + j]);
        }
      }
    }
    for (int i = 0; i < d; i++) {
      double mp = 0;
      double tpm = -m[i];
      for (int k = 0; k < d; k++) {
        mp = Math.fma(m[k], precision[k * d + i], mp);
        tpm = Math.fma(tp[i * d + k], m[k], tpm);
      }
      out[d * order + i] = mp;
      out[d * order + d] = Math.fma(mp, m[i], out[d * order + d]);
      out[(d + 1 + i) * order + d] = tpm;
      for (int j = 0; j < d; j++) {
        out[i * order + j] = precisionExcess[i * d + j];
        out[(d + 1 + i) * order + j] = tp[i * d + j];
        double s = Math.fma(m[i], m[j], covarianceExcess[i * d + j]);
        for (int k = 0; k < d; k++) {
          s = Math.fma(tp[i * d + k], t[j * d + k], s);
        }
        out[(d + 1 + i) * order + d + 1 + j] = s;
      }
    }
    return out;
  }

  /** M diag(C⁻ᵀ, 1, C), column by column. */
  private double[] factor(double[] t) {
    double[] out = new double[order * order];
    for (int j = 0; j < d; j++) {
      int column = j * order;
      for (int k = 0; k <= j; k++) {
        double w = inverse[j * d + k];
        out[column + k] = w;
        out[column + d] = Math.fma(m[k], w, out[column + d]);
        for (int i = 0; i < d; i++) {
          out[column + d + 1 + i] = Math.fma(t[i * d + k], w, out[column + d + 1 + i]);
        }
      }
      out[d * order + d + 1 + j] = -m[j];
      for (int i = j; i < d; i++) {
        out[(d + 1 + j) * order + d + 1 + i] = c[i * d + j];
      }
    }
    out[d * order + d] = 1;
    return out;
  }
}
