package org.natgrad.experiments;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
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
      List<Measurement> curves = new ArrayList<>();
      for (int iterations : plan.iterations()) {
        Measurement point = measure(new Rival(Method.NATGRAD, iterations));
        if (!curves.isEmpty() && point.passes() == curves.get(curves.size() - 1).passes()) {
          break; // It has converged: more iterations are not taken.
        }
        curves.add(point);
      }
      plan.tolerances().forEach(eps -> curves.add(measure(new Rival(Method.LIBLINEAR, eps))));
      plan.epochs().forEach(epochs -> curves.add(measure(new Rival(Method.ADAGRAD, epochs))));

      List<Measurement> table = new ArrayList<>();
      table.add(cold(measure(new Rival(Method.NATGRAD, Plan.ITERATION_LIMIT))));
      table.add(cold(cheapestSufficient(curves)));
      for (int epochs : Plan.TABLE_EPOCHS) {
        Rival rival = new Rival(Method.ADAGRAD, epochs);
        table.add(
            cold(
                curves.stream()
                    .filter(point -> point.rival().equals(rival))
                    .findFirst()
                    .orElseGet(() -> measure(rival))));
      }
      return new Race(data, optimum, List.copyOf(table), List.copyOf(curves));
    }

    /**
     * The loosest eps that reaches the suboptimality asked for, or the tightest where none does.
     */
    private static Measurement cheapestSufficient(List<Measurement> curves) {
      List<Measurement> libLinear =
          curves.stream().filter(point -> point.rival().method() == Method.LIBLINEAR).toList();
      return libLinear.stream()
          .filter(point -> point.suboptimality() <= Plan.SUBOPTIMALITY)
          .findFirst()
          .orElse(libLinear.get(libLinear.size() - 1));
    }

    private Measurement measure(Rival rival) {
      Trainer<Label> trainer = rival.trainer();
      Model<Label> model = trainer.train(dataset);
      for (int i = 1; i < plan.warmUps(); i++) {
        trainer.train(dataset);
      }
      double seconds =
          median(
              plan.fits(),
              () -> {
                long start = System.nanoTime();
                trainer.train(dataset);
                return (System.nanoTime() - start) * 1e-9;
              });
      Score score = score(model);
      double suboptimality = (score.objective() - optimum) / optimum;
      double passes = rival.passes(dataset);
      progress.accept(
          "%-9s effort %-6s suboptimality %8.1e  passes %6.1f  %10.3f ms"
              .formatted(
                  rival.method().label(), rival.setting(), suboptimality, passes, seconds * 1e3));
      return new Measurement(rival, score, suboptimality, passes, seconds, Double.NaN);
    }

    private Measurement cold(Measurement warm) {
      if (plan.coldStarts() == 0) {
        return warm;
      }
      double seconds = median(plan.coldStarts(), () -> ColdStart.inFreshJvm(warm.rival(), data));
      progress.accept(
          "%-9s effort %-6s first fit of a fresh JVM  %.3f ms"
              .formatted(warm.rival().method().label(), warm.rival().setting(), seconds * 1e3));
      return new Measurement(
          warm.rival(), warm.score(), warm.suboptimality(), warm.passes(), warm.seconds(), seconds);
    }

    private Score score(Model<Label> model) {
      return Score.of(Score.weights(model, data), Rival.LAMBDA, train, test);
    }

    private static double median(int times, DoubleSupplier measured) {
      double[] all = new double[times];
      Arrays.setAll(all, i -> measured.getAsDouble());
      Arrays.sort(all);
      return times % 2 == 1 ? all[times / 2] : (all[times / 2 - 1] + all[times / 2]) / 2;
    }
  }
}
