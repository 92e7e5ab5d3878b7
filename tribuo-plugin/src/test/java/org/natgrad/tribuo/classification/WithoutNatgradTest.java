package org.natgrad.tribuo.classification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarFile;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tribuo.Dataset;
import org.tribuo.Example;
import org.tribuo.classification.Label;
import org.tribuo.classification.sgd.linear.LinearSGDModel;

/** A saved model predicts the same bits in a JVM whose class path holds no natgrad. */
class WithoutNatgradTest {

  private static final Logger LOGGER = Logger.getLogger(WithoutNatgradTest.class.getName());

  @TempDir Path folder;

  @Test
  void aSavedModelPredictsTheSameBitsWhereNatgradIsAbsent() throws Exception {
    Path script = Path.of("src", "test", "sh", "without-natgrad.sh").toAbsolutePath();
    assumeTrue(Files.exists(Path.of("/bin/sh")) && Files.exists(script));
    LinearSGDModel model = new LinearNGDTrainer().train(Datasets.breastCancer(Datasets.TRAIN));
    Dataset<Label> test = Datasets.breastCancer(Datasets.TEST);
    Path modelFile = folder.resolve("model.tribuo");
    Path dataFile = folder.resolve("test.tribuo");
    model.serializeToFile(modelFile);
    test.serializeToFile(dataFile);

    List<String> printed =
        run(
            "/bin/sh",
            script.toString(),
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            classPathWithoutNatgrad(),
            modelFile.toString(),
            dataFile.toString());

    List<String> expected = new ArrayList<>();
    int row = 0;
    for (Example<Label> example : test) {
      for (var score : new TreeMap<>(model.predict(example).getOutputScores()).entrySet()) {
        expected.add(
            row + " " + score.getKey() + " " + Double.toHexString(score.getValue().getScore()));
      }
      row++;
    }
    LOGGER.info(() -> String.join("\n", printed.stream().filter(l -> l.startsWith("#")).toList()));
    List<String> actual = printed.stream().filter(l -> !l.startsWith("#")).toList();
    assertEquals(expected.size(), actual.size());
    for (int i = 0; i < expected.size(); i++) {
      assertEquals(expected.get(i), actual.get(i));
    }
    assertTrue(printed.contains("# trained by: " + LinearNGDTrainer.class.getName()));
  }

  private static String classPathWithoutNatgrad() throws IOException {
    List<String> kept = new ArrayList<>();
    String path =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    for (String entry : path.split(File.pathSeparator)) {
      if (new File(entry).exists() && !holdsNatgrad(new File(entry))) {
        kept.add(entry);
      }
    }
    assertFalse(kept.isEmpty());
    return String.join(File.pathSeparator, kept);
  }

  private static boolean holdsNatgrad(File entry) throws IOException {
    if (entry.isDirectory()) {
      return true; // Folders of classes are this build's own.
    }
    try (JarFile jar = new JarFile(entry)) {
      return jar.stream().anyMatch(file -> file.getName().startsWith("org/natgrad/"));
    }
  }

  private List<String> run(String... command) throws IOException, InterruptedException {
    // Apart from the errors: a newer JVM warns there of what Tribuo's protobuf does.
    File output = folder.resolve("output.txt").toFile();
    File errors = folder.resolve("errors.txt").toFile();
    Process process =
        new ProcessBuilder(command).redirectOutput(output).redirectError(errors).start();
    boolean ended = process.waitFor(60, TimeUnit.SECONDS);
    process.destroyForcibly();
    assertTrue(ended, "the JVM without natgrad did not end");
    assertEquals(0, process.exitValue(), Files.readString(errors.toPath()));
    return Files.readAllLines(output.toPath(), StandardCharsets.UTF_8);
  }
}
