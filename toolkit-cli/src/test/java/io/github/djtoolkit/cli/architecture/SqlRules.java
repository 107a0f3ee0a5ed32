package io.github.djtoolkit.cli.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.AccessTarget.MethodCallTarget;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.conditions.ArchConditions;
import com.tngtech.archunit.lang.syntax.elements.GivenClassesConjunction;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jooq.DSLContext;
import org.jooq.PlainSQL;

/**
 * Only toolkit-sql writes SQL; the others run what it gives. The testkit, a tool of tests, uses
 * plain JDBC.
 */
final class SqlRules {

  private static final Set<String> OPENERS =
      Set.of("createStatement", "prepareStatement", "prepareCall", "nativeSQL");

  private static final List<String> RUNNERS = List.of("fetch", "execute", "transaction");

  private final String root;

  SqlRules(String root) {
    this.root = root;
  }

  List<Rule> all() {
    return List.of(noJdbcStatements(), noPlainSql(), noStatementBuilding(), noJooqFactories());
  }

  private Rule noJdbcStatements() {
    return new Rule(
        others()
            .should(
                call(
                    "JDBC statements",
                    target ->
                        target.getOwner().isAssignableTo(Statement.class)
                            || (target.getOwner().isAssignableTo(Connection.class)
                                && OPENERS.contains(target.getName()))))
            .as("only toolkit-sql runs statements of JDBC"),
        "ops.RunsJdbc");
  }

  private Rule noPlainSql() {
    return new Rule(
        others()
            .should(
                call(
                    "plain SQL of jOOQ",
                    target ->
                        target
                            .resolveMember()
                            .filter(method -> method.isAnnotatedWith(PlainSQL.class))
                            .isPresent()))
            .as("only toolkit-sql hands text to jOOQ"),
        "ops.RunsPlainSql");
  }

  private Rule noStatementBuilding() {
    return new Rule(
        others()
            .should(
                call(
                    "jOOQ to build a statement",
                    target ->
                        (target.getOwner().isAssignableTo(DSLContext.class)
                                && RUNNERS.stream().noneMatch(target.getName()::startsWith))
                            || (target.getOwner().getPackageName().equals("org.jooq")
                                && target.getOwner().getSimpleName().matches(".*Step\\d*"))))
            .as("only toolkit-sql builds statements with jOOQ"),
        "ops.BuildsStatement");
  }

  private Rule noJooqFactories() {
    return new Rule(
        others()
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.jooq.impl..")
            .as("only toolkit-sql knows the factories of jOOQ"),
        "ops.UsesFactory");
  }

  private GivenClassesConjunction others() {
    return noClasses()
        .that()
        .resideInAPackage(root + "..")
        .and()
        .resideOutsideOfPackages(root + ".sql..", root + ".testkit..");
  }

  private static ArchCondition<JavaClass> call(String what, Predicate<MethodCallTarget> predicate) {
    return ArchConditions.callMethodWhere(
        describe("call of " + what, (JavaCall<?> call) -> isMethod(call, predicate)));
  }

  private static boolean isMethod(JavaCall<?> call, Predicate<MethodCallTarget> predicate) {
    return call.getTarget() instanceof MethodCallTarget target && predicate.test(target);
  }
}
