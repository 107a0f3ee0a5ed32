package io.github.djtoolkit.ops.lineage;

import static io.github.djtoolkit.ops.Operations.definitions;
import static io.github.djtoolkit.ops.Operations.runner;
import static io.github.djtoolkit.ops.Operations.sessions;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.djtoolkit.model.lineage.MissingUpstreamException;
import io.github.djtoolkit.model.result.LineageResult;
import io.github.djtoolkit.ops.Operations;
import io.github.djtoolkit.ops.run.Execution;
import io.github.djtoolkit.testkit.junit.MySqlTest;
import io.github.djtoolkit.testkit.junit.TestSchema;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@MySqlTest
class LineageRebuildTest {

  @Test
  void createsAndFillsTheTableOf2x(TestSchema lab) {
    pipeline(lab);

    LineageResult result = rebuild(lab).rebuild(lab.name(), Execution.EXECUTE);

    assertThat(result).isEqualTo(new LineageResult(3, 4, "rebuilt"));
    assertThat(lab.query("SHOW CREATE TABLE `~lineage`").get(0).get("Create Table").toString())
        .startsWith(
            "CREATE TABLE `~lineage` (\n"
                + "  `table_name` varchar(64) NOT NULL COMMENT 'table name within the schema',\n"
                + "  `attribute_name` varchar(64) NOT NULL COMMENT 'attribute name',\n"
                + "  `lineage` varchar(255) NOT NULL COMMENT 'origin: schema.table.attribute',\n"
                + "  PRIMARY KEY (`table_name`,`attribute_name`)\n"
                + ") ENGINE=InnoDB");
    assertThat(entries(lab))
        .containsExactly(
            "#probe.probe <- LAB.#probe.probe",
            "session.animal <- LAB.subject.subject_id",
            "session.probe <- LAB.#probe.probe",
            "subject.subject_id <- LAB.subject.subject_id");
  }

  @Test
  void tellsTheExactNumberOfEntriesInADryRun(TestSchema lab) {
    pipeline(lab);
    List<String> before = definitions(lab);

    assertThat(rebuild(lab).rebuild(lab.name(), Execution.DRY_RUN))
        .isEqualTo(new LineageResult(3, 4, "dry_run"));
    assertThat(definitions(lab)).isEqualTo(before);
  }

  @Test
  void writesNothingWhereTheTableIsRight(TestSchema lab) {
    pipeline(lab);
    rebuild(lab).rebuild(lab.name(), Execution.EXECUTE);
    lab.execute("DROP TABLE `~djtoolkit_journal`", "DROP TABLE `~djtoolkit_undo`");
    List<String> before = definitions(lab);

    assertThat(rebuild(lab).rebuild(lab.name(), Execution.EXECUTE))
        .isEqualTo(new LineageResult(3, 4, "rebuilt"));
    assertThat(definitions(lab)).isEqualTo(before);
  }

  @Test
  void replacesWrongEntries(TestSchema lab) {
    pipeline(lab);
    rebuild(lab).rebuild(lab.name(), Execution.EXECUTE);
    List<String> right = entries(lab);
    lab.execute(
        "DELETE FROM `~lineage` WHERE table_name = 'subject'",
        "UPDATE `~lineage` SET lineage = 'x.y.z' WHERE table_name = 'session'",
        "INSERT INTO `~lineage` VALUES ('gone', 'id', 'lab.gone.id')");

    rebuild(lab).rebuild(lab.name(), Execution.EXECUTE);

    assertThat(entries(lab)).isEqualTo(right);
  }

  @Test
  void worksThroughSchemasInTheOrderOfTheirKeys(TestSchema lab) {
    pipeline(lab);
    TestSchema ephys = downstream(lab);

    Map<String, LineageResult> results =
        rebuild(lab).rebuild(List.of(ephys.name(), lab.name()), Execution.EXECUTE);

    assertThat(results.keySet()).containsExactly(lab.name(), ephys.name());
    assertThat(entries(ephys))
        .containsExactly(
            "__spikes.rec <- LAB.subject.subject_id", "_rec.rec <- LAB.subject.subject_id");
  }

  @Test
  void countsEntriesOfSchemasWhoseUpstreamIsNotWrittenYet(TestSchema lab) {
    pipeline(lab);
    TestSchema ephys = downstream(lab);
    assertThat(rebuild(lab).rebuild(List.of(ephys.name(), lab.name()), Execution.DRY_RUN).values())
        .extracting(LineageResult::lineageEntries)
        .containsExactly(4L, 2L);
  }

  @Test
  void namesTheSchemaToRebuildFirst(TestSchema lab) {
    pipeline(lab);
    TestSchema ephys = downstream(lab);
    List<String> before = definitions(ephys);

    assertThatThrownBy(() -> rebuild(lab).rebuild(ephys.name(), Execution.EXECUTE))
        .isInstanceOf(MissingUpstreamException.class)
        .hasMessageContaining("Rebuild the lineage of schema `" + lab.name() + "` first");
    assertThat(definitions(ephys)).isEqualTo(before);

    rebuild(lab).rebuild(lab.name(), Execution.EXECUTE);
    assertThat(rebuild(lab).rebuild(ephys.name(), Execution.EXECUTE).lineageEntries()).isEqualTo(2);
  }

  @Test
  void computesSchemasTogetherThatReferToEachOther(TestSchema lab) {
    pipeline(lab);
    TestSchema ephys = downstream(lab);
    lab.execute(
        "CREATE TABLE report (r int PRIMARY KEY, FOREIGN KEY (r) REFERENCES `"
            + ephys.name()
            + "`.`_rec` (rec))");

    rebuild(lab).rebuild(List.of(lab.name(), ephys.name()), Execution.EXECUTE);

    assertThat(entries(lab)).contains("report.r <- LAB.subject.subject_id");
    assertThat(entries(ephys)).contains("_rec.rec <- LAB.subject.subject_id");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void goesOnWhereItWasStopped(int step, TestSchema lab) {
    pipeline(lab);
    LineageRebuild stopped = new LineageRebuild(sessions(lab), Operations.stoppedBefore(lab, step));
    assertThatThrownBy(() -> stopped.rebuild(lab.name(), Execution.EXECUTE))
        .isInstanceOf(Operations.Stopped.class);

    rebuild(lab).rebuild(lab.name(), Execution.EXECUTE);

    assertThat(entries(lab)).hasSize(4);
  }

  @Test
  void remembersThatItCreatedTheTableOnlyIfItDid(TestSchema lab) {
    pipeline(lab);
    rebuild(lab).rebuild(lab.name(), Execution.EXECUTE);
    assertThat(lab.query("SELECT kind, subject FROM `~djtoolkit_undo`"))
        .containsExactly(Map.of("kind", "CREATED_TABLE", "subject", "~lineage"));
    lab.execute("DELETE FROM `~djtoolkit_undo`", "DELETE FROM `~lineage`");

    rebuild(lab).rebuild(lab.name(), Execution.EXECUTE);

    assertThat(entries(lab)).hasSize(4);
    assertThat(lab.query("SELECT * FROM `~djtoolkit_undo`")).isEmpty();
  }

  private static void pipeline(TestSchema lab) {
    lab.execute(
        "CREATE TABLE `~external_raw` (hash binary(16) PRIMARY KEY)",
        "CREATE TABLE `#probe` (probe int PRIMARY KEY)",
        "CREATE TABLE subject (subject_id int PRIMARY KEY, name varchar(9))",
        "CREATE TABLE session (animal int PRIMARY KEY, probe int, note int, x binary(16) COMMENT ':blob@raw:',"
            + "FOREIGN KEY (animal) REFERENCES subject (subject_id) ON UPDATE CASCADE,"
            + "FOREIGN KEY (probe) REFERENCES `#probe` (probe),"
            + "FOREIGN KEY (x) REFERENCES `~external_raw` (hash))");
  }

  private static TestSchema downstream(TestSchema lab) {
    TestSchema ephys = lab.sibling("a_ephys");
    ephys.execute(
        "CREATE TABLE `_rec` (rec int PRIMARY KEY, FOREIGN KEY (rec) REFERENCES `"
            + lab.name()
            + "`.session (animal))",
        "CREATE TABLE `__spikes` (rec int PRIMARY KEY, FOREIGN KEY (rec) REFERENCES `_rec` (rec))");
    return ephys;
  }

  private static List<String> entries(TestSchema schema) {
    String lab = schema.name().replaceFirst("_a_ephys$", "");
    return schema.query("SELECT * FROM `~lineage` ORDER BY table_name, attribute_name").stream()
        .map(r -> r.get("table_name") + "." + r.get("attribute_name") + " <- " + r.get("lineage"))
        .map(line -> line.replace(lab + ".", "LAB."))
        .toList();
  }

  private static LineageRebuild rebuild(TestSchema schema) {
    return new LineageRebuild(sessions(schema), runner(schema));
  }
}
