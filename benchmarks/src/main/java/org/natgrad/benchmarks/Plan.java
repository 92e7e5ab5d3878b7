package org.natgrad.benchmarks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is measured and what is claimed, as data. Every bar names the cells that it needs; a report
 * without one of them fails.
 */
final class Plan {

  private static final String[] SYRK = {
    "200000x10", "100000x50", "20000x200", "4000x784", "2000x2000"
  };
  private static final String[] ORDERS = {"50", "200", "784", "2000"};
  private static final String[] SOLVES = {"50x50", "200x200", "784x256", "2000x256"};
  private static final String[] SQUARES = {"128", "512", "1024"};
  private static final String[] CLASSES = {"20000x50", "10000x784"};
  private static final String[] ROWS = {"40000x784", "600000x50"};
  private static final String[] READS = {"2048", "32768", "1048576", Medians.MEMORY.toString()};

  private final int java;

  /** The plan for a version of Java: some bars are higher from 25 on. */
  Plan(int java) {
    this.java = java;
  }

  private double on25(double bound, double before) {
    return java >= 25 ? bound : before;
  }

  /** natgrad SIMD against each rival: the columns of the first table. */
  List<Bar> rivals() {
    List<Bar> bars = new ArrayList<>();
    against(bars, Kernel.WEIGHTED_SYRK, SYRK, Rival.EJML, 20, 7, 12, 14, 20);
    against(bars, Kernel.WEIGHTED_SYRK, SYRK, Rival.VECTOR_BLAS, 8, 2, 2.5);
    against(bars, Kernel.WEIGHTED_SYRK, SYRK, Rival.OPENBLAS, 2.5, 1.1, 1, 0.92, 0.88);
    against(bars, Kernel.CHOLESKY, ORDERS, Rival.EJML, 1.2, 5, 12, 5);
    against(bars, Kernel.CHOLESKY, ORDERS, Rival.OPENBLAS, 0.9, 1.2, 1.1, 1);
    against(bars, Kernel.TRIANGULAR_SOLVE, SOLVES, Rival.EJML, 2, 10, 14, 6);
    against(bars, Kernel.TRIANGULAR_SOLVE, SOLVES, Rival.VECTOR_BLAS, 2, 10, 14, 12);
    against(bars, Kernel.TRIANGULAR_SOLVE, SOLVES, Rival.OPENBLAS, 0.6, 1.1, 1.2, 1.05);
    against(bars, Kernel.GEMM, SQUARES, Rival.EJML, 5, 7, 8);
    against(bars, Kernel.GEMM, SQUARES, Rival.VECTOR_BLAS, 1.4, 1.6, 1.7);
    against(bars, Kernel.GEMM, SQUARES, Rival.OPENBLAS, 0.75, 0.9, 0.9);
    against(bars, Kernel.LOGITS_SOFTMAX, CLASSES, Rival.EJML, 4.5, 8);
    against(bars, Kernel.LOGITS_SOFTMAX, CLASSES, Rival.VECTOR_BLAS, 2, 2);
    against(bars, Kernel.FISHER_TIMES, ROWS, Rival.EJML, 1.6, 1.6);
    against(bars, Kernel.FISHER_TIMES, ROWS, Rival.VECTOR_BLAS, 1.5, 1.8);
    against(bars, Kernel.FISHER_TIMES, ROWS, Rival.OPENBLAS, 1.4, 2);
    return bars;
  }

  private static void against(
      List<Bar> bars, Kernel kernel, String[] sizes, Rival rival, double... bounds) {
    for (int i = 0; i < bounds.length; i++) {
      Cell subject = Cell.of(kernel, sizes[i], Rival.SIMD);
      bars.add(
          Bar.ratio(subject + " against " + rival.label(), subject, subject.by(rival), bounds[i]));
    }
  }

  /** Claims of other kinds, measured on one core. */
  List<Bar> others() {
    List<Bar> bars = new ArrayList<>();
    Cell syrk = Cell.of(Kernel.WEIGHTED_SYRK, "4000x784", Rival.SIMD);
    bars.add(
        new Bar(
            syrk + ", share of the FMA peak",
            limits(syrk),
            medians -> medians.rate(syrk) / medians.peak(),
            on25(0.75, 0.7),
            true));
    for (int i = 0; i < CLASSES.length; i++) {
      Cell fused = Cell.of(Kernel.LOGITS_SOFTMAX, CLASSES[i], Rival.SIMD);
      Cell bare = Cell.of(Kernel.LOGITS, CLASSES[i], Rival.SIMD);
      bars.add(
          new Bar(
              fused + ", time over that of the bare logits",
              List.of(fused, bare),
              medians -> medians.seconds(fused) / medians.seconds(bare),
              i == 0 ? 1.6 : 1.12,
              false));
    }
    for (String size : ROWS) {
      Cell cell = Cell.of(Kernel.FISHER_TIMES, size, Rival.SIMD);
      bars.add(
          new Bar(
              cell + ", share of the read bandwidth",
              limits(cell),
              medians ->
                  cell.kernel().bytes(cell.size()) / medians.seconds(cell) / medians.bandwidth(),
              0.75,
              true));
    }
    elementary(bars, Kernel.EXP, 4);
    elementary(bars, Kernel.LOG, 6);
    for (String size : List.of("20000x200", "4000x784", "2000x2000")) {
      Cell scalar = Cell.of(Kernel.WEIGHTED_SYRK, size, Rival.SCALAR);
      bars.add(Bar.ratio(scalar + " against EJML", scalar, scalar.by(Rival.EJML), on25(5, 3)));
    }
    return bars;
  }

  private static void elementary(List<Bar> bars, Kernel kernel, double overMath) {
    Cell ours = Cell.of(kernel, "4096", Rival.SIMD);
    bars.add(Bar.ratio(ours + " against Math", ours, ours.by(Rival.MATH), overMath));
    bars.add(Bar.ratio(ours + " against lanewise", ours, ours.by(Rival.VECTOR_API), 0.8));
  }

  /** A cell, and what the limits of the machine are measured by. */
  private static List<Cell> limits(Cell cell) {
    Cell peak = new Cell(Kernel.FMA_PEAK, Medians.PEAK, Rival.VECTOR_API, 1);
    Cell read = new Cell(Kernel.READ, Medians.MEMORY, Rival.VECTOR_API, 1);
    return List.of(cell, peak, peak.by(Rival.C), read, read.by(Rival.C));
  }

  /** Two threads against one, both on two cores. */
  List<Bar> threads() {
    List<Bar> bars = new ArrayList<>();
    gain(bars, Cell.of(Kernel.WEIGHTED_SYRK, "4000x784", Rival.SIMD), 1.85);
    gain(bars, Cell.of(Kernel.CHOLESKY, "2000", Rival.SIMD), 1.6);
    Cell read = new Cell(Kernel.READ, Medians.MEMORY, Rival.VECTOR_API, 1);
    for (String size : ROWS) {
      Cell cell = Cell.of(Kernel.FISHER_TIMES, size, Rival.SIMD);
      bars.add(
          new Bar(
              cell + ", gain of 2 threads over that of reading memory",
              List.of(cell, cell.on(2), read, read.on(2)),
              medians -> gain(medians, cell) / gain(medians, read),
              0.9,
              true));
    }
    return bars;
  }

  private static void gain(List<Bar> bars, Cell cell, double bound) {
    bars.add(Bar.ratio(cell + ", 2 threads against 1", cell.on(2), cell, bound));
  }

  private static double gain(Medians medians, Cell cell) {
    return medians.seconds(cell) / medians.seconds(cell.on(2));
  }

  /** What one core measures, and in how many processes at least: three where a bar needs it. */
  Map<Cell, Integer> onOneCore() {
    Map<Cell, Integer> cells = new LinkedHashMap<>();
    for (String size : READS) {
      context(cells, Kernel.READ, size, Rival.C, Rival.VECTOR_API);
    }
    List<Bar> bars = new ArrayList<>(rivals());
    bars.addAll(others());
    bars.forEach(bar -> bar.cells().forEach(cell -> cells.put(cell, 3)));
    for (String size : SYRK) {
      context(cells, Kernel.WEIGHTED_SYRK, size, Rival.SCALAR, Rival.EJML_IN_BLOCKS);
      context(cells, Kernel.WEIGHTED_SYRK, size, Rival.OPENBLAS_IN_BLOCKS);
    }
    for (String size : List.of("20000x200", "4000x784")) {
      context(cells, Kernel.WEIGHTED_SYRK, size, Rival.OJALGO, Rival.HIPPARCHUS);
      context(cells, Kernel.WEIGHTED_SYRK_OF_FLOATS, size, Rival.SIMD);
    }
    for (String size : List.of("20000x50", "4000x200")) {
      context(cells, Kernel.SOFTMAX_FISHER, size, Rival.SIMD);
    }
    for (String size : List.of("200", "784")) {
      context(cells, Kernel.CHOLESKY, size, Rival.OJALGO, Rival.HIPPARCHUS);
    }
    context(cells, Kernel.GEMM, "512", Rival.OJALGO, Rival.HIPPARCHUS);
    context(cells, Kernel.DOT, "1000", Rival.SIMD, Rival.SCALAR);
    context(cells, Kernel.DOT, "8000", Rival.SIMD, Rival.SCALAR);
    context(cells, Kernel.GEMV, "40000x784", Rival.SIMD, Rival.SCALAR);
    for (Bar bar : rivals()) {
      Cell cell = bar.cells().get(0);
      context(cells, cell.kernel(), cell.size().toString(), Rival.SCALAR);
    }
    context(cells, Kernel.EXP, "4096", Rival.SCALAR);
    context(cells, Kernel.LOG, "4096", Rival.SCALAR);
    return cells;
  }

  private static void context(
      Map<Cell, Integer> cells, Kernel kernel, String size, Rival... rivals) {
    for (Rival rival : rivals) {
      cells.putIfAbsent(Cell.of(kernel, size, rival), 1);
    }
  }

  /** What two cores measure. */
  Map<Cell, Integer> onTwoCores() {
    Map<Cell, Integer> cells = new LinkedHashMap<>();
    threads().forEach(bar -> bar.cells().forEach(cell -> cells.put(cell, 3)));
    return cells;
  }
}
