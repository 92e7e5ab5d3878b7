package org.natgrad.kernel;

/**
 * Triangular solves of one right-hand side, which read L once, along its rows. Forward, rows are
 * the chains, and eight of them overlap. Backward, four rows at a time are taken off all unknowns
 * before them, whose chains are independent.
 */
final class TriangleVectors {

  private static final int ROWS = 8;
  private static final int TERMS = 4;

  private static final Scratch UNKNOWNS = new Scratch();

  private TriangleVectors() {}

  static void solveLower(int n, double[] l, int lo, int ldl, double[] b, int bo, int step) {
    if (step == 1) {
      forward(n, l, lo, ldl, b, bo);
    } else {
      double[] x = read(n, b, bo, step);
      forward(n, l, lo, ldl, x, 0);
      write(n, x, b, bo, step);
    }
  }

  static void solveLowerTransposed(
      int n, double[] l, int lo, int ldl, double[] b, int bo, int step) {
    if (step == 1) {
      backward(n, l, lo, ldl, b, bo);
    } else {
      double[] x = read(n, b, bo, step);
      backward(n, l, lo, ldl, x, 0);
      write(n, x, b, bo, step);
    }
  }

  private static double[] read(int n, double[] b, int bo, int step) {
    double[] x = UNKNOWNS.of(n);
    for (int i = 0; i < n; i++) {
      x[i] = b[bo + i * step];
    }
    return x;
  }

  private static void write(int n, double[] x, double[] b, int bo, int step) {
    for (int i = 0; i < n; i++) {
      b[bo + i * step] = x[i];
    }
  }

  private static void forward(int n, double[] l, int lo, int ldl, double[] x, int xo) {
    int i = 0;
    for (; i <= n - ROWS; i += ROWS) {
      subtractKnown(i, l, lo + i * ldl, ldl, x, xo);
      end(i, i, i + ROWS, l, lo, ldl, x, xo);
    }
    end(0, i, n, l, lo, ldl, x, xo);
  }

  /** The eight chains from unknown {@code n} on, over the n unknowns before them. */
  private static void subtractKnown(int n, double[] l, int l0, int ldl, double[] x, int xo) {
    int l1 = l0 + ldl;
    int l2 = l1 + ldl;
    int l3 = l2 + ldl;
    int l4 = l3 + ldl;
    int l5 = l4 + ldl;
    int l6 = l5 + ldl;
    int l7 = l6 + ldl;
    int at = xo + n;
    double s0 = x[at];
    double s1 = x[at + 1];
    double s2 = x[at + 2];
    double s3 = x[at + 3];
    double s4 = x[at + 4];
    double s5 = x[at + 5];
    double s6 = x[at + 6];
    double s7 = x[at + 7];
    for (int k = 0; k < n; k++) {
      double t = -x[xo + k];
      s0 = Math.fma(l[l0 + k], t, s0);
      s1 = Math.fma(l[l1 + k], t, s1);
      s2 = Math.fma(l[l2 + k], t, s2);
      s3 = Math.fma(l[l3 + k], t, s3);
      s4 = Math.fma(l[l4 + k], t, s4);
      s5 = Math.fma(l[l5 + k], t, s5);
      s6 = Math.fma(l[l6 + k], t, s6);
      s7 = Math.fma(l[l7 + k], t, s7);
    }
    x[at] = s0;
    x[at + 1] = s1;
    x[at + 2] = s2;
    x[at + 3] = s3;
    x[at + 4] = s4;
    x[at + 5] = s5;
    x[at + 6] = s6;
    x[at + 7] = s7;
  }

  /** Ends the chains of rows {@code from … to − 1}, which have met the terms before {@code k0}. */
  private static void end(
      int k0, int from, int to, double[] l, int lo, int ldl, double[] x, int xo) {
    for (int i = from; i < to; i++) {
      int row = lo + i * ldl;
      double s = x[xo + i];
      for (int k = k0; k < i; k++) {
        s = Math.fma(-l[row + k], x[xo + k], s);
      }
      x[xo + i] = s * (1 / l[row + i]);
    }
  }

  private static void backward(int n, double[] l, int lo, int ldl, double[] x, int xo) {
    int i = n;
    for (; i >= TERMS; i -= TERMS) {
      begin(i - TERMS, i, l, lo, ldl, x, xo);
      subtractLast(i - TERMS, l, lo + (i - TERMS) * ldl, ldl, x, xo);
    }
    begin(0, i, l, lo, ldl, x, xo);
  }

  /** Unknowns {@code to − 1 … from}, whose chains have met all terms from {@code to} on. */
  private static void begin(int from, int to, double[] l, int lo, int ldl, double[] x, int xo) {
    for (int i = to - 1; i >= from; i--) {
      double s = x[xo + i];
      for (int k = to - 1; k > i; k--) {
        s = Math.fma(-l[lo + k * ldl + i], x[xo + k], s);
      }
      x[xo + i] = s * (1 / l[lo + i * (ldl + 1)]);
    }
  }

  /** Takes four unknowns, from {@code n} on, off the n before them, the last one first. */
  private static void subtractLast(int n, double[] l, int l0, int ldl, double[] x, int xo) {
    int l1 = l0 + ldl;
    int l2 = l1 + ldl;
    int l3 = l2 + ldl;
    double t0 = -x[xo + n];
    double t1 = -x[xo + n + 1];
    double t2 = -x[xo + n + 2];
    double t3 = -x[xo + n + 3];
    for (int k = 0; k < n; k++) {
      double s = Math.fma(l[l3 + k], t3, x[xo + k]);
      s = Math.fma(l[l2 + k], t2, s);
      s = Math.fma(l[l1 + k], t1, s);
      x[xo + k] = Math.fma(l[l0 + k], t0, s);
    }
  }
}
