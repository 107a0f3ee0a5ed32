package io.github.djtoolkit.cli.interop;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** What real DataJoint finds in a migrated pipeline. */
final class Liveness {

  /** The releases that a migrated pipeline must work with. */
  static final List<String> CURRENT = List.of(DataJoint.FIRST, DataJoint.NEWEST);

  private Liveness() {}

  /** Every value that 0.14 fetched is fetched equal. */
  static void assertValues(Pipeline pipeline) {
    for (String version : CURRENT) {
      assertThat(pipeline.dataJoint(version).values(pipeline.schemas()))
          .as("values under %s", version)
          .isEqualTo(pipeline.values());
    }
  }

  /** 0.14 fetches every value from the original definitions and cells. */
  static void assertOriginal(Pipeline pipeline, SchemaImage before) {
    SchemaImage after = pipeline.image();
    for (String table : before.tables()) {
      assertThat(after.definitions().get(table)).isEqualTo(before.definitions().get(table));
      assertThat(after.cells(table, after.columns(table)))
          .as(table)
          .isEqualTo(before.cells(table, before.columns(table)));
    }
    assertThat(userTables(after)).isEqualTo(userTables(before));
    assertThat(pipeline.dataJoint(DataJoint.LEGACY).values(pipeline.schemas()))
        .isEqualTo(pipeline.values());
  }

  /** Rows are inserted, populated, deleted, and tables described again. */
  static void assertAlive(Pipeline pipeline) {
    for (String version : CURRENT) {
      DataJoint dataJoint = pipeline.dataJoint(version);
      dataJoint.run("insert.py", pipeline.schemas());
      dataJoint.run("populate.py", populateArguments(pipeline, version));
      dataJoint.run("describe.py", pipeline.schemas());
    }
  }

  /** Runs the newest garbage collector; returns how many objects it deleted. */
  static long collect(Pipeline pipeline) {
    JsonNode collected =
        pipeline.dataJoint(DataJoint.NEWEST).run("collect.py", pipeline.withStores());
    return collected.findValues("deleted").stream().mapToLong(JsonNode::asLong).sum();
  }

  /** All tables that DataJoint shows. */
  static List<String> userTables(SchemaImage image) {
    return image.tables().stream().filter(table -> !table.contains(".~")).toList();
  }

  private static List<String> populateArguments(Pipeline pipeline, String version) {
    List<String> arguments = new ArrayList<>(pipeline.schemas());
    if (version.equals(DataJoint.FIRST)) {
      pipeline.withoutJobs().forEach(table -> arguments.addAll(List.of("--direct", table)));
    }
    return arguments;
  }
}
