package org.natgrad.simd;

import static org.natgrad.simd.Lanes.LANES;
import static org.natgrad.simd.Lanes.SPECIES;
import static org.natgrad.simd.MicroKernel.COLUMNS;
import static org.natgrad.simd.MicroKernel.ROWS;

import jdk.incubator.vector.DoubleVector;

/**
 * Copies a block of an operand into panels of {@code width} sides each, a power of two: side r at
 * depth k goes to {@code panels[(r - r % width) * kc + k * width + r % width]}. The last panel is
 * padded with zeros.
 */
final class Panels {

  private Panels() {}

  /**
   * Packs columns of B. Where one vector holds the last of them, their panel is one vector wide:
   * see {@link #isNarrow}.
   */
  static void packColumns(int kc, int columns, Operand b, int k0, int j0, double[] panels) {
    int tail = columns & (COLUMNS - 1);
    int wide = isNarrow(tail) ? columns - tail : columns;
    pack(kc, COLUMNS, wide, b, 0, k0, j0, panels, 0);
    pack(kc, LANES, columns - wide, b, 0, k0, j0 + wide, panels, wide * kc);
  }

  /** Whether a panel that holds the last {@code columns} is one vector wide. */
  static boolean isNarrow(int columns) {
    return columns > 0 && columns <= LANES;
  }

  /** Packs rows of A, their weights {@code shift} further on than the operand says. */
  static void packRows(int kc, int rows, Operand a, int shift, int k0, int i0, double[] panels) {
    pack(kc, ROWS, rows, a, shift, k0, i0, panels, 0);
  }

  /** Packs {@code sides} sides from r0 on, at depths k0 … k0 + kc − 1, into panels from at on. */
  private static void pack(
      int kc, int width, int sides, Operand x, int shift, int k0, int r0, double[] panels, int at) {
    int from = x.offset() + k0 * x.depthStride() + r0 * x.sideStride();
    int wo = x.weightOffset() + shift + k0;
    int whole = 0;
    if (x.single() == null && x.sideStride() == 1 && x.sign() == 1) {
      whole = sides & -width;
      if (x.weights() == null) {
        packPlain(kc, width, whole, x.data(), from, x.depthStride(), panels, at);
      } else {
        packWeighted(
            kc, width, whole, x.data(), from, x.depthStride(), x.weights(), wo, panels, at);
      }
    }
    for (int r = whole; r < sides; r += width) {
      int side = from + r * x.sideStride();
      packAlong(kc, width, Math.min(width, sides - r), x, wo, side, panels, at + r * kc);
    }
  }

  /**
   * Sides are neighbours and fill whole panels: whole vectors. Rows are read from end to end, four
   * at a time, as prefetchers like it.
   */
  private static void packPlain(
      int kc, int width, int sides, double[] x, int from, int stride, double[] panels, int at) {
    int k = 0;
    for (; k <= kc - 4; k += 4) {
      fourPlain(kc, width, sides, x, from + k * stride, stride, panels, at + k * width);
    }
    for (; k < kc; k++) {
      int row = from + k * stride;
      for (int r = 0; r < sides; r += LANES) {
        DoubleVector.fromArray(SPECIES, x, row + r)
            .intoArray(panels, at + k * width + place(kc, width, r));
      }
    }
  }

  /** Where a panel's vector of sides from r on stands at depth 0. */
  private static int place(int kc, int width, int r) {
    int inside = r & (width - 1);
    return (r - inside) * kc + inside;
  }

  private static void fourPlain(
      int kc, int width, int sides, double[] x, int x0, int stride, double[] panels, int at) {
    int x1 = x0 + stride;
    int x2 = x1 + stride;
    int x3 = x2 + stride;
    for (int r = 0; r < sides; r += LANES) {
      int to = at + place(kc, width, r);
      DoubleVector.fromArray(SPECIES, x, x0 + r).intoArray(panels, to);
      DoubleVector.fromArray(SPECIES, x, x1 + r).intoArray(panels, to + width);
      DoubleVector.fromArray(SPECIES, x, x2 + r).intoArray(panels, to + 2 * width);
      DoubleVector.fromArray(SPECIES, x, x3 + r).intoArray(panels, to + 3 * width);
    }
  }

  /** As {@link #packPlain}, side r at depth k times {@code w[wo + k]}. */
  static void packWeighted(
      int kc,
      int width,
      int sides,
      double[] x,
      int from,
      int stride,
      double[] w,
      int wo,
      double[] panels,
      int at) {
    int k = 0;
    for (; k <= kc - 4; k += 4) {
      fourWeighted(
          kc, width, sides, x, from + k * stride, stride, w, wo + k, panels, at + k * width);
    }
    for (; k < kc; k++) {
      DoubleVector weight = DoubleVector.broadcast(SPECIES, w[wo + k]);
      int row = from + k * stride;
      for (int r = 0; r < sides; r += LANES) {
        DoubleVector.fromArray(SPECIES, x, row + r)
            .mul(weight)
            .intoArray(panels, at + k * width + place(kc, width, r));
      }
    }
  }

  private static void fourWeighted(
      int kc,
      int width,
      int sides,
      double[] x,
      int x0,
      int stride,
      double[] w,
      int wo,
      double[] panels,
      int at) {
    DoubleVector w0 = DoubleVector.broadcast(SPECIES, w[wo]);
    DoubleVector w1 = DoubleVector.broadcast(SPECIES, w[wo + 1]);
    DoubleVector w2 = DoubleVector.broadcast(SPECIES, w[wo + 2]);
    DoubleVector w3 = DoubleVector.broadcast(SPECIES, w[wo + 3]);
    int x1 = x0 + stride;
    int x2 = x1 + stride;
    int x3 = x2 + stride;
    for (int r = 0; r < sides; r += LANES) {
      int to = at + place(kc, width, r);
      DoubleVector.fromArray(SPECIES, x, x0 + r).mul(w0).intoArray(panels, to);
      DoubleVector.fromArray(SPECIES, x, x1 + r).mul(w1).intoArray(panels, to + width);
      DoubleVector.fromArray(SPECIES, x, x2 + r).mul(w2).intoArray(panels, to + 2 * width);
      DoubleVector.fromArray(SPECIES, x, x3 + r).mul(w3).intoArray(panels, to + 3 * width);
    }
  }

  /** Sides are strided, few or single-precision: one panel. */
  private static void packAlong(
      int kc, int width, int sides, Operand x, int wo, int from, double[] panels, int at) {
    if (x.single() != null) {
      widen(kc, width, sides, x, from, panels, at);
    } else {
      copy(kc, width, sides, x, from, panels, at);
    }
    if (x.weights() != null) {
      weigh(kc, width, sides, x.weights(), wo, panels, at);
    }
    for (int r = sides; r < width; r++) {
      for (int k = 0; k < kc; k++) {
        panels[at + k * width + r] = 0;
      }
    }
  }

  private static void widen(
      int kc, int width, int sides, Operand x, int from, double[] panels, int at) {
    float[] single = x.single();
    for (int k = 0; k < kc; k++) {
      int row = from + k * x.depthStride();
      for (int r = 0; r < sides; r++) {
        panels[at + k * width + r] = single[row + r];
      }
    }
  }

  /** Four sides at a time, so that the stores are neighbours. */
  private static void copy(
      int kc, int width, int sides, Operand x, int from, double[] panels, int at) {
    int r = 0;
    for (; r <= sides - 4; r += 4) {
      packFour(kc, width, x, from + r * x.sideStride(), panels, at + r);
    }
    for (; r < sides; r++) {
      int side = from + r * x.sideStride();
      for (int k = 0; k < kc; k++) {
        panels[at + k * width + r] = x.sign() * x.data()[side + k * x.depthStride()];
      }
    }
  }

  private static void weigh(
      int kc, int width, int sides, double[] w, int wo, double[] panels, int at) {
    for (int k = 0; k < kc; k++) {
      double weight = w[wo + k];
      for (int r = 0; r < sides; r++) {
        panels[at + k * width + r] *= weight;
      }
    }
  }

  private static void packFour(int kc, int width, Operand x, int from, double[] panel, int at) {
    double[] data = x.data();
    int side = x.sideStride();
    if (x.depthStride() == 1 && x.sign() == 1) {
      packRuns(kc, width, data, from, from + side, from + 2 * side, from + 3 * side, panel, at);
      return;
    }
    double sign = x.sign();
    int stride = x.depthStride();
    for (int k = 0; k < kc; k++) {
      int p = at + k * width;
      int q = from + k * stride;
      panel[p] = sign * data[q];
      panel[p + 1] = sign * data[q + side];
      panel[p + 2] = sign * data[q + 2 * side];
      panel[p + 3] = sign * data[q + 3 * side];
    }
  }

  /** Four sides whose neighbours in depth lie together. */
  private static void packRuns(
      int kc, int width, double[] x, int x0, int x1, int x2, int x3, double[] panel, int at) {
    for (int k = 0; k < kc; k++) {
      int p = at + k * width;
      panel[p] = x[x0 + k];
      panel[p + 1] = x[x1 + k];
      panel[p + 2] = x[x2 + k];
      panel[p + 3] = x[x3 + k];
    }
  }
}
