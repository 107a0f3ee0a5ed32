package io.github.djtoolkit.ops.internal.column;

import static io.github.djtoolkit.ops.Snapshots.SCHEMA;
import static io.github.djtoolkit.ops.Snapshots.column;
import static io.github.djtoolkit.ops.Snapshots.schema;
import static io.github.djtoolkit.ops.Snapshots.table;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.djtoolkit.model.schema.Column;
import io.github.djtoolkit.model.schema.TableName;
import io.github.djtoolkit.ops.plan.MigrationPlan;
import io.github.djtoolkit.sql.definition.TableDefinition;
import io.github.djtoolkit.sql.journal.UndoFact;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnlabelPlannerTest {

  @ParameterizedTest
  @CsvSource({
    "int, text, :int32:text",
    "int unsigned, text, :uint32:text",
    "int unsigned, text, :int64:text",
    "longblob, text, :<blob>:text",
    "longblob, text, :<graph>:text",
    "longblob, :attach:text, :<attach>:text",
    "int, text, text"
  })
  void acceptsWhatTheToolkitWroteAndWhatWasThere(String type, String before, String present) {
    assertThat(obstacles(column("x", type, present), before)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "int, text, :int32:changed",
    "int, text, :float64:text",
    "longblob, text, :<blob@raw>:text",
    "longblob, :attach:text, :<attach>:changed",
    "int, text, changed"
  })
  void refusesWhatSomebodyElseWrote(String type, String before, String present) {
    assertThat(obstacles(column("x", type, present), before))
        .singleElement()
        .asString()
        .startsWith("lab.t.x:")
        .contains("neither what it was nor what the toolkit wrote", present, before);
  }

  @Test
  void refusesAColumnThatIsGone() {
    assertThat(obstacles(column("y", "int", ""), "text"))
        .singleElement()
        .asString()
        .contains("gone");
  }

  @Test
  void leavesColumnsOfOtherOperationsAlone() {
    Column legacy = column("x", "binary(16)", ":uuid:anything");
    assertThat(obstacles(legacy, ":blob@raw:text")).isEmpty();
    MigrationPlan plan =
        UnlabelPlanner.plan(
            schema(table("t", legacy)), List.of(fact(":blob@raw:text")), this::noDefinition, false);
    assertThat(plan.isEmpty()).isTrue();
  }

  @Test
  void plansToForgetWhatIsAlreadyRestored() {
    MigrationPlan plan =
        UnlabelPlanner.plan(
            schema(table("t", column("x", "int", "text"))),
            List.of(fact("text")),
            t -> new TableDefinition(t, java.util.Map.of(), List.of()),
            false);
    assertThat(plan.steps()).singleElement().satisfies(s -> assertThat(s.statements()).isEmpty());
  }

  private static List<String> obstacles(Column column, String before) {
    return UnlabelPlanner.obstacles(schema(table("t", column)), List.of(fact(before)));
  }

  private static UndoFact fact(String before) {
    return new UndoFact(UndoFact.Kind.COMMENT, "t", "x", before);
  }

  private TableDefinition noDefinition(TableName table) {
    throw new AssertionError(SCHEMA + " was read for nothing: " + table);
  }
}
