package io.github.djtoolkit.sql.external;

import static io.github.djtoolkit.sql.external.ScanTable.BASE32_1;
import static io.github.djtoolkit.sql.external.ScanTable.BASE32_2;
import static io.github.djtoolkit.sql.external.ScanTable.HEX_1;
import static io.github.djtoolkit.sql.external.ScanTable.HEX_2;
import static io.github.djtoolkit.sql.external.ScanTable.LEGACY_PLACE;
import static io.github.djtoolkit.sql.external.ScanTable.addJson;
import static io.github.djtoolkit.sql.external.ScanTable.column;
import static io.github.djtoolkit.sql.external.ScanTable.convert;
import static io.github.djtoolkit.sql.external.ScanTable.count;
import static io.github.djtoolkit.sql.external.ScanTable.create;
import static io.github.djtoolkit.sql.external.ScanTable.insert;
import static io.github.djtoolkit.sql.external.ScanTable.json;
import static io.github.djtoolkit.sql.external.ScanTable.statements;
import static io.github.djtoolkit.sql.external.ScanTable.track;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.djtoolkit.model.external.ExternalColumn;
import io.github.djtoolkit.model.external.ExternalKind;
import io.github.djtoolkit.sql.external.ObjectPlace.Naming;
import io.github.djtoolkit.sql.key.KeyRange;
import io.github.djtoolkit.sql.session.SqlSession;
import io.github.djtoolkit.sql.session.SqlSessions;
import io.github.djtoolkit.testkit.junit.MySqlTest;
import io.github.djtoolkit.testkit.junit.TestSchema;
import io.github.djtoolkit.testkit.server.MySqlServer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The JSON values, key by key, with their types. */
@MySqlTest
class MetadataTest {

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
}
