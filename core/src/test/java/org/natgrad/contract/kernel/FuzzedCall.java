package org.natgrad.contract.kernel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.natgrad.contract.kernel.FuzzedOperand.Place;
import org.natgrad.kernel.Kernels;

/** One random call: its counts, its operands, and the arrays that they lie in. */
final class FuzzedCall {

  /** Makes the call, with the operands where they lie. */
  @FunctionalInterface
  interface Body {
    void on(Kernels kernels, FuzzedCall call);
  }

  /** The number of a call that its kernel's own rule is to be broken in. */
  static final double BROKEN = -77;

  /** Columns of sparse rows. */
  static final int SPARSE_COLUMNS = 9;

  final SplittableRandom random;
  int[] counts;
  final List<FuzzedOperand> operands = new ArrayList<>();

  /** A kernel's number: a factor, or a threshold. */
  double number;

  /** What the kernel returned, or 0. */
  double result;

  /** Whether the last operand may lie exactly on the first. */
  boolean inPlace;

  private final Body body;
  private Object[] arrays;

  FuzzedCall(SplittableRandom random, Body body) {
    this.random = random;
    this.body = body;
  }

  void on(Kernels kernels) {
    body.on(kernels, this);
  }

  /** Draws the counts: most are small, some cross the edges of tiles. */
  FuzzedCall sized(int number) {
    counts = new int[number];
    for (int i = 0; i < number; i++) {
      int kind = random.nextInt(10);
      counts[i] = random.nextInt(kind < 5 ? 9 : kind < 9 ? 36 : 75);
    }
    return this;
  }

  int n(int i) {
    return counts[i];
  }

  double[] x(int i) {
    return (double[]) arrays[operands.get(i).array];
  }

  float[] floats(int i) {
    return (float[]) arrays[operands.get(i).array];
  }

  int[] ints(int i) {
    return (int[]) arrays[operands.get(i).array];
  }

  int at(int i) {
    return operands.get(i).offset;
  }

  int ld(int i) {
    return operands.get(i).stride;
  }

  FuzzedCall matrix(int rows, int columns) {
    return add(Place.MATRIX, double[].class, rows, columns);
  }

  FuzzedCall vector(int n) {
    return add(Place.PACKED, double[].class, 1, n);
  }

  FuzzedCall packed(int rows, int columns) {
    return add(Place.PACKED, double[].class, rows, columns);
  }

  FuzzedCall add(Place place, Class<?> type, int rows, int columns) {
    operands.add(new FuzzedOperand(place, type, rows, columns));
    return this;
  }

  /** The last operand is written. */
  FuzzedCall written() {
    return lower(-1);
  }

  /** Of the last operand, lower triangles of blocks of this order are written. */
  FuzzedCall lower(int order) {
    operands.get(operands.size() - 1).order = order;
    return this;
  }

  /** Gives every operand a place: apart, in one array, side by side, or inputs over each other. */
  void layOut(int kind) {
    int layout = random.nextInt(4);
    int width = operands.stream().mapToInt(o -> o.columns).sum() + random.nextInt(3);
    int shared = operands.size();
    int[] ends = new int[shared + 1];
    int side = 0;
    for (int i = 0; i < shared; i++) {
      FuzzedOperand o = operands.get(i);
      boolean movable = o.type == double[].class && o.place.ordinal() <= Place.PACKED.ordinal();
      o.array = i;
      o.offset = o.place == Place.WHOLE ? 0 : random.nextInt(6);
      o.stride = o.place == Place.MATRIX ? o.columns + random.nextInt(4) : o.columns;
      if (layout == 1 && movable) {
        o.array = shared;
        o.offset += ends[shared];
      } else if (layout == 2 && movable && o.place == Place.MATRIX) {
        o.array = shared;
        o.stride = width;
        o.offset = side;
        side += o.columns;
      } else if (layout == 3 && movable && o.order == 0) {
        o.array = shared;
      }
      ends[o.array] = Math.max(ends[o.array], o.end());
    }
    if (inPlace && random.nextBoolean()) {
      operands.get(1).array = operands.get(0).array;
      operands.get(1).offset = operands.get(0).offset;
    }
    arrays = new Object[ends.length];
    for (int i = 0; i < ends.length; i++) {
      boolean exact = i < shared && operands.get(i).place == Place.WHOLE;
      int length = ends[i] + (exact ? 0 : random.nextInt(20));
      arrays[i] = fresh(i < shared ? operands.get(i).type : double[].class, kind, length);
    }
  }

  private Object fresh(Class<?> type, int kind, int length) {
    if (type == int[].class) {
      return new int[length];
    }
    double[] numbers = Trial.numbers(random, kind, length);
    if (type == double[].class) {
      return numbers;
    }
    float[] narrow = new float[length];
    for (int j = 0; j < length; j++) {
      narrow[j] = (float) numbers[j];
    }
    return narrow;
  }

  FuzzedCall copy() {
    FuzzedCall copy = new FuzzedCall(random, body);
    copy.counts = counts;
    copy.operands.addAll(operands);
    copy.number = number;
    copy.arrays = arrays.clone();
    for (int i = 0; i < arrays.length; i++) {
      copy.arrays[i] = resized(arrays[i], -1);
    }
    return copy;
  }

  private static Object resized(Object array, int length) {
    if (array instanceof double[] x) {
      return Arrays.copyOf(x, length < 0 ? x.length : length);
    }
    if (array instanceof float[] x) {
      return Arrays.copyOf(x, length < 0 ? x.length : length);
    }
    int[] x = (int[]) array;
    return x == null ? null : Arrays.copyOf(x, length < 0 ? x.length : length);
  }

  /** Bits of an array; all NaNs are one. */
  private static long[] bits(Object array) {
    if (array instanceof double[] x) {
      return Arrays.stream(x).mapToLong(Double::doubleToLongBits).toArray();
    }
    if (array instanceof int[] x) {
      return Arrays.stream(x).asLongStream().toArray();
    }
    float[] x = array == null ? new float[0] : (float[]) array;
    long[] bits = new long[x.length];
    for (int i = 0; i < bits.length; i++) {
      bits[i] = Float.floatToIntBits(x[i]);
    }
    return bits;
  }

  /** The first difference, or null; adds what was compared to {@code words}. */
  String differenceFrom(FuzzedCall other, boolean[][] except, long[] words) {
    for (int i = 0; i < arrays.length; i++) {
      long[] mine = bits(arrays[i]);
      long[] its = bits(other.arrays[i]);
      for (int j = 0; j < mine.length; j++) {
        if (mine[j] != its[j] && !(except != null && except[i][j])) {
          return "array " + i + " at " + j;
        }
      }
      words[0] += mine.length;
    }
    return null;
  }

  /** Every element that the call may write. */
  boolean[][] outputs() {
    boolean[][] written = new boolean[arrays.length][];
    for (int i = 0; i < arrays.length; i++) {
      written[i] = new boolean[bits(arrays[i]).length];
    }
    for (FuzzedOperand o : operands) {
      for (int i = 0; i < o.rows; i++) {
        for (int j = 0; j < o.columns; j++) {
          written[o.array][o.at(i, j)] |= o.isWritten(i, j);
        }
      }
    }
    return written;
  }

  /** Breaks one rule; returns which, or null if that is not possible here. */
  String spoil() {
    int which = random.nextInt(operands.size());
    FuzzedOperand o = operands.get(which);
    switch (random.nextInt(6)) {
      case 0:
        int count = random.nextInt(counts.length);
        counts[count] = random.nextBoolean() ? -1 : Integer.MIN_VALUE;
        return "count " + count;
      case 1:
        if (o.place == Place.WHOLE) {
          return null;
        }
        o.offset = o.isEmpty() || random.nextBoolean() ? -1 : bits(arrays[o.array]).length + 1;
        return "offset of operand " + which;
      case 2:
        if (o.place != Place.MATRIX || o.columns == 0) {
          return null;
        }
        o.stride = random.nextInt(o.columns);
        return "leading dimension of operand " + which;
      case 3:
        if (o.place == Place.OPEN || o.isEmpty()) {
          return null;
        }
        arrays[o.array] = resized(arrays[o.array], o.end() - 1);
        return "length of operand " + which;
      case 4:
        arrays[o.array] = null;
        return "absence of operand " + which;
      default:
        return overlap(o);
    }
  }

  /** Puts an element of an output on one of another operand. */
  private String overlap(FuzzedOperand read) {
    List<FuzzedOperand> outputs = operands.stream().filter(o -> o.order != 0).toList();
    if (outputs.isEmpty() || read.isEmpty() || read.type != double[].class) {
      return null;
    }
    FuzzedOperand out = outputs.get(random.nextInt(outputs.size()));
    if (out == read || out.isEmpty()) {
      return null;
    }
    int shift = out.place == Place.WHOLE ? 0 : out.end();
    int from = read.at(random.nextInt(read.rows), random.nextInt(read.columns));
    int at = out.at(random.nextInt(out.rows), random.nextInt(out.columns)) - out.offset;
    if (read.place == Place.WHOLE && from < at
        || inPlace && (from - at == read.offset || read.place == Place.WHOLE)) {
      return null;
    }
    int base = read.place == Place.WHOLE ? 0 : shift;
    for (FuzzedOperand o : operands) {
      if (o.array == read.array) {
        o.offset += o == out ? 0 : base;
      }
    }
    out.offset = base + from - at;
    out.array = read.array;
    int length = base + bits(arrays[read.array]).length + out.end();
    arrays[read.array] = resized(arrays[read.array], length);
    return "overlap of operands " + operands.indexOf(out) + " and " + operands.indexOf(read);
  }

  @Override
  public String toString() {
    return "counts " + Arrays.toString(counts);
  }
}
