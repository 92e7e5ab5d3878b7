package org.natgrad.simd;

import static org.natgrad.simd.Lanes.LANES;
import static org.natgrad.simd.Lanes.SPECIES;

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

  /** Packs {@code sides} sides from r0 on, at depths k0 … k0 + kc − 1. */
  static void pack(int kc, int width, int sides, Operand x, int k0, int r0, double[] panels) {
    int from = x.offset() + k0 * x.depthStride() + r0 * x.sideStride();
    int whole = 0;
    if (x.sideStride() == 1 && x.sign() == 1) {
      whole = sides & -width;
      for (int r = 0; r < whole; r += SWEEP) {
        int to = Math.min(whole, r + SWEEP);
        if (x.weights() == null) {
          packAcross(kc, width, r, to, x.data(), from, x.depthStride(), panels);
        } else {
          packWeighted(kc, width, r, to, x, x.weightOffset() + k0, from, panels);
        }
      }
    }
    for (int r = whole; r < sides; r += width) {
      packAlong(kc, width, Math.min(width, sides - r), x, k0, from + r * x.sideStride(), panels, r);
    }
  }

  /** Sides are neighbours: whole vectors. */
  private static void packAcross(
      int kc, int width, int r0, int r1, double[] x, int from, int stride, double[] panels) {
    for (int k = 0; k < kc; k++) {
      for (int r = r0; r < r1; r += LANES) {
        int inside = r & (width - 1);
        DoubleVector.fromArray(SPECIES, x, from + k * stride + r)
            .intoArray(panels, (r - inside) * kc + k * width + inside);
      }
    }
  }

  private static void packWeighted(
      int kc, int width, int r0, int r1, Operand x, int wo, int from, double[] panels) {
    double[] data = x.data();
    double[] weights = x.weights();
    for (int k = 0; k < kc; k++) {
      DoubleVector w = DoubleVector.broadcast(SPECIES, weights[wo + k]);
      int row = from + k * x.depthStride();
      for (int r = r0; r < r1; r += LANES) {
        int inside = r & (width - 1);
        DoubleVector.fromArray(SPECIES, data, row + r)
            .mul(w)
            .intoArray(panels, (r - inside) * kc + k * width + inside);
      }
    }
  }

  /** Sides are strided or few: four at a time, so that the stores are neighbours. */
  private static void packAlong(
      int kc, int width, int sides, Operand x, int k0, int from, double[] panels, int r0) {
    int at = r0 * kc;
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
    if (x.weights() != null) {
      weigh(kc, width, sides, x.weights(), x.weightOffset() + k0, panels, at);
    }
    for (; r < width; r++) {
      for (int k = 0; k < kc; k++) {
        panels[at + k * width + r] = 0;
      }
    }
  }

  private static void weigh(
      int kc, int width, int sides, double[] w, int wo, double[] panels, int at) {
    for (int k = 0; k < kc; k++) {
      for (int r = 0; r < sides; r++) {
        panels[at + k * width + r] *= w[wo + k];
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
