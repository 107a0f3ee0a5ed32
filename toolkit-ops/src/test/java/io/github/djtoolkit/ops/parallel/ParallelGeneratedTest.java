package io.github.djtoolkit.ops.parallel;

import static io.github.djtoolkit.ops.parallel.Copies.assertSameDefinitions;
import static io.github.djtoolkit.ops.parallel.Copies.copy;
import static io.github.djtoolkit.ops.parallel.Copies.mapping;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.djtoolkit.model.result.CompareResult;
import io.github.djtoolkit.model.result.CompareResult.Discrepancy;
import io.github.djtoolkit.model.result.ParallelSchemaResult;
import io.github.djtoolkit.ops.MigrationToolkit;
import io.github.djtoolkit.ops.compare.CompareOptions;
import io.github.djtoolkit.ops.run.Execution;
import io.github.djtoolkit.testkit.fixture.RealPipeline;
import io.github.djtoolkit.testkit.junit.MySqlTest;
import io.github.djtoolkit.testkit.junit.TestFolder;
import io.github.djtoolkit.testkit.junit.TestSchema;
import io.github.djtoolkit.testkit.server.MySqlServer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Copies that are compared with their sources, whole: definitions in the server's own words, rows
 * by the server's CHECKSUM TABLE.
 */
@MySqlTest
class ParallelGeneratedTest {

  private static final int FEW = 6;
  private static final int SCHEMAS = Integer.getInteger("djtoolkit.parallel.schemas", FEW);

  @Test
  void copiesEveryDefinitionAndEveryRow(TestSchema lab) {
    Map<TestSchema, TestSchema> schemas = new GeneratedLabs(lab, SCHEMAS).create();
    MigrationToolkit toolkit = MigrationToolkit.builder().dataSource(lab.dataSource()).build();
    Effort copying = new Effort(lab);

    Map<String, ParallelSchemaResult> results =
        toolkit.createParallelSchema(
            mapping(schemas), new ParallelOptions(Execution.EXECUTE, true));

    copying.report("copy");
    assertThat(results).hasSize(SCHEMAS);
    assertThat(results.values())
        .allSatisfy(r -> assertThat(r.tablesCreated()).isEqualTo(GeneratedLabs.TABLES))
        .allSatisfy(r -> assertThat(r.keptForeignKeys()).hasSize(1))
        .allSatisfy(r -> assertThat(r.views()).hasSize(2));
    assertSameDefinitions(schemas);
    schemas.forEach(
        (source, destination) ->
            assertThat(checksums(destination))
                .as("rows of the copy of %s", source.name())
                .hasSize(GeneratedLabs.TABLES)
                .isEqualTo(checksums(source)));

    Effort comparing = new Effort(lab);
    assertThat(differences(toolkit, schemas)).isEmpty();
    comparing.report("compare");
    TestSchema changed = List.copyOf(schemas.values()).get(SCHEMAS / 2);
    changed.execute("UPDATE node SET outside = 2 WHERE id = 1");
    assertThat(differences(toolkit, schemas))
        .containsExactly(changed.name() + ": node.outside {id=1} 1 2");
  }

  @Test
  void copiesTheDefinitionsOfARealPipeline(TestSchema core, TestFolder folder, MySqlServer server) {
    TestSchema ephys = core.sibling("ephys");
    new RealPipeline(core.name(), ephys.name()).restore(server, folder.path());
    Map<TestSchema, TestSchema> schemas = new LinkedHashMap<>();
    schemas.put(ephys, ephys.sibling("v20"));
    schemas.put(core, core.sibling("v20"));

    copy(schemas);

    assertSameDefinitions(schemas);
  }

  private static List<String> differences(
      MigrationToolkit toolkit, Map<TestSchema, TestSchema> schemas) {
    List<String> found = new ArrayList<>();
    schemas.forEach(
        (source, copy) -> {
          CompareResult result =
              toolkit.compareQueryResults(
                  source.name(), copy.name(), CompareOptions.defaults().withLimit(1000));
          assertThat(result.match()).isEqualTo(result.discrepancies().isEmpty());
          result.discrepancies().forEach(d -> found.add(copy.name() + ": " + describe(d)));
        });
    return found;
  }

  private static String describe(Discrepancy found) {
    return found.table()
        + "."
        + found.column().orElse("")
        + " "
        + found.key()
        + " "
        + found.prod().orElse("")
        + " "
        + found.test().orElse("");
  }

  /** CHECKSUM TABLE of all tables of a schema, by name. */
  private static Map<String, String> checksums(TestSchema schema) {
    List<String> tables =
        schema
            .query(
                "SELECT TABLE_NAME AS name FROM information_schema.TABLES WHERE TABLE_SCHEMA = DATABASE()"
                    + " AND TABLE_TYPE = 'BASE TABLE' AND TABLE_NAME NOT LIKE '~djtoolkit%'")
            .stream()
            .map(row -> "`" + String.valueOf(row.get("name")).replace("`", "``") + "`")
            .toList();
    Map<String, String> checksums = new TreeMap<>();
    schema
        .query("CHECKSUM TABLE " + String.join(", ", tables))
        .forEach(
            row ->
                checksums.put(
                    String.valueOf(row.get("Table")).substring(schema.name().length()),
                    String.valueOf(row.get("Checksum"))));
    assertThat(checksums.values()).isNotEmpty().doesNotContain("null");
    return checksums;
  }

  /** What a call costs. */
  private static final class Effort {

    private final TestSchema lab;
    private final long start = System.nanoTime();
    private final long statements;

    Effort(TestSchema lab) {
      this.lab = lab;
      this.statements = questions();
    }

    /** The statements of a table must not become more with the number of tables. */
    void report(String what) {
      long spent = questions() - statements;
      if (SCHEMAS > FEW) {
        System.getLogger(ParallelGeneratedTest.class.getName())
            .log(
                System.Logger.Level.INFO,
                "%s of %d schemas, %d tables: %.1f s, %d statements, a heap of %d MB at most"
                    .formatted(
                        what,
                        SCHEMAS,
                        SCHEMAS * GeneratedLabs.TABLES,
                        (System.nanoTime() - start) / 1e9,
                        spent,
                        Runtime.getRuntime().maxMemory() >> 20));
      }
      assertThat(spent).isLessThan(90L * SCHEMAS * GeneratedLabs.TABLES);
    }

    private long questions() {
      return Long.parseLong(
          String.valueOf(lab.query("SHOW GLOBAL STATUS LIKE 'Questions'").get(0).get("Value")));
    }
  }
}
