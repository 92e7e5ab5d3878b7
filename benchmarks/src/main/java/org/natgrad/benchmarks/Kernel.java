package org.natgrad.benchmarks;

import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * The kernels, with the arithmetic they cannot do without and the memory that they must touch at
 * least: each input read once, each output written once, and read before where it is added to.
 * Rivals who do more arithmetic, such as the full square of a symmetric matrix, are credited with
 * no more than this.
 */
enum Kernel {
  WEIGHTED_SYRK(
      "weighted SYRK",
      size -> DesignProblem.draw(size).weightedSyrk(),
      size -> gram(size),
      size -> doubles(entries(size) + size.rows() + triangle(size.columns()))),
  WEIGHTED_SYRK_OF_FLOATS(
      "weighted SYRK of float32",
      size -> DesignProblem.draw(size).weightedSyrkOfFloats(),
      size -> gram(size),
      size -> doubles(entries(size) / 2 + size.rows() + triangle(size.columns()))),
  SOFTMAX_FISHER(
      "softmax Fisher, K = 10",
      size -> LogitsProblem.draw(size).softmaxFisher(),
      size -> 55 * gram(size),
      size -> doubles(entries(size) + 11.0 * size.rows() + 55 * triangle(size.columns()))),
  CHOLESKY(
      "Cholesky",
      size -> SquareProblem.draw(size.rows(), 1).cholesky(),
      size -> Math.pow(size.rows(), 3) / 3,
      size -> doubles(triangle(size.rows()))),
  TRIANGULAR_SOLVE(
      "TRSM",
      size -> SquareProblem.draw(size.rows(), size.columns()).triangularSolve(),
      size -> size.rows() * entries(size),
      size -> doubles(triangle(size.rows()) / 2 + 2 * entries(size))),
  GEMM(
      "GEMM",
      size -> SquareProblem.draw(size.rows(), size.rows()).gemm(),
      size -> 2 * Math.pow(size.rows(), 3),
      size -> doubles(4 * Math.pow(size.rows(), 2))),
  LOGITS(
      "logits, K = 10",
      size -> LogitsProblem.draw(size).logits(),
      size -> 20 * entries(size),
      size -> doubles(entries(size) + 10 * size.columns() + 20.0 * size.rows())),
  LOGITS_SOFTMAX(
      "logits + softmax + LSE, K = 10",
      size -> LogitsProblem.draw(size).logitsSoftmax(),
      size -> 20 * entries(size),
      size -> doubles(entries(size) + 10 * size.columns() + 31.5 * size.rows())),
  FISHER_TIMES(
      "Fisher times vector",
      size -> DesignProblem.draw(size).fisherTimes(),
      size -> 4 * entries(size),
      size -> doubles(entries(size) + size.rows() + 3 * size.columns())),
  GEMV(
      "gemv",
      size -> DesignProblem.draw(size).gemv(),
      size -> 2 * entries(size),
      size -> doubles(entries(size) + size.rows() + size.columns())),
  DOT(
      "dot",
      size -> VectorProblem.draw(size).dot(),
      size -> 2 * entries(size),
      size -> doubles(2 * entries(size))),
  /** Counted in elements, not operations. */
  EXP(
      "exp",
      size -> VectorProblem.draw(size).exp(),
      size -> entries(size),
      size -> doubles(2 * entries(size))),
  /** Counted in elements, not operations. */
  LOG(
      "log",
      size -> VectorProblem.draw(size).log(),
      size -> entries(size),
      size -> doubles(2 * entries(size))),
  /** Fused multiply-adds on registers; the size is the number of operations. */
  FMA_PEAK(
      "FMA peak",
      size -> new Problem(library -> library.fmaPeak(size), result -> {}),
      size -> size.rows(),
      size -> 0),
  /** The sum of an array, which costs what reading it costs. */
  READ(
      "read",
      size -> VectorProblem.draw(size).read(),
      size -> entries(size),
      size -> doubles(entries(size)));

  private final String label;
  private final Function<Size, Problem> problem;
  private final ToDoubleFunction<Size> flops;
  private final ToDoubleFunction<Size> bytes;

  Kernel(
      String label,
      Function<Size, Problem> problem,
      ToDoubleFunction<Size> flops,
      ToDoubleFunction<Size> bytes) {
    this.label = label;
    this.problem = problem;
    this.flops = flops;
    this.bytes = bytes;
  }

  String label() {
    return label;
  }

  /** A word for a point in a picture. */
  String symbol() {
    return switch (this) {
      case WEIGHTED_SYRK -> "SYRK";
      case WEIGHTED_SYRK_OF_FLOATS -> "SYRK f32";
      case SOFTMAX_FISHER -> "Fisher";
      case LOGITS -> "logits";
      case LOGITS_SOFTMAX -> "softmax";
      case FISHER_TIMES -> "Fv";
      default -> label;
    };
  }

  Problem problem(Size size) {
    return problem.apply(size);
  }

  double flops(Size size) {
    return flops.applyAsDouble(size);
  }

  double bytes(Size size) {
    return bytes.applyAsDouble(size);
  }

  /** Whether its operations are counted in multiplications and additions. */
  boolean isOnRoofline() {
    return this != EXP && this != LOG && this != FMA_PEAK && this != READ;
  }

  private static double entries(Size size) {
    return (double) size.rows() * size.columns();
  }

  /** A multiplication and an addition for each row and element of the lower triangle. */
  private static double gram(Size size) {
    return entries(size) * (size.columns() + 1);
  }

  /** A lower triangle that is read and written. */
  private static double triangle(int order) {
    return (double) order * (order + 1);
  }

  private static double doubles(double count) {
    return 8 * count;
  }
}
