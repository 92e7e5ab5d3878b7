package org.natgrad.model;

import java.util.Arrays;
import org.natgrad.kernel.SymmetricEigen;

/**
 * Geodesics of the normal laws in d dimensions, in (μ, L) with Σ = LLᵀ. The start is moved to N(0,
 * I) by x ↦ L⁻¹(x − μ), an isometry. From there, in the direction (dμ, dΣ) = (a, B),
 *
 * <pre>
 *     exp tH = [ Δ   δ   · ]       H = [ −B   a    0  ]
 *              [ δᵀ  ·   · ],          [ aᵀ   0   −aᵀ ],     Σ = Δ⁻¹, μ = Δ⁻¹δ
 *              [ ·   ·   · ]           [  0  −a    B  ]
 * </pre>
 *
 * <p>(Eriksen 1987; Calvo &amp; Oller 1991), and both a = Σ⁻¹μ̇ and B = Σ⁻¹Σ̇ + aμᵀ are constant.
 * The way back is {@link HorizontalLift}.
 */
record NormalGeodesics(int d) implements GeodesicForm {

  @Override
  public double distance(double[] p, double[] q) {
    return norm(shift(p, q)) >= norm(shift(q, p)) ? lift(p, q).distance() : lift(q, p).distance();
  }

  @Override
  public double[] log(double[] p, double[] q) {
    HorizontalLift lift = lift(p, q);
    return moved(p, lift.meanVelocity(), half(lift.covarianceVelocity()));
  }

  private HorizontalLift lift(double[] p, double[] q) {
    double[] from = triangle(p);
    double[] change = triangle(q);
    for (int e = 0; e < d * d; e++) {
      change[e] -= from[e];
    }
    return HorizontalLift.to(shift(p, q), Triangles.solved(d, from, change));
  }

  /** L⁻¹(ν − μ). */
  private double[] shift(double[] p, double[] q) {
    double[] m = new double[d];
    for (int i = 0; i < d; i++) {
      m[i] = q[i] - p[i];
    }
    solve(triangle(p), m);
    return m;
  }

  private static double norm(double[] m) {
    double square = 0;
    for (double value : m) {
      square = Math.fma(value, value, square);
    }
    return square;
  }

  @Override
  public double[][] flow(double[] p, double[] v, double t) {
    double[] from = triangle(p);
    double[] a = Arrays.copyOf(v, d);
    solve(from, a);
    double[] rate = Triangles.solved(d, from, triangle(v));
    double[] b = new double[d * d];
    for (int i = 0; i < d; i++) {
      for (int j = 0; j < d; j++) {
        b[i * d + j] = rate[i * d + j] + rate[j * d + i];
      }
    }
    double[] w = new double[d * d];
    double[] mean = new double[d];
    project(a, b, t, w, mean);
    double[] l = Triangles.inverse(d, w);
    double[] place = moved(p, mean, l);
    for (int i = 0; i < d; i++) {
      place[i] += p[i];
    }
    return new double[][] {
      place, moved(p, times(l, timesTransposed(l, a)), rate(a, b, mean, l, w))
    };
  }

  /** The mean and the inverse factor W of Σ, Δ = WᵀW, at t: a least-squares problem. */
  private void project(double[] a, double[] b, double t, double[] w, double[] mean) {
    int order = 2 * d + 1;
    SymmetricEigen eigen = SymmetricEigen.of(order, generator(a, b));
    double[] logs = eigen.values();
    double[][] rows = new double[order][];
    for (int k = 0; k < order; k++) { // the largest first, for the accuracy of each row
      int from = t >= 0 ? order - 1 - k : k;
      double size = StrictMath.exp(0.5 * t * logs[from]);
      double[] u = eigen.vector(from);
      rows[k] = new double[d + 1];
      for (int j = 0; j < d; j++) {
        rows[k][j] = size * u[d - 1 - j];
      }
      rows[k][d] = size * u[d];
    }
    triangularise(rows);
    for (int i = 0; i < d; i++) {
      double[] row = rows[d - 1 - i];
      double sign = Math.copySign(1, row[d - 1 - i]);
      mean[i] = sign * row[d];
      for (int j = 0; j <= i; j++) {
        w[i * d + j] = sign * row[d - 1 - j];
      }
    }
    solve(w, mean);
  }

  /** The lower triangle of H. */
  private double[] generator(double[] a, double[] b) {
    int order = 2 * d + 1;
    double[] h = new double[order * order];
    for (int i = 0; i < d; i++) {
      h[d * order + i] = a[i];
      h[(d + 1 + i) * order + d] = -a[i];
      for (int j = 0; j <= i; j++) {
        h[i * order + j] = -b[i * d + j];
        h[(d + 1 + i) * order + d + 1 + j] = b[i * d + j];
      }
    }
    return h;
  }

  /** Householder's reflections on the first d columns. */
  private void triangularise(double[][] rows) {
    for (int j = 0; j < d; j++) {
      double square = 0;
      for (int k = j; k < rows.length; k++) {
        square = Math.fma(rows[k][j], rows[k][j], square);
      }
      double norm = -Math.copySign(Math.sqrt(square), rows[j][j]);
      double head = rows[j][j] - norm;
      for (int c = j + 1; c <= d; c++) {
        double sum = head * rows[j][c];
        for (int k = j + 1; k < rows.length; k++) {
          sum = Math.fma(rows[k][j], rows[k][c], sum);
        }
        double factor = sum / (norm * head);
        rows[j][c] = Math.fma(factor, head, rows[j][c]);
        for (int k = j + 1; k < rows.length; k++) {
          rows[k][c] = Math.fma(factor, rows[k][j], rows[k][c]);
        }
      }
      rows[j][j] = norm;
    }
  }

  /** L⁻¹L̇, the lower half of Lᵀ(B − aμᵀ)L⁻ᵀ. */
  private double[] rate(double[] a, double[] b, double[] mean, double[] l, double[] w) {
    double[] y = new double[d * d];
    for (int i = 0; i < d; i++) {
      for (int j = 0; j < d; j++) {
        double sum = 0;
        for (int r = i; r < d; r++) {
          for (int s = 0; s <= j; s++) {
            double inner = Math.fma(-a[r], mean[s], b[r * d + s]);
            sum = Math.fma(l[r * d + i] * inner, w[j * d + s], sum);
          }
        }
        y[i * d + j] = sum;
      }
    }
    return Triangles.product(d, l, half(y));
  }

  /** The lower triangular X with X + Xᵀ the symmetric part of S. */
  private double[] half(double[] s) {
    double[] x = new double[d * d];
    for (int i = 0; i < d; i++) {
      for (int j = 0; j < i; j++) {
        x[i * d + j] = 0.5 * (s[i * d + j] + s[j * d + i]);
      }
      x[i * d + i] = 0.5 * s[i * d + i];
    }
    return x;
  }

  /** (L mean, L triangle) in coordinates. */
  private double[] moved(double[] p, double[] mean, double[] triangle) {
    double[] from = triangle(p);
    double[] out = Arrays.copyOf(times(from, mean), p.length);
    double[] product = Triangles.product(d, from, triangle);
    for (int i = 0; i < d; i++) {
      System.arraycopy(product, i * d, out, d + Triangles.at(i, 0), i + 1);
    }
    return out;
  }

  private double[] triangle(double[] p) {
    return Triangles.full(p, d, d);
  }

  private void solve(double[] l, double[] x) {
    for (int i = 0; i < d; i++) {
      for (int k = 0; k < i; k++) {
        x[i] = Math.fma(-l[i * d + k], x[k], x[i]);
      }
      x[i] /= l[i * d + i];
    }
  }

  private double[] times(double[] l, double[] x) {
    double[] out = new double[d];
    for (int i = 0; i < d; i++) {
      for (int k = 0; k <= i; k++) {
        out[i] = Math.fma(l[i * d + k], x[k], out[i]);
      }
    }
    return out;
  }

  private double[] timesTransposed(double[] l, double[] x) {
    double[] out = new double[d];
    for (int k = 0; k < d; k++) {
      for (int i = k; i < d; i++) {
        out[k] = Math.fma(l[i * d + k], x[i], out[k]);
      }
    }
    return out;
  }
}
