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

  /**
   * Sides read in one sweep over the depth: more would write to more panels than a cache has ways.
   */
  private static final int SWEEP = 32;

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

  /** Sides are neighbours and fill whole panels: whole vectors. */
  private static void packPlain(
      int kc, int width, int sides, double[] x, int from, int stride, double[] panels, int at) {
    for (int r = 0; r < sides; r += SWEEP) {
      sweep(kc, width, r, Math.min(sides, r + SWEEP), x, from, stride, panels, at);
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
    for (int r = 0; r < sides; r += SWEEP) {
      sweep(kc, width, r, Math.min(sides, r + SWEEP), x, from, stride, w, wo, panels, at);
    }
  }

  private static void sweep(
      int kc,
      int width,
      int r0,
      int r1,
      double[] x,
      int from,
      int stride,
      double[] panels,
      int at) {
    for (int k = 0; k < kc; k++) {
      for (int r = r0; r < r1; r += LANES) {
        int inside = r & (width - 1);
        DoubleVector.fromArray(SPECIES, x, from + k * stride + r)
            .intoArray(panels, at + (r - inside) * kc + k * width + inside);
      }
    }
  }

  private static void sweep(
      int kc,
      int width,
      int r0,
      int r1,
      double[] x,
      int from,
      int stride,
      double[] w,
      int wo,
      double[] panels,
      int at) {
    for (int k = 0; k < kc; k++) {
      DoubleVector weight = DoubleVector.broadcast(SPECIES, w[wo + k]);
      int row = from + k * stride;
      for (int r = r0; r < r1; r += LANES) {
        int inside = r & (width - 1);
        DoubleVector.fromArray(SPECIES, x, row + r)
            .mul(weight)
            .intoArray(panels, at + (r - inside) * kc + k * width + inside);
      }
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
    double sign = x.sign();
    int stride = x.depthStride();
    int x1 = from + x.sideStride();
    int x2 = x1 + x.sideStride();
    int x3 = x2 + x.sideStride();
    for (int k = 0; k < kc; k++) {
      int p = at + k * width;
      int q = k * stride;
      panel[p] = sign * data[from + q];
      panel[p + 1] = sign * data[x1 + q];
      panel[p + 2] = sign * data[x2 + q];
      panel[p + 3] = sign * data[x3 + q];
    }
  }
}
