package io.github.djtoolkit.sql.external;

import static io.github.djtoolkit.sql.external.ScanTable.BASE32_1;
import static io.github.djtoolkit.sql.external.ScanTable.BASE32_2;
import static io.github.djtoolkit.sql.external.ScanTable.HEX_1;
import static io.github.djtoolkit.sql.external.ScanTable.HEX_2;
import static io.github.djtoolkit.sql.external.ScanTable.LEGACY_PLACE;
import static io.github.djtoolkit.sql.external.ScanTable.addJson;
import static io.github.djtoolkit.sql.external.ScanTable.column;
import static io.github.djtoolkit.sql.external.ScanTable.conversion;
import static io.github.djtoolkit.sql.external.ScanTable.convert;
import static io.github.djtoolkit.sql.external.ScanTable.count;
import static io.github.djtoolkit.sql.external.ScanTable.create;
import static io.github.djtoolkit.sql.external.ScanTable.ddl;
import static io.github.djtoolkit.sql.external.ScanTable.fetch;
import static io.github.djtoolkit.sql.external.ScanTable.insert;
import static io.github.djtoolkit.sql.external.ScanTable.json;
import static io.github.djtoolkit.sql.external.ScanTable.run;
import static io.github.djtoolkit.sql.external.ScanTable.statements;
import static io.github.djtoolkit.sql.external.ScanTable.track;
import static io.github.djtoolkit.sql.external.ScanTable.tracked;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.djtoolkit.model.external.ExternalKind;
import io.github.djtoolkit.model.external.ExternalStage;
import io.github.djtoolkit.model.schema.TableName;
import io.github.djtoolkit.model.store.TrackedObject;
import io.github.djtoolkit.sql.key.KeyBound;
import io.github.djtoolkit.sql.key.KeyRange;
import io.github.djtoolkit.testkit.junit.MySqlTest;
import io.github.djtoolkit.testkit.junit.TestSchema;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Which rows are written, left alone, counted and listed. */
@MySqlTest
class ExternalStatementsTest {

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
    assertThat(fetch(schema, ExternalKind.BLOB, ExternalStatements::findStale)).hasSize(1);
    assertThat(convert(schema, ExternalKind.BLOB, LEGACY_PLACE)).isEqualTo(3);
    assertThat(fetch(schema, ExternalKind.BLOB, ExternalStatements::findStale)).isEmpty();
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
    assertThat(fetch(schema, ExternalKind.BLOB, ExternalStatements::countOpen).get(0).intoList())
        .containsExactly(1, 1);
    assertThat(convert(schema, ExternalKind.BLOB, LEGACY_PLACE)).isEqualTo(1);
    assertThat(count(schema, ExternalKind.BLOB, ExternalStatements::countDangling)).isOne();
    assertThat(count(schema, ExternalKind.BLOB, ExternalStatements::countStale)).isZero();
    assertThat(fetch(schema, ExternalKind.BLOB, ExternalStatements::countOpen).get(0).intoList())
        .containsExactly(0, 1);
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
        "INSERT INTO scan (id, data) VALUES (8, '{\"path\": \"p\", \"hash\": \"h\", \"store\":"
            + " \"main\"}'), (9, NULL), (10, 'null')");
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
  void findAttachmentsAndPathsThatRowsReferTo(TestSchema schema) {
    create(schema, "blob", "NULL", "");
    track(schema, HEX_1, "7, NULL, NULL, NULL");
    track(schema, HEX_2, "8, NULL, 'a/path', NULL");
    track(schema, "01".repeat(16), "9, 'ä.txt', NULL, NULL");
    insert(schema, 1, HEX_1);
    assertThat(fetch(schema, ExternalKind.BLOB, s -> s.findNamed(0))).isEmpty();
    insert(schema, 2, HEX_2);
    assertThat(fetch(schema, ExternalKind.BLOB, s -> s.findNamed(0))).hasSize(1);
    schema.execute("UPDATE scan SET data = 0x" + "01".repeat(16) + " WHERE id = 2");
    assertThat(fetch(schema, ExternalKind.BLOB, s -> s.findNamed(0))).hasSize(1);
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
        .containsExactly(2, 0, 0, 2);
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
}
