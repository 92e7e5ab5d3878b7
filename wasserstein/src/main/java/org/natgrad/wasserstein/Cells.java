package org.natgrad.wasserstein;

import java.util.List;

/**
 * The common refinement of quantile functions: the levels between which each of them stays on one
 * piece. Levels that lie closer than the rounding of cumulative sums are one.
 */
final class Cells {

  private final Pieces[] functions;
  private final int[] piece;
  private final int[] next;
  private final double tie;
  private double fromBelow;
  private double fromAbove;
  private double toBelow;
  private double toAbove = 1;

  Cells(List<Pieces> functions) {
    this.functions = functions.toArray(Pieces[]::new);
    this.piece = new int[this.functions.length];
    this.next = new int[this.functions.length];
    int sizes = 0;
    for (Pieces function : this.functions) {
      sizes += function.size();
    }
    this.tie = sizes * 0x1p-52;
  }

  /** Goes to the next cell, if there is one. */
  boolean advance() {
    fromBelow = toBelow;
    fromAbove = toAbove;
    do {
      int first = -1;
      for (int f = 0; f < functions.length; f++) {
        if (next[f] == functions[f].size()) {
          return false;
        }
        if (first < 0 || functions[f].upTo(next[f]) < functions[first].upTo(next[first])) {
          first = f;
        }
      }
      toBelow = functions[first].upTo(next[first]);
      toAbove = functions[first].above(next[first]);
      for (int f = 0; f < functions.length; f++) {
        piece[f] = next[f];
        if (functions[f].upTo(next[f]) - toBelow <= tie) {
          next[f]++;
        }
      }
    } while (toBelow - fromBelow <= tie && !atEnd());
    if (atEnd()) {
      toBelow = 1;
      toAbove = 0;
    }
    return toBelow - fromBelow > tie;
  }

  private boolean atEnd() {
    for (int f = 0; f < functions.length; f++) {
      if (next[f] == functions[f].size()) {
        return true;
      }
    }
    return false;
  }

  /** The level where the cell starts. */
  double fromBelow() {
    return fromBelow;
  }

  /** 1 less the level where the cell starts. */
  double fromAbove() {
    return fromAbove;
  }

  /** The level where the cell ends. */
  double toBelow() {
    return toBelow;
  }

  /** 1 less the level where the cell ends. */
  double toAbove() {
    return toAbove;
  }

  /** The mass of the cell. */
  double mass() {
    return fromBelow < 0.5 ? toBelow - fromBelow : fromAbove - toAbove;
  }

  /** The piece that function f is on. */
  int piece(int f) {
    return piece[f];
  }

  /** The value of function f inside the cell. */
  double at(int f, double u, double v) {
    return functions[f].at(piece[f], u, v);
  }

  double atStart(int f) {
    return at(f, fromBelow, fromAbove);
  }

  double atEnd(int f) {
    return at(f, toBelow, toAbove);
  }

  boolean isSmooth(int f) {
    return functions[f].isSmooth(piece[f]);
  }
}
