package io.github.djtoolkit.ops.cutover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.djtoolkit.model.ToolkitException;
import io.github.djtoolkit.model.result.CutOverResult;
import io.github.djtoolkit.model.result.IntegrityResult;
import io.github.djtoolkit.model.result.MigrateExternalResult;
import io.github.djtoolkit.model.result.MigratePointersResult;
import io.github.djtoolkit.model.schema.SchemaMapping;
import io.github.djtoolkit.ops.MigrationToolkit;
import io.github.djtoolkit.ops.cutover.CutOverOptions.Extent;
import io.github.djtoolkit.ops.external.ExternalOptions;
import io.github.djtoolkit.ops.external.ExternalOptions.Finish;
import io.github.djtoolkit.ops.external.PointerOptions;
import io.github.djtoolkit.ops.integrity.IntegrityOptions;
import io.github.djtoolkit.ops.internal.cutover.RowCatchUp;
import io.github.djtoolkit.ops.migrate.MigrateOptions;
import io.github.djtoolkit.ops.parallel.ParallelOptions;
import io.github.djtoolkit.ops.plan.ProgressListener;
import io.github.djtoolkit.ops.run.Execution;
import io.github.djtoolkit.ops.run.PlanRunner;
import io.github.djtoolkit.ops.verify.SchemaVerification;
import io.github.djtoolkit.ops.verify.VerifyOptions;
import io.github.djtoolkit.sql.session.SqlSessions;
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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What real DataJoint 0.14.6 wrote is migrated beside production and takes its place. */
@MySqlTest
class CutOverMigratedTest {

  private static final CutOverOptions EXECUTE = CutOverOptions.dryRun().with(Execution.EXECUTE);

  private TestSchema core;
  private TestSchema ephys;
  private TestSchema newEphys;
  private SchemaMapping mapping;
  private OldClient oldClient;
  private ObjectStores stores;
  private MigrationToolkit toolkit;

  @BeforeEach
  void copy(TestSchema schema, TestFolder folder, MySqlServer server) {
    core = schema;
    ephys = core.sibling("ephys");
    newEphys = core.sibling("ephys_v20");
    new RealPipeline(core.name(), ephys.name()).restore(server, folder.path());
    Map<String, String> names = new LinkedHashMap<>();
    names.put(core.name(), core.sibling("v20").name());
    names.put(ephys.name(), newEphys.name());
    mapping = SchemaMapping.of(names);
    oldClient = new OldClient(core, ephys, folder);
    stores =
        ObjectStores.of(
            ConfigurationReader.ofThisProcess().readCurrent(folder.resolve("datajoint.json")));
    toolkit = MigrationToolkit.builder().dataSource(core.dataSource()).stores(stores).build();
    toolkit.createParallelSchema(mapping, new ParallelOptions(Execution.EXECUTE, true));
  }

  @AfterEach
  void close() {
    stores.close();
  }

  @ParameterizedTest
  @EnumSource(
      value = Finish.class,
      names = {"FINALIZE", "DROP_LEGACY"})
  void bringsAMigratedCopyIntoProduction(Finish finish) {
    TestSchema keptEphys = core.sibling("ephys_before");
    TestSchema keptCore = core.sibling("before");
    migrate(finish);
    oldClient.write();
    List<SchemaCapture> former = List.of(capture(core), capture(ephys));

    CutOverResult result = toolkit.cutOver(mapping, EXECUTE);

    assertThat(result.status()).isEqualTo("cut_over");
    assertThat(result.rowsCaughtUp()).isGreaterThanOrEqualTo(5);
    assertThat(result.schemas())
        .extracting(CutOverResult.Schema::kept)
        .containsExactly(keptCore.name(), keptEphys.name());
    for (TestSchema production : List.of(core, ephys)) {
      assertThat(toolkit.verifySchemaV20(production.name()).compatible()).isTrue();
    }
    assertThat(
            ephys.query(
                "SELECT `signal`->>'$.store' AS store, report->>'$.path' LIKE '\\_hash/%' AS hashed, video->>'$.path' AS path"
                    + " FROM _recording WHERE subject_id = 90"))
        .isEqualTo(List.of(Map.of("store", "raw", "hashed", 1L, "path", "late/v.bin")));
    findsFiles(finish);
    assertThat(integrity(keptEphys).isWhole()).isTrue();

    CutOverResult undone =
        toolkit.undoCutOver(List.of(ephys.name()), UndoOptions.dryRun().with(Execution.EXECUTE));

    assertThat(undone.status()).isEqualTo("undone");
    assertThat(List.of(capture(core), capture(ephys))).isEqualTo(former);
    assertThat(integrity(ephys).isWhole()).isTrue();
    assertThat(integrity(newEphys).isWhole()).isTrue();
    assertThat(toolkit.verifySchemaV20(newEphys.name()).compatible()).isTrue();

    assertThat(toolkit.cutOver(mapping, EXECUTE).status()).isEqualTo("cut_over");
    movesToAnotherStore();
  }

  @Test
  void convertsUnderTheLockWhatTheOldClientWritesMeanwhile() {
    migrate(Finish.FINALIZE);
    core.sibling("ephys_before");
    core.sibling("before");
    SqlSessions sessions = new SqlSessions(core.dataSource());
    Runnable write =
        () -> {
          oldClient.write();
          ephys.execute(
              "UPDATE _recording SET n = n + 1, report = NULL WHERE subject_id <> 90",
              "DELETE FROM _recording__channel WHERE subject_id <> 90 LIMIT 1");
        };
    CutOver cutOver =
        new CutOver(
            sessions,
            new PlanRunner(sessions, ProgressListener.silent(), "test"),
            new Meddling(new RowCatchUp(stores, ProgressListener.silent()), write),
            2,
            new SchemaVerification(sessions),
            new VerifyOptions(stores.names()),
            "test");

    CutOverResult result = cutOver.cutOver(mapping, EXECUTE.catchingUp(Extent.ALL));

    assertThat(result.rowsCaughtUp()).isGreaterThanOrEqualTo(7);
    assertThat(toolkit.verifySchemaV20(ephys.name()).compatible()).isTrue();
    assertThat(
            ephys.query(
                "SELECT `signal`->>'$.store' AS store, report->>'$.path' LIKE '\\_hash/%' AS hashed, video->>'$.path' AS path"
                    + " FROM _recording WHERE subject_id = 90"))
        .isEqualTo(List.of(Map.of("store", "raw", "hashed", 1L, "path", "late/v.bin")));
    assertThat(ephys.query("SELECT 1 FROM _recording WHERE report IS NOT NULL")).hasSize(1);
    findsFiles(Finish.FINALIZE);
  }

  @Test
  void refusesReferencesThatLeadElsewhere() {
    migrate(Finish.FINALIZE);
    newEphys.execute(
        "UPDATE _recording SET report = JSON_SET(report, '$.path', 'elsewhere') WHERE report IS NOT NULL LIMIT 1");
    List<SchemaCapture> before = List.of(capture(core), capture(ephys));

    assertThatThrownBy(() -> toolkit.cutOver(mapping, EXECUTE))
        .isInstanceOfSatisfying(
            ToolkitException.class, e -> assertThat(e.code()).isEqualTo("rows_differ"))
        .hasMessageContaining("`_recording`, 0 rows are missing");
    assertThat(List.of(capture(core), capture(ephys))).isEqualTo(before);
  }

  private void migrate(Finish finish) {
    toolkit.migrate(
        mapping.destinations(), MigrateOptions.dryRun().with(finish).with(Execution.EXECUTE));
  }

  /** The production schema has come from another, and its files lie where they always did. */
  private void findsFiles(Finish finish) {
    IntegrityResult integrity = integrity(ephys);
    assertThat(integrity.isWhole()).as("%s", integrity).isTrue();
    assertThat(integrity.valid()).isEqualTo(integrity.totalReferences()).isGreaterThan(10);
    assertThat(integrity.storesChecked()).containsExactly("fp-data", "raw");

    ExternalOptions options = ExternalOptions.dryRun().with(Execution.EXECUTE).with(finish);
    for (MigrateExternalResult again :
        List.of(
            toolkit.migrateExternal(ephys.name(), options),
            toolkit.migrateFilepath(ephys.name(), options))) {
      assertThat(again.rowsMigrated()).isZero();
    }
  }

  private void movesToAnotherStore() {
    PointerOptions options =
        PointerOptions.dryRun("_recording", "signal", "raw", "fp-data")
            .copyingFiles()
            .with(Execution.EXECUTE);
    MigratePointersResult pointers = toolkit.migrateExternalPointersV2(ephys.name(), options);
    assertThat(pointers.errors()).isEmpty();
    assertThat(pointers.filesCopied()).isPositive();
    assertThat(integrity(ephys).isWhole()).isTrue();
  }

  private IntegrityResult integrity(TestSchema schema) {
    return toolkit.verifyExternalIntegrity(
        schema.name(), IntegrityOptions.defaults().withChecksum());
  }

  private static SchemaCapture capture(TestSchema schema) {
    return SchemaCapture.of(schema.dataSource(), schema.name());
  }
}
