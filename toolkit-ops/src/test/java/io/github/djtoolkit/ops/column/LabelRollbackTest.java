package io.github.djtoolkit.ops.column;

import static io.github.djtoolkit.ops.Operations.comments;
import static io.github.djtoolkit.ops.Operations.definition;
import static io.github.djtoolkit.ops.Operations.definitions;
import static io.github.djtoolkit.ops.Operations.runner;
import static io.github.djtoolkit.ops.Operations.sessions;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.djtoolkit.model.ToolkitException;
import io.github.djtoolkit.ops.Operations;
import io.github.djtoolkit.ops.run.Execution;
import io.github.djtoolkit.sql.definition.TableDefinition;
import io.github.djtoolkit.testkit.junit.MySqlTest;
import io.github.djtoolkit.testkit.junit.TestSchema;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@MySqlTest
class LabelRollbackTest {

  private static final String FACTS = "SELECT * FROM `~djtoolkit_undo`";

  private Map<String, TableDefinition> original = Map.of();

  @BeforeEach
  void label(TestSchema schema) {
    schema.execute(
        "CREATE TABLE a (id int unsigned PRIMARY KEY COMMENT 'it''s \\\\ a\\nnumber', x blob COMMENT ':attach:f')",
        "CREATE TABLE b (id int PRIMARY KEY, x double COMMENT '%')");
    original = Map.of("a", definition(schema, "a"), "b", definition(schema, "b"));
    new ColumnLabels(sessions(schema), runner(schema))
        .migrate(schema.name(), ColumnLabelOptions.dryRun().with(Execution.EXECUTE));
  }

  @Test
  void restoresCommentsExactly(TestSchema schema) {
    assertThat(present(schema)).isNotEqualTo(original);

    rollback(schema).rollback(schema.name(), Execution.EXECUTE);

    assertThat(present(schema)).isEqualTo(original);
    assertThat(schema.query(FACTS)).isEmpty();
    assertThat(rollback(schema).rollback(schema.name(), Execution.EXECUTE).steps()).isEmpty();
  }

  @Test
  void changesNothingInADryRun(TestSchema schema) {
    List<String> before = definitions(schema);
    assertThat(rollback(schema).rollback(schema.name(), Execution.DRY_RUN).statements()).hasSize(2);
    assertThat(definitions(schema)).isEqualTo(before);
    assertThat(schema.query(FACTS)).hasSize(4);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void goesOnWhereItWasStopped(int step, TestSchema schema) {
    LabelRollback stopped =
        new LabelRollback(sessions(schema), Operations.stoppedBefore(schema, step));
    assertThatThrownBy(() -> stopped.rollback(schema.name(), Execution.EXECUTE))
        .isInstanceOf(Operations.Stopped.class);

    rollback(schema).rollback(schema.name(), Execution.EXECUTE);

    assertThat(present(schema)).isEqualTo(original);
    assertThat(schema.query(FACTS)).isEmpty();
  }

  @Test
  void refusesACommentThatSomebodyElseChanged(TestSchema schema) {
    schema.execute("ALTER TABLE b MODIFY x double COMMENT ':float64:per cent'");
    List<String> before = definitions(schema);

    assertThatThrownBy(() -> rollback(schema).rollback(schema.name(), Execution.EXECUTE))
        .isInstanceOfSatisfying(
            ToolkitException.class, e -> assertThat(e.code()).isEqualTo("labels_changed"))
        .hasMessageContaining(".b.x:");
    assertThat(definitions(schema)).isEqualTo(before);
  }

  @Test
  void acceptsACommentThatIsAlreadyRestored(TestSchema schema) {
    schema.execute("ALTER TABLE b MODIFY x double COMMENT '%'");

    rollback(schema).rollback(schema.name(), Execution.EXECUTE);

    assertThat(comments(schema, "b")).isEqualTo(Map.of("id", "", "x", "%"));
    assertThat(schema.query(FACTS)).isEmpty();
  }

  private static Map<String, TableDefinition> present(TestSchema schema) {
    return Map.of("a", definition(schema, "a"), "b", definition(schema, "b"));
  }

  private static LabelRollback rollback(TestSchema schema) {
    return new LabelRollback(sessions(schema), runner(schema));
  }
}
