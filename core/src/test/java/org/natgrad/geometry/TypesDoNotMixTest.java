package org.natgrad.geometry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.natgrad.architecture.Source;

/** Only a metric turns a differential into a step: the compiler is the judge. */
class TypesDoNotMixTest {

  @TempDir Path directory;

  @Test
  void aPointIsMovedByATangentVector() throws Exception {
    assertEquals("", compiling("p.moved(v);"));
  }

  @Test
  void aPointIsNotMovedByACovector() throws Exception {
    assertIncompatible(compiling("p.moved(w);"), "Covector cannot be converted to TangentVector");
  }

  @Test
  void theMetricMakesADifferentialAStep() throws Exception {
    assertEquals("", compiling("p.moved(g.sharp(w)); g.flat(v).on(v); w.on(v);"));
  }

  @Test
  void aCovectorHasNoFlat() throws Exception {
    assertIncompatible(compiling("g.flat(w);"), "Covector cannot be converted to TangentVector");
  }

  @Test
  void aTangentVectorHasNoSharp() throws Exception {
    assertIncompatible(compiling("g.sharp(v);"), "TangentVector cannot be converted to Covector");
  }

  @Test
  void vectorsAndCovectorsDoNotAdd() throws Exception {
    assertEquals("", compiling("v.plus(v); w.plus(w);"));
    assertIncompatible(compiling("v.plus(w);"), "Covector cannot be converted to TangentVector");
    assertIncompatible(compiling("w.plus(v);"), "TangentVector cannot be converted to Covector");
  }

  @Test
  void covectorsHaveNoInnerProductUnderTheMetric() throws Exception {
    assertEquals("", compiling("g.inner(v, v);"));
    assertIncompatible(
        compiling("g.inner(w, w);"), "Covector cannot be converted to TangentVector");
  }

  private String compiling(String statements) throws IOException, URISyntaxException {
    Path classes =
        Path.of(MetricTensor.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    String text =
        "package demo; import org.natgrad.geometry.*; class Demo { void run("
            + "Point p, TangentVector v, Covector w, MetricTensor g) { "
            + statements
            + " } }";
    return Source.messages(directory, List.of(classes), new Source("demo.Demo", text));
  }

  private static void assertIncompatible(String messages, String why) {
    assertTrue(messages.contains(why), () -> "no '" + why + "' in: " + messages);
  }
}
