package org.natgrad.simd;

import static org.natgrad.simd.Lanes.LANES;
import static org.natgrad.simd.Lanes.SPECIES;

import jdk.incubator.vector.DoubleVector;
import org.natgrad.kernel.ScalarKernels;

/** Cholesky factors and triangular solves as products, with small triangles between them. */
final class VectorTriangles {

  /** Order of the small triangles. */
  private static final int SMALL = 32;

  private VectorTriangles() {}

  /**
   * Right-looking: factor a diagonal block, solve the panel below it, and take the panel's product
   * with itself off the rest. Each element meets its terms in the order k = 0, 1, …, as ever.
   */
  static int cholesky(int n, double threshold, double[] a, int ao, int lda) {
    double[] panel = new double[SMALL * Math.max(0, n - SMALL)];
    for (int j0 = 0; j0 < n; j0 += SMALL) {
      int width = Math.min(SMALL, n - j0);
      int block = ao + j0 * (lda + 1);
      int done = ScalarKernels.INSTANCE.cholesky(width, threshold, a, block, lda);
      int below = n - j0 - width;
      int at = block + width * lda;
      solvePanel(done, below, a, block, lda, at, panel);
      if (done < width) {
        return j0 + done;
      }
      Operand left = new Operand(a, at, 1, lda).negated();
      Operand right = new Operand(panel, 0, below, 1);
      VectorProducts.add(below, below, width, left, right, a, at + width, lda, true);
    }
    return n;
  }

  /** Solves the panel's rows, as columns of {@code panel}, against the block's triangle. */
  private static void solvePanel(
      int width, int rows, double[] a, int block, int lda, int at, double[] panel) {
    for (int i = 0; i < rows; i++) {
      for (int k = 0; k < width; k++) {
        panel[k * rows + i] = a[at + i * lda + k];
      }
    }
    solveSmall(width, rows, new Operand(a, block, 1, lda), panel, 0, rows);
    for (int i = 0; i < rows; i++) {
      for (int k = 0; k < width; k++) {
        a[at + i * lda + k] = panel[k * rows + i];
      }
    }
  }

  /** Forward substitution: sides of {@code l} are its rows; unknown i is row i of b. */
  static void solve(int n, int m, Operand l, double[] b, int bo, int ldb) {
    for (int i0 = 0; i0 < n; i0 += SMALL) {
      int rows = Math.min(SMALL, n - i0);
      int from = l.offset() + i0 * l.sideStride();
      int at = bo + i0 * ldb;
      Operand left = new Operand(l.data(), from, l.depthStride(), l.sideStride());
      Operand known = new Operand(b, bo, ldb, 1);
      VectorProducts.add(rows, m, i0, left.negated(), known, b, at, ldb, false);
      from += i0 * l.depthStride();
      Operand triangle = new Operand(l.data(), from, l.depthStride(), l.sideStride());
      solveSmall(rows, m, triangle, b, at, ldb);
    }
  }

  private static void solveSmall(int n, int m, Operand l, double[] b, int bo, int ldb) {
    double[] factors = new double[n];
    for (int i = 0; i < n; i++) {
      int row = l.offset() + i * l.sideStride();
      for (int k = 0; k < i; k++) {
        factors[k] = -l.data()[row + k * l.depthStride()];
      }
      double inverse = 1 / l.data()[row + i * l.depthStride()];
      solveRow(i, m, factors, inverse, b, bo, ldb);
    }
  }

  /** Row i of the unknowns: four vectors of them at a time, then one, then scalars. */
  private static void solveRow(
      int i, int m, double[] factors, double inverse, double[] b, int bo, int ldb) {
    int row = bo + i * ldb;
    int j = 0;
    for (; j <= m - 4 * LANES; j += 4 * LANES) {
      DoubleVector s0 = DoubleVector.fromArray(SPECIES, b, row + j);
      DoubleVector s1 = DoubleVector.fromArray(SPECIES, b, row + j + LANES);
      DoubleVector s2 = DoubleVector.fromArray(SPECIES, b, row + j + 2 * LANES);
      DoubleVector s3 = DoubleVector.fromArray(SPECIES, b, row + j + 3 * LANES);
      for (int k = 0; k < i; k++) {
        int p = bo + k * ldb + j;
        DoubleVector t = DoubleVector.broadcast(SPECIES, factors[k]);
        s0 = t.fma(DoubleVector.fromArray(SPECIES, b, p), s0);
        s1 = t.fma(DoubleVector.fromArray(SPECIES, b, p + LANES), s1);
        s2 = t.fma(DoubleVector.fromArray(SPECIES, b, p + 2 * LANES), s2);
        s3 = t.fma(DoubleVector.fromArray(SPECIES, b, p + 3 * LANES), s3);
      }
      s0.mul(inverse).intoArray(b, row + j);
      s1.mul(inverse).intoArray(b, row + j + LANES);
      s2.mul(inverse).intoArray(b, row + j + 2 * LANES);
      s3.mul(inverse).intoArray(b, row + j + 3 * LANES);
    }
    for (; j <= m - LANES; j += LANES) {
      DoubleVector s = DoubleVector.fromArray(SPECIES, b, row + j);
      for (int k = 0; k < i; k++) {
        DoubleVector t = DoubleVector.broadcast(SPECIES, factors[k]);
        s = t.fma(DoubleVector.fromArray(SPECIES, b, bo + k * ldb + j), s);
      }
      s.mul(inverse).intoArray(b, row + j);
    }
    for (; j < m; j++) {
      double s = b[row + j];
      for (int k = 0; k < i; k++) {
        s = Math.fma(factors[k], b[bo + k * ldb + j], s);
      }
      b[row + j] = s * inverse;
    }
  }
}
