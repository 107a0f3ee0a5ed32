package io.github.djtoolkit.testkit.assertion;

import static io.github.djtoolkit.testkit.assertion.ToolkitAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.djtoolkit.testkit.junit.MySqlTest;
import io.github.djtoolkit.testkit.junit.TestSchema;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The exemplary test of a change to a schema: capture, change, compare. */
@MySqlTest
class SchemaAssertTest {

  @BeforeEach
  void createTables(TestSchema schema) {
    schema.execute(
        "CREATE TABLE scan (id INT NOT NULL AUTO_INCREMENT PRIMARY KEY, rate FLOAT COMMENT 'it''s COMMENT ''x''', note VARCHAR(20) DEFAULT ' COMMENT ''y''',"
            + " j JSON, b BIT(3), g POINT, hidden INT INVISIBLE DEFAULT 1) COMMENT 'old'",
        "INSERT INTO scan (id, rate, note, j, b, g) VALUES (1, 0.1, 'a', '{\"k\": 1}', 5, ST_GeomFromText('POINT(1 2)')), (2, 0.2, NULL, NULL, NULL, NULL)",
        "CREATE TABLE `#odd ``name` (a INT, b INT)",
        "INSERT INTO `#odd ``name` VALUES (1, 2), (1, 2), (3, NULL)");
  }

  @Test
  void acceptsWhatIsUnchanged(TestSchema schema) {
    SchemaCapture before = SchemaCapture.of(schema.dataSource(), schema.name());

    assertThat(schema)
        .hasTables("scan", "#odd `name")
        .hasNoTables("~lineage")
        .hasSameDefinitionsAs(before)
        .hasSameContentAs(before);
  }

  @Test
  void tellsACommentFromAnyOtherChange(TestSchema schema) {
    SchemaCapture before = SchemaCapture.of(schema.dataSource(), schema.name());
    schema.execute(
        "ALTER TABLE scan MODIFY rate FLOAT COMMENT ':float32:it''s COMMENT ''x'' \\\\', COMMENT 'new'");

    assertThat(schema).differsInCommentsOnlyFrom(before).hasSameContentAs(before);
    assertThatThrownBy(() -> assertThat(schema).hasSameDefinitionsAs(before))
        .hasMessageContaining(":float32:");

    schema.execute("ALTER TABLE scan MODIFY note VARCHAR(20) DEFAULT ' COMMENT ''z'''");
    assertThatThrownBy(() -> assertThat(schema).differsInCommentsOnlyFrom(before))
        .isInstanceOf(AssertionError.class);
  }

  @Test
  void findsASingleChangedValue(TestSchema schema) {
    SchemaCapture before = SchemaCapture.of(schema.dataSource(), schema.name());
    schema.execute("UPDATE scan SET rate = 0.10000002 WHERE id = 1");

    assertThatThrownBy(() -> assertThat(schema).hasSameContentAs(before))
        .hasMessageContaining("scan.rate has other values")
        .hasMessageNotContaining("scan.note");
  }

  @Test
  void findsValuesThatChangedPlaces(TestSchema schema) {
    SchemaCapture before = SchemaCapture.of(schema.dataSource(), schema.name());
    schema.execute("UPDATE scan SET rate = IF(id = 1, 0.2, 0.1)");

    assertThatThrownBy(() -> assertThat(schema).keepsContentOf(before))
        .hasMessageContaining("scan.rate has other values");
  }

  @Test
  void findsAMissingRow(TestSchema schema) {
    SchemaCapture before = SchemaCapture.of(schema.dataSource(), schema.name());
    schema.execute("DELETE FROM `#odd ``name` WHERE a = 1 LIMIT 1");

    assertThatThrownBy(() -> assertThat(schema).keepsContentOf(before))
        .hasMessageContaining("#odd `name has 2 rows, not 3");
  }

  @Test
  void followsRenamedColumnsAndAllowsNewOnes(TestSchema schema) {
    SchemaCapture before = SchemaCapture.of(schema.dataSource(), schema.name());
    schema.execute(
        "ALTER TABLE scan RENAME COLUMN note TO note_v1, ADD note JSON",
        "CREATE TABLE further (id INT PRIMARY KEY)");

    assertThat(schema).keepsContentOf(before, Map.of("scan.note", "scan.note_v1"));
    assertThatThrownBy(() -> assertThat(schema).keepsContentOf(before))
        .hasMessageContaining("scan.note has other values");
    assertThatThrownBy(() -> assertThat(schema).hasSameContentAs(before))
        .hasMessageContaining("tables");
  }

  @Test
  void findsALostColumnAndTable(TestSchema schema) {
    SchemaCapture before = SchemaCapture.of(schema.dataSource(), schema.name());
    schema.execute("ALTER TABLE scan DROP COLUMN hidden", "DROP TABLE `#odd ``name`");

    assertThatThrownBy(() -> assertThat(schema).keepsContentOf(before))
        .hasMessageContaining("scan.hidden is missing")
        .hasMessageContaining("#odd `name is missing");
  }
}
