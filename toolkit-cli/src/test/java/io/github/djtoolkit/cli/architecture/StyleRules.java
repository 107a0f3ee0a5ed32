package io.github.djtoolkit.cli.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullMarked;

/** What every class keeps to, wherever it is. */
final class StyleRules {

  private final String root;

  StyleRules(String root) {
    this.root = root;
  }

  List<Rule> all() {
    return List.of(
        staticFieldsAreFinal(),
        staticArraysArePrivate(),
        staticFieldsHoldNoState(),
        packagesAreNullMarked());
  }

  private Rule staticFieldsAreFinal() {
    return new Rule(
        fields()
            .that(describe("are static", StyleRules::isStatic))
            .should()
            .beFinal()
            .as("static fields are final"),
        "ops.Counter.count");
  }

  private Rule staticArraysArePrivate() {
    return new Rule(
        fields()
            .that(describe("are static", StyleRules::isStatic))
            .and()
            .haveRawType(describe("array", JavaClass::isArray))
            .should()
            .bePrivate()
            .as("static arrays are private, since anyone could write into them"),
        "ops.Counter.SIZES");
  }

  private Rule staticFieldsHoldNoState() {
    return new Rule(
        noClasses()
            .should()
            .callConstructorWhere(
                describe("make a collection or counter to keep", StyleRules::makesState))
            .as("no state is kept in static fields"),
        "ops.Counter.<clinit>");
  }

  private Rule packagesAreNullMarked() {
    return new Rule(
        classes()
            .that()
            .resideOutsideOfPackage(root + ".sql.internal.meta..")
            .should(beInNullMarkedPackage())
            .as("every package is @NullMarked"),
        "storage.unmarked.InUnmarkedPackage");
  }

  private static boolean isStatic(JavaField field) {
    return field.getModifiers().contains(JavaModifier.STATIC)
        && !field.getModifiers().contains(JavaModifier.SYNTHETIC);
  }

  private static boolean makesState(JavaCall<?> call) {
    JavaClass made = call.getTargetOwner();
    boolean state =
        made.getPackageName().equals("java.util.concurrent.atomic")
            || made.isAssignableTo(ThreadLocal.class)
            || (made.getPackageName().startsWith("java.util")
                && (made.isAssignableTo(Collection.class) || made.isAssignableTo(Map.class)));
    return state && call.getOrigin().getName().equals("<clinit>");
  }

  private static ArchCondition<JavaClass> beInNullMarkedPackage() {
    return new ArchCondition<>("be in a package that is @NullMarked") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        boolean marked = type.getPackage().tryGetAnnotationOfType(NullMarked.class).isPresent();
        events.add(
            new SimpleConditionEvent(
                type, marked, type.getFullName() + " is in an unmarked package"));
      }
    };
  }
}
