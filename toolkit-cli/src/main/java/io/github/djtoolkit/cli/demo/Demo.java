package io.github.djtoolkit.cli.demo;

import io.github.djtoolkit.model.ToolkitException;
import io.github.djtoolkit.model.result.MigrateResult;
import io.github.djtoolkit.model.result.VerifyResult;
import io.github.djtoolkit.model.schema.TableName;
import io.github.djtoolkit.ops.MigrationToolkit;
import io.github.djtoolkit.ops.external.ExternalOptions.Finish;
import io.github.djtoolkit.ops.migrate.MigrateOptions;
import io.github.djtoolkit.ops.run.Execution;
import io.github.djtoolkit.sql.session.SqlSessions;
import io.github.djtoolkit.storage.ObjectStores;
import io.github.djtoolkit.storage.config.ConfigurationReader;
import io.github.djtoolkit.storage.config.DataJointConfiguration;
import io.github.djtoolkit.testkit.fixture.LegacyPipeline;
import io.github.djtoolkit.testkit.server.MySqlServer;
import io.github.djtoolkit.testkit.server.ServerOptions;
import io.github.djtoolkit.testkit.server.ServerStartException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Migrates a pipeline of 0.14 before a person's eyes: a MySQL server of its own, two schemas and a
 * store in a temporary folder. It says in plain words what it does, and leaves nothing behind.
 */
public final class Demo {

  private static final String SCHEMA = "demo";
  private static final String STORE = "raw";
  private static final String TABLE = "_capture";
  private static final List<String> VALUES =
      List.of("animal_id", "scan", "signal", "report", "movie");

  private final Narrator narrator;

  /**
   * A demonstration.
   *
   * @param narrator tells the person
   */
  public Demo(Narrator narrator) {
    this.narrator = narrator;
  }

  /**
   * Runs it from the beginning to the end.
   *
   * @return whether everything is as 2.x needs it
   * @throws ToolkitException with code {@code server_start} if no server can be started
   */
  public boolean run() {
    try (ScratchFolder folder = ScratchFolder.create()) {
      narrator.say(
          "Starting MySQL 8.0.33. The first time it is fetched and unpacked, which takes a while.");
      boolean well;
      try (MySqlServer server = MySqlServer.startEmbedded(ServerOptions.defaults())) {
        narrator.say("It listens on port " + server.port() + ", for this demonstration alone.");
        well = show(server, folder.path());
      }
      narrator.say("The server is stopped, and its data and the store are removed.");
      return well;
    } catch (ServerStartException e) {
      throw new ToolkitException("server_start", String.valueOf(e.getMessage()), e);
    }
  }

  private boolean show(MySqlServer server, Path folder) {
    LegacyPipeline pipeline =
        LegacyPipeline.builder()
            .schema(SCHEMA)
            .store(STORE, folder.resolve("store"))
            .withinInt64()
            .build()
            .seed(server.dataSource())
            .writeConfiguration(folder);
    List<String> schemas = List.of(pipeline.coreSchema(), pipeline.schema());
    narrator.heading("A pipeline as DataJoint 0.14.6 writes it");
    narrator.say(
        "Schemas %s with %d tables; store %s with %d objects."
            .formatted(
                String.join(" and ", schemas),
                pipeline.tables().size(),
                STORE,
                pipeline.objects().count()));
    DataJointConfiguration configuration =
        new ConfigurationReader(Map.of(), folder.resolve("no-secrets"))
            .readCurrent(folder.resolve("datajoint.json"))
            .withLegacy(
                new ConfigurationReader(Map.of(), folder.resolve("no-secrets"))
                    .readLegacy(folder.resolve("dj_local_conf.json")));
    try (ObjectStores stores = ObjectStores.of(configuration)) {
      MigrationToolkit toolkit =
          MigrationToolkit.builder().dataSource(server.dataSource()).stores(stores).build();
      SqlSessions sessions = new SqlSessions(server.dataSource());
      Exhibit exhibit = new Exhibit(sessions, new TableName(SCHEMA, TABLE));
      show(exhibit, toolkit.verifySchemaV20(SCHEMA));
      migrate(toolkit, schemas);
      narrator.heading("After");
      VerifyResult verified = toolkit.verifySchemaV20(SCHEMA);
      show(exhibit, verified);
      ObjectCheck.Outcome objects = new ObjectCheck(sessions, stores).of(SCHEMA);
      narrator.say(
          "%d of %d JSON values lead to an object of the right size and MD5."
              .formatted(objects.values() - objects.broken(), objects.values()));
      return verified.compatible() && objects.values() > 0 && objects.broken() == 0;
    }
  }

  private void migrate(MigrationToolkit toolkit, List<String> schemas) {
    narrator.heading("Migrating");
    MigrateOptions options = MigrateOptions.dryRun().with(Finish.FINALIZE);
    MigrateResult planned = toolkit.migrate(schemas, options);
    narrator.say(
        "The dry run: %d columns get a label, %d external columns become JSON. Nothing is written."
            .formatted(columns(planned), externals(planned)));
    MigrateResult migrated = toolkit.migrate(schemas, options.with(Execution.EXECUTE));
    narrator.say(
        "The same with --execute: %d columns labelled, %d external values converted, lineage written."
            .formatted(
                migrated.schemas().stream().mapToInt(s -> s.columns().columnsMigrated()).sum(),
                migrated.schemas().stream().mapToLong(s -> s.external().rowsMigrated()).sum()));
  }

  private void show(Exhibit exhibit, VerifyResult verified) {
    narrator.say("Columns of table " + TABLE + ":");
    narrator.list(exhibit.columns());
    narrator.say("Its first row:");
    narrator.list(exhibit.firstRow(VALUES));
    narrator.say(
        verified.compatible()
            ? "Verification: DataJoint 2.x reads and writes this schema right. To be known:"
            : "Verification: DataJoint 2.x would go wrong. What it finds:");
    narrator.list(Findings.byKind(verified.issues()));
  }

  private static int columns(MigrateResult planned) {
    return planned.schemas().stream().mapToInt(s -> s.columns().details().size()).sum();
  }

  private static int externals(MigrateResult planned) {
    return planned.schemas().stream().mapToInt(s -> s.external().columnsFound()).sum();
  }
}
