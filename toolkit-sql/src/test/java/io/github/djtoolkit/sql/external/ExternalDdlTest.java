package io.github.djtoolkit.sql.external;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.djtoolkit.model.external.ExternalColumn;
import io.github.djtoolkit.model.external.ExternalColumns;
import io.github.djtoolkit.model.external.ExternalStage;
import io.github.djtoolkit.model.schema.ForeignKey;
import io.github.djtoolkit.model.schema.SchemaSnapshot;
import io.github.djtoolkit.sql.read.SchemaReader;
import io.github.djtoolkit.sql.session.SqlSession;
import io.github.djtoolkit.sql.session.SqlSessions;
import io.github.djtoolkit.sql.template.Tables;
import io.github.djtoolkit.testkit.junit.MySqlTest;
import io.github.djtoolkit.testkit.junit.TestSchema;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jooq.Query;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Takes a table with a NOT NULL and a nullable external column through all stages and back. */
@MySqlTest
class ExternalDdlTest {

  private static final String HASH = "0x00112233445566778899aabbccddeeff";

  @BeforeEach
  void createTables(TestSchema schema) {
    schema.execute(
        "CREATE TABLE `~external_main` (hash BINARY(16) PRIMARY KEY, size BIGINT UNSIGNED NOT NULL, attachment_name VARCHAR(255),"
            + " filepath VARCHAR(1000), contents_hash BINARY(16), timestamp TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP)",
        "CREATE TABLE `#scan` (id INT, must BINARY(16) NOT NULL COMMENT ':blob@main:it''s \\\\ needed', may BINARY(16) DEFAULT NULL"
            + " COMMENT ':attach@main:', note VARCHAR(9), PRIMARY KEY (id), KEY must (must), KEY may (may),"
            + " CONSTRAINT one FOREIGN KEY (must) REFERENCES `~external_main` (hash) ON DELETE RESTRICT ON UPDATE RESTRICT,"
            + " CONSTRAINT two FOREIGN KEY (may) REFERENCES `~external_main` (hash) ON DELETE RESTRICT ON UPDATE RESTRICT)",
        "INSERT INTO `~external_main` VALUES (" + HASH + ", 1, NULL, NULL, NULL, DEFAULT)",
        "INSERT INTO `#scan` VALUES (1, "
            + HASH
            + ", "
            + HASH
            + ", 'x'), (2, "
            + HASH
            + ", NULL, 'y')");
  }

  @Test
  void addsJsonColumnsBeforeTheLegacyOnes(TestSchema schema) {
    run(schema, ExternalDdl::addColumns);
    assertThat(lines(schema))
        .startsWith(
            "`id` int NOT NULL",
            "`must_v2` json NOT NULL DEFAULT (cast(_utf8mb4'null' as json)) COMMENT ':<blob@main>:it''s \\\\ needed'",
            "`must` binary(16) NOT NULL COMMENT ':blob@main:it''s \\\\ needed'",
            "`may_v2` json DEFAULT NULL COMMENT ':<attach@main>:'",
            "`may` binary(16) DEFAULT NULL COMMENT ':attach@main:'",
            "`note` varchar(9) DEFAULT NULL");
    assertThat(stages(schema)).containsExactly(ExternalStage.CONVERTED, ExternalStage.CONVERTED);
    assertThat(run(schema, ExternalDdl::addColumns)).isZero();
  }

  @Test
  void givesTheNamesToTheJsonColumns(TestSchema schema) {
    run(schema, ExternalDdl::addColumns);
    run(schema, ExternalDdl::takeNames);
    assertThat(lines(schema))
        .startsWith(
            "`id` int NOT NULL",
            "`must` json NOT NULL COMMENT ':<blob@main>:it''s \\\\ needed'",
            "`must_v1` binary(16) NOT NULL DEFAULT '\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0' COMMENT ':blob@main:it''s \\\\ needed'",
            "`may` json DEFAULT NULL COMMENT ':<attach@main>:'",
            "`may_v1` binary(16) DEFAULT NULL COMMENT ':attach@main:'",
            "`note` varchar(9) DEFAULT NULL");
    assertThat(lines(schema)).noneMatch(line -> line.contains("FOREIGN KEY"));
    assertThat(stages(schema)).containsExactly(ExternalStage.FINALIZED, ExternalStage.FINALIZED);
    assertThat(run(schema, ExternalDdl::takeNames)).isZero();
    schema.execute("INSERT INTO `#scan` (id, must) VALUES (3, '{\"path\": \"written by 2.x\"}')");
  }

  @Test
  void dropsTheLegacyColumnsWithTheirIndexes(TestSchema schema) {
    run(schema, ExternalDdl::addColumns);
    run(schema, ExternalDdl::takeNames);
    run(schema, ExternalDdl::dropLegacy);
    assertThat(lines(schema))
        .containsExactly(
            "`id` int NOT NULL",
            "`must` json NOT NULL COMMENT ':<blob@main>:it''s \\\\ needed'",
            "`may` json DEFAULT NULL COMMENT ':<attach@main>:'",
            "`note` varchar(9) DEFAULT NULL",
            "PRIMARY KEY (`id`)");
  }

  @Test
  void goesAllTheWayBack(TestSchema schema) {
    List<String> before = lines(schema);
    List<Map<String, @Nullable Object>> rows = rows(schema);
    List<ForeignKey> keys = ddl(schema).foreignKeys().toList();
    run(schema, ExternalDdl::addColumns);
    List<String> converted = lines(schema);
    run(schema, ExternalDdl::takeNames);
    run(schema, ExternalDdl::giveNamesBack);
    run(schema, ExternalDdl::defaultsBack);
    run(schema, ddl -> keys.stream().flatMap(k -> ddl.addForeignKey(k).stream()).toList());
    assertThat(lines(schema)).isEqualTo(converted);
    run(schema, ExternalDdl::dropJson);
    assertThat(lines(schema)).isEqualTo(before);
    assertThat(rows(schema)).isEqualTo(rows);
  }

  @Test
  void goesOnFromBetweenTheRenames(TestSchema schema) {
    run(schema, ExternalDdl::addColumns);
    List<Query> renames = ddl(schema).takeNames();
    execute(schema, renames.subList(0, renames.size() - 1));
    assertThat(stages(schema)).containsExactly(ExternalStage.RENAMING, ExternalStage.RENAMING);
    run(schema, ExternalDdl::takeNames);
    assertThat(stages(schema)).containsExactly(ExternalStage.FINALIZED, ExternalStage.FINALIZED);
    List<Query> back = ddl(schema).giveNamesBack();
    execute(schema, back.subList(0, 1));
    assertThat(stages(schema)).containsExactly(ExternalStage.RENAMING, ExternalStage.RENAMING);
    run(schema, ExternalDdl::giveNamesBack);
    assertThat(stages(schema)).containsExactly(ExternalStage.CONVERTED, ExternalStage.CONVERTED);
  }

  /** Runs statements made for the table as it is now, and tells how many they were. */
  private static int run(TestSchema schema, Function<ExternalDdl, List<Query>> statements) {
    return execute(schema, statements.apply(ddl(schema)));
  }

  private static int execute(TestSchema schema, List<Query> statements) {
    try (SqlSession session = new SqlSessions(schema.dataSource()).open()) {
      session.db().execute(Tables.foreignKeyChecks(false));
      statements.forEach(session.db()::execute);
      return statements.size();
    }
  }

  private static ExternalDdl ddl(TestSchema schema) {
    SchemaSnapshot snapshot = read(schema);
    return new ExternalDdl(snapshot.table("#scan").orElseThrow(), ExternalColumns.of(snapshot));
  }

  private static List<ExternalStage> stages(TestSchema schema) {
    return ExternalColumns.of(read(schema)).stream().map(ExternalColumn::stage).toList();
  }

  private static SchemaSnapshot read(TestSchema schema) {
    return new SchemaReader(new SqlSessions(schema.dataSource())).read(schema.name());
  }

  private static List<Map<String, @Nullable Object>> rows(TestSchema schema) {
    return schema.query("SELECT id, HEX(must), HEX(may), note FROM `#scan` ORDER BY id");
  }

  private static List<String> lines(TestSchema schema) {
    return String.valueOf(schema.query("SHOW CREATE TABLE `#scan`").get(0).get("Create Table"))
        .lines()
        .filter(line -> line.startsWith("  "))
        .map(line -> line.strip().replaceFirst(",$", ""))
        .toList();
  }
}
