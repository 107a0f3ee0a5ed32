package io.github.djtoolkit.sql.external;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.djtoolkit.model.external.ExternalColumn;
import io.github.djtoolkit.model.external.ExternalColumns;
import io.github.djtoolkit.model.external.ExternalKind;
import io.github.djtoolkit.model.external.ExternalStage;
import io.github.djtoolkit.model.schema.SchemaSnapshot;
import io.github.djtoolkit.model.store.TrackedObject;
import io.github.djtoolkit.sql.external.ObjectPlace.Naming;
import io.github.djtoolkit.sql.key.KeyRange;
import io.github.djtoolkit.sql.read.SchemaReader;
import io.github.djtoolkit.sql.session.SqlSession;
import io.github.djtoolkit.sql.session.SqlSessions;
import io.github.djtoolkit.testkit.junit.TestSchema;
import java.util.List;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jooq.Query;
import org.jooq.Record;
import org.jooq.ResultQuery;
import org.jooq.Select;

/**
 * A table {@code scan} with one external column {@code data}, its tracking table, and what tests do
 * with them.
 */
final class ScanTable {

  static final ObjectPlace LEGACY_PLACE = new ObjectPlace("lab", List.of(2, 2), Naming.HEX, "");

  static final String HEX_1 = "00112233445566778899aabbccddeeff";

  static final String BASE32_1 = "aaisem2ekvthpcezvk54zxpo74";

  static final String HEX_2 = "ffffffffffffffffffffffffffffffff";

  static final String BASE32_2 = "77777777777777777777777774";

  private ScanTable() {}

  static void create(TestSchema schema, String kind, String nullable, String options) {
    schema.execute(
        "CREATE TABLE `~external_main` (hash BINARY(16) PRIMARY KEY, size BIGINT UNSIGNED NOT NULL, attachment_name VARCHAR(255),"
            + " filepath VARCHAR(1000), contents_hash BINARY(16), timestamp TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP) "
            + options,
        "CREATE TABLE scan (id INT PRIMARY KEY, data BINARY(16) "
            + nullable
            + " COMMENT ':"
            + kind
            + "@main:the data', note VARCHAR(9) DEFAULT 'x',"
            + " touched TIMESTAMP(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6) ON UPDATE CURRENT_TIMESTAMP(6),"
            + " touched_too DATETIME NULL ON UPDATE CURRENT_TIMESTAMP, FOREIGN KEY (data) REFERENCES `~external_main` (hash))");
  }

  static void track(TestSchema schema, String hex, String rest) {
    schema.execute("INSERT INTO `~external_main` VALUES (0x" + hex + ", " + rest + ", DEFAULT)");
  }

  static void insert(TestSchema schema, int id, String hex) {
    schema.execute(
        "SET foreign_key_checks = 0",
        "INSERT INTO scan (id, data) VALUES (" + id + ", 0x" + hex + ")");
  }

  static void addJson(TestSchema schema) {
    run(schema, ddl(schema).addColumns());
    assertThat(column(schema).stage()).isEqualTo(ExternalStage.CONVERTED);
  }

  static ExternalDdl ddl(TestSchema schema) {
    return new ExternalDdl(read(schema).table("scan").orElseThrow(), List.of(column(schema)));
  }

  static void run(TestSchema schema, List<Query> statements) {
    try (SqlSession session = new SqlSessions(schema.dataSource()).open()) {
      statements.forEach(session.db()::execute);
    }
  }

  static int convert(TestSchema schema, ExternalKind kind, ObjectPlace place) {
    try (SqlSession session = new SqlSessions(schema.dataSource()).open()) {
      return session
          .db()
          .execute(statements(schema, conversion(schema, kind, place)).convert(KeyRange.ALL));
    }
  }

  static int convert(TestSchema schema, DataSource dataSource, ExternalKind kind, KeyRange range) {
    try (SqlSession session = new SqlSessions(dataSource).open()) {
      return session
          .db()
          .execute(statements(schema, conversion(schema, kind, LEGACY_PLACE)).convert(range));
    }
  }

  static <R extends Record> List<R> fetch(
      TestSchema schema, ExternalKind kind, Function<ExternalStatements, ResultQuery<R>> query) {
    try (SqlSession session = new SqlSessions(schema.dataSource()).open()) {
      return session
          .db()
          .fetch(query.apply(statements(schema, conversion(schema, kind, LEGACY_PLACE))));
    }
  }

  static long count(
      TestSchema schema, ExternalKind kind, Function<ExternalStatements, Select<Record>> query) {
    return fetch(schema, kind, query::apply).get(0).get(0, Long.class);
  }

  static List<TrackedObject> tracked(List<org.jooq.Record4<byte[], Long, String, String>> rows) {
    return rows.stream().map(ExternalStatements::toTracked).toList();
  }

  static ExternalStatements statements(TestSchema schema, Conversion conversion) {
    return new ExternalStatements(read(schema).table("scan").orElseThrow(), List.of(conversion));
  }

  static Conversion conversion(TestSchema schema, ExternalKind kind, ObjectPlace place) {
    return new Conversion(column(schema), kind, "lab", place, false);
  }

  static ExternalColumn column(TestSchema schema) {
    List<ExternalColumn> columns = ExternalColumns.of(read(schema));
    assertThat(columns).hasSize(1);
    return columns.get(0);
  }

  static SchemaSnapshot read(TestSchema schema) {
    return new SchemaReader(new SqlSessions(schema.dataSource())).read(schema.name());
  }

  static String json(TestSchema schema, int id) {
    return String.valueOf(
        schema
            .query("SELECT CAST(data_v2 AS CHAR) AS json FROM scan WHERE id = " + id)
            .get(0)
            .get("json"));
  }
}
