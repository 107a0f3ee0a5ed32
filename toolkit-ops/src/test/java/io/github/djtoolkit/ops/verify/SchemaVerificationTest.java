package io.github.djtoolkit.ops.verify;

import static io.github.djtoolkit.ops.Operations.definitions;
import static io.github.djtoolkit.ops.Operations.runner;
import static io.github.djtoolkit.ops.Operations.sessions;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import io.github.djtoolkit.model.ToolkitException;
import io.github.djtoolkit.model.result.VerifyResult;
import io.github.djtoolkit.model.result.VerifyResult.Issue;
import io.github.djtoolkit.model.result.VerifyResult.Severity;
import io.github.djtoolkit.ops.lineage.LineageRebuild;
import io.github.djtoolkit.ops.run.Execution;
import io.github.djtoolkit.sql.session.SqlSessions;
import io.github.djtoolkit.testkit.junit.MySqlTest;
import io.github.djtoolkit.testkit.junit.TestSchema;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@MySqlTest
class SchemaVerificationTest {

  private static final String HASH = "abcdefghijklmnopqrstuvwx23";

  @BeforeEach
  void collate(TestSchema schema) {
    schema.execute("ALTER DATABASE `" + schema.name() + "` COLLATE utf8mb4_bin");
  }

  @Test
  void findsNothingInASchemaOf2x(TestSchema schema) {
    schema.execute(
        "CREATE TABLE t (id int PRIMARY KEY COMMENT ':int32:', b longblob COMMENT ':<blob>:',"
            + "r longblob COMMENT ':bytes:', x json COMMENT ':<blob@raw>:', f json COMMENT ':<filepath@raw>:',"
            + "_job_duration float)",
        "INSERT INTO t VALUES (1, 'b', 'r', '"
            + blob("raw")
            + "', '"
            + file("a/b.dat")
            + "', 1), (2, '', '', NULL, NULL, 1)");
    lineage(schema);

    VerifyResult result = verify(schema, "raw");

    assertThat(result).isEqualTo(new VerifyResult(true, true, true, List.of()));
  }

  @Test
  void findsEverythingThatALegacySchemaLacks(TestSchema schema) {
    schema.execute(
        "CREATE TABLE `~external_raw` (hash binary(16) PRIMARY KEY)",
        "CREATE TABLE t (id int PRIMARY KEY, b longblob, a longblob COMMENT ':attach:', o blob COMMENT ':uuid:',"
            + "x binary(16) COMMENT ':blob@raw:', old varbinary(20) COMMENT ':external-raw:',"
            + "FOREIGN KEY (x) REFERENCES `~external_raw` (hash))");
    List<String> before = definitions(schema);

    VerifyResult result = verify(schema);

    assertThat(result.compatible()).isFalse();
    assertThat(result.blobMarkers()).isFalse();
    assertThat(result.lineageExists()).isFalse();
    assertThat(result.issues())
        .extracting(Issue::severity, Issue::code, Issue::table, Issue::column)
        .containsExactly(
            tuple(Severity.ERROR, "unlabelled_blob", schema.name() + ".t", "b"),
            tuple(Severity.ERROR, "inline_attachment", schema.name() + ".t", "a"),
            tuple(Severity.ERROR, "unknown_label", schema.name() + ".t", "o"),
            tuple(Severity.ERROR, "old_external", schema.name() + ".t", "old"),
            tuple(Severity.ERROR, "legacy_external", schema.name() + ".t", "x"),
            tuple(Severity.ERROR, "lineage_missing", "", ""),
            tuple(Severity.WARNING, "unlabelled_columns", schema.name() + ".t", ""));
    assertThat(definitions(schema)).isEqualTo(before);
  }

  @Test
  void findsStepOneAndWhatIsLeftBehind(TestSchema schema) {
    schema.execute(
        "CREATE TABLE `~external_raw` (hash binary(16) PRIMARY KEY)",
        "CREATE TABLE `~retired_raw` (hash binary(16) PRIMARY KEY)",
        "CREATE TABLE `~external_other` (hash binary(16) PRIMARY KEY)",
        "CREATE TABLE `~external_idle` (hash binary(16) PRIMARY KEY)",
        "CREATE TABLE t (id int PRIMARY KEY COMMENT ':int32:', x binary(16) COMMENT ':blob@raw:',"
            + "x_v2 json COMMENT ':<blob@raw>:', y_v1 binary(16) NOT NULL COMMENT ':uuid:', y json COMMENT ':<blob@other>:',"
            + "z_v1 binary(16) COMMENT ':blob@other:', z json COMMENT ':<blob@other>:',"
            + "w varchar(3), w_v2 json COMMENT ':<blob@raw>:')",
        "INSERT INTO t (id, x, y_v1, z_v1) VALUES (1, REPEAT('x', 16), REPEAT('y', 16), NULL)");
    lineage(schema);

    assertThat(verify(schema, "raw", "other").issues())
        .extracting(Issue::severity, Issue::code, Issue::column)
        .containsExactly(
            tuple(Severity.ERROR, "unfinished_external", "x"),
            tuple(Severity.ERROR, "legacy_column_required", "y_v1"),
            tuple(Severity.ERROR, "old_client_trap", ""),
            tuple(Severity.ERROR, "lost_value", "x_v2"),
            tuple(Severity.ERROR, "lost_value", "y"),
            tuple(Severity.WARNING, "legacy_column_kept", "z_v1"),
            tuple(Severity.WARNING, "legacy_column_label", "z_v1"),
            tuple(Severity.WARNING, "leftover_column", "w_v2"),
            tuple(Severity.WARNING, "unused_tracking_table", ""),
            tuple(Severity.WARNING, "old_client_seen", ""));
  }

  @Test
  void looksIntoTheMetadata(TestSchema schema) {
    schema.execute(
        "CREATE TABLE t (id int PRIMARY KEY COMMENT ':int32:', x json COMMENT ':<blob@raw>:',"
            + "f json COMMENT ':<filepath@raw>:', g json COMMENT ':<graph@raw>:', d json COMMENT ':<blob@>:')",
        "INSERT INTO t (id, x) VALUES (1, '"
            + blob("raw")
            + "'), (2, '{\"url\": null}'),"
            + "(3, '{\"hash\": \""
            + HASH
            + "\", \"path\": \"p\", \"size\": 1}'), (4, '"
            + blob("gone")
            + "'),"
            + "(5, '{\"hash\": \"0123456789abcdef\", \"path\": \"p\", \"store\": \"raw\"}'), (6, 'null'), (7, '3')",
        "INSERT INTO t (id, f) VALUES (11, '"
            + file("a")
            + "'), (12, '"
            + file("_hash/x")
            + "'),"
            + "(13, '{\"path\": \"p\", \"store\": \"raw\"}'), (14, '{\"path\": \"p\", \"store\": \"raw\", \"size\": null}')",
        "INSERT INTO t (id, g) VALUES (21, '{\"path\": \"p\"}'), (22, '{}')",
        "INSERT INTO t (id, d) VALUES (31, '{\"hash\": \"" + HASH + "\", \"path\": \"p\"}')");
    lineage(schema);

    assertThat(verify(schema, "raw").issues())
        .extracting(Issue::severity, Issue::code, Issue::column, SchemaVerificationTest::count)
        .containsExactly(
            tuple(Severity.ERROR, "incomplete_metadata", "x", "3 of 6"),
            tuple(Severity.ERROR, "bad_hash", "x", "1"),
            tuple(Severity.ERROR, "unknown_store", "x", "1"),
            tuple(Severity.ERROR, "incomplete_metadata", "f", "1 of 4"),
            tuple(Severity.ERROR, "incomplete_metadata", "g", "1 of 2"),
            tuple(Severity.WARNING, "custom_codec", "", ""),
            tuple(Severity.WARNING, "reserved_path", "f", "1"));
  }

  @Test
  void saysThatStoresWereNotChecked(TestSchema schema) {
    schema.execute(
        "CREATE TABLE t (id int PRIMARY KEY COMMENT ':int32:', x json COMMENT ':<blob@raw>:')");
    lineage(schema);
    assertThat(verify(schema).issues())
        .extracting(Issue::code)
        .containsExactly("stores_not_checked");
    assertThat(verify(schema).compatible()).isTrue();
    assertThat(verify(schema, "other").issues())
        .extracting(Issue::code)
        .containsExactly("store_not_configured");
  }

  @Test
  void comparesLineageEntryByEntry(TestSchema schema) {
    schema.execute(
        "CREATE TABLE a (id int PRIMARY KEY COMMENT ':int32:')",
        "CREATE TABLE b (id int PRIMARY KEY COMMENT ':int32:', FOREIGN KEY (id) REFERENCES a (id))",
        "CREATE TABLE c (id int PRIMARY KEY COMMENT ':int32:')");
    lineage(schema);
    assertThat(verify(schema).issues()).isEmpty();
    schema.execute(
        "DELETE FROM `~lineage` WHERE table_name = 'a'",
        "UPDATE `~lineage` SET lineage = 'x.y.z' WHERE table_name = 'b'",
        "INSERT INTO `~lineage` VALUES ('c', 'name', 'x.c.name'), ('gone', 'id', 'x.gone.id')");

    assertThat(verify(schema).issues())
        .extracting(Issue::severity, Issue::code, Issue::table, Issue::column)
        .containsExactly(
            tuple(Severity.ERROR, "lineage_wrong", schema.name() + ".a", "id"),
            tuple(Severity.ERROR, "lineage_wrong", schema.name() + ".b", "id"),
            tuple(Severity.ERROR, "lineage_wrong", schema.name() + ".c", "name"),
            tuple(Severity.WARNING, "lineage_stale", schema.name() + ".gone", ""));
  }

  @Test
  void namesAnUpstreamSchemaWithoutLineage(TestSchema schema) {
    schema.execute("CREATE TABLE a (id int PRIMARY KEY COMMENT ':int32:')");
    TestSchema down = schema.sibling("down");
    down.execute(
        "ALTER DATABASE `" + down.name() + "` COLLATE utf8mb4_bin",
        "CREATE TABLE b (id int PRIMARY KEY COMMENT ':int32:', FOREIGN KEY (id) REFERENCES `"
            + schema.name()
            + "`.a (id))",
        "CREATE TABLE `~lineage` (table_name varchar(64), attribute_name varchar(64), lineage varchar(255))");
    assertThat(verify(down).issues())
        .singleElement()
        .satisfies(
            i -> {
              assertThat(i.code()).isEqualTo("missing_upstream_lineage");
              assertThat(i.message()).contains("`" + schema.name() + "`");
            });
  }

  @Test
  void warnsOfKeysAndSchemasThat2xWouldDeclareOtherwise(TestSchema schema) {
    schema.execute(
        "ALTER DATABASE `" + schema.name() + "` CHARACTER SET latin1",
        "CREATE TABLE t (a int unsigned COMMENT ':uint32:', b mediumint COMMENT ':int24:', c int COMMENT ':int32:',"
            + "d int unsigned COMMENT ':uint32:', PRIMARY KEY (a, b, c))",
        "CREATE TABLE keyless (x varchar(3))");
    lineage(schema);

    assertThat(verify(schema).issues())
        .extracting(Issue::severity, Issue::code, Issue::table, Issue::column)
        .containsExactly(
            tuple(Severity.WARNING, "schema_character_set", "", ""),
            tuple(Severity.WARNING, "no_primary_key", schema.name() + ".keyless", ""),
            tuple(Severity.WARNING, "undeclarable_key", schema.name() + ".t", "a, b"));
  }

  @Test
  void needsNoMoreQueriesForMoreTables(TestSchema schema) {
    schema.execute(
        "CREATE TABLE t (id int PRIMARY KEY COMMENT ':int32:', x json COMMENT ':<blob@raw>:')");
    lineage(schema);
    long few = questions(schema);
    for (int i = 0; i < 20; i++) {
      schema.execute("CREATE TABLE t" + i + " (id int PRIMARY KEY COMMENT ':int32:', b blob)");
    }
    assertThat(questions(schema)).isEqualTo(few);
  }

  @Test
  void namesASchemaThatIsNotThere(TestSchema schema) {
    assertThatThrownBy(
            () ->
                new SchemaVerification(sessions(schema))
                    .verify("no_such_schema", VerifyOptions.withoutStores()))
        .isInstanceOf(ToolkitException.class)
        .hasMessageContaining("no_such_schema");
  }

  /** The number that a message starts with. */
  private static String count(Issue issue) {
    return issue.message().replaceFirst("^(\\d+(?: of \\d+)?)?.*", "$1");
  }

  private static long questions(TestSchema schema) {
    CountingDataSource counting = new CountingDataSource(schema.dataSource());
    new SchemaVerification(new SqlSessions(counting.proxy()))
        .verify(schema.name(), VerifyOptions.withoutStores());
    return counting.statements();
  }

  private static String blob(String store) {
    return "{\"hash\": \""
        + HASH
        + "\", \"path\": \"p/q\", \"schema\": \"s\", \"store\": \""
        + store
        + "\", \"size\": 3}";
  }

  private static String file(String path) {
    return "{\"path\": \""
        + path
        + "\", \"store\": \"raw\", \"size\": 3, \"is_dir\": false, \"timestamp\": null}";
  }

  private static void lineage(TestSchema schema) {
    new LineageRebuild(sessions(schema), runner(schema)).rebuild(schema.name(), Execution.EXECUTE);
  }

  private static VerifyResult verify(TestSchema schema, String... stores) {
    return new SchemaVerification(sessions(schema))
        .verify(schema.name(), new VerifyOptions(Set.of(stores)));
  }
}
