package org.natgrad.contract.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * natgrad's architecture as rules: the tables of packages below, and the arrows between them. Run
 * them over your own classes through {@link ArchitectureContract}.
 */
public final class ArchitectureRules {

  /** Core's packages in their total order: each sees those before it only. */
  public static final List<String> CORE =
      List.of(
          "kernel",
          "geometry",
          "descent",
          "model",
          "information",
          "regularity",
          "estimation",
          "singular",
          "regression");

  /** What an adapter may see: packages of core up to {@code upTo}, the JDK, and {@code foreign}. */
  public record Adapter(String name, String upTo, List<String> foreign) {}

  /** The adapters. None sees another. */
  public static final List<Adapter> ADAPTERS =
      List.of(
          new Adapter("simd", "kernel", List.of("jdk.incubator.vector..")),
          new Adapter("wasserstein", "regularity", List.of()),
          new Adapter(
              "tribuo", "regression", List.of("org.tribuo..", "com.oracle.labs.mlrg.olcut..")));

  /** May see everything; nothing sees them. */
  public static final List<String> ONLOOKERS = List.of("benchmarks", "experiments");

  /** The first of core's packages that may use Hipparchus. */
  public static final String HIPPARCHUS_FROM = "model";

  /** The ports, which are interfaces. */
  public static final List<String> PORTS =
      List.of(
          "kernel.Kernels",
          "geometry.Metric",
          "geometry.MetricTensor",
          "geometry.Manifold",
          "geometry.Connection",
          "geometry.Divergence",
          "geometry.Transport",
          "descent.Objective",
          "descent.Evaluation",
          "regression.Pass");

  /** What core may call of {@link Math}: exact or correctly rounded, so the same on every JVM. */
  public static final Set<String> EXACT_MATH =
      Set.of("abs", "min", "max", "sqrt", "fma", "rint", "scalb", "floor", "ceil", "copySign");

  /** Packages that call no elementary function but the kernel's own. */
  public static final List<String> KERNELS_ONLY = List.of("kernel", "descent", "regression");

  private static final String ROOT = "org.natgrad.";
  private static final String[] JDK = {"java..", "javax..", "jdk.."};
  private static final String VECTOR = "jdk.incubator.vector..";
  private static final String HIPPARCHUS = "org.hipparchus..";
  private static final String[] TRIBUO = {"org.tribuo..", "com.oracle.labs.mlrg.olcut.."};

  /** A rule under the name of the arrow that it keeps. */
  public record Rule(String arrow, ArchRule law) {}

  private ArchitectureRules() {}

  /** Every rule. */
  public static List<Rule> all() {
    List<Rule> rules = new ArrayList<>();
    everyPackageIsInATable(rules);
    coreIsTotallyOrdered(rules);
    adaptersSeeCoreOnly(rules);
    foreignersAreKeptOut(rules);
    portsArePure(rules);
    arithmeticIsReproducible(rules);
    return List.copyOf(rules);
  }

  private static void everyPackageIsInATable(List<Rule> rules) {
    String[] known =
        Stream.of(CORE.stream(), ADAPTERS.stream().map(Adapter::name), ONLOOKERS.stream())
            .flatMap(s -> s)
            .map(ArchitectureRules::within)
            .toArray(String[]::new);
    add(
        rules,
        "every package is in the tables",
        classes()
            .that()
            .resideInAPackage(ROOT + ".")
            .and()
            .doNotHaveSimpleName("module-info")
            .should()
            .resideInAnyPackage(known));
  }

  private static void coreIsTotallyOrdered(List<Rule> rules) {
    for (int i = 0; i + 1 < CORE.size(); i++) {
      List<String> later = CORE.subList(i + 1, CORE.size());
      add(
          rules,
          CORE.get(i) + " -/-> " + String.join(", ", later),
          noClasses()
              .that()
              .resideInAPackage(within(CORE.get(i)))
              .should()
              .dependOnClassesThat()
              .resideInAnyPackage(within(later)));
    }
    add(
        rules,
        "core -/-> " + String.join(", ", adapterNames()),
        noClasses()
            .that()
            .resideInAnyPackage(within(CORE))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(within(adapterNames())));
    add(
        rules,
        "core -> JDK, Hipparchus only",
        noClasses()
            .that()
            .resideInAnyPackage(within(CORE))
            .should()
            .dependOnClassesThat(not(resideInAnyPackage(with(JDK, HIPPARCHUS, ROOT + ".")))));
    add(
        rules,
        "packages -> no cycles",
        slices().matching(ROOT + "(*)..").should().beFreeOfCycles());
  }

  private static void adaptersSeeCoreOnly(List<Rule> rules) {
    for (Adapter adapter : ADAPTERS) {
      List<String> others =
          adapterNames().stream().filter(name -> !name.equals(adapter.name())).toList();
      List<String> seen = CORE.subList(0, CORE.indexOf(adapter.upTo()) + 1);
      List<String> unseen = CORE.subList(seen.size(), CORE.size());
      add(
          rules,
          adapter.name() + " -/-> " + String.join(", ", others),
          noClasses()
              .that()
              .resideInAPackage(within(adapter.name()))
              .should()
              .dependOnClassesThat()
              .resideInAnyPackage(within(others)));
      if (!unseen.isEmpty()) {
        add(
            rules,
            adapter.name() + " -/-> core after " + adapter.upTo(),
            noClasses()
                .that()
                .resideInAPackage(within(adapter.name()))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(within(unseen)));
      }
      add(
          rules,
          adapter.name() + " -> core, JDK" + String.join("", prefixed(adapter.foreign())) + " only",
          noClasses()
              .that()
              .resideInAPackage(within(adapter.name()))
              .should()
              .dependOnClassesThat(
                  not(
                      resideInAnyPackage(
                          with(with(JDK, ROOT + "."), adapter.foreign().toArray(String[]::new))))));
    }
    add(
        rules,
        "nothing -> " + String.join(", ", ONLOOKERS),
        noClasses()
            .that()
            .resideOutsideOfPackages(within(ONLOOKERS))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(within(ONLOOKERS)));
  }

  private static void foreignersAreKeptOut(List<Rule> rules) {
    add(
        rules,
        "nobody but simd, benchmarks, experiments -> jdk.incubator.vector",
        noClasses()
            .that()
            .resideInAPackage(ROOT + ".")
            .and()
            .resideOutsideOfPackages(with(within(ONLOOKERS), within("simd")))
            .should()
            .dependOnClassesThat()
            .resideInAPackage(VECTOR));
    add(
        rules,
        "nobody but tribuo, benchmarks, experiments -> org.tribuo",
        noClasses()
            .that()
            .resideInAPackage(ROOT + ".")
            .and()
            .resideOutsideOfPackages(with(within(ONLOOKERS), within("tribuo")))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(TRIBUO));
    List<String> below = CORE.subList(0, CORE.indexOf(HIPPARCHUS_FROM));
    add(
        rules,
        String.join(", ", below) + " -/-> org.hipparchus",
        noClasses()
            .that()
            .resideInAnyPackage(within(below))
            .should()
            .dependOnClassesThat()
            .resideInAPackage(HIPPARCHUS));
  }

  private static void portsArePure(List<Rule> rules) {
    add(rules, "ports are interfaces", classes().that(arePorts()).should().beInterfaces());
    add(
        rules,
        "ports' signatures -> core, JDK only",
        classes().that(arePorts()).should(nameOnlyCoreAndJdk()));
  }

  private static void arithmeticIsReproducible(List<Rule> rules) {
    add(
        rules,
        "core -> Math's exact methods only",
        classes()
            .that()
            .resideInAnyPackage(within(CORE))
            .should(
                callNone(
                    "inexact method of Math",
                    call -> on(call, "java.lang.Math") && !EXACT_MATH.contains(call.getName()))));
    add(
        rules,
        String.join(", ", KERNELS_ONLY) + " -/-> StrictMath, FastMath",
        classes()
            .that()
            .resideInAnyPackage(within(KERNELS_ONLY))
            .should(
                callNone(
                    "StrictMath or FastMath",
                    call ->
                        on(call, "java.lang.StrictMath")
                            || on(call, "org.hipparchus.util.FastMath"))));
    add(
        rules,
        "nobody -> unseeded randomness",
        classes()
            .that()
            .resideInAPackage(ROOT + ".")
            .should(callNone("unseeded randomness", ArchitectureRules::isUnseeded)));
  }

  /** Generators that nobody named or seeded. */
  private static boolean isUnseeded(JavaAccess<?> call) {
    boolean seedless =
        call.getTarget() instanceof CodeUnitAccessTarget target
            && target.getRawParameterTypes().isEmpty();
    boolean fresh = call.getName().equals("<init>") && seedless;
    return on(call, "java.lang.Math") && call.getName().equals("random")
        || on(call, "java.lang.StrictMath") && call.getName().equals("random")
        || on(call, "org.hipparchus.util.FastMath") && call.getName().equals("random")
        || on(call, "java.util.concurrent.ThreadLocalRandom")
        || on(call, "java.security.SecureRandom")
        || on(call, "java.util.Random") && fresh
        || on(call, "java.util.SplittableRandom") && fresh
        || on(call, "java.util.random.RandomGenerator")
            && (call.getName().equals("getDefault") || call.getName().equals("of"))
        || on(call, "java.util.UUID") && call.getName().equals("randomUUID")
        || on(call, "java.util.Collections")
            && call.getName().equals("shuffle")
            && call.getTarget() instanceof CodeUnitAccessTarget shuffle
            && shuffle.getRawParameterTypes().size() == 1;
  }

  private static boolean on(JavaAccess<?> call, String owner) {
    return call.getTargetOwner().getFullName().equals(owner);
  }

  /** Calls and method references alike. */
  private static ArchCondition<JavaClass> callNone(
      String what, Predicate<JavaAccess<?>> forbidden) {
    return new ArchCondition<>("call no " + what) {
      @Override
      public void check(JavaClass item, ConditionEvents events) {
        item.getCodeUnitAccessesFromSelf().stream()
            .filter(forbidden)
            .forEach(
                call -> events.add(SimpleConditionEvent.violated(call, call.getDescription())));
      }
    };
  }

  private static DescribedPredicate<JavaClass> arePorts() {
    Set<String> names = Set.copyOf(PORTS.stream().map(name -> ROOT + name).toList());
    return DescribedPredicate.describe("are ports", type -> names.contains(type.getFullName()));
  }

  private static ArchCondition<JavaClass> nameOnlyCoreAndJdk() {
    DescribedPredicate<JavaClass> pure = resideInAnyPackage(with(within(CORE), "java.."));
    return new ArchCondition<>("name only core and the JDK in their signatures") {
      @Override
      public void check(JavaClass port, ConditionEvents events) {
        for (JavaCodeUnit method : port.getCodeUnits()) {
          Stream.of(
                  Stream.of(method.getReturnType()),
                  method.getParameterTypes().stream(),
                  method.getExceptionTypes().stream())
              .flatMap(types -> types)
              .map(JavaType.class::cast)
              .flatMap(type -> type.getAllInvolvedRawTypes().stream())
              .map(JavaClass::getBaseComponentType)
              .filter(type -> !type.isPrimitive() && !pure.test(type))
              .forEach(
                  type ->
                      events.add(
                          SimpleConditionEvent.violated(
                              method, method.getFullName() + " names " + type.getFullName())));
        }
      }
    };
  }

  /** A module holds a part of the packages only, so a rule about the rest has nothing to judge. */
  private static void add(List<Rule> rules, String arrow, ArchRule law) {
    rules.add(new Rule(arrow, law.as(arrow).allowEmptyShould(true)));
  }

  private static List<String> adapterNames() {
    return ADAPTERS.stream().map(Adapter::name).toList();
  }

  private static String within(String name) {
    return ROOT + name + "..";
  }

  private static String[] within(List<String> names) {
    return names.stream().map(ArchitectureRules::within).toArray(String[]::new);
  }

  private static String[] with(String[] some, String... more) {
    return Stream.concat(Arrays.stream(some), Arrays.stream(more)).toArray(String[]::new);
  }

  private static List<String> prefixed(List<String> names) {
    return names.stream().map(name -> ", " + name.replace("..", "")).toList();
  }
}
