package org.natgrad.regression;

import java.util.List;
import java.util.stream.IntStream;
import org.natgrad.kernel.Kernels;

/**
 * The features of a regression, n rows by d columns, dense or sparse, checked to be finite. Every
 * model has an intercept; it is not a column here, the fit adds it.
 */
public abstract sealed class DesignMatrix permits DenseDesign, SparseDesign {

  private final int rows;
  private final List<String> names;

  DesignMatrix(int rows, List<String> names) {
    this.rows = rows;
    this.names = names;
  }

  /**
   * Makes a dense design matrix.
   *
   * @param rows n ≥ 1
   * @param columns d ≥ 0
   * @param values the n × d entries, row by row; copied
   * @return the matrix, with columns named x0, x1, …
   * @throws IllegalArgumentException if a size is wrong or an entry is not finite
   */
  public static DesignMatrix dense(int rows, int columns, double[] values) {
    requireSizes(rows, columns);
    if (values.length != (long) rows * columns) {
      throw new IllegalArgumentException(
          "values has length " + values.length + ": " + rows + " × " + columns + " are needed");
    }
    double[] augmented = new double[size((long) rows * (columns + 1), "rows × columns")];
    for (int i = 0; i < rows; i++) {
      augmented[i * (columns + 1)] = 1;
      System.arraycopy(values, i * columns, augmented, i * (columns + 1) + 1, columns);
    }
    return DenseDesign.adopt(rows, columns, augmented);
  }

  /**
   * Makes a sparse design matrix in compressed rows. Row i holds the entries {@code start[i]} to
   * {@code start[i + 1] − 1}.
   *
   * @param rows n ≥ 1
   * @param columns d ≥ 0
   * @param start n + 1 offsets, ascending from 0; adopted, not copied
   * @param column the column of each entry, strictly ascending within a row; adopted
   * @param value the value of each entry; adopted
   * @return the matrix, with columns named x0, x1, …
   * @throws IllegalArgumentException if a size or an index is wrong or an entry is not finite
   */
  public static DesignMatrix sparse(
      int rows, int columns, int[] start, int[] column, double[] value) {
    requireSizes(rows, columns);
    return SparseDesign.adopt(rows, columns, start, column, value);
  }

  /**
   * Names the columns.
   *
   * @param names d names; copied
   * @return the same matrix under these names
   * @throws IllegalArgumentException if the number of names is not d
   */
  public final DesignMatrix withNames(List<String> names) {
    if (names.size() != columns()) {
      throw new IllegalArgumentException(
          "names has " + names.size() + " elements: the matrix has " + columns() + " columns");
    }
    return named(List.copyOf(names));
  }

  /**
   * Returns the number of rows.
   *
   * @return n
   */
  public final int rows() {
    return rows;
  }

  /**
   * Returns the number of columns, the intercept not counted.
   *
   * @return d
   */
  public final int columns() {
    return names.size();
  }

  /**
   * Returns the names of the columns.
   *
   * @return d names, unmodifiable
   */
  public final List<String> names() {
    return names;
  }

  /** Returns the number of stored entries, the intercept's counted. */
  abstract long entries();

  abstract DesignMatrix named(List<String> names);

  /** Returns the matrix without the columns for which {@code keep} is false. */
  abstract DesignMatrix select(boolean[] keep);

  /**
   * Writes the stored entries of row {@code row} of [1, X], the intercept's first, and returns how
   * many there are, at most d + 1.
   */
  abstract int row(int row, int[] column, double[] value);

  /** Z = X W for rows from {@code row}, W of (d+1) × k whose row 0, the intercept, is left out. */
  abstract void forward(
      Kernels kernels, int row, int n, int k, double[] weights, double[] z, int zo);

  /** G += [1, X]ᵀ R, G of (d+1) × k. */
  abstract void backward(
      Kernels kernels, int row, int n, int k, double[] r, int ro, double[] g, int go);

  /** G += [1, X]ᵀ diag(w) [1, X], lower triangle. */
  final void syrk(Kernels kernels, int row, int n, double[] w, double[] g, int go, int ldg) {
    syrks(kernels, row, n, w, g, new int[] {go}, ldg);
  }

  /** G_p += [1, X]ᵀ diag(w_p) [1, X], lower triangles at {@code go[p]}, w_p = w[p n … p n + n). */
  abstract void syrks(Kernels kernels, int row, int n, double[] w, double[] g, int[] go, int ldg);

  /** G += [1, X∘X]ᵀ S, G of (d+1) × k: the diagonals of weighted Gram matrices. */
  abstract void squares(int row, int n, int k, double[] s, int so, double[] g, int go);

  static List<String> defaultNames(int columns) {
    return IntStream.range(0, columns).mapToObj(j -> "x" + j).toList();
  }

  static IllegalArgumentException notFinite(int row, int column, double value) {
    return new IllegalArgumentException(
        "x["
            + row
            + "]["
            + column
            + "] = "
            + value
            + ": features must be finite; drop or impute the row");
  }

  /** An array length, refused by name where Java has no such array. */
  static int size(long length, String what) {
    if (length > Integer.MAX_VALUE - 8) {
      throw new IllegalArgumentException(
          what
              + " = "
              + length
              + ": an array holds at most 2³¹ − 9 numbers; fit fewer rows, columns or classes");
    }
    return (int) length;
  }

  private static void requireSizes(int rows, int columns) {
    if (rows < 1) {
      throw new IllegalArgumentException("rows = " + rows + ": a fit needs at least one row");
    }
    if (columns < 0) {
      throw new IllegalArgumentException("columns = " + columns + ": must be at least 0");
    }
  }
}
