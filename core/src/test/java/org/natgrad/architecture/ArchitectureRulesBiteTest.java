package org.natgrad.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.natgrad.contract.architecture.ArchitectureRules.ADAPTERS;
import static org.natgrad.contract.architecture.ArchitectureRules.CORE;
import static org.natgrad.contract.architecture.ArchitectureRules.KERNELS_ONLY;
import static org.natgrad.contract.architecture.ArchitectureRules.ONLOOKERS;
import static org.natgrad.contract.architecture.ArchitectureRules.PORTS;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.EvaluationResult;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.natgrad.contract.architecture.ArchitectureRules;
import org.natgrad.contract.architecture.ArchitectureRules.Adapter;
import org.natgrad.contract.architecture.ArchitectureRules.Rule;

/** Breaks every rule on purpose, each way there is, and sees it name the offender. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ArchitectureRulesBiteTest {

  /** Classes that break one rule, all of them offenders, compiled with others of the same world. */
  private record Fixture(String arrow, String world, List<Source> offenders) {}

  private final List<Fixture> fixtures = new ArrayList<>();
  private final Map<String, JavaClasses> worlds = new HashMap<>();
  private final Map<String, Rule> rules =
      ArchitectureRules.all().stream().collect(Collectors.toMap(Rule::arrow, rule -> rule));
  private JavaClasses sound;

  @BeforeAll
  void compileTheFixtures(@TempDir Path directory) throws IOException {
    Path things = Source.compile(directory.resolve("things"), List.of(), things());
    describeFixtures();
    for (String world : Set.of("main", "ports as classes", "impure ports")) {
      List<Source> sources =
          fixtures.stream()
              .filter(fixture -> fixture.world().equals(world))
              .flatMap(fixture -> fixture.offenders().stream())
              .toList();
      Path classes = Source.compile(directory.resolve(world), List.of(things), sources);
      worlds.put(world, new ClassFileImporter().importPath(classes));
    }
    Path classes = Source.compile(directory.resolve("sound"), List.of(things), soundSources());
    sound = new ClassFileImporter().importPath(classes);
  }

  @TestFactory
  Stream<DynamicTest> aBrokenArrowIsReportedWithItsOffender() {
    return fixtures.stream()
        .map(
            fixture ->
                DynamicTest.dynamicTest(
                    fixture.arrow() + ": " + fixture.offenders().get(0).name(),
                    () -> assertBites(fixture)));
  }

  private void assertBites(Fixture fixture) {
    Set<String> names =
        fixture.offenders().stream().map(Source::name).collect(Collectors.toUnmodifiableSet());
    JavaClasses classes =
        worlds
            .get(fixture.world())
            .that(
                DescribedPredicate.<JavaClass>describe(
                    "fixture", type -> names.contains(type.getFullName())));
    assertEquals(names.size(), classes.size());
    EvaluationResult result = rules.get(fixture.arrow()).law().evaluate(classes);
    assertTrue(result.hasViolation(), () -> fixture + " passes");
    String report = String.join("\n", result.getFailureReport().getDetails());
    for (String name : names) {
      assertTrue(report.contains(name), () -> name + " is not named in: " + report);
    }
  }

  @Test
  void noRuleLacksAFixture() {
    assertEquals(
        new TreeSet<>(rules.keySet()),
        fixtures.stream().map(Fixture::arrow).collect(Collectors.toCollection(TreeSet::new)));
  }

  @TestFactory
  Stream<DynamicTest> aSoundStructurePasses() {
    assertEquals(soundSources().size(), sound.size());
    return rules.values().stream()
        .map(
            rule ->
                DynamicTest.dynamicTest(
                    rule.arrow(),
                    () -> {
                      EvaluationResult result = rule.law().evaluate(sound);
                      assertFalse(
                          result.hasViolation(), () -> result.getFailureReport().toString());
                    }));
  }

  // The fixtures, rule by rule.

  private void describeFixtures() {
    List<String> adapters = ADAPTERS.stream().map(Adapter::name).toList();
    breaks("every package is in the tables", source("stray", ""));
    for (int i = 0; i + 1 < CORE.size(); i++) {
      List<String> later = CORE.subList(i + 1, CORE.size());
      for (String seen : later) {
        breaks(CORE.get(i) + " -/-> " + String.join(", ", later), sees(CORE.get(i), natgrad(seen)));
      }
    }
    for (String core : CORE) {
      for (String adapter : adapters) {
        breaks("core -/-> simd, wasserstein, tribuo", sees(core, natgrad(adapter)));
      }
    }
    breaks("core -> JDK, Hipparchus only", sees("model", "com.example.Thing"));
    breaks(
        "packages -> no cycles",
        Source.of("org.natgrad.singular", "Ring", "org.natgrad.tribuo.Ring next;"),
        Source.of("org.natgrad.tribuo", "Ring", "org.natgrad.singular.Ring next;"));
    describeAdapterFixtures(adapters);
    describeForeignFixtures();
    describePortFixtures();
    describeArithmeticFixtures();
  }

  private void describeAdapterFixtures(List<String> adapters) {
    for (String adapter : adapters) {
      List<String> others = adapters.stream().filter(other -> !other.equals(adapter)).toList();
      for (String other : others) {
        breaks(adapter + " -/-> " + String.join(", ", others), sees(adapter, natgrad(other)));
      }
    }
    for (String core : CORE.subList(1, CORE.size())) {
      breaks("simd -/-> core after kernel", sees("simd", natgrad(core)));
    }
    for (String core : List.of("estimation", "singular", "regression")) {
      breaks("wasserstein -/-> core after regularity", sees("wasserstein", natgrad(core)));
    }
    for (String foreign : List.of("com.example.Thing", "org.hipparchus.Thing")) {
      breaks("simd -> core, JDK, jdk.incubator.vector only", sees("simd", foreign));
      breaks("wasserstein -> core, JDK only", sees("wasserstein", foreign));
      breaks(
          "tribuo -> core, JDK, org.tribuo, com.oracle.labs.mlrg.olcut only",
          sees("tribuo", foreign));
    }
    for (String onlooker : ONLOOKERS) {
      for (String seer : List.of("kernel", "regression", "simd", "wasserstein", "tribuo")) {
        breaks("nothing -> benchmarks, experiments", sees(seer, natgrad(onlooker)));
      }
    }
  }

  private void describeForeignFixtures() {
    for (String seer : List.of("kernel", "regression", "wasserstein", "tribuo")) {
      breaks(
          "nobody but simd, benchmarks, experiments -> jdk.incubator.vector",
          sees(seer, "jdk.incubator.vector.DoubleVector"));
    }
    for (String tribuo : List.of("org.tribuo.Thing", "com.oracle.labs.mlrg.olcut.Thing")) {
      for (String seer : List.of("kernel", "regression", "simd", "wasserstein")) {
        breaks("nobody but tribuo, benchmarks, experiments -> org.tribuo", sees(seer, tribuo));
      }
    }
    for (String core : List.of("kernel", "geometry", "descent")) {
      breaks("kernel, geometry, descent -/-> org.hipparchus", sees(core, "org.hipparchus.Thing"));
    }
  }

  private void describePortFixtures() {
    List<String> impure =
        List.of(
            "void a(org.natgrad.wasserstein.Thing t);",
            "java.util.List<org.tribuo.Thing> a();",
            "void a() throws org.natgrad.simd.Failure;",
            "<T extends org.hipparchus.Thing> void a(T[] t);");
    for (int i = 0; i < PORTS.size(); i++) {
      String port = PORTS.get(i);
      int dot = port.indexOf('.');
      String in = "org.natgrad." + port.substring(0, dot);
      String name = port.substring(dot + 1);
      fixtures.add(
          new Fixture(
              "ports are interfaces", "ports as classes", List.of(Source.of(in, name, ""))));
      fixtures.add(
          new Fixture(
              "ports' signatures -> core, JDK only",
              "impure ports",
              List.of(Source.ofInterface(in, name, impure.get(i % impure.size())))));
    }
  }

  private void describeArithmeticFixtures() {
    for (String core : CORE) {
      breaks("core -> Math's exact methods only", source(core, "double a = Math.tanh(1);"));
    }
    breaks(
        "core -> Math's exact methods only",
        source("model", "java.util.function.DoubleUnaryOperator a = Math::exp;"));
    for (String core : KERNELS_ONLY) {
      String arrow = "kernel, descent, regression -/-> StrictMath, FastMath";
      breaks(arrow, source(core, "double a = StrictMath.log(2);"));
      breaks(arrow, source(core, "double a = org.hipparchus.util.FastMath.log(2);"));
      breaks(arrow, source(core, "java.util.function.DoubleUnaryOperator a = StrictMath::exp;"));
    }
    for (String unseeded :
        List.of(
            "double a = Math.random();",
            "double a = StrictMath.random();",
            "java.util.function.DoubleSupplier a = Math::random;",
            "java.util.Random a = new java.util.Random();",
            "java.util.function.Supplier<?> a = java.util.Random::new;",
            "java.util.SplittableRandom a = new java.util.SplittableRandom();",
            "Object a = java.util.concurrent.ThreadLocalRandom.current();",
            "Object a = java.util.random.RandomGenerator.getDefault();",
            "Object a = new java.security.SecureRandom();",
            "Object a = java.util.UUID.randomUUID();",
            "{ java.util.Collections.shuffle(new java.util.ArrayList<String>()); }")) {
      breaks("nobody -> unseeded randomness", source("experiments", unseeded));
      breaks("nobody -> unseeded randomness", source("singular", unseeded));
    }
  }

  private List<Source> soundSources() {
    List<Source> sources = new ArrayList<>();
    for (int i = 0; i < CORE.size(); i++) {
      String before = i == 0 ? "" : "org.natgrad." + CORE.get(i - 1) + ".Good before;";
      sources.add(Source.of("org.natgrad." + CORE.get(i), "Good", before));
    }
    sources.add(
        Source.of(
            "org.natgrad.kernel",
            "Exact",
            "double a = Math.fma(Math.abs(1.), Math.sqrt(2), Math.rint(Math.scalb(.1, 3)))"
                + " + Math.floor(1.5) + Math.ceil(Math.max(1., Math.min(2., 3.)));"));
    sources.add(Source.of("org.natgrad.geometry", "Strict", "double a = StrictMath.exp(1);"));
    sources.add(
        Source.of(
            "org.natgrad.model",
            "Fast",
            "double a = org.hipparchus.util.FastMath.exp(1); org.hipparchus.Thing b;"));
    sources.add(
        Source.of(
            "org.natgrad.singular",
            "Seeded",
            "java.util.Random a = new java.util.Random(7);"
                + " java.util.SplittableRandom b = new java.util.SplittableRandom(7);"
                + " { java.util.Collections.shuffle(new java.util.ArrayList<String>(), a); }"));
    sources.add(
        Source.ofInterface(
            "org.natgrad.geometry",
            "Transport<M>",
            "java.util.Optional<Good> plan(M a, double[] b); int[][] sizes();"));
    sources.add(
        Source.of(
            "org.natgrad.simd",
            "Good",
            "org.natgrad.kernel.Good a; jdk.incubator.vector.DoubleVector b;"));
    sources.add(
        Source.of(
            "org.natgrad.wasserstein",
            "Good",
            "org.natgrad.regularity.Good a; double b = Math.log(2);"));
    sources.add(
        Source.of(
            "org.natgrad.tribuo.classification",
            "Good",
            "org.natgrad.regression.Good a; org.tribuo.Thing b;"
                + " com.oracle.labs.mlrg.olcut.Thing c; org.natgrad.tribuo.Shared d;"));
    sources.add(Source.of("org.natgrad.tribuo", "Shared", ""));
    sources.add(
        Source.of(
            "org.natgrad.benchmarks",
            "Good",
            "org.natgrad.simd.Good a; org.natgrad.wasserstein.Good b; org.tribuo.Thing c;"
                + " com.example.Thing d;"));
    sources.add(Source.of("org.natgrad.experiments", "Good", "org.natgrad.kernel.Good a;"));
    return sources;
  }

  /** One class a package, for fixtures to see. */
  private static List<Source> things() {
    List<Source> things = new ArrayList<>();
    Stream.of(CORE.stream(), ADAPTERS.stream().map(Adapter::name), ONLOOKERS.stream())
        .flatMap(names -> names)
        .forEach(name -> things.add(Source.of("org.natgrad." + name, "Thing", "")));
    for (String foreign :
        List.of("com.example", "org.hipparchus", "org.tribuo", "com.oracle.labs.mlrg.olcut")) {
      things.add(Source.of(foreign, "Thing", ""));
    }
    things.add(
        new Source(
            "org.natgrad.simd.Failure",
            "package org.natgrad.simd; public class Failure extends RuntimeException {"
                + " private static final long serialVersionUID = 1; }"));
    things.add(
        new Source(
            "org.hipparchus.util.FastMath",
            "package org.hipparchus.util; public class FastMath {"
                + " public static double log(double x) { return x; }"
                + " public static double exp(double x) { return x; } }"));
    return things;
  }

  private void breaks(String arrow, Source... offenders) {
    fixtures.add(new Fixture(arrow, "main", List.of(offenders)));
  }

  private Source sees(String in, String type) {
    return source(in, type + " seen;");
  }

  private Source source(String in, String body) {
    return Source.of("org.natgrad." + in, "Offender" + fixtures.size(), body);
  }

  private static String natgrad(String name) {
    return "org.natgrad." + name + ".Thing";
  }
}
