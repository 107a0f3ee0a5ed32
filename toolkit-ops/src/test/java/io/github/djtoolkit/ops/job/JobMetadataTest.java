package io.github.djtoolkit.ops.job;

import static io.github.djtoolkit.ops.Operations.definition;
import static io.github.djtoolkit.ops.Operations.definitions;
import static io.github.djtoolkit.ops.Operations.runner;
import static io.github.djtoolkit.ops.Operations.sessions;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import io.github.djtoolkit.model.ToolkitException;
import io.github.djtoolkit.model.result.JobMetadataResult;
import io.github.djtoolkit.model.result.JobMetadataResult.Detail;
import io.github.djtoolkit.model.schema.TableName;
import io.github.djtoolkit.ops.Operations;
import io.github.djtoolkit.ops.run.Execution;
import io.github.djtoolkit.testkit.junit.MySqlTest;
import io.github.djtoolkit.testkit.junit.TestSchema;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@MySqlTest
class JobMetadataTest {

  private static final List<String> OTHERS =
      List.of(
          "session", "#probe", "_recording__channel", "__spikes__unit", "session__note", "~log");

  @BeforeEach
  void create(TestSchema schema) {
    for (String table : List.of("_recording", "__spikes", "__partly")) {
      schema.execute("CREATE TABLE `" + table + "` (id int PRIMARY KEY)");
    }
    for (String table : OTHERS) {
      schema.execute("CREATE TABLE `" + table + "` (id int PRIMARY KEY)");
    }
    schema.execute(
        "ALTER TABLE __partly ADD _job_version varchar(64) NOT NULL DEFAULT '' COMMENT ':varchar(64):code version'",
        "INSERT INTO __spikes VALUES (1)");
  }

  @Test
  void addsTheColumnsToImportedAndComputedTablesAlone(TestSchema schema) {
    JobMetadataResult result = jobs(schema).addToSchema(schema.name(), Execution.EXECUTE);

    assertThat(result.tablesAnalyzed()).isEqualTo(3);
    assertThat(result.tablesModified()).isEqualTo(3);
    assertThat(result.columnsAdded()).isEqualTo(8);
    assertThat(columns(schema, "_recording"))
        .containsExactly(
            "`id` int NOT NULL",
            "`_job_start_time` datetime(3) DEFAULT NULL",
            "`_job_duration` float DEFAULT NULL",
            "`_job_version` varchar(64) DEFAULT ''");
    assertThat(columns(schema, "__partly")).hasSize(4);
    for (String table : OTHERS) {
      assertThat(columns(schema, table)).as(table).hasSize(1);
    }
    assertThat(
            schema
                .query("SELECT _job_start_time s, _job_version v FROM __spikes")
                .get(0)
                .toString())
        .isEqualTo("{s=null, v=}");
  }

  @Test
  void changesNothingInADryRun(TestSchema schema) {
    List<String> before = definitions(schema);

    JobMetadataResult result = jobs(schema).addToSchema(schema.name(), Execution.DRY_RUN);

    assertThat(result.tablesModified()).isZero();
    assertThat(result.columnsAdded()).isZero();
    assertThat(result.details())
        .extracting(Detail::table, Detail::status, d -> d.columnsAdded().size())
        .containsExactly(
            tuple(schema.name() + ".__partly", "dry_run", 2),
            tuple(schema.name() + ".__spikes", "dry_run", 3),
            tuple(schema.name() + "._recording", "dry_run", 3));
    assertThat(result.details().get(0).sqlStatements())
        .singleElement()
        .asString()
        .endsWith(
            "add column `_job_start_time` datetime(3) DEFAULT NULL,"
                + " add column `_job_duration` float DEFAULT NULL, algorithm=instant");
    assertThat(definitions(schema)).isEqualTo(before);
  }

  @Test
  void changesNothingTheSecondTime(TestSchema schema) {
    jobs(schema).addToSchema(schema.name(), Execution.EXECUTE);
    List<String> after = definitions(schema);

    JobMetadataResult second = jobs(schema).addToSchema(schema.name(), Execution.EXECUTE);

    assertThat(second.columnsAdded()).isZero();
    assertThat(second.details()).extracting(Detail::status).containsOnly("complete");
    assertThat(definitions(schema)).isEqualTo(after);
  }

  @Test
  void worksOnOneTable(TestSchema schema) {
    JobMetadataResult one =
        jobs(schema).addToTable(new TableName(schema.name(), "__spikes"), Execution.EXECUTE);
    JobMetadataResult part =
        jobs(schema)
            .addToTable(new TableName(schema.name(), "_recording__channel"), Execution.EXECUTE);

    assertThat(one.columnsAdded()).isEqualTo(3);
    assertThat(part.details()).extracting(Detail::status).containsExactly("skipped");
    assertThat(columns(schema, "_recording")).hasSize(1);
    assertThat(columns(schema, "_recording__channel")).hasSize(1);
  }

  @Test
  void namesATableThatIsNotThere(TestSchema schema) {
    assertThatThrownBy(
            () ->
                jobs(schema).addToTable(new TableName(schema.name(), "__none"), Execution.EXECUTE))
        .isInstanceOfSatisfying(
            ToolkitException.class, e -> assertThat(e.code()).isEqualTo("unknown_table"))
        .hasMessageContaining("__none");
  }

  @Test
  void refusesAColumnOfAnotherTypeBeforeAnythingIsChanged(TestSchema schema) {
    schema.execute("ALTER TABLE _recording ADD _job_duration int");
    List<String> before = definitions(schema);

    assertThatThrownBy(() -> jobs(schema).addToSchema(schema.name(), Execution.EXECUTE))
        .isInstanceOfSatisfying(
            ToolkitException.class, e -> assertThat(e.code()).isEqualTo("job_column_conflict"))
        .hasMessageContaining("._recording._job_duration is int where 2.x expects float");
    assertThat(definitions(schema)).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2})
  void goesOnWhereItWasStopped(int step, TestSchema schema) {
    JobMetadata stopped = new JobMetadata(sessions(schema), Operations.stoppedBefore(schema, step));
    assertThatThrownBy(() -> stopped.addToSchema(schema.name(), Execution.EXECUTE))
        .isInstanceOf(Operations.Stopped.class);

    assertThat(jobs(schema).addToSchema(schema.name(), Execution.EXECUTE).tablesModified())
        .isEqualTo(3 - step);
    assertThat(columns(schema, "__partly")).hasSize(4);
    assertThat(columns(schema, "__spikes")).hasSize(4);
    assertThat(columns(schema, "_recording")).hasSize(4);
  }

  @Test
  void remembersWhatItAddedAndNothingElse(TestSchema schema) {
    jobs(schema).addToSchema(schema.name(), Execution.EXECUTE);
    assertThat(
            schema.query(
                "SELECT subject FROM `~djtoolkit_undo` WHERE kind = 'ADDED_COLUMN' AND table_name = '__partly'"))
        .extracting(row -> row.get("subject"))
        .containsExactlyInAnyOrder("_job_start_time", "_job_duration");
  }

  @Test
  void tellsWhenTheServerHasNoRowVersionLeft(TestSchema schema) {
    for (int i = 0; i < 32; i++) {
      schema.execute(
          "ALTER TABLE __spikes ADD x int, ALGORITHM=INSTANT",
          "ALTER TABLE __spikes DROP x, ALGORITHM=INSTANT");
    }
    assertThatThrownBy(
            () ->
                jobs(schema)
                    .addToTable(new TableName(schema.name(), "__spikes"), Execution.EXECUTE))
        .isInstanceOfSatisfying(
            ToolkitException.class, e -> assertThat(e.code()).isEqualTo("instant_refused"))
        .hasMessageContaining("Maximum row versions");
    schema.execute("OPTIMIZE TABLE __spikes");
    assertThat(
            jobs(schema)
                .addToTable(new TableName(schema.name(), "__spikes"), Execution.EXECUTE)
                .columnsAdded())
        .isEqualTo(3);
  }

  private static List<String> columns(TestSchema schema, String table) {
    return definition(schema, table).columns().values().stream().map(c -> c.text()).toList();
  }

  private static JobMetadata jobs(TestSchema schema) {
    return new JobMetadata(sessions(schema), runner(schema));
  }
}
