package org.natgrad.kernel;

/** The Javadoc of {@link Kernels} word for word: one loop an index, no tiles, no shortcuts. */
final class LiteralKernels implements Kernels {

  @Override
  public String name() {
    return "literal";
  }

  @Override
  public double dot(int n, double[] x, int xo, double[] y, int yo) {
    double[] s = new double[16];
    for (int i = 0; i < n; i++) {
      s[i % 16] = Math.fma(x[xo + i], y[yo + i], s[i % 16]);
    }
    for (int half = 8; half > 0; half /= 2) {
      for (int l = 0; l < half; l++) {
        s[l] = s[l] + s[l + half];
      }
    }
    return s[0];
  }

  @Override
  public void axpy(int n, double a, double[] x, int xo, double[] y, int yo) {
    for (int i = 0; i < n; i++) {
      y[yo + i] = Math.fma(a, x[xo + i], y[yo + i]);
    }
  }

  @Override
  public void gemv(
      int m, int n, double[] a, int ao, int lda, double[] v, int vo, double[] y, int yo) {
    for (int i = 0; i < m; i++) {
      y[yo + i] = dot(n, a, ao + i * lda, v, vo);
    }
  }

  @Override
  public void gemvTransposed(
      int m, int n, double[] a, int ao, int lda, double[] v, int vo, double[] y, int yo) {
    for (int j = 0; j < n; j++) {
      for (int i = 0; i < m; i++) {
        y[yo + j] = Math.fma(v[vo + i], a[ao + i * lda + j], y[yo + j]);
      }
    }
  }

  @Override
  public void gemm(
      int m,
      int n,
      int k,
      double[] a,
      int ao,
      int lda,
      double[] b,
      int bo,
      int ldb,
      double[] c,
      int co,
      int ldc) {
    for (int i = 0; i < m; i++) {
      for (int j = 0; j < n; j++) {
        double s = c[co + i * ldc + j];
        for (int l = 0; l < k; l++) {
          s = Math.fma(a[ao + i * lda + l], b[bo + l * ldb + j], s);
        }
        c[co + i * ldc + j] = s;
      }
    }
  }

  @Override
  public void gemmTransposed(
      int m,
      int n,
      int k,
      double[] a,
      int ao,
      int lda,
      double[] b,
      int bo,
      int ldb,
      double[] c,
      int co,
      int ldc) {
    for (int i = 0; i < m; i++) {
      for (int j = 0; j < n; j++) {
        double s = c[co + i * ldc + j];
        for (int l = 0; l < k; l++) {
          s = Math.fma(a[ao + l * lda + i], b[bo + l * ldb + j], s);
        }
        c[co + i * ldc + j] = s;
      }
    }
  }

  @Override
  public void weightedSyrk(
      int n, int d, double[] x, int xo, int ldx, double[] w, int wo, double[] g, int go, int ldg) {
    for (int i = 0; i < d; i++) {
      for (int j = 0; j <= i; j++) {
        double s = g[go + i * ldg + j];
        for (int r = 0; r < n; r++) {
          double scaled = w[wo + r] * x[xo + r * ldx + i];
          s = Math.fma(scaled, x[xo + r * ldx + j], s);
        }
        g[go + i * ldg + j] = s;
      }
    }
  }

  @Override
  public void weightedSyrk(
      int n, int d, float[] x, int xo, int ldx, double[] w, int wo, double[] g, int go, int ldg) {
    double[] wide = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      wide[i] = x[i];
    }
    weightedSyrk(n, d, wide, xo, ldx, w, wo, g, go, ldg);
  }

  @Override
  public void weightedSyrks(
      int n,
      int d,
      int count,
      double[] x,
      int xo,
      int ldx,
      double[] w,
      int wo,
      int ldw,
      double[] g,
      int[] go,
      int ldg) {
    for (int p = 0; p < count; p++) {
      weightedSyrk(n, d, x, xo, ldx, w, wo + p * ldw, g, go[p], ldg);
    }
  }

  @Override
  public void softmaxFisher(
      int n,
      int d,
      int classes,
      double[] x,
      int xo,
      int ldx,
      double[] p,
      int po,
      double[] s,
      int so,
      double[] f,
      int fo,
      int ldf) {
    for (int k = 0; k < classes; k++) {
      for (int l = 0; l <= k; l++) {
        double[] w = new double[n];
        for (int r = 0; r < n; r++) {
          double own = p[po + r * classes + k];
          double others = 0;
          for (int j = 0; j < classes; j++) {
            others += j == k ? 0 : p[po + r * classes + j];
          }
          w[r] =
              k == l ? s[so + r] * (own * others) : -(s[so + r] * (own * p[po + r * classes + l]));
        }
        weightedSyrk(n, d, x, xo, ldx, w, 0, f, fo + k * d * ldf + l * d, ldf);
      }
    }
  }

  @Override
  public void weightedGemmTransposed(
      int m,
      int n,
      int k,
      double[] a,
      int ao,
      int lda,
      double[] w,
      int wo,
      double[] b,
      int bo,
      int ldb,
      double[] c,
      int co,
      int ldc) {
    for (int i = 0; i < m; i++) {
      for (int j = 0; j < n; j++) {
        double s = c[co + i * ldc + j];
        for (int l = 0; l < k; l++) {
          double scaled = w[wo + l] * a[ao + l * lda + i];
          s = Math.fma(scaled, b[bo + l * ldb + j], s);
        }
        c[co + i * ldc + j] = s;
      }
    }
  }

  @Override
  public void fisherTimes(
      int n,
      int d,
      int m,
      double[] x,
      int xo,
      int ldx,
      double[] w,
      int wo,
      double[] v,
      int vo,
      int ldv,
      double[] u,
      int uo,
      int ldu) {
    for (int c = 0; c < m; c++) {
      for (int r = 0; r < n; r++) {
        double scaled = w[wo + r] * dot(d, x, xo + r * ldx, v, vo + c * ldv);
        for (int j = 0; j < d; j++) {
          int at = uo + c * ldu + j;
          u[at] = Math.fma(scaled, x[xo + r * ldx + j], u[at]);
        }
      }
    }
  }

  @Override
  public int cholesky(int n, double threshold, double[] a, int ao, int lda) {
    for (int j = 0; j < n; j++) {
      for (int i = j; i < n; i++) {
        double s = a[ao + i * lda + j];
        for (int k = 0; k < j; k++) {
          s = Math.fma(-a[ao + i * lda + k], a[ao + j * lda + k], s);
        }
        if (i > j) {
          a[ao + i * lda + j] = s * (1 / a[ao + j * lda + j]);
        } else if (s > threshold) {
          a[ao + j * lda + j] = Math.sqrt(s);
        } else {
          a[ao + j * lda + j] = s;
          return j;
        }
      }
    }
    return n;
  }

  @Override
  public void solveLower(int n, int m, double[] l, int lo, int ldl, double[] b, int bo, int ldb) {
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < m; j++) {
        double s = b[bo + i * ldb + j];
        for (int k = 0; k < i; k++) {
          s = Math.fma(-l[lo + i * ldl + k], b[bo + k * ldb + j], s);
        }
        b[bo + i * ldb + j] = s * (1 / l[lo + i * ldl + i]);
      }
    }
  }

  @Override
  public void solveLowerTransposed(
      int n, int m, double[] l, int lo, int ldl, double[] b, int bo, int ldb) {
    for (int i = n - 1; i >= 0; i--) {
      for (int j = 0; j < m; j++) {
        double s = b[bo + i * ldb + j];
        for (int k = n - 1; k > i; k--) {
          s = Math.fma(-l[lo + k * ldl + i], b[bo + k * ldb + j], s);
        }
        b[bo + i * ldb + j] = s * (1 / l[lo + i * ldl + i]);
      }
    }
  }

  @Override
  public void exp(int n, double[] x, int xo, double[] y, int yo) {
    for (int i = 0; i < n; i++) {
      y[yo + i] = Elementary.exp(x[xo + i]);
    }
  }

  @Override
  public void log(int n, double[] x, int xo, double[] y, int yo) {
    for (int i = 0; i < n; i++) {
      y[yo + i] = Elementary.log(x[xo + i]);
    }
  }

  @Override
  public void expm1(int n, double[] x, int xo, double[] y, int yo) {
    for (int i = 0; i < n; i++) {
      y[yo + i] = Elementary.expm1(x[xo + i]);
    }
  }

  @Override
  public void log1p(int n, double[] x, int xo, double[] y, int yo) {
    for (int i = 0; i < n; i++) {
      y[yo + i] = Elementary.log1p(x[xo + i]);
    }
  }

  @Override
  public void sigmoid(int n, double[] x, int xo, double[] y, int yo) {
    for (int i = 0; i < n; i++) {
      y[yo + i] = Elementary.sigmoid(x[xo + i]);
    }
  }

  @Override
  public void softplus(int n, double[] x, int xo, double[] y, int yo) {
    for (int i = 0; i < n; i++) {
      y[yo + i] = Elementary.softplus(x[xo + i]);
    }
  }

  @Override
  public void tanh(int n, double[] x, int xo, double[] y, int yo) {
    for (int i = 0; i < n; i++) {
      y[yo + i] = Elementary.tanh(x[xo + i]);
    }
  }

  @Override
  public void softmax(
      int n,
      int classes,
      int[] y,
      int yo,
      double[] z,
      int zo,
      double[] residual,
      int ro,
      double[] loss,
      int lo) {
    for (int i = 0; i < n; i++) {
      int a = 0;
      for (int k = 0; k < classes; k++) {
        a = z[zo + i * classes + k] > z[zo + i * classes + a] ? k : a;
      }
      double m = z[zo + i * classes + a];
      double observed = z[zo + i * classes + y[yo + i]];
      double[] e = new double[classes];
      double t = 0;
      double others = 0;
      for (int k = 0; k < classes; k++) {
        e[k] = Elementary.exp(z[zo + i * classes + k] - m);
        t += k == a ? 0 : e[k];
      }
      for (int k = 0; k < classes; k++) {
        double p = e[k] * (1 / (1 + t));
        others += k == y[yo + i] ? 0 : p;
        z[zo + i * classes + k] = p;
        residual[ro + i * classes + k] = p;
      }
      residual[ro + i * classes + y[yo + i]] = -others;
      loss[lo + i] = (m - observed) + Elementary.log1p(t);
    }
  }

  @Override
  public void logitsSoftmax(
      int n,
      int d,
      int classes,
      double[] x,
      int xo,
      int ldx,
      double[] b,
      int bo,
      int[] y,
      int yo,
      double[] z,
      int zo,
      double[] residual,
      int ro,
      double[] loss,
      int lo) {
    gemm(n, classes, d, x, xo, ldx, b, bo, classes, z, zo, classes);
    softmax(n, classes, y, yo, z, zo, residual, ro, loss, lo);
  }

  @Override
  public void logistic(
      int n,
      int[] y,
      int yo,
      double[] z,
      int zo,
      double[] residual,
      int ro,
      double[] loss,
      int lo) {
    for (int i = 0; i < n; i++) {
      double u = z[zo + i];
      double e = Elementary.exp(-Math.abs(u));
      double p = 1 / (1 + e);
      double q = e * (1 / (1 + e));
      double one = u >= 0 ? p : q;
      double zero = u >= 0 ? q : p;
      z[zo + i] = one;
      residual[ro + i] = y[yo + i] == 1 ? -zero : one;
      loss[lo + i] = Math.max(y[yo + i] == 1 ? -u : u, 0) + Elementary.log1p(e);
    }
  }

  @Override
  public void sparseGemm(
      int i0,
      int n,
      int k,
      int[] start,
      int[] column,
      double[] value,
      double[] b,
      int bo,
      double[] z,
      int zo) {
    for (int i = i0; i < i0 + n; i++) {
      for (int e = start[i]; e < start[i + 1]; e++) {
        for (int j = 0; j < k; j++) {
          int at = zo + (i - i0) * k + j;
          z[at] = z[at] + value[e] * b[bo + column[e] * k + j];
        }
      }
    }
  }

  @Override
  public void sparseGemmTransposed(
      int i0,
      int n,
      int k,
      int[] start,
      int[] column,
      double[] value,
      double[] r,
      int ro,
      double[] g,
      int go) {
    for (int i = i0; i < i0 + n; i++) {
      for (int e = start[i]; e < start[i + 1]; e++) {
        for (int j = 0; j < k; j++) {
          int at = go + column[e] * k + j;
          g[at] = g[at] + value[e] * r[ro + (i - i0) * k + j];
        }
      }
    }
  }
}
