package io.github.djtoolkit.ops.external;

import static io.github.djtoolkit.testkit.assertion.ToolkitAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.djtoolkit.model.ToolkitException;
import io.github.djtoolkit.ops.external.ExternalOptions.Finish;
import io.github.djtoolkit.ops.migrate.RollbackOptions.Target;
import io.github.djtoolkit.ops.run.Execution;
import io.github.djtoolkit.sql.journal.JournalTables;
import io.github.djtoolkit.testkit.assertion.SchemaCapture;
import io.github.djtoolkit.testkit.fixture.LegacyPipeline;
import io.github.djtoolkit.testkit.junit.MySqlTest;
import io.github.djtoolkit.testkit.junit.TestFolder;
import io.github.djtoolkit.testkit.junit.TestSchema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The way back of external columns, and when it is refused. */
@MySqlTest
class ExternalRollbackTest {

  @ParameterizedTest
  @EnumSource(names = {"CONVERT", "FINALIZE"})
  void restoresTheOriginal(Finish finish, TestSchema schema, TestFolder folder) {
    ExternalRuns runs = seed(schema, folder);
    SchemaCapture original = capture(schema);
    runs.execute(finish);

    runs.rollback(Target.ORIGINAL, Execution.DRY_RUN);
    assertThat(schema).hasTables(JournalTables.UNDO);
    runs.rollback(Target.ORIGINAL);

    assertThat(capture(schema)).hasSameDefinitionsAs(original).hasSameContentAs(original);
    assertThat(runs.rollback(Target.ORIGINAL).schemas().get(0).status()).isEqualTo("complete");
  }

  @Test
  void restoresStepOneAndCanBeFinalizedAgain(TestSchema schema, TestFolder folder) {
    ExternalRuns runs = seed(schema, folder);
    runs.execute(Finish.CONVERT);
    SchemaCapture converted = withoutJournal(schema);
    runs.execute(Finish.FINALIZE);
    SchemaCapture finalized = withoutJournal(schema);

    runs.rollback(Target.CONVERTED);

    assertThat(withoutJournal(schema)).hasSameDefinitionsAs(converted).hasSameContentAs(converted);
    runs.execute(Finish.FINALIZE);
    assertThat(withoutJournal(schema)).hasSameDefinitionsAs(finalized).hasSameContentAs(finalized);
  }

  @Test
  void dropsAnEmptyTrackingTableThatAnOldClientMadeAnew(TestSchema schema, TestFolder folder) {
    ExternalRuns runs = SmallPipeline.of(schema, folder).seed().runs();
    SchemaCapture original = capture(schema);
    runs.execute(Finish.FINALIZE);
    schema.execute("CREATE TABLE `~external_raw` LIKE `~retired_raw`");

    assertThat(runs.execute(Finish.FINALIZE).columnsMigrated()).isZero();
    runs.rollback(Target.ORIGINAL);

    assertThat(capture(schema)).hasSameDefinitionsAs(original).hasSameContentAs(original);
  }

  @Test
  void refusesATrackingTableThatAnOldClientFilledAnew(TestSchema schema, TestFolder folder) {
    ExternalRuns runs = SmallPipeline.of(schema, folder).seed().runs();
    runs.execute(Finish.FINALIZE);
    schema.execute(
        "CREATE TABLE `~external_raw` LIKE `~retired_raw`",
        "INSERT INTO `~external_raw` SELECT * FROM `~retired_raw` LIMIT 1");

    refuses(runs, schema, "table_not_empty", "~external_raw");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          INSERT INTO rec (id, sig) SELECT 77, sig FROM rec LIMIT 1; [{id=77}]
          UPDATE rec SET rep = JSON_SET(rep, '$.hash', 'aaaaaaaaaaaaaaaaaaaaaaaaaa') WHERE id = 1; [{id=1}]
          UPDATE clip SET movie = JSON_SET(movie, '$.path', 'another') WHERE id = 1; [{id=1}]
          UPDATE rec SET rep = NULL WHERE id = 1; [{id=1}]
          """)
  void refusesToLoseWhatTwoDotXWrote(
      String write, String keys, TestSchema schema, TestFolder folder) {
    ExternalRuns runs = SmallPipeline.of(schema, folder).seed().runs();
    runs.execute(Finish.FINALIZE);
    schema.execute(write);

    refuses(runs, schema, "written_by_2x", keys);
  }

  @Test
  void keepsWhatTwoDotXWroteToOtherColumns(TestSchema schema, TestFolder folder) {
    ExternalRuns runs = seed(schema, folder);
    runs.execute(Finish.FINALIZE);
    schema.execute(
        "UPDATE remark SET score = 7 WHERE remark_id = 1",
        "DELETE FROM _capture__frame WHERE frame = 1",
        "INSERT INTO remark (remark_id, animal_id, scan) SELECT 77, animal_id, scan FROM remark LIMIT 1");

    runs.rollback(Target.ORIGINAL);

    assertThat(Sql.one(schema, "SELECT score FROM remark WHERE remark_id = 1")).isEqualTo(7.0);
    assertThat(Sql.count(schema, "_capture__frame")).isEqualTo(3);
    assertThat(Sql.count(schema, "remark WHERE remark_id = 77 AND big_graph IS NULL")).isOne();
  }

  @Test
  void refusesOnceLegacyColumnsAreDropped(TestSchema schema, TestFolder folder) {
    ExternalRuns runs = SmallPipeline.of(schema, folder).seed().runs();
    runs.execute(Finish.DROP_LEGACY);

    refuses(runs, schema, "legacy_dropped", "`clip`.movie");
  }

  private static void refuses(ExternalRuns runs, TestSchema schema, String code, String names) {
    SchemaCapture before = capture(schema);
    for (Execution execution : Execution.values()) {
      assertThatThrownBy(() -> runs.rollback(Target.CONVERTED, execution))
          .isInstanceOfSatisfying(ToolkitException.class, e -> assertThat(e.code()).isEqualTo(code))
          .hasMessageContaining(names);
      assertThat(capture(schema)).hasSameDefinitionsAs(before).hasSameContentAs(before);
    }
  }

  private static SchemaCapture capture(TestSchema schema) {
    return SchemaCapture.of(schema.dataSource(), schema.name());
  }

  private static SchemaCapture withoutJournal(TestSchema schema) {
    return capture(schema).without(JournalTables.JOURNAL, JournalTables.UNDO);
  }

  private static ExternalRuns seed(TestSchema schema, TestFolder folder) {
    LegacyPipeline pipeline = ExternalRuns.pipeline(schema, folder, 3);
    return ExternalRuns.of(pipeline.seed(schema.dataSource()), schema);
  }
}
