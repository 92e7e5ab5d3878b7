package org.natgrad.simd;

import static org.natgrad.simd.Lanes.LANES;
import static org.natgrad.simd.Lanes.SPECIES;
import static org.natgrad.simd.MicroKernel.COLUMNS;

import jdk.incubator.vector.DoubleVector;
import org.natgrad.kernel.Scratch;

/**
 * A = L Lᵀ, right-looking by blocks. The rows below a diagonal block are right-hand sides of its
 * triangle: copied into panels {@code [k][COLUMNS]} they are solved by {@link TriangleKernel}, and
 * the solved panels are what {@link MicroKernel} wants for the product that is taken off the rest.
 * Each element meets its terms in the order k = 0, 1, …, as ever.
 */
final class VectorCholesky {

  private static final int STEP = TriangleKernel.ROWS;

  /** Columns of a block: a panel of 8 × 64 doubles and half a triangle share a 32 KiB cache. */
  private static final int BLOCK = 64;

  /** For orders of more than {@link #LARGE}, whose trailing passes cost more than triangles. */
  private static final int LARGE_BLOCK = 128;

  private static final int LARGE = 300;

  private static final Scratch TRIANGLE = new Scratch();
  private static final Scratch PANELS = new Scratch();
  private static final Scratch LEFT = new Scratch();

  private VectorCholesky() {}

  static int factor(int n, double threshold, double[] a, int ao, int lda) {
    int block = n <= LARGE ? BLOCK : LARGE_BLOCK;
    double[] l = TRIANGLE.of(block * block);
    double[] b = PANELS.of(block * (n + COLUMNS));
    for (int j0 = 0; j0 < n; j0 += block) {
      int width = Math.min(block, n - j0);
      int below = n - j0 - width;
      int at = ao + j0 * (lda + 1);
      int done = factorBlock(width, threshold, a, at, lda, l, b);
      int under = at + width * lda;
      solveBelow(done, width, below, l, a, under, lda, b);
      if (done < width) {
        return j0 + done;
      }
      subtract(width, below, b, a, under + width, lda);
    }
    return n;
  }

  /**
   * Factors a diagonal block and packs its triangle into {@code l}.
   *
   * @return {@code n}, or the index of the pivot that failed
   */
  private static int factorBlock(
      int n, double threshold, double[] a, int ao, int lda, double[] l, double[] b) {
    int depth = TriangleKernel.depth(n);
    for (int i = 0; i < n; i++) {
      int to = column(i, depth);
      for (int k = 0; k <= i; k++) {
        b[to + k * COLUMNS] = a[ao + i * lda + k];
      }
    }
    int done = 0;
    for (int g = 0; g == done && g < n; g += STEP) {
      int rows = Math.min(STEP, n - g);
      done +=
          pivots(g, rows, threshold, a, ao + g * (lda + 1), lda, l, g * depth, b, column(g, depth));
      for (int i = g / COLUMNS * COLUMNS; i < n; i += COLUMNS) {
        int from = i * depth;
        TriangleKernel.solve(g, l, g * depth, b, from, b, from + g * COLUMNS, COLUMNS);
      }
      for (int i = g + STEP; i < n; i += STEP) {
        keep(g, l, i * depth, b, column(i, depth));
      }
    }
    for (int i = 1; i < n; i++) {
      write(Math.min(i, done), b, column(i, depth), a, ao + i * lda);
    }
    return done;
  }

  /** Where row i of the matrix, a column of the panels, begins. */
  private static int column(int i, int depth) {
    return i / COLUMNS * COLUMNS * depth + i % COLUMNS;
  }

  /**
   * Factors the {@code 4 × 4} triangle at step g and packs it; roots, or the pivot that failed, go
   * to the diagonal of A.
   *
   * @return how many pivots passed
   */
  private static int pivots(
      int g,
      int rows,
      double threshold,
      double[] a,
      int ao,
      int lda,
      double[] l,
      int lo,
      double[] b,
      int bo) {
    int d = lo + g * STEP;
    chains(g, l, lo, b, bo);
    for (int j = 0; j < rows; j++) {
      double pivot = l[d + 5 * j];
      if (!(pivot > threshold)) {
        a[ao + j * (lda + 1)] = pivot;
        return j;
      }
      double root = Math.sqrt(pivot);
      double inverse = 1 / root;
      a[ao + j * (lda + 1)] = root;
      l[d + 5 * j] = inverse;
      for (int i = j + 1; i < STEP; i++) {
        double s = l[d + 4 * j + i] * inverse;
        l[d + 4 * j + i] = -s;
        for (int k = j + 1; k <= i; k++) {
          l[d + 4 * k + i] = Math.fma(s, l[d + 4 * j + k], l[d + 4 * k + i]);
        }
      }
    }
    return rows;
  }

  /** The chains of the ten elements of a small triangle over the rows before it. */
  private static void chains(int g, double[] l, int lo, double[] b, int bo) {
    int c = bo + g * COLUMNS;
    double s00 = b[c];
    double s01 = b[c + 1];
    double s02 = b[c + 2];
    double s03 = b[c + 3];
    double s11 = b[c + COLUMNS + 1];
    double s12 = b[c + COLUMNS + 2];
    double s13 = b[c + COLUMNS + 3];
    double s22 = b[c + 2 * COLUMNS + 2];
    double s23 = b[c + 2 * COLUMNS + 3];
    double s33 = b[c + 3 * COLUMNS + 3];
    for (int k = 0; k < g; k++) {
      int p = lo + k * STEP;
      int q = bo + k * COLUMNS;
      double b1 = b[q + 1];
      double b2 = b[q + 2];
      double b3 = b[q + 3];
      s00 = Math.fma(l[p], b[q], s00);
      s01 = Math.fma(l[p], b1, s01);
      s02 = Math.fma(l[p], b2, s02);
      s03 = Math.fma(l[p], b3, s03);
      s11 = Math.fma(l[p + 1], b1, s11);
      s12 = Math.fma(l[p + 1], b2, s12);
      s13 = Math.fma(l[p + 1], b3, s13);
      s22 = Math.fma(l[p + 2], b2, s22);
      s23 = Math.fma(l[p + 2], b3, s23);
      s33 = Math.fma(l[p + 3], b3, s33);
    }
    int d = lo + g * STEP;
    l[d] = s00;
    l[d + 1] = s01;
    l[d + 2] = s02;
    l[d + 3] = s03;
    l[d + 5] = s11;
    l[d + 6] = s12;
    l[d + 7] = s13;
    l[d + 10] = s22;
    l[d + 11] = s23;
    l[d + 15] = s33;
  }

  /** Packs rows g … g + 3 of the panels, negated, for a step to come. */
  private static void keep(int g, double[] l, int lo, double[] b, int bo) {
    for (int k = g; k < g + STEP; k++) {
      int p = lo + k * STEP;
      int q = bo + k * COLUMNS;
      l[p] = -b[q];
      l[p + 1] = -b[q + 1];
      l[p + 2] = -b[q + 2];
      l[p + 3] = -b[q + 3];
    }
  }

  private static void write(int n, double[] b, int bo, double[] a, int ao) {
    for (int k = 0; k < n; k++) {
      a[ao + k] = b[bo + k * COLUMNS];
    }
  }

  /** Solves the rows below a block against its triangle, as far as that goes. */
  private static void solveBelow(
      int done, int width, int rows, double[] l, double[] a, int ao, int lda, double[] b) {
    for (int i = 0; i < rows; i += COLUMNS) {
      read(width, Math.min(COLUMNS, rows - i), a, ao + i * lda, lda, b, i * width);
      TriangleKernel.solve(done, width, l, b, i * width);
      for (int r = i; r < Math.min(rows, i + COLUMNS); r++) {
        write(done, b, column(r, width), a, ao + r * lda);
      }
    }
  }

  /** Copies rows of A to columns of a panel. */
  private static void read(int width, int rows, double[] a, int ao, int lda, double[] b, int bo) {
    int r = 0;
    for (; r <= rows - 4; r += 4) {
      int a0 = ao + r * lda;
      int a1 = a0 + lda;
      int a2 = a1 + lda;
      int a3 = a2 + lda;
      for (int k = 0; k < width; k++) {
        int to = bo + k * COLUMNS + r;
        b[to] = a[a0 + k];
        b[to + 1] = a[a1 + k];
        b[to + 2] = a[a2 + k];
        b[to + 3] = a[a3 + k];
      }
    }
    for (; r < rows; r++) {
      for (int k = 0; k < width; k++) {
        b[bo + k * COLUMNS + r] = a[ao + r * lda + k];
      }
    }
  }

  /** Takes the product of solved panels with themselves off the triangle that they leave. */
  private static void subtract(int width, int n, double[] b, double[] a, int ao, int lda) {
    double[] left = LEFT.of(width * (n + MicroKernel.ROWS));
    negate(width, n, b, left);
    TrailingUpdate.addLower(width, n, left, b, a, ao, lda);
  }

  /** Packs −L as left panels: its rows are the columns of the solved ones. */
  private static void negate(int width, int rows, double[] b, double[] left) {
    for (int i = 0; i < rows; i += LANES) {
      int from = column(i, width);
      int to = i / MicroKernel.ROWS * MicroKernel.ROWS * width + i % MicroKernel.ROWS;
      for (int k = 0; k < width; k++) {
        DoubleVector.fromArray(SPECIES, b, from + k * COLUMNS)
            .neg()
            .intoArray(left, to + k * MicroKernel.ROWS);
      }
    }
  }
}
