package io.github.djtoolkit.cli.interop;

import static io.github.djtoolkit.cli.interop.Liveness.CURRENT;
import static io.github.djtoolkit.cli.interop.Liveness.assertAlive;
import static io.github.djtoolkit.cli.interop.Liveness.assertOriginal;
import static io.github.djtoolkit.cli.interop.Liveness.assertValues;
import static io.github.djtoolkit.cli.interop.Liveness.collect;
import static io.github.djtoolkit.cli.interop.Liveness.userTables;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.djtoolkit.testkit.junit.MySqlTest;
import io.github.djtoolkit.testkit.junit.TestFolder;
import io.github.djtoolkit.testkit.junit.TestSchema;
import io.github.djtoolkit.testkit.server.MySqlServer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A migrated pipeline keeps everything, as real DataJoint and the server itself see it. */
@MySqlTest
class MigrationIT {

  @ParameterizedTest
  @EnumSource
  void dryRunChangesNothing(
      Source source, MySqlServer server, TestSchema schema, TestFolder folder) {
    Pipeline pipeline = source.open(server, schema, folder);
    SchemaImage before = pipeline.image();
    var files = pipeline.files();

    pipeline.toolkit("migrate");
    pipeline.toolkit("migrate", "--finalize", "--drop-legacy");

    assertThat(pipeline.image()).isEqualTo(before);
    assertThat(pipeline.files()).isEqualTo(files);
    assertThat(pipeline.dataJoint(DataJoint.LEGACY).values(pipeline.schemas()))
        .isEqualTo(pipeline.values());
  }

  @ParameterizedTest
  @EnumSource
  void firstStepAddsColumnsAndLabelsAlone(
      Source source, MySqlServer server, TestSchema schema, TestFolder folder) {
    Pipeline pipeline = source.open(server, schema, folder);
    SchemaImage before = pipeline.image();
    var files = pipeline.files();

    pipeline.firstStep();

    SchemaImage after = pipeline.image();
    assertValues(pipeline);
    assertThat(pipeline.files()).containsAllEntriesOf(files);
    assertThat(userTables(after)).isEqualTo(userTables(before));
    for (String table : before.tables()) {
      assertThat(after.cells(table, before.columns(table)))
          .as(table)
          .isEqualTo(before.cells(table, before.columns(table)));
      List<String> added =
          before.externalColumns(table).stream().map(name -> name + "_v2").toList();
      assertThat(after.columns(table)).as(table).containsAll(added);
      assertThat(without(after, table, added))
          .as(table)
          .isEqualTo(before.linesWithoutComments(table));
    }
    assertRunChangesNothing(pipeline, pipeline::firstStep);
  }

  @ParameterizedTest
  @EnumSource
  void finalizedColumnsStandWhereTheLegacyOnesStood(
      Source source, MySqlServer server, TestSchema schema, TestFolder folder) {
    Pipeline pipeline = source.open(server, schema, folder);
    SchemaImage before = pipeline.image();
    var files = pipeline.files();

    pipeline.firstStep();
    pipeline.toolkit("finalize", "--execute");

    SchemaImage after = pipeline.image();
    assertValues(pipeline);
    assertThat(pipeline.files()).containsAllEntriesOf(files);
    assertThat(userTables(after)).isEqualTo(userTables(before));
    for (String table : userTables(before)) {
      List<String> external = before.externalColumns(table);
      List<String> kept =
          before.columns(table).stream().map(c -> external.contains(c) ? c + "_v1" : c).toList();
      assertThat(after.cells(table, kept))
          .as(table)
          .isEqualTo(before.cells(table, before.columns(table)));
      assertThat(withoutLegacyColumns(after, table))
          .as(table)
          .isEqualTo(withJsonColumns(before, table));
    }
    assertRunChangesNothing(pipeline, () -> pipeline.toolkit("migrate", "--execute", "--finalize"));
  }

  @ParameterizedTest
  @EnumSource
  void migratedPipelineIsAliveUnderEveryCurrentRelease(
      Source source, MySqlServer server, TestSchema schema, TestFolder folder) {
    Pipeline pipeline = source.open(server, schema, folder);

    pipeline.toolkit("migrate", "--execute", "--finalize");

    assertThat(collect(pipeline)).isZero();
    List<String> lineage = lineage(pipeline);
    for (String version : CURRENT) {
      pipeline.dataJoint(version).run("lineage.py", pipeline.schemas());
      assertThat(lineage(pipeline)).as("lineage as %s builds it", version).isEqualTo(lineage);
    }
    assertAlive(pipeline);
    assertValues(pipeline);
    assertThat(collect(pipeline)).as("objects of the deleted rows").isPositive();
    assertValues(pipeline);
  }

  @ParameterizedTest
  @EnumSource
  void pipelineWithoutLegacyColumnsIsAliveToo(
      Source source, MySqlServer server, TestSchema schema, TestFolder folder) {
    Pipeline pipeline = source.open(server, schema, folder);
    var files = pipeline.files();

    pipeline.toolkit("migrate", "--execute", "--finalize", "--drop-legacy");

    SchemaImage after = pipeline.image();
    assertThat(after.tables())
        .allSatisfy(
            table -> assertThat(after.columns(table)).noneMatch(name -> name.endsWith("_v1")));
    assertThat(pipeline.files()).containsAllEntriesOf(files);
    for (String version : CURRENT) {
      pipeline.dataJoint(version).run("insert.py", pipeline.schemas());
      pipeline.dataJoint(version).run("describe.py", pipeline.schemas());
    }
    assertValues(pipeline);
  }

  @ParameterizedTest
  @EnumSource
  void rollbackOfTheFirstStepGivesTheOriginalBack(
      Source source, MySqlServer server, TestSchema schema, TestFolder folder) {
    Pipeline pipeline = source.open(server, schema, folder);
    SchemaImage before = pipeline.image();
    pipeline.firstStep();

    pipeline.toolkit("rollback", "--execute");

    assertOriginal(pipeline, before);
  }

  @ParameterizedTest
  @EnumSource
  void rollbackOfFinalizeGivesTheOriginalBack(
      Source source, MySqlServer server, TestSchema schema, TestFolder folder) {
    Pipeline pipeline = source.open(server, schema, folder);
    SchemaImage before = pipeline.image();
    pipeline.toolkit("migrate", "--execute", "--finalize");

    pipeline.toolkit("rollback", "--execute");

    assertOriginal(pipeline, before);
  }

  @ParameterizedTest
  @EnumSource
  void oldClientDeletesNoFileOfMigratedPipeline(
      Source source, MySqlServer server, TestSchema schema, TestFolder folder) {
    Pipeline pipeline = source.open(server, schema, folder);
    SchemaImage before = pipeline.image();
    pipeline.toolkit("migrate", "--execute", "--finalize");
    var files = pipeline.files();

    pipeline.dataJoint(DataJoint.LEGACY).run("delete_external.py", pipeline.withStores());

    assertThat(pipeline.files()).isEqualTo(files);
    assertValues(pipeline);
    pipeline.toolkit("rollback", "--execute");
    assertOriginal(pipeline, before);
  }

  private static void assertRunChangesNothing(Pipeline pipeline, Runnable run) {
    SchemaImage image = pipeline.image();
    var files = pipeline.files();
    run.run();
    assertThat(pipeline.image()).isEqualTo(image);
    assertThat(pipeline.files()).isEqualTo(files);
  }

  private static List<String> without(SchemaImage image, String table, List<String> columns) {
    return image.linesWithoutComments(table).stream()
        .filter(line -> !isColumn(line, columns))
        .toList();
  }

  private static List<String> withJsonColumns(SchemaImage before, String table) {
    List<String> external = before.externalColumns(table);
    List<String> lines = new ArrayList<>();
    for (String line : before.linesWithoutComments(table)) {
      if (isColumn(line, external)) {
        String nullable = line.contains(" NOT NULL") ? "NOT NULL" : "DEFAULT NULL";
        lines.add("  `" + nameIn(line) + "` json " + nullable);
      } else if (!line.contains("REFERENCES `~external_") && !isKeyOf(line, external)) {
        lines.add(line);
      }
    }
    return lines;
  }

  private static List<String> withoutLegacyColumns(SchemaImage after, String table) {
    return after.linesWithoutComments(table).stream()
        .filter(line -> !line.contains("_v1`"))
        .toList();
  }

  private static boolean isColumn(String line, List<String> names) {
    return line.startsWith("  `") && names.contains(nameIn(line));
  }

  private static boolean isKeyOf(String line, List<String> names) {
    return names.stream().anyMatch(name -> line.matches("  KEY `.*` \\(`" + name + "`\\)"));
  }

  private static String nameIn(String line) {
    return line.substring(3, line.indexOf('`', 3));
  }

  private static List<String> lineage(Pipeline pipeline) {
    SchemaImage image = pipeline.image();
    return pipeline.schemas().stream()
        .map(schema -> schema + ".~lineage")
        .flatMap(table -> image.cells(table, image.columns(table)).stream().map(List::toString))
        .toList();
  }
}
