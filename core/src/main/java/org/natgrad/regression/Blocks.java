package org.natgrad.regression;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/**
 * The order in which rows are summed, fixed by the shape of the data alone: numbered leaves of
 * consecutive rows, each a chain from 0 in row order, closed on one binary tree over the leaf
 * numbers. Node i of level l + 1 is the sum of nodes 2i and 2i + 1 of level l; one without a
 * sibling rises unchanged. Threads and machines may therefore take leaves in any order and merge
 * what is complete.
 *
 * @param rows n
 * @param leafRows rows a leaf, but for the last
 */
record Blocks(int rows, int leafRows) {

  /** Fewer rows than this are not worth a leaf. */
  private static final int LEAST = 2048;

  /** Work of a leaf over the work of adding its partial sum. */
  private static final int WORTH = 4;

  /** Leaves for n rows with {@code entries} stored entries in {@code columns} columns. */
  static Blocks of(int rows, int columns, long entries) {
    double perRow = Math.max(1.0, (double) entries / rows);
    double leaf = Math.max(LEAST, Math.ceil(WORTH * columns / perRow));
    return new Blocks(rows, (int) Math.min(leaf, Math.max(rows, 1)));
  }

  /** What a leaf adds to its partial sum. */
  @FunctionalInterface
  interface Leaf {
    void addTo(double[] partial, int from, int to);
  }

  int leaves() {
    return (rows + leafRows - 1) / leafRows;
  }

  /** Sums {@code length} numbers over all rows. */
  double[] sum(Workers workers, int length, Leaf leaf) {
    Tree tree = new Tree(leaves(), length);
    workers.run(
        leaves(),
        id -> {
          double[] partial = tree.fresh();
          leaf.addTo(partial, id * leafRows, (int) Math.min(rows, (id + 1L) * leafRows));
          tree.close(id, partial);
        });
    return tree.root();
  }

  /** The binary tree over leaf numbers; holds at most the open nodes. */
  private static final class Tree {
    private final int leaves;
    private final int length;
    private final Map<Long, double[]> open = new HashMap<>();
    private final Deque<double[]> spare = new ArrayDeque<>();
    private double[] root;

    Tree(int leaves, int length) {
      this.leaves = leaves;
      this.length = length;
      this.root = leaves == 0 ? new double[length] : null;
    }

    double[] fresh() {
      double[] used;
      synchronized (this) {
        used = spare.poll();
      }
      if (used == null) {
        return new double[length];
      }
      Arrays.fill(used, 0);
      return used;
    }

    void close(int leaf, double[] partial) {
      long index = leaf;
      double[] node = partial;
      int level = 0;
      for (long width = leaves; width > 1; width = (width + 1) / 2, level++, index /= 2) {
        long sibling = index ^ 1;
        if (sibling >= width) {
          continue;
        }
        double[] other;
        synchronized (this) {
          other = open.remove(key(level, sibling));
          if (other == null) {
            open.put(key(level, index), node);
            return;
          }
        }
        double[] left = index < sibling ? node : other;
        double[] right = index < sibling ? other : node;
        for (int i = 0; i < length; i++) {
          left[i] += right[i];
        }
        synchronized (this) {
          spare.push(right);
        }
        node = left;
      }
      synchronized (this) {
        root = node;
      }
    }

    synchronized double[] root() {
      return root;
    }

    private static long key(int level, long index) {
      return ((long) level << 40) | index;
    }
  }
}
