package org.natgrad.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.natgrad.regression.Categorical;
import org.natgrad.regression.DesignMatrix;
import org.natgrad.regression.GeneralisedLinearModel;

/**
 * What does the first fit of a JVM cost where vectors may be used? 2,000 rows of 50 features and
 * two classes, in place before the clock starts, in fresh JVMs that take turns with {@code
 * -Dnatgrad.backend=auto} and {@code scalar}.
 *
 * <p><b>Hypothesis.</b> Nothing: the vector backend leaves the first calls to scalar code.
 *
 * <p><b>What would refute it.</b> A median of {@code auto} above 1.1 times that of {@code scalar}.
 */
public final class FirstFit {

  private static final int JVMS = 11;
  private static final int ROWS = 2000;
  private static final int COLUMNS = 50;
  private static final double BAR = 1.1;

  private FirstFit() {}

  /**
   * Compares the backends, or fits once.
   *
   * @param arguments none; {@code fit} in the JVMs that it starts
   * @throws IOException if a JVM cannot be started
   * @throws InterruptedException if interrupted
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    if (arguments.length > 0) {
      Logger.getLogger("org.natgrad").setLevel(Level.OFF);
      System.out.println(seconds());
      return;
    }
    double[] auto = new double[JVMS];
    double[] scalar = new double[JVMS];
    for (int i = 0; i < JVMS; i++) {
      auto[i] = inFreshJvm("auto");
      scalar[i] = inFreshJvm("scalar");
    }
    Arrays.sort(auto);
    Arrays.sort(scalar);
    double ratio = auto[JVMS / 2] / scalar[JVMS / 2];
    System.out.println("first fit, backend auto:   " + Numbers.short3(auto[JVMS / 2]) + " s");
    System.out.println("first fit, backend scalar: " + Numbers.short3(scalar[JVMS / 2]) + " s");
    System.out.println(
        "ratio "
            + Numbers.short3(ratio)
            + " (≤ "
            + Numbers.short3(BAR)
            + (ratio <= BAR ? " ✓)" : " ✗)"));
  }

  private static double seconds() {
    SplittableRandom random = new SplittableRandom(20261124);
    double[] x = random.doubles(ROWS * COLUMNS, -1, 1).toArray();
    int[] y = new int[ROWS];
    for (int r = 0; r < ROWS; r++) {
      double logit = 0;
      for (int j = 0; j < COLUMNS; j++) {
        logit += x[r * COLUMNS + j] * (j % 3 - 1);
      }
      y[r] = random.nextDouble() < 1 / (1 + StrictMath.exp(-logit)) ? 1 : 0;
    }
    DesignMatrix design = DesignMatrix.dense(ROWS, COLUMNS, x);
    Categorical classes = Categorical.of(y, List.of("no", "yes"));
    long begin = System.nanoTime();
    if (!GeneralisedLinearModel.defaults().fit(design, classes).converged()) {
      throw new IllegalStateException("the fit did not converge");
    }
    return (System.nanoTime() - begin) * 1e-9;
  }

  private static double inFreshJvm(String backend) throws IOException, InterruptedException {
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--add-modules",
            "jdk.incubator.vector",
            "-Dnatgrad.backend=" + backend,
            "-cp",
            System.getProperty("java.class.path"),
            FirstFit.class.getName(),
            "fit");
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
    if (process.waitFor() != 0) {
      throw new IOException("failed: " + String.join(" ", command));
    }
    return Double.parseDouble(output.strip());
  }
}
