package io.github.djtoolkit.cli.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;

/** Which module may know which. */
final class ModuleRules {

  private final String root;

  ModuleRules(String root) {
    this.root = root;
  }

  List<Rule> all() {
    return List.of(
        modelIsPlain(),
        onlyKnows("sql", "model"),
        onlyKnows("storage", "model"),
        onlyKnows("testkit", "model"),
        onlyKnows("ops", "model", "sql", "storage"),
        testkitOnlyInTheDemo(),
        internalIsInternal(),
        packagesWithoutCycles());
  }

  private Rule modelIsPlain() {
    return new Rule(
        classes()
            .that()
            .resideInAPackage(root + ".model..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                root + ".model..",
                "java.lang..",
                "java.math..",
                "java.nio.charset",
                "java.security",
                "java.time..",
                "java.util..",
                "org.jspecify.annotations")
            .as("the model knows no JDBC, no jOOQ, no input and no output"),
        "model.ModelWithConnection");
  }

  private Rule onlyKnows(String module, String... others) {
    List<String> allowed = List.of(others);
    return new Rule(
        noClasses()
            .that()
            .resideInAPackage(root + "." + module + "..")
            .should()
            .dependOnClassesThat(
                describe(
                    "belong to another module",
                    target -> {
                      String owner = module(target);
                      return !owner.isEmpty() && !owner.equals(module) && !allowed.contains(owner);
                    }))
            .as(module + " knows no module but " + String.join(", ", others)),
        module + ".Knows");
  }

  private Rule testkitOnlyInTheDemo() {
    return new Rule(
        noClasses()
            .that()
            .resideInAPackage(root + ".cli..")
            .and()
            .resideOutsideOfPackage(root + ".cli.demo..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage(root + ".testkit..")
            .as("of the command line, only the demonstration knows the testkit"),
        "cli.CommandWithTestkit");
  }

  private Rule internalIsInternal() {
    return new Rule(
        classes()
            .that()
            .resideInAPackage(root + "..")
            .should(keepOutOfOthersInternals())
            .as("no module reaches into another's internal packages"),
        "cli.ReachesIntoSql");
  }

  private ArchCondition<JavaClass> keepOutOfOthersInternals() {
    return new ArchCondition<>("keep out of the internal packages of other modules") {
      @Override
      public void check(JavaClass origin, ConditionEvents events) {
        for (Dependency dependency : origin.getDirectDependenciesFromSelf()) {
          JavaClass target = dependency.getTargetClass();
          boolean reaches =
              !module(target).isEmpty()
                  && !module(target).equals(module(origin))
                  && target.getPackageName().contains(".internal");
          if (reaches) {
            events.add(SimpleConditionEvent.violated(dependency, dependency.getDescription()));
          }
        }
      }
    };
  }

  private Rule packagesWithoutCycles() {
    return new Rule(
        slices()
            .assignedFrom(new PackageSlices(root))
            .should()
            .beFreeOfCycles()
            .as("no two packages need each other"),
        "ops.there");
  }

  private String module(JavaClass type) {
    String name = type.getPackageName();
    return name.startsWith(root + ".") ? name.substring(root.length() + 1).split("\\.", 2)[0] : "";
  }
}
