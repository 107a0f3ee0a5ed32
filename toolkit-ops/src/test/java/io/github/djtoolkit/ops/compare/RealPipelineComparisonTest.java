package io.github.djtoolkit.ops.compare;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.djtoolkit.model.result.CompareResult;
import io.github.djtoolkit.model.result.CompareResult.Discrepancy;
import io.github.djtoolkit.model.result.CompareResult.Kind;
import io.github.djtoolkit.model.result.CompareResult.TableResult;
import io.github.djtoolkit.model.schema.SchemaMapping;
import io.github.djtoolkit.ops.MigrationToolkit;
import io.github.djtoolkit.ops.external.ExternalOptions;
import io.github.djtoolkit.ops.external.ExternalOptions.Finish;
import io.github.djtoolkit.ops.parallel.ParallelOptions;
import io.github.djtoolkit.ops.run.Execution;
import io.github.djtoolkit.storage.ObjectStores;
import io.github.djtoolkit.storage.config.ConfigurationReader;
import io.github.djtoolkit.testkit.fixture.RealPipeline;
import io.github.djtoolkit.testkit.junit.MySqlTest;
import io.github.djtoolkit.testkit.junit.TestFolder;
import io.github.djtoolkit.testkit.junit.TestSchema;
import io.github.djtoolkit.testkit.server.MySqlServer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What real DataJoint 0.14.6 wrote, beside its migrated copy. */
@MySqlTest
class RealPipelineComparisonTest {

  /** A change of a JSON value, one for each kind of external column. */
  private static final List<Fault> FAULTS =
      List.of(
          new Fault("_recording", "signal", "JSON_SET(`signal`, '$.hash', REPEAT('a', 26))"),
          new Fault("_recording", "report", "JSON_SET(`report`, '$.size', 1)"),
          new Fault("_recording", "video", "JSON_SET(`video`, '$.path', 'sub/none.bin')"),
          new Fault("_recording__channel", "wave", "JSON_SET(`wave`, '$.store', 'other')"),
          new Fault("note", "big_graph", "JSON_SET(`big_graph`, '$.hash', REPEAT('a', 26))"));

  private record Fault(String table, String column, String value) {}

  @Test
  void isEqualToItsMigratedCopyUntilAReferenceLeadsElsewhere(
      TestSchema core, TestFolder folder, MySqlServer server) {
    TestSchema ephys = core.sibling("ephys");
    TestSchema coreCopy = core.sibling("v20");
    TestSchema ephysCopy = ephys.sibling("v20");
    new RealPipeline(core.name(), ephys.name()).restore(server, folder.path());
    try (ObjectStores stores =
        ObjectStores.of(
            ConfigurationReader.ofThisProcess()
                .readCurrent(folder.path().resolve("datajoint.json")))) {
      MigrationToolkit toolkit =
          MigrationToolkit.builder().dataSource(core.dataSource()).stores(stores).build();
      toolkit.createParallelSchema(
          SchemaMapping.of(Map.of(core.name(), coreCopy.name(), ephys.name(), ephysCopy.name())),
          ParallelOptions.dryRun().with(Execution.EXECUTE).withData(true));
      ExternalOptions options = new ExternalOptions(Execution.EXECUTE, Finish.FINALIZE, "");
      toolkit.migrateExternal(ephysCopy.name(), options);
      toolkit.migrateFilepath(ephysCopy.name(), options);
      CompareOptions content = CompareOptions.defaults().withContent("");

      assertWhole(toolkit.compareQueryResults(core.name(), coreCopy.name(), content));
      CompareResult whole = toolkit.compareQueryResults(ephys.name(), ephysCopy.name(), content);
      assertWhole(whole);
      assertThat(whole.tables().stream().mapToLong(TableResult::objects).sum()).isGreaterThan(10);

      for (Fault fault : FAULTS) {
        assertIsFound(toolkit, ephys, ephysCopy, fault);
      }
    }
  }

  private static void assertWhole(CompareResult result) {
    assertThat(result.discrepancies()).isEmpty();
    assertThat(result.match()).isTrue();
    assertThat(result.rowCount()).isPositive();
  }

  private static void assertIsFound(
      MigrationToolkit toolkit, TestSchema ephys, TestSchema copy, Fault fault) {
    String table = Copies.quote(fault.table());
    String column = Copies.quote(fault.column());
    Map<String, String> key = new LinkedHashMap<>();
    Map<String, Object> row =
        copy.query("SELECT * FROM " + table + " WHERE " + column + " IS NOT NULL").get(0);
    StringBuilder where = new StringBuilder();
    for (String name : primaryKey(copy, fault.table())) {
      key.put(name, String.valueOf(row.get(name)));
      where.append(where.isEmpty() ? " WHERE " : " AND ");
      where.append(Copies.quote(name)).append(" = '").append(row.get(name)).append("'");
    }
    copy.execute(
        "CREATE TABLE kept AS SELECT " + column + " AS v FROM " + table + where,
        "UPDATE " + table + " SET " + column + " = " + fault.value() + where);

    CompareResult result =
        toolkit.compareQueryResults(
            ephys.name(), copy.name(), CompareOptions.defaults().ofTables(fault.table()));

    assertThat(result.match()).isFalse();
    assertThat(result.discrepancies())
        .singleElement()
        .returns(Kind.DIFFERENT, Discrepancy::kind)
        .returns(fault.table(), Discrepancy::table)
        .returns(fault.column(), d -> d.column().orElseThrow())
        .returns(key, Discrepancy::key);
    copy.execute(
        "UPDATE " + table + " SET " + column + " = (SELECT v FROM kept)" + where,
        "DROP TABLE kept");
  }

  private static List<String> primaryKey(TestSchema schema, String table) {
    return schema
        .query(
            "SELECT COLUMN_NAME AS name FROM information_schema.KEY_COLUMN_USAGE WHERE TABLE_SCHEMA = DATABASE()"
                + " AND CONSTRAINT_NAME = 'PRIMARY' AND TABLE_NAME = '"
                + table
                + "' ORDER BY ORDINAL_POSITION")
        .stream()
        .map(row -> String.valueOf(row.get("name")))
        .toList();
  }
}
