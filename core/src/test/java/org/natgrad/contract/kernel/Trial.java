package org.natgrad.contract.kernel;

import static org.junit.jupiter.api.Assertions.fail;

import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.ObjIntConsumer;
import java.util.stream.Collectors;
import org.natgrad.kernel.Kernels;
import org.natgrad.kernel.ScalarKernels;

/** One call made twice, by the definition and by the adapter, on equal data. */
final class Trial {

  /** A call of one kernel on the arrays of a trial. */
  @FunctionalInterface
  interface Call {
    /** Returns the kernel's scalar result, or 0. */
    double on(Kernels kernels, double[][] arrays);
  }

  private static final double[] SPECIAL = {
    Double.NaN,
    Double.POSITIVE_INFINITY,
    Double.NEGATIVE_INFINITY,
    0.0,
    -0.0,
    Double.MIN_VALUE,
    -Double.MIN_VALUE,
    0x1p-1030,
    -0x1.8p-1040,
    Double.MAX_VALUE,
    -0x1p600,
    Double.MIN_NORMAL
  };

  /** How many words each backend was compared in. */
  private static final Map<String, LongAdder> COMPARED = new ConcurrentSkipListMap<>();

  private Trial() {}

  /** What was compared since the last report. */
  static String report() {
    String report =
        COMPARED.entrySet().stream()
            .map(e -> String.format("%s: %,d words compared", e.getKey(), e.getValue().sum()))
            .collect(Collectors.joining(System.lineSeparator()));
    COMPARED.clear();
    return report;
  }

  /** Every bit of every array, and of the result, must agree: outputs, gaps and surroundings. */
  static void agree(String what, Kernels kernels, double[][] arrays, Call call) {
    double[][] expected = copy(arrays);
    double[][] actual = copy(arrays);
    double e = call.on(ScalarKernels.INSTANCE, expected);
    double a = call.on(kernels, actual);
    if (Double.doubleToLongBits(e) != Double.doubleToLongBits(a)) {
      fail(what + ": returns " + a + ", not " + e);
    }
    equal(what, expected, actual);
    LongAdder words = COMPARED.computeIfAbsent(kernels.name(), name -> new LongAdder());
    words.increment();
    for (double[] array : actual) {
      words.add(array.length);
    }
  }

  static void equal(String what, double[][] expected, double[][] actual) {
    for (int i = 0; i < expected.length; i++) {
      for (int j = 0; j < expected[i].length; j++) {
        long e = Double.doubleToLongBits(expected[i][j]);
        long a = Double.doubleToLongBits(actual[i][j]);
        if (e != a) {
          fail(
              what + ": array " + i + " at " + j + ": " + actual[i][j] + ", not " + expected[i][j]);
        }
      }
    }
  }

  static double[][] copy(double[][] arrays) {
    double[][] copy = new double[arrays.length][];
    for (int i = 0; i < arrays.length; i++) {
      copy[i] = arrays[i].clone();
    }
    return copy;
  }

  /** Runs a body on plain data, then on data of which one in nine is special. */
  static void onBothKinds(ObjIntConsumer<SplittableRandom> body, int seed) {
    body.accept(new SplittableRandom(seed), 0);
    body.accept(new SplittableRandom(seed), 1);
  }

  /** Numbers of mixed sign; if {@code kind} is 1, one in nine is special. */
  static double[] numbers(SplittableRandom random, int kind, int n) {
    double[] x = new double[n];
    for (int i = 0; i < n; i++) {
      x[i] = (random.nextDouble() - 0.5) * 4;
      if (kind == 1 && random.nextInt(9) == 0) {
        x[i] = SPECIAL[random.nextInt(SPECIAL.length)];
      }
    }
    return x;
  }
}
