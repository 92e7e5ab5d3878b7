package org.natgrad.experiments;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.natgrad.experiments.Rival.Method;
import org.tribuo.Dataset;
import org.tribuo.Model;
import org.tribuo.Trainer;
import org.tribuo.classification.Label;

/**
 * Lets every rival train on one data set.
 *
 * @param data the data set
 * @param optimum F*, the objective at natgrad's solution to rounding
 * @param table the rows of the table: natgrad, LibLinear at its cheapest sufficient eps, AdaGrad as
 *     Tribuo ships it and for long
 * @param curves every point measured, a method after the other, in order of effort
 */
public record Race(
    DataSet data, double optimum, List<Measurement> table, List<Measurement> curves) {

  /**
   * Runs a race.
   *
   * @param data the data set
   * @param plan how much work to take on
   * @param progress told what happens, line by line
   * @return the results
   */
  public static Race run(DataSet data, Plan plan, Consumer<String> progress) {
    return new Run(data, plan, progress).race();
  }

  /** The state of a race while it runs. */
  private static final class Run {
    private final DataSet data;
    private final DataSet train;
    private final DataSet test;
    private final Dataset<Label> dataset;
    private final Plan plan;
    private final Consumer<String> progress;
    private final double optimum;
    private final List<Entrant> entrants = new ArrayList<>();

    Run(DataSet data, Plan plan, Consumer<String> progress) {
      this.data = data;
      this.plan = plan;
      this.progress = progress;
      train = data.train();
      test = data.test();
      dataset = train.toTribuo();
      progress.accept(
          "%s: %d rows to train on, %d to test on, %d features, λ = %.0f"
              .formatted(
                  data.name(), train.rows(), test.rows(), data.features().size(), Rival.LAMBDA));
      optimum = score(Rival.toRounding().train(dataset)).objective();
      progress.accept("F* = %.12f".formatted(optimum));
    }

    Race race() {
      for (int iterations : plan.iterations()) {
        Entrant entrant = enter(new Rival(Method.NATGRAD, iterations));
        if (entrant.converged()) {
          break;
        }
      }
      plan.tolerances().forEach(eps -> enter(new Rival(Method.LIBLINEAR, eps)));
      plan.epochs().forEach(epochs -> enter(new Rival(Method.ADAGRAD, epochs)));
      List<Entrant> curves = List.copyOf(entrants);

      List<Entrant> table = new ArrayList<>();
      table.add(enter(new Rival(Method.NATGRAD, Plan.ITERATION_LIMIT)));
      table.add(cheapestSufficient(curves));
      Plan.TABLE_EPOCHS.forEach(epochs -> table.add(enter(new Rival(Method.ADAGRAD, epochs))));

      // Every round times each of them once, so that what else the machine does meets them alike.
      for (int round = 1; round <= plan.fits(); round++) {
        entrants.forEach(entrant -> entrant.time(dataset));
        progress.accept("timed fits: round %d of %d".formatted(round, plan.fits()));
      }
      return new Race(
          data,
          optimum,
          table.stream().map(entrant -> entrant.measured(coldSeconds(entrant))).toList(),
          curves.stream().map(entrant -> entrant.measured(Double.NaN)).toList());
    }

    /**
     * The loosest eps that reaches the suboptimality asked for, or the tightest where none does.
     */
    private static Entrant cheapestSufficient(List<Entrant> curves) {
      List<Entrant> libLinear =
          curves.stream().filter(entrant -> entrant.rival.method() == Method.LIBLINEAR).toList();
      return libLinear.stream()
          .filter(entrant -> entrant.suboptimality <= Plan.SUBOPTIMALITY)
          .findFirst()
          .orElse(libLinear.get(libLinear.size() - 1));
    }

    /** Scores a rival and warms it up, unless it has been already. */
    private Entrant enter(Rival rival) {
      for (Entrant entrant : entrants) {
        if (entrant.rival.equals(rival)) {
          return entrant;
        }
      }
      Trainer<Label> trainer = rival.trainer();
      Score score = score(trainer.train(dataset));
      for (int i = 1; i < plan.warmUps(); i++) {
        trainer.train(dataset);
      }
      double suboptimality = (score.objective() - optimum) / optimum;
      Entrant entrant = new Entrant(rival, trainer, score, suboptimality, rival.passes(dataset));
      entrants.add(entrant);
      progress.accept(
          "%-9s %-14s suboptimality %8.1e after %5.1f passes"
              .formatted(rival.method().label(), rival.setting(), suboptimality, entrant.passes));
      return entrant;
    }

    private double coldSeconds(Entrant entrant) {
      if (plan.coldStarts() == 0) {
        return Double.NaN;
      }
      double[] seconds = new double[plan.coldStarts()];
      Arrays.setAll(seconds, i -> ColdStart.inFreshJvm(entrant.rival, data));
      progress.accept(
          "first fit of a fresh JVM: %s, %.3f s".formatted(entrant.rival.name(), median(seconds)));
      return median(seconds);
    }

    private Score score(Model<Label> model) {
      return Score.of(Score.weights(model, data), Rival.LAMBDA, train, test);
    }
  }

  /** A rival that has been scored and is warm. */
  private static final class Entrant {
    private final Rival rival;
    private final Trainer<Label> trainer;
    private final Score score;
    private final double suboptimality;
    private final double passes;
    private final List<Double> seconds = new ArrayList<>();

    Entrant(Rival rival, Trainer<Label> trainer, Score score, double suboptimality, double passes) {
      this.rival = rival;
      this.trainer = trainer;
      this.score = score;
      this.suboptimality = suboptimality;
      this.passes = passes;
    }

    /** Whether more iterations than natgrad was allowed would not be taken. */
    boolean converged() {
      return Math.abs(suboptimality) < Picture.FLOOR;
    }

    void time(Dataset<Label> dataset) {
      long start = System.nanoTime();
      trainer.train(dataset);
      seconds.add((System.nanoTime() - start) * 1e-9);
    }

    Measurement measured(double coldSeconds) {
      double warm = median(seconds.stream().mapToDouble(Double::doubleValue).toArray());
      return new Measurement(rival, score, suboptimality, passes, warm, coldSeconds);
    }
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int half = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
  }
}
