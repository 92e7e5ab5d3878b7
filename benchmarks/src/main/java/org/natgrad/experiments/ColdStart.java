package org.natgrad.experiments;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.tribuo.Dataset;
import org.tribuo.Trainer;
import org.tribuo.classification.Label;

/**
 * Times the first fit of a JVM: class loading, interpreted code and all. The data are in a Tribuo
 * dataset and the trainer is constructed before the clock starts; nothing has been trained before.
 */
final class ColdStart {

  private ColdStart() {}

  /**
   * Times one first fit in a JVM started for it, with the options of this one.
   *
   * @return seconds
   */
  static double inFreshJvm(Rival rival, DataSet data) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    for (String option : ManagementFactory.getRuntimeMXBean().getInputArguments()) {
      if (!option.startsWith("-javaagent") && !option.startsWith("-agentlib")) {
        command.add(option);
      }
    }
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(ColdStart.class.getName());
    command.addAll(List.of(data.name(), rival.method().name(), String.valueOf(rival.effort())));
    try {
      Process process =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
      String output =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
      if (process.waitFor() != 0) {
        throw new IllegalStateException("a cold start failed: " + String.join(" ", command));
      }
      return Double.parseDouble(output.strip());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted during a cold start", e);
    }
  }

  /**
   * Trains once and prints the seconds.
   *
   * @param arguments data set, method, effort
   */
  public static void main(String[] arguments) {
    TrainOnRealData.quieten();
    DataSet data = TrainOnRealData.dataSet(arguments[0]);
    Rival rival = new Rival(Rival.Method.valueOf(arguments[1]), Double.parseDouble(arguments[2]));
    Dataset<Label> dataset = data.train().toTribuo();
    Trainer<Label> trainer = rival.trainer();
    long start = System.nanoTime();
    trainer.train(dataset);
    System.out.println((System.nanoTime() - start) * 1e-9);
  }
}
