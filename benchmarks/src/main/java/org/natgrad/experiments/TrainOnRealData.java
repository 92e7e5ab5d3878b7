package org.natgrad.experiments;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.natgrad.regression.FittedModel;
import org.natgrad.tribuo.classification.LinearNGDTrainer;

/**
 * Trains natgrad, LibLinear and AdaGrad on real data through Tribuo and prints what each reached
 * and at what cost, the coefficients with their intervals, and where the pictures are.
 */
public final class TrainOnRealData {

  private static final int COEFFICIENTS_SHOWN = 10;

  /** Held so that the levels set on them last. */
  private static final Logger TRIBUO = Logger.getLogger("org.tribuo");

  private static final Logger NATGRAD = Logger.getLogger(LinearNGDTrainer.class.getName());

  private TrainOnRealData() {}

  /**
   * Runs the experiment.
   *
   * @param arguments the folder to write pictures and numbers to; by default {@code
   *     target/train-on-real-data}
   * @throws IOException where the folder cannot be written
   */
  public static void main(String[] arguments) throws IOException {
    System.setProperty("java.awt.headless", "true");
    quieten();
    Path folder = Path.of(arguments.length > 0 ? arguments[0] : "target/train-on-real-data");
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    for (String name : List.of("breast_cancer", "digits")) {
      DataSet data = dataSet(name);
      Race race = Race.run(data, Plan.full(), line -> out.println("  " + line));
      out.println();
      out.print(Table.of(race));
      out.println();
      FittedModel fitted = Rival.fitted(data.train().toTribuo());
      out.printf(
          "%s: log odds of %s against %s, Laplace 95 %% intervals%n",
          name, data.classes().get(1), data.classes().get(0));
      out.print(
          Table.of(
              fitted.contrast(data.classes().get(0)).stream()
                  .filter(c -> data.features().contains(c.feature()))
                  .toList(),
              COEFFICIENTS_SHOWN));
      out.println();
      Picture.write(race, folder).forEach(path -> out.println(path.toAbsolutePath()));
      out.println();
    }
  }

  /** Returns one of the data sets by its name. */
  static DataSet dataSet(String name) {
    return switch (name) {
      case "breast_cancer" -> DataSet.breastCancer();
      case "digits" -> DataSet.digits();
      default ->
          throw new IllegalArgumentException(
              "data set = " + name + ": must be breast_cancer or digits");
    };
  }

  /**
   * Keeps Tribuo's trainers from logging every thousand rows, and natgrad's from warning that a fit
   * of few iterations, such as the curves consist of, is not at the optimum.
   */
  static void quieten() {
    TRIBUO.setLevel(Level.WARNING);
    NATGRAD.setLevel(Level.SEVERE);
  }
}
