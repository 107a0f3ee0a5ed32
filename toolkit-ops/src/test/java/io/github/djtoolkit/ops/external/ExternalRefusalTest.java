package io.github.djtoolkit.ops.external;

import static io.github.djtoolkit.testkit.assertion.ToolkitAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.djtoolkit.model.ToolkitException;
import io.github.djtoolkit.ops.MigrationToolkit;
import io.github.djtoolkit.ops.external.ExternalOptions.Finish;
import io.github.djtoolkit.ops.migrate.MigrateOptions;
import io.github.djtoolkit.ops.run.Execution;
import io.github.djtoolkit.testkit.assertion.SchemaCapture;
import io.github.djtoolkit.testkit.junit.MySqlTest;
import io.github.djtoolkit.testkit.junit.TestFolder;
import io.github.djtoolkit.testkit.junit.TestSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What cannot be converted is refused with one clear error before anything is changed. */
@MySqlTest
class ExternalRefusalTest {

  @ParameterizedTest(name = "{2}")
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          ALTER TABLE rec ADD UNIQUE KEY u (rep)                       ; external_blocked   ; `rec`.rep: the column is part of the key u
          CREATE TRIGGER t BEFORE UPDATE ON rec FOR EACH ROW SET NEW.id = OLD.id ; external_blocked ; `rec`: the trigger t would fire
          ALTER TABLE rec ADD h varchar(32) AS (HEX(sig))              ; external_blocked   ; `rec`.sig: the generated column h uses it
          ALTER TABLE rec ADD CONSTRAINT full_hash CHECK (LENGTH(rep) = 16) ; external_blocked ; `rec`.rep: the check full_hash uses it
          ALTER TABLE rec ADD sig_v2 int                               ; external_blocked   ; `rec`.sig: a column sig_v2 exists
          ALTER TABLE rec ADD sig_v1 int                               ; external_blocked   ; `rec`.sig: a column sig_v1 exists
          SET foreign_key_checks = 0 / UPDATE rec SET rep = x'00112233445566778899aabbccddeeff' WHERE id = 2 ; dangling_reference ; Rows: [{id=2}]
          """)
  void refusesWhatStandsInTheWay(
      String statements, String code, String message, TestSchema schema, TestFolder folder) {
    SmallPipeline pipeline = SmallPipeline.of(schema, folder).seed();
    pipeline.execute(statements.split(" / "));

    refuses(pipeline.runs(), schema, folder, code, message);
  }

  @Test
  void refusesACommentThatWouldBeTooLong(TestSchema schema, TestFolder folder) {
    SmallPipeline pipeline = SmallPipeline.of(schema, folder).seed();
    pipeline.execute(
        "ALTER TABLE rec MODIFY rep binary(16) DEFAULT NULL COMMENT ':attach@raw:"
            + "x".repeat(1011)
            + "'");

    refuses(pipeline.runs(), schema, folder, "external_blocked", "would exceed 1,024 characters");
  }

  @Test
  void refusesAStoreThatIsNotConfiguredOrNotThere(TestSchema schema, TestFolder folder) {
    ExternalRuns runs = SmallPipeline.of(schema, folder).seed().runs();

    refuses(runs.with(List.of()), schema, folder, "store_unknown", "Store raw is not configured");
    refuses(
        runs.with(List.of(ExternalRuns.store("raw", folder.resolve("nowhere")))),
        schema,
        folder,
        "store_unreachable",
        "Store raw");
    refuses(
        runs.with(
            List.of(
                ExternalRuns.store("raw", folder.resolve("raw")).withLegacySubfolding(List.of(3)))),
        schema,
        folder,
        "objects_not_found",
        "subfolding");
  }

  @Test
  void refusesAttachmentsThatCannotBeWrittenAnew(TestSchema schema, TestFolder folder)
      throws IOException {
    SmallPipeline pipeline = SmallPipeline.of(schema, folder).seed();
    Files.writeString(pipeline.attachmentFile(), "rep");
    refuses(
        pipeline.runs(),
        schema,
        folder,
        "attachment_unreadable",
        "Bericht ört.txt has 3 bytes, not 6: rows [{id=1}]");

    Files.writeString(pipeline.attachmentFile(), "REPORT");
    assertThatThrownBy(() -> pipeline.runs().execute(Finish.FINALIZE))
        .isInstanceOfSatisfying(
            ToolkitException.class, e -> assertThat(e.code()).isEqualTo("attachment_unreadable"))
        .hasMessageContaining("`rec`.rep, rows [{id=1}], object ")
        .hasMessageContaining("Bericht ört.txt in store raw");
    assertThat(Sql.count(schema, "rec WHERE rep_v2 IS NOT NULL")).isZero();

    pipeline.seed();
    pipeline.execute("UPDATE rec SET rep = x'" + SmallPipeline.OTHER_ATTACHMENT + "' WHERE id = 2");
    Files.delete(pipeline.attachmentFile());
    refuses(pipeline.runs(), schema, folder, "attachment_unreadable", "Bericht ört.txt is missing");
  }

  @Test
  void refusesAnUnknownSchema(TestSchema schema, TestFolder folder) {
    ExternalRuns runs = SmallPipeline.of(schema, folder).runs();

    assertThatThrownBy(
            () ->
                new ExternalRuns(
                        runs.dataSource(), "no_such_schema", runs.stores(), runs.listener())
                    .execute(Finish.CONVERT))
        .isInstanceOfSatisfying(
            ToolkitException.class, e -> assertThat(e.code()).isEqualTo("unknown_schema"))
        .hasMessageContaining("no_such_schema");
  }

  @Test
  void namesMissingPrivileges(TestSchema schema, TestFolder folder) {
    SmallPipeline pipeline = SmallPipeline.of(schema, folder).seed();
    SchemaCapture before = SchemaCapture.of(schema.dataSource(), schema.name());
    MigrationToolkit toolkit =
        MigrationToolkit.builder()
            .dataSource(schema.account("SELECT", "INSERT", "UPDATE").dataSource())
            .stores(pipeline.runs().open())
            .build();

    assertThatThrownBy(
            () ->
                toolkit.migrate(
                    List.of(schema.name()), MigrateOptions.dryRun().with(Execution.EXECUTE)))
        .isInstanceOfSatisfying(
            ToolkitException.class, e -> assertThat(e.code()).isEqualTo("missing_privilege"))
        .hasMessageContaining(
            "DELETE, CREATE, DROP, ALTER, INDEX, REFERENCES, LOCK TABLES, TRIGGER on `"
                + schema.name()
                + "`");
    assertThat(schema).hasSameDefinitionsAs(before).hasSameContentAs(before);
  }

  @Test
  void allowsATriggerAgainOnceTheTableIsFinalized(TestSchema schema, TestFolder folder) {
    SmallPipeline pipeline = SmallPipeline.of(schema, folder).seed();
    pipeline.runs().execute(Finish.FINALIZE);
    pipeline.execute("CREATE TRIGGER t BEFORE UPDATE ON rec FOR EACH ROW SET NEW.id = OLD.id");

    assertThat(pipeline.runs().execute(Finish.FINALIZE).columnsMigrated()).isZero();
  }

  @Test
  void convertsWhatThePythonModuleLeft(TestSchema schema, TestFolder folder) {
    SmallPipeline pipeline = SmallPipeline.of(schema, folder).seed();
    pipeline.runs().execute(Finish.FINALIZE);
    String clean = Sql.definition(schema, "rec");
    String value = String.valueOf(Sql.one(schema, "SELECT sig FROM rec WHERE id = 1"));
    pipeline.seed();
    pipeline.execute(
        "ALTER TABLE rec ADD COLUMN sig_v2 JSON COMMENT ':<blob@raw>:a signal', ADD COLUMN rep_v2 JSON COMMENT ':<attach@raw>:'",
        "UPDATE rec SET sig_v2 = JSON_OBJECT('url', NULL, 'size', 5, 'hash', LOWER(HEX(sig))) WHERE id = 1");

    pipeline.runs().execute(Finish.FINALIZE);

    assertThat(Sql.definition(schema, "rec")).isEqualTo(clean);
    assertThat(Sql.one(schema, "SELECT sig FROM rec WHERE id = 1")).hasToString(value);
    assertThat(
            Sql.count(
                schema,
                "rec WHERE JSON_TYPE(sig) = 'NULL' OR (rep IS NULL AND rep_v1 IS NOT NULL)"))
        .isZero();
  }

  private static void refuses(
      ExternalRuns runs, TestSchema schema, TestFolder folder, String code, String message) {
    SchemaCapture before = SchemaCapture.of(schema.dataSource(), schema.name());
    Set<String> files = folder.files();
    assertThatThrownBy(() -> runs.execute(Finish.FINALIZE))
        .isInstanceOfSatisfying(
            ToolkitException.class, e -> assertThat(e.code()).as(e.getMessage()).isEqualTo(code))
        .hasMessageContaining(message);
    assertThat(schema).hasSameDefinitionsAs(before).hasSameContentAs(before);
    assertThat(folder.files()).isEqualTo(files);
  }
}
