package org.natgrad.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The report of made-up measurements. */
class ReportTest {

  private static final Plan PLAN = new Plan(25);

  @TempDir Path folder;

  /** natgrad's vectors do 30 GFLOP/s, everybody else 1, in each of the processes asked for. */
  private static List<Measurement> measured(Map<Cell, Integer> cells) {
    List<Measurement> all = new ArrayList<>();
    cells.forEach(
        (cell, processes) -> {
          double rate = cell.rival() == Rival.SIMD ? 30e9 : 1e9;
          for (int i = 0; i < processes; i++) {
            all.add(new Measurement(cell, cell.flops() / rate, 0));
          }
        });
    return all;
  }

  private static Report report(List<Measurement> oneCore) {
    return new Report(PLAN, new Medians(oneCore), new Medians(measured(PLAN.onTwoCores())));
  }

  @Test
  void ratiosStandBesideTheirBars() {
    String markdown = report(measured(PLAN.onOneCore())).markdown();
    assertTrue(
        markdown.contains("| weighted SYRK | 200000x10 | 30 | 1 | 0 | 30 (≥ 20 ✓)"), markdown);
    assertTrue(markdown.contains("2 threads against 1 | 1 (≥ 1.85 ✗) |"), markdown);
    assertTrue(markdown.contains("scalar against EJML | 1 (≥ 5 ✗) |"), markdown);
  }

  @Test
  void noBarIsDropped() {
    String markdown = report(measured(PLAN.onOneCore())).markdown();
    long verdicts = markdown.chars().filter(c -> c == '✓' || c == '✗').count();
    assertEquals(PLAN.rivals().size() + PLAN.others().size() + PLAN.threads().size(), verdicts);
  }

  @Test
  void everyMissingCellIsNamed() {
    List<Measurement> all = measured(PLAN.onOneCore());
    Cell solve = Cell.of(Kernel.TRIANGULAR_SOLVE, "784x256", Rival.OPENBLAS);
    Cell exp = Cell.of(Kernel.EXP, "4096", Rival.MATH);
    all.removeIf(measurement -> List.of(solve, exp).contains(measurement.cell()));
    IllegalStateException refusal =
        assertThrows(IllegalStateException.class, () -> report(all).markdown());
    assertTrue(refusal.getMessage().contains(solve + ";"), refusal.getMessage());
    assertTrue(refusal.getMessage().contains(exp.toString()), refusal.getMessage());
  }

  @Test
  void theMedianProcessCounts() {
    Cell cell = Cell.of(Kernel.GEMM, "128", Rival.SIMD);
    Medians medians =
        new Medians(
            List.of(
                new Measurement(cell, 3, 0),
                new Measurement(cell, 100, 0),
                new Measurement(cell, 1, 0)));
    assertEquals(3, medians.seconds(cell));
  }

  @Test
  void measurementsSurviveTheFile() {
    Measurement one = new Measurement(Cell.of(Kernel.READ, "2048", Rival.C), 1.5e-7, Double.NaN);
    assertEquals(one, Measurement.parse(one.line()));
  }

  @Test
  void theRooflineIsDrawn() throws IOException {
    new Roofline(new Medians(measured(PLAN.onOneCore()))).write(folder);
    assertTrue(ImageIO.read(folder.resolve("roofline.png").toFile()).getWidth() > 1000);
    assertTrue(Files.readString(folder.resolve("roofline.svg")).contains("<svg"));
  }
}
