package io.github.djtoolkit.cli.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.Predefined;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@TestInstance(Lifecycle.PER_CLASS)
class ArchitectureTest {

  private static final String ROOT = "io.github.djtoolkit";
  private static final String BROKEN = ArchitectureTest.class.getPackageName() + ".broken";

  private final JavaClasses toolkit =
      new ClassFileImporter()
          .withImportOption(Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(ROOT);

  private final JavaClasses broken = new ClassFileImporter().importPackages(BROKEN);

  @Test
  void seesEveryModule() {
    assertThat(List.of("model", "sql", "storage", "ops", "testkit", "cli"))
        .allSatisfy(module -> assertThat(toolkit.containPackage(ROOT + "." + module)).isTrue());
  }

  @ParameterizedTest
  @MethodSource("rulesOfTheToolkit")
  void holdsInTheToolkit(Rule rule) {
    rule.rule().check(toolkit);
  }

  @ParameterizedTest
  @MethodSource("rulesOfTheBrokenCode")
  void reportsWhoBreaksIt(Rule rule) {
    assertThat(rule.rule().evaluate(broken).getFailureReport().getDetails())
        .anySatisfy(detail -> assertThat(detail).contains(BROKEN + "." + rule.offender()));
  }

  static Stream<Rule> rulesOfTheToolkit() {
    return rules(ROOT);
  }

  static Stream<Rule> rulesOfTheBrokenCode() {
    return rules(BROKEN);
  }

  private static Stream<Rule> rules(String root) {
    return Stream.of(
            new ModuleRules(root).all(), new SqlRules(root).all(), new StyleRules(root).all())
        .flatMap(List::stream);
  }
}
