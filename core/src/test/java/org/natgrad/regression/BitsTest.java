package org.natgrad.regression;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The same bits for any number of threads, on every JVM: {@code digest.csv} holds, for each
 * workload below, the SHA-256 of the big-endian bits of its weights (class by class, the intercept
 * last), its value, its certificate and, where there are any, the standard errors of its
 * coefficients.
 */
class BitsTest {

  /**
   * Fixed data of several shapes, so that exact and matrix-free steps, dense and sparse rows run.
   */
  enum Workload {
    DENSE_BINARY(9000, 12, 2, 1, 1),
    DENSE_BINARY_MAXIMUM_LIKELIHOOD(9000, 12, 2, 1, 0),
    DENSE_FEW_CLASSES(5000, 6, 4, 1, 1),
    DENSE_MANY_PARAMETERS(4500, 90, 10, 1, 1),
    DENSE_WIDE(60, 300, 3, 1, 0.1),
    SPARSE_BINARY(6000, 700, 2, 0.01, 1),
    SPARSE_MANY_CLASSES(9000, 200, 12, 0.03, 0.5);

    private final int rows;
    private final int columns;
    private final int classes;
    private final double density;
    private final double l2;

    Workload(int rows, int columns, int classes, double density, double l2) {
      this.rows = rows;
      this.columns = columns;
      this.classes = classes;
      this.density = density;
      this.l2 = l2;
    }

    FittedModel fit(int threads) {
      SplittableRandom random = new SplittableRandom(ordinal());
      Problem problem = Problem.random(random, rows, columns, classes, density).withL2(l2);
      return problem
          .model()
          .withThreads(threads)
          .withInference(columns * classes < 100)
          .fit(density < 1 ? problem.sparse() : problem.dense(), problem.response());
    }
  }

  @ParameterizedTest
  @EnumSource
  void oneTwoAndFourThreadsGiveTheSameBits(Workload workload) {
    byte[] one = bits(workload.fit(1));
    assertArrayEquals(one, bits(workload.fit(2)));
    assertArrayEquals(one, bits(workload.fit(4)));
  }

  @ParameterizedTest
  @EnumSource
  void theBitsAreThoseOfTheCommittedDigest(Workload workload)
      throws IOException, NoSuchAlgorithmException {
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(bits(workload.fit(2)));
    assertEquals(
        workload + "," + committed(workload), workload + "," + HexFormat.of().formatHex(digest));
  }

  private static byte[] bits(FittedModel fitted) {
    double[] weights = Arrays.stream(fitted.weights()).flatMapToDouble(Arrays::stream).toArray();
    double[] errors =
        fitted.hasInference()
            ? fitted.coefficients().stream().mapToDouble(Coefficient::standardError).toArray()
            : new double[0];
    ByteBuffer bytes = ByteBuffer.allocate(Double.BYTES * (weights.length + errors.length + 2));
    Arrays.stream(weights).forEach(w -> bytes.putLong(Double.doubleToLongBits(w)));
    bytes.putLong(Double.doubleToLongBits(fitted.value()));
    bytes.putLong(Double.doubleToLongBits(fitted.certificate().orElse(0)));
    Arrays.stream(errors).forEach(e -> bytes.putLong(Double.doubleToLongBits(e)));
    return bytes.array();
  }

  private static String committed(Workload workload) throws IOException {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                BitsTest.class.getResourceAsStream("digest.csv"), StandardCharsets.US_ASCII))) {
      return reader
          .lines()
          .map(line -> line.split(","))
          .filter(cells -> cells[0].equals(workload.name()))
          .map(cells -> cells[1])
          .findFirst()
          .orElse("(none)");
    }
  }
}
