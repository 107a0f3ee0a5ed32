package io.github.djtoolkit.ops.external;

import static io.github.djtoolkit.testkit.assertion.ToolkitAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.djtoolkit.ops.external.ExternalOptions.Finish;
import io.github.djtoolkit.ops.migrate.RollbackOptions.Target;
import io.github.djtoolkit.testkit.junit.MySqlTest;
import io.github.djtoolkit.testkit.junit.TestFolder;
import io.github.djtoolkit.testkit.junit.TestSchema;
import org.junit.jupiter.api.Test;

/**
 * Finalize and the dropping of legacy columns: definitions, and what a client of 2.x can do with
 * them.
 */
@MySqlTest
class ExternalFinalizeTest {

  private static final String ROWS_OF_2X =
      "INSERT INTO _capture__frame (animal_id, scan, frame, image)"
          + " SELECT animal_id, scan, 99, image FROM _capture__frame LIMIT 1";

  @Test
  void putsNewColumnsBesideTheOldInStepOne(TestSchema schema, TestFolder folder) {
    migrate(schema, folder, Finish.CONVERT);

    assertThat(Sql.definition(schema, "_capture"))
        .isEqualTo(
            """
            CREATE TABLE `_capture` (
            `animal_id` int unsigned NOT NULL COMMENT 'the animal''s number',
            `scan` smallint NOT NULL COMMENT 'number of the scan',
            `level` tinyint unsigned NOT NULL,
            `signal_v2` json NOT NULL DEFAULT (cast(_utf8mb4'null' as json)) COMMENT ':<blob@raw>:raw signal',
            `signal` binary(16) NOT NULL COMMENT ':blob@raw:raw signal',
            `report_v2` json DEFAULT NULL COMMENT ':<attach@raw>:the report, as a file',
            `report` binary(16) DEFAULT NULL COMMENT ':attach@raw:the report, as a file',
            `movie_v2` json DEFAULT NULL COMMENT ':<filepath@fp-Data>:movie: compressed',
            `movie` binary(16) DEFAULT NULL COMMENT ':filepath@fp-Data:movie: compressed',
            `rate` double NOT NULL,
            PRIMARY KEY (`animal_id`,`scan`),
            KEY `level` (`level`),
            KEY `signal` (`signal`),
            KEY `report` (`report`),
            KEY `movie` (`movie`),
            CONSTRAINT `_capture_ibfk_1` FOREIGN KEY (`animal_id`, `scan`) REFERENCES `scan` (`animal_id`, `scan`) ON DELETE RESTRICT ON UPDATE CASCADE,
            CONSTRAINT `_capture_ibfk_2` FOREIGN KEY (`level`) REFERENCES `#level` (`level`) ON DELETE RESTRICT ON UPDATE CASCADE,
            CONSTRAINT `_capture_ibfk_3` FOREIGN KEY (`signal`) REFERENCES `~external_raw` (`hash`) ON DELETE RESTRICT ON UPDATE RESTRICT,
            CONSTRAINT `_capture_ibfk_4` FOREIGN KEY (`report`) REFERENCES `~external_raw` (`hash`) ON DELETE RESTRICT ON UPDATE RESTRICT,
            CONSTRAINT `_capture_ibfk_5` FOREIGN KEY (`movie`) REFERENCES `~external_fp-Data` (`hash`) ON DELETE RESTRICT ON UPDATE RESTRICT""");
  }

  @Test
  void givesNamesPlacesAndNotNullToTheNewColumns(TestSchema schema, TestFolder folder) {
    migrate(schema, folder, Finish.FINALIZE);

    assertThat(Sql.definition(schema, "_capture"))
        .isEqualTo(
            """
            CREATE TABLE `_capture` (
            `animal_id` int unsigned NOT NULL COMMENT 'the animal''s number',
            `scan` smallint NOT NULL COMMENT 'number of the scan',
            `level` tinyint unsigned NOT NULL,
            `signal` json NOT NULL COMMENT ':<blob@raw>:raw signal',
            `signal_v1` binary(16) NOT NULL DEFAULT '\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0' COMMENT ':uuid:blob@raw:raw signal',
            `report` json DEFAULT NULL COMMENT ':<attach@raw>:the report, as a file',
            `report_v1` binary(16) DEFAULT NULL COMMENT ':uuid:attach@raw:the report, as a file',
            `movie` json DEFAULT NULL COMMENT ':<filepath@fp-Data>:movie: compressed',
            `movie_v1` binary(16) DEFAULT NULL COMMENT ':uuid:filepath@fp-Data:movie: compressed',
            `rate` double NOT NULL,
            PRIMARY KEY (`animal_id`,`scan`),
            KEY `level` (`level`),
            KEY `signal` (`signal_v1`),
            KEY `report` (`report_v1`),
            KEY `movie` (`movie_v1`),
            CONSTRAINT `_capture_ibfk_1` FOREIGN KEY (`animal_id`, `scan`) REFERENCES `scan` (`animal_id`, `scan`) ON DELETE RESTRICT ON UPDATE CASCADE,
            CONSTRAINT `_capture_ibfk_2` FOREIGN KEY (`level`) REFERENCES `#level` (`level`) ON DELETE RESTRICT ON UPDATE CASCADE""");
  }

  @Test
  void takesTrackingTablesAwayFromOldClients(TestSchema schema, TestFolder folder) {
    migrate(schema, folder, Finish.FINALIZE);

    assertThat(schema)
        .hasTables("~retired_raw", "~retired_fp-Data")
        .hasNoTables("~external_raw", "~external_fp-Data");
    assertThat(
            Sql.count(
                schema,
                "information_schema.KEY_COLUMN_USAGE WHERE REFERENCED_TABLE_SCHEMA = DATABASE()"
                    + " AND REFERENCED_TABLE_NAME LIKE '~%'"))
        .isZero();
  }

  @Test
  void letsClientsOf2xInsertAndRefusesARowWithoutARequiredValue(
      TestSchema schema, TestFolder folder) {
    migrate(schema, folder, Finish.FINALIZE);

    schema.execute(ROWS_OF_2X);

    assertThat(
            Sql.one(
                schema,
                "SELECT image_v1 = x'00000000000000000000000000000000' FROM _capture__frame WHERE frame = 99"))
        .isEqualTo(1L);
    assertThatThrownBy(
            () ->
                schema.execute(
                    "INSERT INTO _capture__frame (animal_id, scan, frame) SELECT animal_id, scan, 98 FROM _capture LIMIT 1"))
        .hasMessageContaining("'image' doesn't have a default value");
    schema.execute("INSERT INTO remark (animal_id, scan) SELECT animal_id, scan FROM scan LIMIT 1");
    assertThat(
            schema
                .query(
                    "SELECT big_graph, big_graph_v1, clip, clip_v1 FROM remark ORDER BY remark_id DESC LIMIT 1")
                .get(0)
                .values())
        .containsOnlyNulls();
  }

  @Test
  void dropsLegacyColumnsWithTheirIndexes(TestSchema schema, TestFolder folder) {
    migrate(schema, folder, Finish.DROP_LEGACY);

    assertThat(Sql.definition(schema, "_capture"))
        .isEqualTo(
            """
            CREATE TABLE `_capture` (
            `animal_id` int unsigned NOT NULL COMMENT 'the animal''s number',
            `scan` smallint NOT NULL COMMENT 'number of the scan',
            `level` tinyint unsigned NOT NULL,
            `signal` json NOT NULL COMMENT ':<blob@raw>:raw signal',
            `report` json DEFAULT NULL COMMENT ':<attach@raw>:the report, as a file',
            `movie` json DEFAULT NULL COMMENT ':<filepath@fp-Data>:movie: compressed',
            `rate` double NOT NULL,
            PRIMARY KEY (`animal_id`,`scan`),
            KEY `level` (`level`),
            CONSTRAINT `_capture_ibfk_1` FOREIGN KEY (`animal_id`, `scan`) REFERENCES `scan` (`animal_id`, `scan`) ON DELETE RESTRICT ON UPDATE CASCADE,
            CONSTRAINT `_capture_ibfk_2` FOREIGN KEY (`level`) REFERENCES `#level` (`level`) ON DELETE RESTRICT ON UPDATE CASCADE""");
  }

  @Test
  void dropsLegacyColumnsAfterAFinalizeThatKeptThem(TestSchema schema, TestFolder folder) {
    ExternalRuns runs = migrate(schema, folder, Finish.FINALIZE);
    schema.execute(ROWS_OF_2X);

    runs.execute(Finish.DROP_LEGACY);

    assertThat(Sql.definition(schema, "_capture")).doesNotContain("_v1").doesNotContain("_v2");
    assertThatThrownBy(() -> runs.rollback(Target.ORIGINAL))
        .hasMessageContaining("`_capture`.signal");
  }

  private static ExternalRuns migrate(TestSchema schema, TestFolder folder, Finish finish) {
    ExternalRuns runs =
        ExternalRuns.of(ExternalRuns.pipeline(schema, folder, 3).seed(schema.dataSource()), schema);
    runs.execute(finish);
    return runs;
  }
}
