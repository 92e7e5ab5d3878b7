package org.natgrad.benchmarks;

/**
 * The size of a problem.
 *
 * @param rows rows of the data, or the order of a square matrix
 * @param columns columns of the data, or right-hand sides; 1 where there is nothing to say
 */
record Size(int rows, int columns) {

  static Size parse(String text) {
    String[] parts = text.split("x");
    return new Size(Integer.parseInt(parts[0]), parts.length < 2 ? 1 : Integer.parseInt(parts[1]));
  }

  /** What {@link #parse} reads. */
  @Override
  public String toString() {
    return columns == 1 ? String.valueOf(rows) : rows + "x" + columns;
  }
}
