package io.github.djtoolkit.ops.parallel;

import static io.github.djtoolkit.ops.parallel.Copies.assertSameDefinitions;
import static io.github.djtoolkit.ops.parallel.Copies.mapping;
import static io.github.djtoolkit.ops.parallel.Copies.operation;
import static io.github.djtoolkit.testkit.assertion.ToolkitAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.djtoolkit.model.result.MigrateExternalResult;
import io.github.djtoolkit.model.result.ParallelSchemaResult;
import io.github.djtoolkit.ops.MigrationToolkit;
import io.github.djtoolkit.ops.external.ExternalOptions;
import io.github.djtoolkit.ops.run.Execution;
import io.github.djtoolkit.storage.ObjectStores;
import io.github.djtoolkit.storage.config.ConfigurationReader;
import io.github.djtoolkit.testkit.assertion.SchemaCapture;
import io.github.djtoolkit.testkit.fixture.RealPipeline;
import io.github.djtoolkit.testkit.junit.MySqlTest;
import io.github.djtoolkit.testkit.junit.TestFolder;
import io.github.djtoolkit.testkit.junit.TestSchema;
import io.github.djtoolkit.testkit.server.MySqlServer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Copies with rows. */
@MySqlTest
class ParallelDataTest {

  private static final ParallelOptions WITH_DATA = new ParallelOptions(Execution.EXECUTE, true);

  @Test
  void copiesARealPipelineWhoseFilesAreFoundAfterwards(
      TestSchema core, TestFolder folder, MySqlServer server) {
    TestSchema ephys = core.sibling("ephys");
    new RealPipeline(core.name(), ephys.name()).restore(server, folder.path());
    Map<TestSchema, TestSchema> schemas = new LinkedHashMap<>();
    schemas.put(ephys, ephys.sibling("v20"));
    schemas.put(core, core.sibling("v20"));

    Map<String, ParallelSchemaResult> results = operation(core).create(mapping(schemas), WITH_DATA);

    assertThat(results.values()).allMatch(ParallelSchemaResult::dataCopied);
    assertSameDefinitions(schemas);
    schemas.forEach((source, copy) -> assertThat(copy).keepsContentOf(capture(source)));
    TestSchema copy = schemas.getOrDefault(ephys, ephys);
    try (ObjectStores stores =
        ObjectStores.of(
            ConfigurationReader.ofThisProcess()
                .readCurrent(folder.path().resolve("datajoint.json")))) {
      MigrateExternalResult migrated =
          MigrationToolkit.builder()
              .dataSource(core.dataSource())
              .stores(stores)
              .build()
              .migrateExternal(copy.name(), ExternalOptions.dryRun().with(Execution.EXECUTE));
      assertThat(migrated.rowsMigrated()).isPositive();
    }
  }

  @Test
  void letsTheLineageLeadToTheCopiesAndFiresNoTrigger(TestSchema lab) {
    TestSchema copy = lab.sibling("v20");
    lab.execute(
        "CREATE TABLE `~lineage` (table_name varchar(64), attribute_name varchar(64), lineage varchar(255), PRIMARY KEY (table_name, attribute_name))",
        "INSERT INTO `~lineage` VALUES ('t', 'id', '"
            + lab.name()
            + ".t.id'), ('t', 'x', '"
            + lab.name()
            + "x.t.x')",
        "CREATE TABLE t (id int AUTO_INCREMENT PRIMARY KEY, note varchar(9)) AUTO_INCREMENT=70",
        "INSERT INTO t VALUES (1, 'as it was')",
        "CREATE TRIGGER g BEFORE INSERT ON t FOR EACH ROW SET NEW.note = 'fired'");

    operation(lab).create(mapping(Map.of(lab, copy)), WITH_DATA);

    assertThat(copy.query("SELECT lineage FROM `~lineage` ORDER BY 1"))
        .extracting(r -> String.valueOf(r.get("lineage")))
        .containsExactlyInAnyOrder(copy.name() + ".t.id", lab.name() + "x.t.x");
    assertThat(copy.query("SELECT note FROM t")).isEqualTo(List.of(Map.of("note", "as it was")));
    assertSameDefinitions(Map.of(lab, copy));
    copy.execute("INSERT INTO t (note) VALUES ('x')");
    assertThat(copy.query("SELECT note FROM t WHERE id = 70"))
        .isEqualTo(List.of(Map.of("note", "fired")));
  }

  private static SchemaCapture capture(TestSchema schema) {
    return SchemaCapture.of(schema.dataSource(), schema.name()).without("~lineage");
  }
}
