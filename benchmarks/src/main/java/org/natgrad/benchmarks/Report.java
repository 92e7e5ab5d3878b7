package org.natgrad.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Turns what the {@link Suite} measured into one Markdown file, one CSV file and one picture. */
public final class Report {

  private static final Rival[] RIVALS = {
    Rival.EJML, Rival.OJALGO, Rival.HIPPARCHUS, Rival.VECTOR_BLAS, Rival.OPENBLAS
  };
  private static final Rival[] IN_BLOCKS = {Rival.EJML_IN_BLOCKS, Rival.OPENBLAS_IN_BLOCKS};

  private final Plan plan;
  private final Medians oneCore;
  private final Medians twoCores;
  private final List<String> lines = new ArrayList<>();

  Report(Plan plan, Medians oneCore, Medians twoCores) {
    this.plan = plan;
    this.oneCore = oneCore;
    this.twoCores = twoCores;
  }

  /**
   * Writes the report.
   *
   * @param arguments the folder that holds {@code one-core.csv} and {@code two-cores.csv}
   * @throws IOException if a file cannot be read or written
   */
  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[0]);
    Report report =
        new Report(
            new Plan(Runtime.version().feature()),
            Medians.read(folder.resolve("one-core.csv")),
            Medians.read(folder.resolve("two-cores.csv")));
    String markdown = report.markdown();
    Files.writeString(folder.resolve("kernels.md"), markdown, StandardCharsets.UTF_8);
    Files.writeString(folder.resolve("kernels.csv"), report.csv(), StandardCharsets.UTF_8);
    new Roofline(report.oneCore).write(folder);
    System.out.print(markdown);
  }

  /**
   * The tables.
   *
   * @throws IllegalStateException if a cell of the plan is missing, naming all that are
   */
  String markdown() {
    requireAllCells();
    lines.clear();
    head();
    rivals();
    blocks();
    bars();
    limits();
    return String.join("\n", lines) + "\n";
  }

  private void requireAllCells() {
    List<String> missing =
        Stream.concat(
                plan.onOneCore().keySet().stream().filter(cell -> !oneCore.has(cell)),
                plan.onTwoCores().keySet().stream().filter(cell -> !twoCores.has(cell)))
            .map(Cell::toString)
            .toList();
    if (!missing.isEmpty()) {
      throw new IllegalStateException("not measured: " + String.join("; ", missing));
    }
  }

  private void head() {
    long all = Stream.of(plan.rivals(), plan.others(), plan.threads()).mapToLong(List::size).sum();
    long held =
        Stream.concat(plan.rivals().stream(), plan.others().stream())
                .filter(bar -> bar.holds(oneCore))
                .count()
            + plan.threads().stream().filter(bar -> bar.holds(twoCores)).count();
    add("# Kernels, Java " + Runtime.version());
    add("");
    add(
        held
            + " of "
            + all
            + " bars hold. Medians over processes; FMA peak "
            + giga(oneCore.peak())
            + " GFLOP/s, read bandwidth "
            + giga(oneCore.bandwidth())
            + " GB/s.");
    add("");
  }

  private void rivals() {
    rowOfRivals("kernel", "size", "SIMD GFLOP/s", "scalar GFLOP/s", "bytes/call", labels(RIVALS));
    rowOfRivals("---", "---", "--:", "--:", "--:", rules(RIVALS));
    for (Cell cell : subjects()) {
      rowOfRivals(
          cell.kernel().label(),
          cell.size().toString(),
          rate(cell),
          rate(cell.by(Rival.SCALAR)),
          Numbers.short3(Math.rint(oneCore.allocated(cell))),
          Arrays.stream(RIVALS).map(rival -> against(cell, rival)).toArray(String[]::new));
    }
    add("");
    add("A rival's column is natgrad SIMD's speed over its speed, in brackets the bar.");
    add("exp and log are counted in elements, not operations.");
    add("");
  }

  private Set<Cell> subjects() {
    Set<Cell> subjects = new LinkedHashSet<>();
    for (Cell cell : plan.onOneCore().keySet()) {
      if (cell.rival() == Rival.SIMD) {
        subjects.add(cell);
      }
    }
    return subjects;
  }

  private String against(Cell cell, Rival rival) {
    Cell other = cell.by(rival);
    for (Bar bar : plan.rivals()) {
      if (bar.cells().equals(List.of(cell, other))) {
        return bar.verdict(oneCore);
      }
    }
    return oneCore.has(other) ? Numbers.short3(oneCore.rate(cell) / oneCore.rate(other)) : "–";
  }

  private void blocks() {
    add("## Rivals fed a few rows at a time");
    add("");
    row("kernel", "size", labels(IN_BLOCKS));
    row("---", "---", rules(IN_BLOCKS));
    for (Cell cell : subjects()) {
      if (oneCore.has(cell.by(IN_BLOCKS[0]))) {
        row(
            cell.kernel().label(),
            cell.size().toString(),
            Arrays.stream(IN_BLOCKS).map(rival -> against(cell, rival)).toArray(String[]::new));
      }
    }
    add("");
    add(
        "The bars above are for a library called once on the whole matrix. A user who cuts it into"
            + " blocks of 256 or 512 rows keeps the scaled rows in the cache.");
    add("");
  }

  private void bars() {
    add("## Other bars");
    add("");
    row("claim", "measured (bar)");
    row("---", "--:");
    plan.others().forEach(bar -> row(bar.claim(), bar.verdict(oneCore)));
    plan.threads().forEach(bar -> row(bar.claim(), bar.verdict(twoCores)));
    add("");
  }

  private void limits() {
    add("## Limits of the machine");
    add("");
    row("limit", "C", "Vector API");
    row("---", "--:", "--:");
    for (Cell cell : plan.onOneCore().keySet()) {
      boolean isLimit = cell.kernel() == Kernel.FMA_PEAK || cell.kernel() == Kernel.READ;
      if (isLimit && cell.rival() == Rival.C) {
        int scale = cell.kernel() == Kernel.READ ? 8 : 1;
        row(
            scale == 8 ? "read " + cell.size().rows() / 128 + " KiB, GB/s" : "FMA peak, GFLOP/s",
            giga(scale * oneCore.rate(cell)),
            giga(scale * oneCore.rate(cell.by(Rival.VECTOR_API))));
      }
    }
  }

  /** A line a cell: the medians. */
  String csv() {
    List<String> rows = new ArrayList<>();
    rows.add("cores,kernel,size,rival,threads,processes,seconds,gflops,bytes_per_call");
    oneCore.cells().forEach(cell -> rows.add("1," + csv(oneCore, cell)));
    twoCores.cells().forEach(cell -> rows.add("2," + csv(twoCores, cell)));
    return String.join("\n", rows) + "\n";
  }

  private static String csv(Medians medians, Cell cell) {
    return String.join(
        ",",
        cell.kernel().name(),
        cell.size().toString(),
        cell.rival().name(),
        String.valueOf(cell.threads()),
        String.valueOf(medians.count(cell)),
        String.valueOf(medians.seconds(cell)),
        String.valueOf(medians.rate(cell) * 1e-9),
        String.valueOf(medians.allocated(cell)));
  }

  private String rate(Cell cell) {
    return oneCore.has(cell) ? giga(oneCore.rate(cell)) : "–";
  }

  private static String giga(double number) {
    return Numbers.short3(1e-9 * number);
  }

  private static String[] labels(Rival... rivals) {
    return Arrays.stream(rivals).map(rival -> "× " + rival.label()).toArray(String[]::new);
  }

  private static String[] rules(Rival... rivals) {
    return Arrays.stream(rivals).map(rival -> "--:").toArray(String[]::new);
  }

  private void row(String first, String second, String... more) {
    String rest = Arrays.stream(more).map(cell -> " | " + cell).collect(Collectors.joining());
    add("| " + first + " | " + second + rest + " |");
  }

  private void rowOfRivals(
      String kernel, String size, String simd, String scalar, String bytes, String... rivals) {
    String own = String.join(" | ", simd, scalar, bytes);
    row(kernel, size, Stream.concat(Stream.of(own), Arrays.stream(rivals)).toArray(String[]::new));
  }

  private void add(String line) {
    lines.add(line);
  }
}
