package org.natgrad.experiments;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.natgrad.experiments.Rival.Method;

class TrainOnRealDataTest {

  private static final Plan SMALL =
      new Plan(1, 1, 0, List.of(1, 2, 3), List.of(1, 2), List.of(1e-1, 1e-8));

  private static Race race;
  private static final List<String> PROGRESS = new ArrayList<>();

  @BeforeAll
  static void runOnce() {
    TrainOnRealData.quieten();
    race = Race.run(DataSet.breastCancer(), SMALL, PROGRESS::add);
  }

  @Test
  void breastCancerIs569TumoursBy30Measurements() {
    DataSet data = DataSet.breastCancer();
    assertEquals(569, data.rows());
    assertEquals(30, new HashSet<>(data.features()).size());
    assertTrue(Arrays.stream(data.x()).allMatch(row -> row.length == 30));
    assertEquals(357, Arrays.stream(data.y()).sum());
    assertEquals(17.99, data.x()[0][0]);
    assertEquals(0.07039, data.x()[568][29]);
    assertEquals(114, data.test().rows());
    assertEquals(455, data.train().rows());
    assertEquals(17.99, data.test().x()[0][0]);
  }

  @Test
  void digitsAre1797ImagesOf64Pixels() {
    DataSet data = DataSet.digits();
    assertEquals(1797, data.rows());
    assertTrue(Arrays.stream(data.x()).allMatch(row -> row.length == 64));
    assertTrue(
        Arrays.stream(data.x()).flatMapToDouble(Arrays::stream).allMatch(v -> v >= 0 && v <= 16));
    assertEquals(0, data.y()[0]);
    assertEquals(1, data.y()[1]);
    assertEquals(906, Arrays.stream(data.y()).sum());
  }

  @Test
  void libLinearAndNatgradReachTheSameOptimum() {
    assertEquals(Method.NATGRAD, race.table().get(0).rival().method());
    assertTrue(Math.abs(race.table().get(0).suboptimality()) <= 1e-8);
    assertEquals(Method.LIBLINEAR, race.table().get(1).rival().method());
    assertTrue(Math.abs(race.table().get(1).suboptimality()) <= Plan.SUBOPTIMALITY);
    assertEquals(race.optimum(), race.table().get(1).score().objective(), 1e-5 * race.optimum());
  }

  @Test
  void natgradTakesFewerPassesThanLibLinearAndPredictsBetterThanAdaGrad() {
    assertTrue(race.table().get(0).passes() < race.table().get(1).passes());
    for (Measurement adaGrad : race.table().subList(2, 4)) {
      assertEquals(Method.ADAGRAD, adaGrad.rival().method());
      assertTrue(race.table().get(0).score().test().logLoss() < adaGrad.score().test().logLoss());
    }
  }

  @Test
  void theNumbersOfThePictureAreInRange() {
    String[] lines = Picture.csv(race).split("\n");
    assertEquals("dataset,method,effort,passes,seconds,objective,suboptimality", lines[0]);
    Set<String> methods = new HashSet<>();
    double least = Double.POSITIVE_INFINITY;
    double greatest = Double.NEGATIVE_INFINITY;
    for (String line : List.of(lines).subList(1, lines.length)) {
      String[] cells = line.split(",");
      assertEquals(7, cells.length);
      assertEquals("breast_cancer", cells[0]);
      methods.add(cells[1]);
      assertTrue(Double.parseDouble(cells[3]) >= 0.5, line);
      assertTrue(Double.parseDouble(cells[4]) > 0, line);
      assertTrue(Double.parseDouble(cells[5]) >= race.optimum() * (1 - 1e-12), line);
      least = Math.min(least, Double.parseDouble(cells[6]));
      greatest = Math.max(greatest, Double.parseDouble(cells[6]));
    }
    assertEquals(Set.of("natgrad", "LibLinear", "AdaGrad"), methods);
    assertEquals(race.curves().size(), lines.length - 1);
    assertTrue(least >= -1e-12 && least <= 1e-6, "least suboptimality " + least);
    assertTrue(greatest >= 1e-2, "greatest suboptimality " + greatest);
  }

  @Test
  void moreEffortComesCloserToTheOptimum() {
    for (Method method : List.of(Method.NATGRAD, Method.LIBLINEAR)) {
      List<Measurement> curve =
          race.curves().stream().filter(p -> p.rival().method() == method).toList();
      for (int i = 1; i < curve.size(); i++) {
        assertTrue(curve.get(i).suboptimality() < curve.get(i - 1).suboptimality());
        assertTrue(curve.get(i).passes() > curve.get(i - 1).passes());
      }
    }
  }

  @Test
  void picturesAreWrittenWithTheirNumbers(@TempDir Path folder) throws IOException {
    List<Path> files = Picture.write(race, folder);
    assertEquals(
        List.of("breast_cancer.png", "breast_cancer.svg", "breast_cancer.csv"),
        files.stream().map(path -> path.getFileName().toString()).toList());
    BufferedImage image = ImageIO.read(files.get(0).toFile());
    assertEquals(2560, image.getWidth());
    assertTrue(Files.readString(files.get(1)).contains("<svg"));
    assertEquals(Picture.csv(race), Files.readString(files.get(2)));
  }

  @Test
  void theTableHasARowATrainerInAlignedColumns() {
    String[] lines = Table.of(race).split(System.lineSeparator());
    assertTrue(lines[0].startsWith("trainer"));
    assertTrue(lines[0].endsWith("cold seconds"));
    assertTrue(lines[1].startsWith("natgrad, defaults "));
    assertTrue(lines[2].startsWith("LibLinear, eps 1e-"));
    assertTrue(lines[3].startsWith("AdaGrad, 5 epochs "));
    assertTrue(lines[4].startsWith("AdaGrad, 100 epochs "));
    for (int i = 1; i <= 4; i++) {
      assertEquals(lines[0].length(), lines[i].length());
    }
    assertTrue(lines[5].startsWith("natgrad against LibLinear"));
  }

  @Test
  void progressTellsOfEveryFit() {
    assertTrue(PROGRESS.size() >= race.curves().size() + 2);
  }

  @Test
  void passesAreReadOffLibLinearsDebugOutput() {
    String output =
        """
        init f 4.990e+02 |g| 1.2e+05
        iter  1 f 2.0e+02 |g| 5.1e+03 CG   2 step_size 1.00e+00
        iter  2 f 1.0e+02 |g| 1.1e+03 CG  11 step_size 5.00e-01
        """;
    assertEquals(1 + 2 * 1.5 + 13, Rival.libLinearPasses(output));
    assertThrows(IllegalStateException.class, () -> Rival.libLinearPasses("changed"));
  }

  @Test
  void theScoreOfZeroWeightsIsThatOfACoin() {
    DataSet data = DataSet.breastCancer();
    Score score = Score.of(new double[2][31], 1, data.train(), data.test());
    assertEquals(455 * Math.log(2), score.objective(), 1e-12 * 455);
    assertEquals(Math.log(2), score.test().logLoss(), 1e-15);
  }

  @Test
  void thePenaltyCountsEveryWeightOnce() {
    DataSet data = DataSet.breastCancer();
    double[][] weights = new double[2][31];
    weights[0][30] = -3;
    weights[1][30] = 3;
    double loss =
        Arrays.stream(data.train().y())
            .mapToDouble(y -> Math.log1p(Math.exp(y == 1 ? -6 : 6)))
            .sum();
    assertEquals(loss + 9, Score.of(weights, 1, data.train(), data.test()).objective(), 1e-9);
  }
}
