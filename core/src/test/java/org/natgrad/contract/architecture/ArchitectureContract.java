package org.natgrad.contract.architecture;

import static org.junit.jupiter.api.Assertions.assertFalse;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Holds a module's own classes to {@link ArchitectureRules}; implement it with an empty body. */
public interface ArchitectureContract {

  /** Where the module's classes are. */
  default Path classes() {
    return Path.of("target", "classes");
  }

  /** One test a rule. */
  @TestFactory
  default Stream<DynamicTest> keepsTheArrow() {
    JavaClasses classes = new ClassFileImporter().importPath(classes());
    assertFalse(classes.isEmpty(), () -> "no class in " + classes().toAbsolutePath());
    return ArchitectureRules.all().stream()
        .map(rule -> DynamicTest.dynamicTest(rule.arrow(), () -> rule.law().check(classes)));
  }
}
