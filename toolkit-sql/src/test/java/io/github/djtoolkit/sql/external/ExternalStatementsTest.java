package io.github.djtoolkit.sql.external;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.djtoolkit.model.external.ExternalColumn;
import io.github.djtoolkit.model.external.ExternalColumns;
import io.github.djtoolkit.model.external.ExternalKind;
import io.github.djtoolkit.model.external.ExternalStage;
import io.github.djtoolkit.model.schema.SchemaSnapshot;
import io.github.djtoolkit.model.schema.TableName;
import io.github.djtoolkit.model.store.TrackedObject;
import io.github.djtoolkit.sql.external.ObjectPlace.Naming;
import io.github.djtoolkit.sql.key.KeyBound;
import io.github.djtoolkit.sql.key.KeyRange;
import io.github.djtoolkit.sql.read.SchemaReader;
import io.github.djtoolkit.sql.session.SqlSession;
import io.github.djtoolkit.sql.session.SqlSessions;
import io.github.djtoolkit.testkit.junit.MySqlTest;
import io.github.djtoolkit.testkit.junit.TestSchema;
import io.github.djtoolkit.testkit.server.MySqlServer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jooq.Query;
import org.jooq.Record;
import org.jooq.ResultQuery;
import org.jooq.Select;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@MySqlTest
class ExternalStatementsTest {

  private static final ObjectPlace LEGACY_PLACE =
      new ObjectPlace("lab", List.of(2, 2), Naming.HEX, "");
  private static final String HEX_1 = "00112233445566778899aabbccddeeff";
  private static final String BASE32_1 = "aaisem2ekvthpcezvk54zxpo74";
  private static final String HEX_2 = "ffffffffffffffffffffffffffffffff";
  private static final String BASE32_2 = "77777777777777777777777774";

  @Test
  void writeTheMetadataOfABlobWhereItLies(TestSchema schema) {
    create(schema, "blob", "NULL", "");
    track(schema, HEX_1, "7, NULL, NULL, NULL");
    insert(schema, 1, HEX_1);
    addJson(schema);
    assertThat(convert(schema, ExternalKind.BLOB, LEGACY_PLACE)).isEqualTo(1);
    assertThat(json(schema, 1))
        .isEqualTo(
            "{\"hash\": \""
                + BASE32_1
                + "\", \"path\": \"lab/00/11/"
                + HEX_1
                + "\", \"size\": 7, \"store\": \"main\", \"schema\": \"lab\"}");
  }

  @Test
  void writeThePlaceThatObjectsWereMovedTo(TestSchema schema) {
    create(schema, "blob", "NULL", "");
    track(schema, HEX_1, "18446744073709551615, NULL, NULL, NULL");
    insert(schema, 1, HEX_1);
    addJson(schema);
    convert(
        schema,
        ExternalKind.BLOB,
        new ObjectPlace("_hash/läb 日本", List.of(3, 1), Naming.BASE32, ".é日"));
    assertThat(json(schema, 1))
        .isEqualTo(
            "{\"hash\": \""
                + BASE32_1
                + "\", \"path\": \"_hash/läb 日本/aai/s/"
                + BASE32_1
                + ".é日\", \"size\": 18446744073709551615, \"store\": \"main\", \"schema\": \"lab\"}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"utf8mb4 COLLATE utf8mb4_bin", "utf8mb4", "utf8mb3", "latin1"})
  void countTheNameIntoAnAttachmentsSize(String charset, TestSchema schema) {
    create(schema, "attach", "NULL", "CHARACTER SET " + charset);
    track(schema, HEX_1, "100, 'plöt \"1\".png', NULL, NULL");
    insert(schema, 1, HEX_1);
    addJson(schema);
    convert(
        schema, ExternalKind.ATTACH, new ObjectPlace("_hash/lab", List.of(), Naming.BASE32, ""));
    assertThat(json(schema, 1))
        .isEqualTo(
            "{\"hash\": \""
                + BASE32_1
                + "\", \"path\": \"_hash/lab/"
                + BASE32_1
                + "\", \"size\": 114, \"store\": \"main\", \"schema\": \"lab\"}");
    assertThat(count(schema, ExternalKind.ATTACH, ExternalStatements::countStale)).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"utf8mb4 COLLATE utf8mb4_bin", "utf8mb4", "utf8mb3", "latin1"})
  void writeAFilesPathAndTimeInUtc(String charset, TestSchema schema, MySqlServer server) {
    create(schema, "filepath", "NULL", "CHARACTER SET " + charset);
    schema.execute(
        "SET time_zone = '+02:00'",
        "INSERT INTO `~external_main` VALUES (0x"
            + HEX_1
            + ", 3, NULL, 'säb/it''s \"a\" \\\\ b.dat', 0x"
            + HEX_2
            + ", '2024-02-29 13:14:15')");
    insert(schema, 1, HEX_1);
    addJson(schema);
    DataSource elsewhere =
        server.dataSource(schema.name(), Map.of("sessionVariables", "time_zone='-09:30'"));
    convert(schema, elsewhere, ExternalKind.FILEPATH, KeyRange.ALL);
    assertThat(json(schema, 1))
        .isEqualTo(
            "{\"path\": \"säb/it's \\\"a\\\" \\\\ b.dat\", \"size\": 3, \"store\": \"main\", \"is_dir\": false,"
                + " \"timestamp\": \"2024-02-29T11:14:15+00:00\"}");
    assertThat(count(schema, ExternalKind.FILEPATH, ExternalStatements::countStale)).isZero();
    schema.execute("UPDATE scan SET data_v2 = JSON_SET(data_v2, '$.path', 'Säb/other')");
    assertThat(count(schema, ExternalKind.FILEPATH, ExternalStatements::countStale)).isOne();
  }

  @Test
  void tellBlobsOf011FromOthers(TestSchema schema) {
    create(schema, "blob", "NULL", "");
    track(schema, HEX_1, "5, NULL, 'old/0123', 0x" + HEX_2);
    track(schema, HEX_2, "6, NULL, NULL, NULL");
    insert(schema, 1, HEX_1);
    insert(schema, 2, HEX_2);
    addJson(schema);
    ExternalColumn column = column(schema);
    Conversion moved = new Conversion(column, ExternalKind.BLOB, "lab", LEGACY_PLACE, true);
    try (SqlSession session = new SqlSessions(schema.dataSource()).open()) {
      ExternalStatements statements = statements(schema, moved);
      assertThat(session.db().execute(statements.convert(KeyRange.ALL))).isEqualTo(2);
      assertThat(session.db().execute(statements.convert(KeyRange.ALL))).isZero();
      assertThat(session.db().fetch(statements.movedObjects(0, Optional.empty(), 9)))
          .singleElement()
          .satisfies(
              row -> {
                assertThat(row.value1()).asHexString().isEqualToIgnoringCase(HEX_1);
                assertThat(row.value2()).isEqualTo(5);
                assertThat(row.value3()).isEqualTo("old/0123");
                assertThat(row.value4()).asHexString().isEqualToIgnoringCase(HEX_2);
              });
    }
    assertThat(json(schema, 1))
        .contains("\"hash\": \"" + BASE32_2 + "\"", "\"path\": \"old/0123\"");
    assertThat(json(schema, 2))
        .contains("\"hash\": \"" + BASE32_2 + "\"", "\"path\": \"lab/ff/ff/" + HEX_2 + "\"");
  }

  @Test
  void moveNoOtherValueAndChangeNothingTheSecondTime(TestSchema schema) {
    create(schema, "blob", "NULL", "");
    track(schema, HEX_1, "7, NULL, NULL, NULL");
    insert(schema, 1, HEX_1);
    schema.execute(
        "INSERT INTO scan (id, data, touched, touched_too) VALUES (2, NULL, '2001-01-01', NULL)");
    List<Map<String, @Nullable Object>> before =
        schema.query("SELECT id, HEX(data), note, touched, touched_too FROM scan ORDER BY id");
    addJson(schema);
    assertThat(convert(schema, ExternalKind.BLOB, LEGACY_PLACE)).isEqualTo(1);
    assertThat(convert(schema, ExternalKind.BLOB, LEGACY_PLACE)).isZero();
    assertThat(
            schema.query("SELECT id, HEX(data), note, touched, touched_too FROM scan ORDER BY id"))
        .isEqualTo(before);
    assertThat(schema.query("SELECT data_v2 FROM scan WHERE id = 2"))
        .containsExactly(java.util.Collections.singletonMap("data_v2", null));
  }

  @Test
  void followWhatAnOldClientWrites(TestSchema schema) {
    create(schema, "blob", "NULL", "");
    track(schema, HEX_1, "7, NULL, NULL, NULL");
    track(schema, HEX_2, "8, NULL, NULL, NULL");
    insert(schema, 1, HEX_1);
    insert(schema, 2, HEX_1);
    insert(schema, 3, HEX_1);
    addJson(schema);
    convert(schema, ExternalKind.BLOB, LEGACY_PLACE);
    String kept = json(schema, 3);
    schema.execute(
        "UPDATE scan SET data = 0x" + HEX_2 + " WHERE id = 1",
        "UPDATE scan SET data = NULL WHERE id = 2");
    insert(schema, 4, HEX_2);
    assertThat(count(schema, ExternalKind.BLOB, ExternalStatements::countStale)).isEqualTo(3);
    assertThat(count(schema, ExternalKind.BLOB, ExternalStatements::countMissing)).isEqualTo(1);
    assertThat(convert(schema, ExternalKind.BLOB, LEGACY_PLACE)).isEqualTo(3);
    assertThat(json(schema, 1)).contains(BASE32_2).isEqualTo(json(schema, 4));
    assertThat(schema.query("SELECT data_v2 IS NULL AS gone FROM scan WHERE id = 2"))
        .containsExactly(Map.of("gone", 1L));
    assertThat(json(schema, 3)).isEqualTo(kept);
  }

  @Test
  void fillAColumnThatAllowsNoNull(TestSchema schema) {
    create(schema, "blob", "NOT NULL", "");
    track(schema, HEX_1, "7, NULL, NULL, NULL");
    insert(schema, 1, HEX_1);
    addJson(schema);
    insert(schema, 2, HEX_1);
    assertThat(json(schema, 1)).isEqualTo("null");
    assertThat(json(schema, 2)).isEqualTo("null");
    assertThat(convert(schema, ExternalKind.BLOB, LEGACY_PLACE)).isEqualTo(2);
    assertThat(json(schema, 1)).contains(BASE32_1).isEqualTo(json(schema, 2));
  }

  @Test
  void reportAReferenceWithoutTrackingRowAndLeaveItAlone(TestSchema schema) {
    create(schema, "blob", "NULL", "");
    track(schema, HEX_1, "7, NULL, NULL, NULL");
    insert(schema, 1, HEX_1);
    insert(schema, 2, HEX_2);
    assertThat(count(schema, ExternalKind.BLOB, ExternalStatements::countLegacy)).isEqualTo(2);
    assertThat(count(schema, ExternalKind.BLOB, ExternalStatements::countDangling)).isOne();
    addJson(schema);
    assertThat(convert(schema, ExternalKind.BLOB, LEGACY_PLACE)).isEqualTo(1);
    assertThat(count(schema, ExternalKind.BLOB, ExternalStatements::countDangling)).isOne();
    assertThat(count(schema, ExternalKind.BLOB, ExternalStatements::countStale)).isZero();
    assertThat(fetch(schema, ExternalKind.BLOB, s -> s.sampleDangling(5)))
        .extracting(r -> r.get("id"))
        .containsExactly(2);
  }

  @Test
  void countWhatOnly2xKnows(TestSchema schema) {
    create(schema, "blob", "NULL", "");
    track(schema, HEX_1, "7, NULL, NULL, NULL");
    insert(schema, 1, HEX_1);
    addJson(schema);
    convert(schema, ExternalKind.BLOB, LEGACY_PLACE);
    run(schema, ddl(schema).takeNames());
    assertThat(column(schema).stage()).isEqualTo(ExternalStage.FINALIZED);
    assertThat(count(schema, ExternalKind.BLOB, ExternalStatements::countStale)).isZero();
    assertThat(count(schema, ExternalKind.BLOB, ExternalStatements::countUnknownToLegacy)).isZero();
    schema.execute(
        "INSERT INTO scan (id, data) VALUES (8, '{\"path\": \"p\", \"hash\": \"h\", \"store\": \"main\"}'), (9, NULL), (10, 'null')");
    assertThat(count(schema, ExternalKind.BLOB, ExternalStatements::countUnknownToLegacy)).isOne();
    assertThat(fetch(schema, ExternalKind.BLOB, s -> s.sampleUnknownToLegacy(5)))
        .extracting(r -> r.get("id"))
        .containsExactly(8);
  }

  @Test
  void convertOneRangeAfterAnother(TestSchema schema) {
    create(schema, "blob", "NULL", "");
    track(schema, HEX_1, "7, NULL, NULL, NULL");
    for (int id = 1; id <= 5; id++) {
      insert(schema, id, HEX_1);
    }
    addJson(schema);
    KeyRange middle =
        new KeyRange(Optional.of(new KeyBound(List.of(1))), Optional.of(new KeyBound(List.of(3))));
    assertThat(convert(schema, schema.dataSource(), ExternalKind.BLOB, middle)).isEqualTo(2);
    assertThat(schema.query("SELECT id FROM scan WHERE data_v2 IS NOT NULL ORDER BY id"))
        .extracting(r -> r.get("id"))
        .containsExactly(2, 3);
    assertThat(convert(schema, ExternalKind.BLOB, LEGACY_PLACE)).isEqualTo(3);
  }

  @Test
  void listTheObjectsThatRowsReferTo(TestSchema schema) {
    create(schema, "attach", "NULL", "");
    track(schema, HEX_1, "7, 'ä.txt', NULL, NULL");
    track(schema, HEX_2, "8, 'b.txt', NULL, NULL");
    track(schema, "01".repeat(16), "9, NULL, 'never/referred', NULL");
    insert(schema, 1, HEX_1);
    insert(schema, 2, HEX_2);
    insert(schema, 3, HEX_2);
    assertThat(tracked(fetch(schema, ExternalKind.ATTACH, s -> s.objects(0, Optional.empty(), 9))))
        .containsExactly(
            new TrackedObject(HEX_1, 7, Optional.of("ä.txt"), Optional.empty(), Optional.empty()),
            new TrackedObject(HEX_2, 8, Optional.of("b.txt"), Optional.empty(), Optional.empty()));
    assertThat(fetch(schema, ExternalKind.ATTACH, s -> s.objects(0, Optional.empty(), 1)))
        .hasSize(1);
    assertThat(
            fetch(
                schema,
                ExternalKind.ATTACH,
                s -> s.objects(0, Optional.of(java.util.HexFormat.of().parseHex(HEX_1)), 9)))
        .hasSize(1);
    assertThat(fetch(schema, ExternalKind.ATTACH, s -> s.countKinds(0)).get(0).intoList())
        .containsExactly(2, 0, 2);
    addJson(schema);
    convert(schema, ExternalKind.ATTACH, LEGACY_PLACE);
    schema.execute("UPDATE scan SET data_v2 = NULL WHERE id = 1");
    assertThat(
            tracked(
                fetch(schema, ExternalKind.ATTACH, s -> s.staleObjects(0, Optional.empty(), 9))))
        .extracting(TrackedObject::hash)
        .containsExactly(HEX_1);
  }

  @Test
  void nameTheTablesToLock(TestSchema schema) {
    create(schema, "blob", "NULL", "");
    addJson(schema);
    ExternalStatements statements =
        statements(schema, conversion(schema, ExternalKind.BLOB, LEGACY_PLACE));
    assertThat(statements.readTables())
        .containsExactly(Map.entry("tracked0", new TableName(schema.name(), "~external_main")));
  }

  private static void create(TestSchema schema, String kind, String nullable, String options) {
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

  private static void track(TestSchema schema, String hex, String rest) {
    schema.execute("INSERT INTO `~external_main` VALUES (0x" + hex + ", " + rest + ", DEFAULT)");
  }

  private static void insert(TestSchema schema, int id, String hex) {
    schema.execute(
        "SET foreign_key_checks = 0",
        "INSERT INTO scan (id, data) VALUES (" + id + ", 0x" + hex + ")");
  }

  private static void addJson(TestSchema schema) {
    run(schema, ddl(schema).addColumns());
    assertThat(column(schema).stage()).isEqualTo(ExternalStage.CONVERTED);
  }

  private static ExternalDdl ddl(TestSchema schema) {
    return new ExternalDdl(read(schema).table("scan").orElseThrow(), List.of(column(schema)));
  }

  private static void run(TestSchema schema, List<Query> statements) {
    try (SqlSession session = new SqlSessions(schema.dataSource()).open()) {
      statements.forEach(session.db()::execute);
    }
  }

  private static int convert(TestSchema schema, ExternalKind kind, ObjectPlace place) {
    try (SqlSession session = new SqlSessions(schema.dataSource()).open()) {
      return session
          .db()
          .execute(statements(schema, conversion(schema, kind, place)).convert(KeyRange.ALL));
    }
  }

  private static int convert(
      TestSchema schema, DataSource dataSource, ExternalKind kind, KeyRange range) {
    try (SqlSession session = new SqlSessions(dataSource).open()) {
      return session
          .db()
          .execute(statements(schema, conversion(schema, kind, LEGACY_PLACE)).convert(range));
    }
  }

  private static <R extends Record> List<R> fetch(
      TestSchema schema, ExternalKind kind, Function<ExternalStatements, ResultQuery<R>> query) {
    try (SqlSession session = new SqlSessions(schema.dataSource()).open()) {
      return session
          .db()
          .fetch(query.apply(statements(schema, conversion(schema, kind, LEGACY_PLACE))));
    }
  }

  private static long count(
      TestSchema schema, ExternalKind kind, Function<ExternalStatements, Select<Record>> query) {
    return fetch(schema, kind, query::apply).get(0).get(0, Long.class);
  }

  private static List<TrackedObject> tracked(
      List<org.jooq.Record4<byte[], Long, String, String>> rows) {
    return rows.stream().map(ExternalStatements::toTracked).toList();
  }

  private static ExternalStatements statements(TestSchema schema, Conversion conversion) {
    return new ExternalStatements(read(schema).table("scan").orElseThrow(), List.of(conversion));
  }

  private static Conversion conversion(TestSchema schema, ExternalKind kind, ObjectPlace place) {
    return new Conversion(column(schema), kind, "lab", place, false);
  }

  private static ExternalColumn column(TestSchema schema) {
    List<ExternalColumn> columns = ExternalColumns.of(read(schema));
    assertThat(columns).hasSize(1);
    return columns.get(0);
  }

  private static SchemaSnapshot read(TestSchema schema) {
    return new SchemaReader(new SqlSessions(schema.dataSource())).read(schema.name());
  }

  private static String json(TestSchema schema, int id) {
    return String.valueOf(
        schema
            .query("SELECT CAST(data_v2 AS CHAR) AS json FROM scan WHERE id = " + id)
            .get(0)
            .get("json"));
  }
}
