package io.github.djtoolkit.ops.column;

import static io.github.djtoolkit.ops.Operations.comments;
import static io.github.djtoolkit.ops.Operations.definition;
import static io.github.djtoolkit.ops.Operations.definitions;
import static io.github.djtoolkit.ops.Operations.runner;
import static io.github.djtoolkit.ops.Operations.sessions;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import io.github.djtoolkit.model.ToolkitException;
import io.github.djtoolkit.model.result.AnalyzeColumnsResult;
import io.github.djtoolkit.model.result.ColumnFinding;
import io.github.djtoolkit.model.result.MigrateColumnsResult;
import io.github.djtoolkit.model.type.LabelStrategy;
import io.github.djtoolkit.ops.Operations;
import io.github.djtoolkit.ops.plan.ProgressListener;
import io.github.djtoolkit.ops.run.Execution;
import io.github.djtoolkit.ops.run.PlanRunner;
import io.github.djtoolkit.sql.definition.TableDefinition;
import io.github.djtoolkit.sql.session.SqlSessions;
import io.github.djtoolkit.testkit.junit.MySqlTest;
import io.github.djtoolkit.testkit.junit.TestSchema;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@MySqlTest
class ColumnLabelsTest {

  private static final ColumnLabelOptions EXECUTE =
      ColumnLabelOptions.dryRun().with(Execution.EXECUTE);
  private static final ColumnLabelOptions DECLARABLE = EXECUTE.with(LabelStrategy.DECLARABLE);

  @Test
  void analyzesWithoutChangingAnything(TestSchema schema) {
    pipeline(schema);
    List<String> before = definitions(schema);

    AnalyzeColumnsResult result = labels(schema).analyze(schema.name(), LabelStrategy.SEED);

    assertThat(result.needsMigration())
        .extracting(ColumnFinding::column, ColumnFinding::coreType)
        .containsExactly(
            tuple("id", "int32"),
            tuple("ok", "bool"),
            tuple("signal", "<blob>"),
            tuple("scan", "<attach>"),
            tuple("id", "int32"));
    assertThat(result.needsMigration().get(0).table()).isEqualTo(schema.name() + ".#probe");
    assertThat(result.alreadyMigrated())
        .extracting(ColumnFinding::column, ColumnFinding::coreType)
        .containsExactly(tuple("graph", "<graph>"), tuple("token", "uuid"));
    assertThat(result.externalStorage())
        .extracting(ColumnFinding::column, ColumnFinding::reason)
        .containsExactly(tuple("raw", "external_storage"));
    assertThat(result.unknownLabels()).extracting(ColumnFinding::column).containsExactly("odd");
    assertThat(definitions(schema)).isEqualTo(before);
  }

  @Test
  void showsInADryRunWhatItWouldDo(TestSchema schema) {
    pipeline(schema);
    List<String> before = definitions(schema);

    MigrateColumnsResult result =
        labels(schema).migrate(schema.name(), ColumnLabelOptions.dryRun());

    assertThat(result.columnsAnalyzed()).isEqualTo(9);
    assertThat(result.columnsMigrated()).isZero();
    assertThat(result.columnsSkipped()).isEqualTo(4);
    assertThat(result.sqlStatements())
        .hasSize(2)
        .allSatisfy(sql -> assertThat(sql).startsWith("alter table").endsWith("algorithm=instant"));
    assertThat(result.sqlStatements().get(0))
        .contains(
            "`#probe`", "modify column `id` int NOT NULL AUTO_INCREMENT COMMENT ':int32:it''s',");
    assertThat(result.details())
        .extracting(MigrateColumnsResult.Detail::status)
        .containsExactly("dry_run", "dry_run", "dry_run", "dry_run", "skipped", "dry_run");
    assertThat(definitions(schema)).isEqualTo(before);
  }

  @Test
  void labelsOnceAndChangesNothingTheSecondTime(TestSchema schema) {
    pipeline(schema);

    MigrateColumnsResult first = labels(schema).migrate(schema.name(), EXECUTE);
    List<String> after = definitions(schema);
    MigrateColumnsResult second = labels(schema).migrate(schema.name(), EXECUTE);

    assertThat(first.columnsMigrated()).isEqualTo(5);
    assertThat(comments(schema, "#probe"))
        .containsEntry("id", ":int32:it's")
        .containsEntry("ok", ":bool:")
        .containsEntry("signal", ":<blob>:a \\ b")
        .containsEntry("scan", ":<attach>:file")
        .containsEntry("graph", ":<graph>:adapted")
        .containsEntry("token", ":uuid:")
        .containsEntry("raw", ":blob@raw:external")
        .containsEntry("odd", ":colour:of something")
        .containsEntry("_hidden", "");
    assertThat(second.columnsMigrated()).isZero();
    assertThat(second.sqlStatements()).isEmpty();
    assertThat(definitions(schema)).isEqualTo(after);
  }

  @Test
  void changesCommentsAndNothingElse(TestSchema schema) {
    schema.execute(
        "CREATE TABLE t ("
            + "`COMMENT 'z'` int unsigned NOT NULL AUTO_INCREMENT COMMENT 'a, (b) `c` \\\\ %',"
            + "z int(5) unsigned zerofill DEFAULT '00042' COMMENT ':not a label',"
            + "b bigint DEFAULT (1 + 2) COMMENT 'line\\nbreak \"quoted\" it''s',"
            + "d double NOT NULL DEFAULT '1e10' INVISIBLE,"
            + "g int GENERATED ALWAYS AS (z + 1) STORED COMMENT 'sum',"
            + "v int GENERATED ALWAYS AS (z + 2) VIRTUAL,"
            + "e varchar(9) CHARACTER SET latin1 COLLATE latin1_bin DEFAULT 'é' COMMENT 'é',"
            + "ts timestamp(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3),"
            + "bits bit(3) DEFAULT b'101', bin binary(3) DEFAULT 0x00FF27,"
            + "x longblob, y tinyint(1) NOT NULL DEFAULT '1' CHECK (y < 5),"
            + "PRIMARY KEY (`COMMENT 'z'`), KEY k (z, b DESC)) AUTO_INCREMENT=77 COMMENT='COMMENT it''s'",
        "INSERT INTO t (z) VALUES (7)");
    TableDefinition before = definition(schema, "t");

    labels(schema).migrate(schema.name(), EXECUTE);

    assertThat(before.sameButComments(definition(schema, "t"))).isTrue();
    assertThat(comments(schema, "t"))
        .containsEntry("COMMENT 'z'", ":uint32:a, (b) `c` \\ %")
        .containsEntry("z", ":uint32::not a label")
        .containsEntry("b", ":int64:line\nbreak \"quoted\" it's")
        .containsEntry("d", ":float64:")
        .containsEntry("g", ":int32:sum")
        .containsEntry("v", ":int32:")
        .containsEntry("e", "é")
        .containsEntry("x", ":<blob>:")
        .containsEntry("y", ":bool:");
    assertThat(schema.query("SHOW CREATE TABLE t").get(0).toString()).contains("AUTO_INCREMENT=78");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "NO_BACKSLASH_ESCAPES", "ANSI_QUOTES,NO_BACKSLASH_ESCAPES", "ANSI"})
  void keepsCommentsWholeWhateverTheSqlModeOfTheConnectionIs(String mode, TestSchema schema) {
    schema.execute(
        "CREATE TABLE t (id int PRIMARY KEY COMMENT 'it''s \\\\ \"{fn x}\" ?\\n%', b blob COMMENT '\\\\')");
    SqlSessions sessions = new SqlSessions(SqlModes.dataSource(schema.dataSource(), mode));
    PlanRunner runner = new PlanRunner(sessions, ProgressListener.silent(), "test");

    new ColumnLabels(sessions, runner).migrate(schema.name(), EXECUTE);

    assertThat(comments(schema, "t"))
        .isEqualTo(Map.of("id", ":int32:it's \\ \"{fn x}\" ?\n%", "b", ":<blob>:\\"));
    new LabelRollback(sessions, runner).rollback(schema.name(), Execution.EXECUTE);
    assertThat(comments(schema, "t")).isEqualTo(Map.of("id", "it's \\ \"{fn x}\" ?\n%", "b", "\\"));
  }

  @Test
  void warnsWhere2xCutsAComment(TestSchema schema) {
    schema.execute("CREATE TABLE t (id int PRIMARY KEY COMMENT 'one\\ntwo')");
    assertThat(labels(schema).migrate(schema.name(), ColumnLabelOptions.dryRun()).warnings())
        .singleElement()
        .asString()
        .contains(".t.id", "first line break");
  }

  @Test
  void refusesALongCommentBeforeAnythingIsChanged(TestSchema schema) {
    schema.execute(
        "CREATE TABLE a (id int PRIMARY KEY)",
        "CREATE TABLE b (id int PRIMARY KEY COMMENT '" + "é".repeat(1020) + "')");
    List<String> before = definitions(schema);

    assertThatThrownBy(() -> labels(schema).migrate(schema.name(), EXECUTE))
        .isInstanceOfSatisfying(
            ToolkitException.class, e -> assertThat(e.code()).isEqualTo("labels_refused"))
        .hasMessageContaining(".b.id: the comment would have 1027 characters");
    assertThat(labels(schema).obstacles(schema.name(), LabelStrategy.SEED)).hasSize(1);
    assertThat(definitions(schema)).isEqualTo(before);
  }

  @Test
  void labelsBigUnsignedNumbersWithoutOverflowAndWarns(TestSchema schema) {
    schema.execute(
        "CREATE TABLE t (id bigint unsigned PRIMARY KEY)",
        "INSERT INTO t VALUES (9223372036854775807)");

    MigrateColumnsResult result = labels(schema).migrate(schema.name(), DECLARABLE);

    assertThat(result.warnings()).singleElement().asString().contains(".t.id", "bigint unsigned");
    assertThat(comments(schema, "t")).containsEntry("id", ":int64:");
  }

  @Test
  void refusesBigUnsignedNumbersThatOverflow(TestSchema schema) {
    schema.execute(
        "CREATE TABLE t (id bigint unsigned PRIMARY KEY)",
        "INSERT INTO t VALUES (9223372036854775808)");

    assertThatThrownBy(() -> labels(schema).migrate(schema.name(), DECLARABLE))
        .hasMessageContaining("9223372036854775808 does not fit int64");
    labels(schema).migrate(schema.name(), EXECUTE);
    assertThat(comments(schema, "t")).containsEntry("id", ":uint64:");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2})
  void goesOnWhereItWasStopped(int step, TestSchema schema) {
    threeTables(schema);
    assertThatThrownBy(
            () ->
                labels(schema, Operations.stoppedBefore(schema, step))
                    .migrate(schema.name(), EXECUTE))
        .isInstanceOf(Operations.Stopped.class);

    labels(schema).migrate(schema.name(), EXECUTE);

    assertLabelled(schema);
    new LabelRollback(sessions(schema), runner(schema)).rollback(schema.name(), Execution.EXECUTE);
    assertThat(comments(schema, "b")).isEqualTo(Map.of("id", "number", "x", "bytes"));
  }

  @Test
  void goesOnWhereItWasStoppedAfterAStep(TestSchema schema) {
    threeTables(schema);
    assertThatThrownBy(
            () ->
                labels(schema, Operations.stoppedAfter(schema, 1)).migrate(schema.name(), EXECUTE))
        .isInstanceOf(Operations.Stopped.class);

    assertThat(labels(schema).migrate(schema.name(), EXECUTE).columnsMigrated()).isEqualTo(2);
    assertLabelled(schema);
  }

  @Test
  void tellsWhyATableRefusesAnInstantChangeAndRebuildsItIfAllowed(TestSchema schema) {
    schema.execute("CREATE TABLE t (id int NOT NULL PRIMARY KEY) ENGINE=BLACKHOLE");

    assertThatThrownBy(() -> labels(schema).migrate(schema.name(), EXECUTE))
        .isInstanceOfSatisfying(
            ToolkitException.class, e -> assertThat(e.code()).isEqualTo("instant_refused"))
        .hasMessageContaining("ALGORITHM=INSTANT is not supported");
    assertThat(comments(schema, "t")).containsEntry("id", "");

    labels(schema).migrate(schema.name(), EXECUTE.withRebuild());
    assertThat(comments(schema, "t")).containsEntry("id", ":int32:");
  }

  @Test
  void namesASchemaThatIsNotThere(TestSchema schema) {
    assertThatThrownBy(() -> labels(schema).migrate("no_such_schema", EXECUTE))
        .isInstanceOf(ToolkitException.class)
        .hasMessageContaining("no_such_schema");
  }

  @Test
  void changesNothingForAUserWhoMayNotAlter(TestSchema schema) {
    threeTables(schema);
    SqlSessions reader = new SqlSessions(schema.account("SELECT").dataSource());
    PlanRunner runner = new PlanRunner(reader, ProgressListener.silent(), "test");
    List<String> before = definitions(schema);

    assertThatThrownBy(() -> new ColumnLabels(reader, runner).migrate(schema.name(), EXECUTE))
        .hasMessageContaining("denied");
    assertThat(definitions(schema)).isEqualTo(before);
  }

  private static void pipeline(TestSchema schema) {
    schema.execute(
        "CREATE TABLE `#probe` (id int NOT NULL AUTO_INCREMENT COMMENT 'it''s', name varchar(30),"
            + "ok tinyint(1), `signal` longblob COMMENT 'a \\\\ b', scan longblob COMMENT ':attach:file',"
            + "graph longblob COMMENT ':<graph>:adapted', token binary(16) COMMENT ':uuid:',"
            + "raw binary(16) COMMENT ':blob@raw:external', odd int COMMENT ':colour:of something',"
            + "_hidden float, PRIMARY KEY (id))",
        "CREATE TABLE `~log` (id int PRIMARY KEY)",
        "CREATE TABLE session (id int PRIMARY KEY)",
        "CREATE VIEW v AS SELECT id FROM session");
  }

  private static void threeTables(TestSchema schema) {
    for (String table : List.of("a", "b", "c")) {
      schema.execute(
          "CREATE TABLE "
              + table
              + " (id int PRIMARY KEY COMMENT 'number', x blob COMMENT 'bytes')");
    }
  }

  private static void assertLabelled(TestSchema schema) {
    for (String table : List.of("a", "b", "c")) {
      assertThat(comments(schema, table))
          .isEqualTo(Map.of("id", ":int32:number", "x", ":<blob>:bytes"));
    }
  }

  private static ColumnLabels labels(TestSchema schema) {
    return labels(schema, runner(schema));
  }

  private static ColumnLabels labels(TestSchema schema, PlanRunner runner) {
    return new ColumnLabels(sessions(schema), runner);
  }
}
