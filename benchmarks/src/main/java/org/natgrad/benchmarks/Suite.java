package org.natgrad.benchmarks;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Measures the cells of the {@link Plan}, each in processes of its own: a JVM that JMH starts, or
 * the C program. Rivals at one kernel and size take turns, process by process, so that all of them
 * meet the same minutes of the machine.
 */
public final class Suite {

  /** Calls that a library without vectors takes longer for are few. */
  private static final double LONG_SECONDS = 0.25;

  /** What such a library does in a second, roughly. */
  private static final double USUAL_RATE = 2e9;

  private final boolean quick;
  private final Path program;
  private final PrintWriter out;

  private Suite(boolean quick, Path program, PrintWriter out) {
    this.quick = quick;
    this.program = program;
    this.out = out;
  }

  /**
   * Runs the suite.
   *
   * @param arguments {@code one-core} or {@code two-cores}; the CSV file to write; the C program;
   *     and perhaps {@code --quick}
   * @throws IOException if the file cannot be written or a process not be started
   * @throws InterruptedException if interrupted
   * @throws RunnerException if a JVM fails, a wrong result included
   */
  public static void main(String[] arguments)
      throws IOException, InterruptedException, RunnerException {
    Plan plan = new Plan(Runtime.version().feature());
    Map<Cell, Integer> cells =
        arguments[0].equals("two-cores") ? plan.onTwoCores() : plan.onOneCore();
    boolean quick = Arrays.asList(arguments).contains("--quick");
    try (PrintWriter out =
        new PrintWriter(Files.newBufferedWriter(Path.of(arguments[1]), StandardCharsets.UTF_8))) {
      new Suite(quick, Path.of(arguments[2]), out).run(cells);
    }
  }

  private void run(Map<Cell, Integer> cells)
      throws IOException, InterruptedException, RunnerException {
    out.println(Measurement.HEADER);
    for (List<Cell> rivals : byQuestion(cells.keySet())) {
      int rounds = quick ? 1 : rivals.stream().mapToInt(cells::get).max().orElse(0);
      for (int round = 0; round < rounds; round++) {
        for (Cell cell : rivals) {
          if (round < cells.get(cell)) {
            Measurement measurement = cell.rival().isNative() ? inProgram(cell) : inJvm(cell);
            out.println(measurement.line());
            out.flush();
            System.out.printf(
                Locale.ROOT, "%s: %s µs%n", cell, Numbers.short3(1e6 * measurement.seconds()));
          }
        }
      }
    }
  }

  private static Collection<List<Cell>> byQuestion(Collection<Cell> cells) {
    Map<String, List<Cell>> questions = new LinkedHashMap<>();
    for (Cell cell : cells) {
      questions
          .computeIfAbsent(cell.kernel() + " " + cell.size(), question -> new ArrayList<>())
          .add(cell);
    }
    return questions.values();
  }

  private Measurement inJvm(Cell cell) throws RunnerException {
    RunResult result = new Runner(options(cell)).runSingle();
    double[] iterations =
        result.getBenchmarkResults().stream()
            .map(BenchmarkResult::getIterationResults)
            .flatMap(Collection::stream)
            .mapToDouble(iteration -> iteration.getPrimaryResult().getScore())
            .sorted()
            .toArray();
    double allocated = result.getSecondaryResults().get("gc.alloc.rate.norm").getScore();
    return new Measurement(cell, 1e-6 * iterations[iterations.length / 2], allocated);
  }

  private Options options(Cell cell) {
    boolean vectors = cell.rival() == Rival.SIMD;
    boolean isLong = !vectors && cell.flops() / USUAL_RATE > LONG_SECONDS;
    int warmUps = isLong ? 1 : quick ? 2 : vectors ? 4 : 3;
    int iterations = isLong || quick ? 3 : 5;
    return new OptionsBuilder()
        .include("\\." + benchmark(cell.kernel()) + "\\.call$")
        .param("rival", cell.rival().name())
        .param("threads", String.valueOf(cell.threads()))
        .param("size", cell.size().toString())
        .forks(1)
        .warmupIterations(warmUps)
        .warmupTime(TimeValue.milliseconds(quick ? 300 : vectors ? 1000 : 700))
        .measurementIterations(iterations)
        .measurementTime(TimeValue.milliseconds(quick ? 100 : 300))
        .addProfiler(GCProfiler.class)
        .verbosity(VerboseMode.SILENT)
        .shouldFailOnError(true)
        .build();
  }

  /** {@code WEIGHTED_SYRK} is measured by {@code WeightedSyrkBenchmark}. */
  static String benchmark(Kernel kernel) {
    StringBuilder name = new StringBuilder();
    for (String word : kernel.name().split("_")) {
      name.append(word.charAt(0)).append(word.substring(1).toLowerCase(Locale.ROOT));
    }
    return name.append("Benchmark").toString();
  }

  private Measurement inProgram(Cell cell) throws IOException, InterruptedException {
    String blocks = cell.rival() == Rival.OPENBLAS_IN_BLOCKS ? "_IN_BLOCKS" : "";
    List<String> command =
        List.of(
            program.toString(),
            cell.kernel().name() + blocks,
            String.valueOf(cell.size().rows()),
            String.valueOf(cell.size().columns()),
            quick ? "0.1" : "0.3",
            quick ? "3" : "5");
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
    builder.environment().put("OPENBLAS_NUM_THREADS", "1");
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
    if (process.waitFor() != 0) {
      throw new IOException("failed: " + String.join(" ", command));
    }
    return new Measurement(cell, Double.parseDouble(output.strip()), Double.NaN);
  }
}
