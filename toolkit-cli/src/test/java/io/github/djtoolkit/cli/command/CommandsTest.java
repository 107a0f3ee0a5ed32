package io.github.djtoolkit.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.djtoolkit.testkit.fixture.LegacyPipeline;
import io.github.djtoolkit.testkit.junit.MySqlTest;
import io.github.djtoolkit.testkit.junit.TestAccount;
import io.github.djtoolkit.testkit.junit.TestFolder;
import io.github.djtoolkit.testkit.junit.TestSchema;
import io.github.djtoolkit.testkit.server.MySqlServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@MySqlTest
class CommandsTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> OF_ONE_SCHEMA =
      List.of(
          "analyze-columns",
          "migrate-columns",
          "analyze-blob-columns",
          "generate-migration-sql",
          "migrate-blob-columns",
          "check-migration-status",
          "add-job-metadata-columns",
          "migrate-external",
          "migrate-filepath",
          "check-store-configuration",
          "verify-external-integrity",
          "remove-originals",
          "remove-unfinished");
  private static final List<String> OF_SEVERAL =
      List.of("migrate", "finalize", "rollback", "status", "rebuild-lineage");

  private final Map<String, String> environment = new HashMap<>();

  @BeforeEach
  void seed(MySqlServer server, TestSchema schema, TestFolder folder) {
    LegacyPipeline.builder()
        .schema(schema.name())
        .coreSchema(schema.sibling("core").name())
        .store("raw", folder.resolve("store"))
        .withinInt64()
        .build()
        .seed(server.dataSource())
        .writeConfiguration(folder.path());
    environment.put("DJ_HOST", server.host());
    environment.put("DJ_PORT", Integer.toString(server.port()));
    environment.put("DJ_USER", server.user());
    environment.put("DJ_PASS", server.password());
  }

  @Test
  void everyCommandAnswersProgramsInJsonAndWritesNothingUnasked(
      TestSchema schema, TestFolder folder) throws Exception {
    List<Map<String, Object>> before = definitions(schema);
    for (String command : OF_ONE_SCHEMA) {
      assertJson(run(folder, command, schema.name(), "--format=json"));
    }
    for (String command : OF_SEVERAL) {
      assertJson(run(folder, command, schema.name() + "_core", schema.name(), "--format=json"));
    }
    assertThat(definitions(schema)).isEqualTo(before);
  }

  @Test
  void aDryRunSaysSoAndHowToExecute(TestSchema schema, TestFolder folder) {
    for (String command :
        List.of("migrate-columns", "migrate-blob-columns", "generate-migration-sql")) {
      CommandLineRun run = run(folder, command, schema.name());
      assertThat(run.exitCode()).as(run.err()).isZero();
      assertThat(run.out())
          .containsIgnoringCase("alter table")
          .contains("Dry run: nothing was written.", "with --execute");
    }
  }

  @Test
  void migratesVerifiesAndRollsBack(TestSchema schema, TestFolder folder) {
    String core = schema.name() + "_core";
    List<Map<String, Object>> original = definitions(schema);
    assertThat(run(folder, "verify-schema-v20", schema.name()).exitCode()).isEqualTo(3);

    CommandLineRun migrated =
        run(folder, "migrate", core, schema.name(), "--finalize", "--execute");
    assertThat(migrated.exitCode()).as(migrated.err()).isZero();
    assertThat(migrated.out()).doesNotContain("Dry run");
    CommandLineRun verified = run(folder, "verify-schema-v20", schema.name());
    assertThat(verified.exitCode()).as(verified.out()).isZero();

    CommandLineRun back = run(folder, "rollback", core, schema.name(), "--execute");
    assertThat(back.exitCode()).as(back.err()).isZero();
    assertThat(definitions(schema)).isEqualTo(original);
  }

  @Test
  void aMissingObjectIsAFindingAndNamesItsRows(TestSchema schema, TestFolder folder)
      throws Exception {
    Path movie = folder.resolve("store/movies/0/movie 0.bin");
    Files.delete(movie);

    CommandLineRun run =
        run(folder, "verify-external-integrity", schema.name(), "--checksum", "--format=json");

    assertThat(run.exitCode()).isEqualTo(3);
    JsonNode missing = JSON.readTree(run.out()).path("missing");
    assertThat(missing).hasSize(1);
    assertThat(missing.path(0).fieldNames())
        .toIterable()
        .contains("store", "hash", "filepath", "full_path", "expected_size", "rows");
    assertThat(missing.path(0).path("full_path").asText()).isEqualTo(movie.toString());
    assertThat(missing.path(0).path("rows").path(0).path("table").asText())
        .isEqualTo(schema.name() + "._capture");
    CommandLineRun text =
        run(folder, "verify-external-integrity", schema.name(), "--store=raw", "--limit=1");
    assertThat(text.exitCode()).isEqualTo(3);
    assertThat(text.out()).contains(movie.toString());
    assertThat(run(folder, "verify-external-integrity", schema.name(), "--limit=-1").exitCode())
        .isEqualTo(2);
  }

  @Test
  void letsAMigratedCopyTakeThePlaceOfProduction(TestSchema schema, TestFolder folder)
      throws Exception {
    String core = schema.name() + "_core";
    String newCore = schema.sibling("core_v20").name();
    TestSchema copy = schema.sibling("v20");
    TestSchema kept = schema.sibling("before");
    String[] pairs = {core + "=" + newCore, schema.name() + "=" + copy.name()};
    schema.sibling("core_before");
    schema.execute("CREATE TABLE dose (id int PRIMARY KEY)");
    List<Map<String, Object>> original = definitions(schema);

    done(folder, "create-parallel-schema", pairs[0], pairs[1], "--copy-data", "--execute");
    done(folder, "migrate", newCore, copy.name(), "--finalize", "--execute");
    schema.execute("INSERT INTO dose VALUES (7)");
    String cutOver = done(folder, "cut-over", pairs[0], pairs[1], "--execute", "--format=json");

    assertThat(JSON.readTree(cutOver).path("rows_caught_up").asLong()).isEqualTo(1);
    assertThat(kept.query("SELECT id FROM dose").toString()).isEqualTo("[{id=7}]");
    done(folder, "verify-schema-v20", schema.name());
    done(folder, "verify-external-integrity", schema.name(), "--checksum");

    done(folder, "undo-cut-over", core, "--execute");
    assertThat(definitions(schema)).isEqualTo(original);
    done(folder, "verify-schema-v20", copy.name());
  }

  @Test
  void restoresABackupAndDropsWhatItReplaced(TestSchema schema, TestFolder folder)
      throws Exception {
    String backup = schema.name() + "_backup";
    String replaced = schema.name() + "_replaced";
    schema.execute("CREATE TABLE dose (id int PRIMARY KEY)", "INSERT INTO dose VALUES (1)");
    done(folder, "backup-schema", schema.name(), backup, "--execute");
    schema.execute("UPDATE dose SET id = 2");

    assertThat(done(folder, "restore-schema", backup, schema.name(), "--prove-rows"))
        .contains("Dry run: nothing was written.");
    done(folder, "restore-schema", backup, schema.name(), "--execute");

    assertThat(schema.query("SELECT id FROM dose").toString()).isEqualTo("[{id=1}]");
    done(folder, "verify-external-integrity", schema.name());
    assertThat(done(folder, "drop-kept-schema", replaced))
        .contains("drop database `" + replaced + "`", "Dry run: nothing was written.");
    String dropped = done(folder, "drop-kept-schema", replaced, "--execute", "--format=json");
    assertThat(JSON.readTree(dropped).path("status").asText()).isEqualTo("dropped");
    assertThat(JSON.readTree(dropped).path("tables_dropped").asInt()).isPositive();
    assertThat(schema.query("SHOW DATABASES LIKE '%\\_replaced'")).isEmpty();
    CommandLineRun undo = run(folder, "undo-cut-over", schema.name(), "--execute");
    assertThat(undo.exitCode()).isEqualTo(1);
    assertThat(undo.err()).contains(replaced, "[kept_dropped]");
  }

  @Test
  void copiesRows(TestSchema schema, TestFolder folder) throws Exception {
    TestSchema copy = schema.sibling("copy");
    schema.execute(
        "CREATE TABLE dose (id int PRIMARY KEY)", "INSERT INTO dose VALUES (1), (2), (3)");
    copy.execute("CREATE TABLE dose (id int PRIMARY KEY)");
    String[] command = {
      "copy-table-data", schema.name(), copy.name(), "dose", "--where", "id > 1", "--limit", "1"
    };

    CommandLineRun planned = run(folder, command);
    assertThat(planned.exitCode()).as(planned.err()).isZero();
    assertThat(planned.out()).contains("insert into", "Dry run: nothing was written.");
    assertThat(copy.query("SELECT * FROM dose")).isEmpty();

    CommandLineRun copied =
        run(
            folder,
            Stream.concat(Stream.of(command), Stream.of("--execute", "--format=json"))
                .toArray(String[]::new));
    assertThat(copied.exitCode()).as(copied.err()).isZero();
    JsonNode result = JSON.readTree(copied.out());
    assertThat(result.path("rows_copied").asLong()).isEqualTo(1);
    assertThat(result.path("time_taken").asDouble()).isPositive();
    assertThat(copy.query("SELECT id FROM dose").toString()).isEqualTo("[{id=2}]");

    CommandLineRun hostile =
        run(
            folder,
            "copy-table-data",
            schema.name(),
            copy.name(),
            "dose",
            "--where",
            "1; DROP TABLE dose");
    assertThat(hostile.exitCode()).isEqualTo(1);
    assertThat(hostile.err()).contains("[invalid_condition]").hasLineCount(1);
  }

  @Test
  void aSchemaThatIsNotThereIsOneLine(TestFolder folder) {
    CommandLineRun run = run(folder, "analyze-columns", "no_such_schema");
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("no_such_schema").hasLineCount(1);
    assertThat(run.out()).isEmpty();
  }

  @Test
  void aWrongPasswordIsOneLineThatDoesNotShowIt(TestSchema schema, TestFolder folder) {
    TestAccount account = schema.account("SELECT");
    environment.put("DJ_USER", account.user());
    environment.put("DJ_PASS", "hunter2secret");
    CommandLineRun run = run(folder, "analyze-columns", schema.name());
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("[access_denied]").hasLineCount(1).doesNotContain("hunter2");
  }

  @Test
  void aMissingPrivilegeIsOneLineAndChangesNothing(TestSchema schema, TestFolder folder) {
    TestAccount account = schema.account("SELECT");
    environment.put("DJ_USER", account.user());
    environment.put("DJ_PASS", account.password());
    List<Map<String, Object>> before = definitions(schema);
    CommandLineRun run = run(folder, "migrate-columns", schema.name(), "--execute");
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).startsWith("error: ").doesNotContain("\tat ", account.password());
    assertThat(definitions(schema)).isEqualTo(before);
  }

  private String done(TestFolder folder, String... words) {
    CommandLineRun run = run(folder, words);
    assertThat(run.exitCode()).as(run.err() + run.out()).isZero();
    return run.out();
  }

  private CommandLineRun run(TestFolder folder, String... words) {
    String[] args =
        Stream.concat(
                Stream.of(words),
                Stream.of(
                    "--stores=" + folder.resolve("datajoint.json"),
                    "--legacy-stores=" + folder.resolve("dj_local_conf.json")))
            .toArray(String[]::new);
    return CommandLineRun.of(environment, args);
  }

  private static void assertJson(CommandLineRun run) throws Exception {
    assertThat(run.exitCode()).as(run.err()).isZero();
    JsonNode result = JSON.readTree(run.out());
    assertThat(result.isContainerNode()).isTrue();
  }

  private static List<Map<String, Object>> definitions(TestSchema schema) {
    return List.copyOf(
        schema.query(
            "SELECT TABLE_NAME AS t, COLUMN_NAME AS c, ORDINAL_POSITION AS p, COLUMN_TYPE AS y, COLUMN_COMMENT AS m"
                + " FROM information_schema.COLUMNS WHERE TABLE_SCHEMA = DATABASE() ORDER BY t, p"));
  }
}
