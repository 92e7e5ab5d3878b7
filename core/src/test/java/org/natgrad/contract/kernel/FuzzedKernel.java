package org.natgrad.contract.kernel;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.natgrad.contract.kernel.FuzzedOperand.Place;
import org.natgrad.kernel.Kernels;

/** Every kernel, with what it takes to call it at random. */
enum FuzzedKernel {
  DOT(
      c -> c.sized(1).vector(c.n(0)).vector(c.n(0)),
      (k, c) -> c.result = k.dot(c.n(0), c.x(0), c.at(0), c.x(1), c.at(1))),
  AXPY(
      c -> c.sized(1).vector(c.n(0)).vector(c.n(0)).written(),
      (k, c) -> k.axpy(c.n(0), c.number, c.x(0), c.at(0), c.x(1), c.at(1))),
  GEMV(
      c -> c.sized(2).matrix(c.n(0), c.n(1)).vector(c.n(1)).vector(c.n(0)).written(),
      (k, c) -> k.gemv(c.n(0), c.n(1), c.x(0), c.at(0), c.ld(0), c.x(1), c.at(1), c.x(2), c.at(2))),
  GEMV_TRANSPOSED(
      c -> c.sized(2).matrix(c.n(0), c.n(1)).vector(c.n(0)).vector(c.n(1)).written(),
      (k, c) ->
          k.gemvTransposed(
              c.n(0), c.n(1), c.x(0), c.at(0), c.ld(0), c.x(1), c.at(1), c.x(2), c.at(2))),
  GEMM(
      c ->
          c.sized(3).matrix(c.n(0), c.n(2)).matrix(c.n(2), c.n(1)).matrix(c.n(0), c.n(1)).written(),
      (k, c) ->
          k.gemm(
              c.n(0), c.n(1), c.n(2), c.x(0), c.at(0), c.ld(0), c.x(1), c.at(1), c.ld(1), c.x(2),
              c.at(2), c.ld(2))),
  GEMM_TRANSPOSED(
      c ->
          c.sized(3).matrix(c.n(2), c.n(0)).matrix(c.n(2), c.n(1)).matrix(c.n(0), c.n(1)).written(),
      (k, c) ->
          k.gemmTransposed(
              c.n(0), c.n(1), c.n(2), c.x(0), c.at(0), c.ld(0), c.x(1), c.at(1), c.ld(1), c.x(2),
              c.at(2), c.ld(2))),
  WEIGHTED_SYRK(
      c -> c.sized(2).matrix(c.n(0), c.n(1)).vector(c.n(0)).matrix(c.n(1), c.n(1)).lower(c.n(1)),
      (k, c) ->
          k.weightedSyrk(
              c.n(0), c.n(1), c.x(0), c.at(0), c.ld(0), c.x(1), c.at(1), c.x(2), c.at(2), c.ld(2))),
  WEIGHTED_SYRK_OF_FLOATS(
      c ->
          c.sized(2)
              .add(Place.MATRIX, float[].class, c.n(0), c.n(1))
              .vector(c.n(0))
              .matrix(c.n(1), c.n(1))
              .lower(c.n(1)),
      (k, c) ->
          k.weightedSyrk(
              c.n(0),
              c.n(1),
              c.floats(0),
              c.at(0),
              c.ld(0),
              c.x(1),
              c.at(1),
              c.x(2),
              c.at(2),
              c.ld(2))),
  WEIGHTED_SYRKS(
      c -> {
        c.sized(3);
        c.counts[2] = 1 + c.n(2) % 5;
        c.matrix(c.n(0), c.n(1))
            .matrix(c.n(2), c.n(0))
            .matrix(c.n(2) * c.n(1), c.n(1))
            .lower(c.n(1));
      },
      (k, c) -> {
        int[] go = new int[Math.max(0, c.n(2))];
        Arrays.setAll(go, p -> c.at(2) + p * c.n(1) * c.ld(2));
        if (c.number == FuzzedCall.BROKEN) {
          go[go.length - 1] = c.at(2);
        }
        k.weightedSyrks(
            c.n(0), c.n(1), c.n(2), c.x(0), c.at(0), c.ld(0), c.x(1), c.at(1), c.ld(1), c.x(2), go,
            c.ld(2));
      }) {
    @Override
    String spoil(FuzzedCall call) {
      call.number = FuzzedCall.BROKEN;
      return call.n(2) < 2 || call.n(1) < 1 ? null : "two blocks in one place";
    }
  },
  SOFTMAX_FISHER(
      c -> {
        c.sized(3);
        c.counts[1] %= 12;
        c.counts[2] = 1 + c.n(2) % 5;
        int order = c.n(1) * c.n(2);
        c.matrix(c.n(0), c.n(1))
            .packed(c.n(0), c.n(2))
            .vector(c.n(0))
            .matrix(order, order)
            .lower(c.n(1));
      },
      (k, c) ->
          k.softmaxFisher(
              c.n(0), c.n(1), c.n(2), c.x(0), c.at(0), c.ld(0), c.x(1), c.at(1), c.x(2), c.at(2),
              c.x(3), c.at(3), c.ld(3))) {
    @Override
    String spoil(FuzzedCall call) {
      call.counts[2] = 0;
      return "no class";
    }
  },
  WEIGHTED_GEMM_TRANSPOSED(
      c ->
          c.sized(3)
              .matrix(c.n(2), c.n(0))
              .vector(c.n(2))
              .matrix(c.n(2), c.n(1))
              .matrix(c.n(0), c.n(1))
              .written(),
      (k, c) ->
          k.weightedGemmTransposed(
              c.n(0), c.n(1), c.n(2), c.x(0), c.at(0), c.ld(0), c.x(1), c.at(1), c.x(2), c.at(2),
              c.ld(2), c.x(3), c.at(3), c.ld(3))),
  FISHER_TIMES(
      c -> {
        c.sized(3);
        c.counts[2] %= 6;
        c.matrix(c.n(0), c.n(1))
            .vector(c.n(0))
            .matrix(c.n(2), c.n(1))
            .matrix(c.n(2), c.n(1))
            .written();
      },
      (k, c) ->
          k.fisherTimes(
              c.n(0), c.n(1), c.n(2), c.x(0), c.at(0), c.ld(0), c.x(1), c.at(1), c.x(2), c.at(2),
              c.ld(2), c.x(3), c.at(3), c.ld(3))),
  CHOLESKY(c -> c.sized(1).matrix(c.n(0), c.n(0)).lower(c.n(0)), FuzzedKernel::cholesky) {
    @Override
    void prepare(FuzzedCall call) {
      call.number = call.random.nextInt(2) * 0x1p-30;
      boolean definite = call.random.nextInt(4) > 0;
      for (int i = 0; i < call.n(0); i++) {
        call.x(0)[call.at(0) + i * (call.ld(0) + 1)] += definite ? 2 * call.n(0) : 0;
      }
    }

    @Override
    String spoil(FuzzedCall call) {
      call.number = call.random.nextBoolean() ? Double.NaN : -Double.MIN_VALUE;
      return "threshold";
    }
  },
  SOLVE_LOWER(
      c -> c.sized(2).matrix(c.n(0), c.n(0)).matrix(c.n(0), c.n(1)).written(),
      (k, c) -> k.solveLower(c.n(0), c.n(1), c.x(0), c.at(0), c.ld(0), c.x(1), c.at(1), c.ld(1))),
  SOLVE_LOWER_TRANSPOSED(
      c -> c.sized(2).matrix(c.n(0), c.n(0)).matrix(c.n(0), c.n(1)).written(),
      (k, c) ->
          k.solveLowerTransposed(
              c.n(0), c.n(1), c.x(0), c.at(0), c.ld(0), c.x(1), c.at(1), c.ld(1))),
  EXP(FuzzedKernel::twoVectors, (k, c) -> k.exp(c.n(0), c.x(0), c.at(0), c.x(1), c.at(1))),
  LOG(FuzzedKernel::twoVectors, (k, c) -> k.log(c.n(0), c.x(0), c.at(0), c.x(1), c.at(1))),
  EXPM1(FuzzedKernel::twoVectors, (k, c) -> k.expm1(c.n(0), c.x(0), c.at(0), c.x(1), c.at(1))),
  LOG1P(FuzzedKernel::twoVectors, (k, c) -> k.log1p(c.n(0), c.x(0), c.at(0), c.x(1), c.at(1))),
  SIGMOID(FuzzedKernel::twoVectors, (k, c) -> k.sigmoid(c.n(0), c.x(0), c.at(0), c.x(1), c.at(1))),
  SOFTPLUS(
      FuzzedKernel::twoVectors, (k, c) -> k.softplus(c.n(0), c.x(0), c.at(0), c.x(1), c.at(1))),
  TANH(FuzzedKernel::twoVectors, (k, c) -> k.tanh(c.n(0), c.x(0), c.at(0), c.x(1), c.at(1))),
  SOFTMAX(
      c -> {
        c.sized(2);
        c.counts[1] = 1 + c.n(1) % 20;
        c.packed(c.n(0), c.n(1)).written();
        c.packed(c.n(0), c.n(1)).written();
        c.vector(c.n(0)).written();
        c.add(Place.PACKED, int[].class, 1, c.n(0));
      },
      (k, c) ->
          k.softmax(
              c.n(0), c.n(1), c.ints(3), c.at(3), c.x(0), c.at(0), c.x(1), c.at(1), c.x(2),
              c.at(2))) {
    @Override
    void prepare(FuzzedCall call) {
      label(call, 3, call.n(1));
    }

    @Override
    String spoil(FuzzedCall call) {
      return mislabel(call, 3, call.n(1));
    }
  },
  LOGITS_SOFTMAX(
      c -> {
        c.sized(3);
        c.counts[2] = 1 + c.n(2) % 12;
        c.packed(c.n(0), c.n(2)).written();
        c.packed(c.n(0), c.n(2)).written();
        c.vector(c.n(0)).written();
        c.add(Place.PACKED, int[].class, 1, c.n(0));
        c.matrix(c.n(0), c.n(1)).packed(c.n(1), c.n(2));
      },
      (k, c) ->
          k.logitsSoftmax(
              c.n(0), c.n(1), c.n(2), c.x(4), c.at(4), c.ld(4), c.x(5), c.at(5), c.ints(3), c.at(3),
              c.x(0), c.at(0), c.x(1), c.at(1), c.x(2), c.at(2))) {
    @Override
    void prepare(FuzzedCall call) {
      label(call, 3, call.n(2));
    }

    @Override
    String spoil(FuzzedCall call) {
      return mislabel(call, 3, call.n(2));
    }
  },
  LOGISTIC(
      c -> {
        c.sized(1);
        for (int output = 0; output < 3; output++) {
          c.vector(c.n(0)).written();
        }
        c.add(Place.PACKED, int[].class, 1, c.n(0));
      },
      (k, c) ->
          k.logistic(
              c.n(0), c.ints(3), c.at(3), c.x(0), c.at(0), c.x(1), c.at(1), c.x(2), c.at(2))) {
    @Override
    void prepare(FuzzedCall call) {
      label(call, 3, 2);
    }

    @Override
    String spoil(FuzzedCall call) {
      return mislabel(call, 3, 2);
    }
  },
  SPARSE_GEMM(
      c -> {
        sparse(c);
        c.add(Place.OPEN, double[].class, FuzzedCall.SPARSE_COLUMNS, c.n(2))
            .packed(c.n(1), c.n(2))
            .written();
      },
      (k, c) ->
          k.sparseGemm(
              c.n(0), c.n(1), c.n(2), c.ints(0), c.ints(1), c.x(2), c.x(3), c.at(3), c.x(4),
              c.at(4))) {
    @Override
    void prepare(FuzzedCall call) {
      rows(call);
    }

    @Override
    String spoil(FuzzedCall call) {
      return unsort(call);
    }
  },
  SPARSE_GEMM_TRANSPOSED(
      c -> {
        sparse(c);
        c.packed(c.n(1), c.n(2))
            .add(Place.OPEN, double[].class, FuzzedCall.SPARSE_COLUMNS, c.n(2))
            .written();
      },
      (k, c) ->
          k.sparseGemmTransposed(
              c.n(0), c.n(1), c.n(2), c.ints(0), c.ints(1), c.x(2), c.x(3), c.at(3), c.x(4),
              c.at(4))) {
    @Override
    void prepare(FuzzedCall call) {
      rows(call);
    }

    @Override
    String spoil(FuzzedCall call) {
      return unsort(call);
    }
  };

  /** Sizes and operands of a call. */
  @FunctionalInterface
  private interface Shape {
    void of(FuzzedCall call);
  }

  private final Shape shape;
  private final FuzzedCall.Body body;

  FuzzedKernel(Shape shape, FuzzedCall.Body body) {
    this.shape = shape;
    this.body = body;
  }

  /** A call that keeps every rule. */
  FuzzedCall call(SplittableRandom random) {
    FuzzedCall call = new FuzzedCall(random, body);
    shape.of(call);
    call.inPlace = ordinal() >= EXP.ordinal() && ordinal() <= TANH.ordinal();
    call.layOut(random.nextInt(2));
    prepare(call);
    return call;
  }

  void prepare(FuzzedCall call) {
    call.number = call.random.nextDouble() - 0.5;
  }

  /** Breaks a rule of this kernel's own; returns which, or null if that is not possible here. */
  String spoil(FuzzedCall call) {
    return call.spoil();
  }

  private static void twoVectors(FuzzedCall call) {
    call.sized(1).vector(call.n(0)).vector(call.n(0)).written();
  }

  /** What is unspecified after a failed pivot counts as 0. */
  private static void cholesky(Kernels kernels, FuzzedCall call) {
    int done = kernels.cholesky(call.n(0), call.number, call.x(0), call.at(0), call.ld(0));
    for (int i = done; i < call.n(0); i++) {
      int row = call.at(0) + i * call.ld(0);
      Arrays.fill(call.x(0), row + done, row + i + 1, 0);
    }
    call.result = done;
  }

  private static void label(FuzzedCall call, int y, int classes) {
    for (int i = 0; i < call.n(0); i++) {
      call.ints(y)[call.at(y) + i] = call.random.nextInt(classes);
    }
  }

  private static String mislabel(FuzzedCall call, int y, int classes) {
    if (call.n(0) == 0) {
      return null;
    }
    int wrong = call.random.nextBoolean() ? -1 : classes;
    call.ints(y)[call.at(y) + call.random.nextInt(call.n(0))] = wrong;
    return "label";
  }

  private static void sparse(FuzzedCall call) {
    call.sized(3);
    call.counts[0] %= 4;
    call.counts[2] %= 12;
    int entries = call.n(1) == 0 ? 0 : call.random.nextInt(5 * call.n(1));
    call.add(Place.WHOLE, int[].class, 1, call.n(0) + call.n(1) + 1)
        .add(Place.WHOLE, int[].class, 1, entries)
        .add(Place.WHOLE, double[].class, 1, entries);
  }

  private static void rows(FuzzedCall call) {
    int[] start = call.ints(0);
    int[] column = call.ints(1);
    for (int i = 0; i < start.length - 1; i++) {
      start[i] = call.random.nextInt(column.length + 1);
    }
    start[start.length - 1] = column.length;
    Arrays.sort(start, call.n(0), start.length);
    for (int e = 0; e < column.length; e++) {
      column[e] = call.random.nextInt(FuzzedCall.SPARSE_COLUMNS);
    }
  }

  private static String unsort(FuzzedCall call) {
    int at = call.n(0) + call.random.nextInt(call.n(1) + 1);
    call.ints(0)[at] = call.random.nextBoolean() ? -1 : call.ints(1).length + 1;
    return "start";
  }
}
