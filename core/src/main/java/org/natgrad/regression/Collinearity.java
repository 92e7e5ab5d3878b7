package org.natgrad.regression;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.natgrad.kernel.Kernels;

/**
 * Which columns of [1, X] are linear combinations of columns before them, the intercept first:
 * Cholesky of the equilibrated Gram matrix in column order, passing over pivots that rounding alone
 * explains. The same columns that R's {@code glm} reports as aliased.
 */
final class Collinearity {

  /** Squared sine of the angle to the columns before, below which a column is a combination. */
  private static final double PIVOT = 1e-11;

  /** A term of a combination is named if it makes up at least this part of the column. */
  private static final double NAMED = 1e-6;

  /** Columns up to which it is looked for: it costs d³/3 in plain loops. */
  static final int LARGEST = 1200;

  private static final int TILE = 256;

  private final boolean[] kept;
  private final List<String> combinations;

  private Collinearity(boolean[] kept, List<String> combinations) {
    this.kept = kept;
    this.combinations = combinations;
  }

  /** No finding: every column is kept. */
  static Collinearity none(DesignMatrix x) {
    boolean[] kept = new boolean[x.columns()];
    Arrays.fill(kept, true);
    return new Collinearity(kept, List.of());
  }

  static Collinearity of(DesignMatrix x, Categorical y, Kernels kernels) {
    int order = x.columns() + 1;
    double[] g = new double[order * order];
    double[] counted = new double[TILE];
    for (int row = 0; row < x.rows(); row += TILE) {
      int n = Math.min(TILE, x.rows() - row);
      for (int i = 0; i < n; i++) {
        counted[i] = y.weight(row + i) > 0 ? 1 : 0;
      }
      x.syrk(kernels, row, n, counted, g, 0, order);
    }
    double[] scale = new double[order];
    for (int i = 0; i < order; i++) {
      scale[i] = g[i * order + i] > 0 ? 1 / Math.sqrt(g[i * order + i]) : 0;
      for (int j = 0; j <= i; j++) {
        g[i * order + j] *= scale[i] * scale[j];
      }
    }
    boolean[] pivot = passOver(g, order);
    boolean[] kept = new boolean[x.columns()];
    List<String> combinations = new ArrayList<>();
    for (int j = 1; j < order; j++) {
      kept[j - 1] = pivot[j];
      if (!pivot[j]) {
        combinations.add(combination(x, g, order, pivot, scale, j));
      }
    }
    return new Collinearity(kept, List.copyOf(combinations));
  }

  /** Factors in place; a column passed over keeps its row of L for its combination. */
  private static boolean[] passOver(double[] l, int order) {
    boolean[] pivot = new boolean[order];
    for (int i = 0; i < order; i++) {
      double diagonal = l[i * order + i];
      for (int j = 0; j < i; j++) {
        if (!pivot[j]) {
          l[i * order + j] = 0;
          continue;
        }
        double s = l[i * order + j];
        for (int k = 0; k < j; k++) {
          s = Math.fma(-l[i * order + k], l[j * order + k], s);
        }
        l[i * order + j] = s / l[j * order + j];
        diagonal = Math.fma(-l[i * order + j], l[i * order + j], diagonal);
      }
      pivot[i] = diagonal > PIVOT;
      l[i * order + i] = pivot[i] ? Math.sqrt(diagonal) : 1;
    }
    return pivot;
  }

  private static String combination(
      DesignMatrix x, double[] l, int order, boolean[] pivot, double[] scale, int j) {
    if (scale[j] == 0) {
      return x.names().get(j - 1) + " = 0";
    }
    double[] c = Arrays.copyOfRange(l, j * order, j * order + j);
    StringBuilder text = new StringBuilder();
    for (int i = j - 1; i >= 0; i--) {
      if (!pivot[i]) {
        continue;
      }
      c[i] /= l[i * order + i];
      for (int k = 0; k < i; k++) {
        c[k] = Math.fma(-c[i], l[i * order + k], c[k]);
      }
      if (Math.abs(c[i]) > NAMED) {
        float coefficient = (float) (c[i] * scale[i] / scale[j]);
        String name = i == 0 ? FittedModel.INTERCEPT : x.names().get(i - 1);
        text.insert(0, (text.isEmpty() ? "" : " + ")).insert(0, coefficient + "·" + name);
      }
    }
    return x.names().get(j - 1) + " = " + text;
  }

  boolean any() {
    return !combinations.isEmpty();
  }

  boolean[] kept() {
    return kept;
  }

  List<String> combinations() {
    return combinations;
  }
}
