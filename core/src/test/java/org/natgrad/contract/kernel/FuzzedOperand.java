package org.natgrad.contract.kernel;

/** An operand of a {@link FuzzedCall}: a matrix, or part of one, in one of the call's arrays. */
final class FuzzedOperand {

  /** Which arguments tell where the operand lies. */
  enum Place {
    /** Offset and leading dimension. */
    MATRIX,
    /** An offset; rows follow each other. */
    PACKED,
    /** An offset, and the array's end; rows follow each other. */
    OPEN,
    /** Nothing: the array from its start. */
    WHOLE
  }

  final Place place;
  final Class<?> type;
  final int rows;
  final int columns;

  /** What is written: nothing if 0, else the lower triangles of blocks of this order; see below. */
  int order;

  int array;
  int offset;
  int stride;

  FuzzedOperand(Place place, Class<?> type, int rows, int columns) {
    this.place = place;
    this.type = type;
    this.rows = rows;
    this.columns = columns;
    this.stride = columns;
  }

  boolean isEmpty() {
    return rows == 0 || columns == 0;
  }

  int end() {
    return isEmpty() ? offset : offset + (rows - 1) * stride + columns;
  }

  int at(int i, int j) {
    return offset + i * stride + j;
  }

  /** Whether a call may write element (i, j); all of them if the order is −1. */
  boolean isWritten(int i, int j) {
    return order < 0 || order > 0 && j / order <= i / order && j % order <= i % order;
  }
}
