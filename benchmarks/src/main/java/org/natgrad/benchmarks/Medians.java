package org.natgrad.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** The medians over processes of all that was measured. */
final class Medians {

  /** 512 MiB of doubles, beyond every cache. */
  static final Size MEMORY = new Size(1 << 26, 1);

  static final Size PEAK = new Size(12_288_000, 1);

  private final Map<Cell, List<Measurement>> processes = new LinkedHashMap<>();

  Medians(List<Measurement> measurements) {
    for (Measurement measurement : measurements) {
      processes.computeIfAbsent(measurement.cell(), cell -> new ArrayList<>()).add(measurement);
    }
  }

  /** Reads what {@link Suite} wrote. */
  static Medians read(Path csv) throws IOException {
    List<String> lines = Files.readAllLines(csv, StandardCharsets.UTF_8);
    return new Medians(lines.subList(1, lines.size()).stream().map(Measurement::parse).toList());
  }

  boolean has(Cell cell) {
    return processes.containsKey(cell);
  }

  Iterable<Cell> cells() {
    return processes.keySet();
  }

  int count(Cell cell) {
    return processes.get(cell).size();
  }

  double seconds(Cell cell) {
    return median(cell, Measurement::seconds);
  }

  /** Bytes a call. */
  double allocated(Cell cell) {
    return median(cell, Measurement::allocated);
  }

  /** Operations, or elements, a second. */
  double rate(Cell cell) {
    return cell.flops() / seconds(cell);
  }

  /** Fused multiply-adds, as operations a second: the better of Java's and C's answer. */
  double peak() {
    Cell java = new Cell(Kernel.FMA_PEAK, PEAK, Rival.VECTOR_API, 1);
    return Math.max(rate(java), rate(java.by(Rival.C)));
  }

  /** Bytes a second from memory to one core: the better of Java's and C's answer. */
  double bandwidth() {
    Cell java = new Cell(Kernel.READ, MEMORY, Rival.VECTOR_API, 1);
    return 8 * Math.max(rate(java), rate(java.by(Rival.C)));
  }

  private double median(Cell cell, ToDoubleFunction<Measurement> quantity) {
    if (!has(cell)) {
      throw new IllegalStateException("not measured: " + cell);
    }
    double[] sorted = processes.get(cell).stream().mapToDouble(quantity).toArray();
    Arrays.sort(sorted);
    int half = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
  }
}
