package io.github.djtoolkit.cli.interop;

import static io.github.djtoolkit.cli.interop.Liveness.assertAlive;
import static io.github.djtoolkit.cli.interop.Liveness.assertValues;
import static io.github.djtoolkit.cli.interop.Liveness.collect;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.djtoolkit.testkit.junit.MySqlTest;
import io.github.djtoolkit.testkit.junit.TestFolder;
import io.github.djtoolkit.testkit.junit.TestSchema;
import io.github.djtoolkit.testkit.server.MySqlServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A copy is migrated while real 0.14 goes on to write, and takes the place of production. */
@MySqlTest
class CutOverIT {

  @Test
  void migratedCopyTakesThePlaceOfProductionAndGivesItBack(
      MySqlServer server, TestSchema schema, TestFolder folder) {
    Pipeline declared = OwnPipeline.declare(server, schema, folder);
    List<String> copies = new ArrayList<>();
    List<String> pairs = new ArrayList<>();
    for (String production : declared.schemas()) {
      String role = production.substring(schema.name().length() + 1);
      String copy = schema.sibling(role + "_v20").name();
      copies.add(copy);
      pairs.add(production + "=" + copy);
      schema.sibling(role + "_before");
    }
    ToolkitJar toolkit = new ToolkitJar(server, folder.path());
    Set<Integer> done = Set.of(0);
    toolkit.run(done, "create-parallel-schema", pairs, "--copy-data", "--execute");
    toolkit.run(done, "migrate", copies, "--finalize", "--execute");
    for (String copy : copies) {
      toolkit.run(done, "verify-schema-v20", List.of(copy));
    }

    Pipeline written = write(declared, schema, 0);
    JsonNode cutOver = toolkit.run(done, "cut-over", pairs, "--catch-up", "all", "--execute");

    assertThat(cutOver.path("rows_caught_up").asLong()).isGreaterThan(20);
    assertValues(written);

    toolkit.run(done, "undo-cut-over", declared.schemas().subList(0, 1), "--execute");

    assertThat(legacyValues(written)).isEqualTo(written.values());
    Pipeline writtenAgain = write(written, schema, 1);
    toolkit.run(done, "cut-over", pairs, "--catch-up", "all", "--execute");

    assertValues(writtenAgain);
    assertThat(collect(writtenAgain))
        .as("objects that only rows of before referred to")
        .isNotNegative();
    assertAlive(writtenAgain);
    assertThat(collect(writtenAgain)).as("objects of the deleted rows").isPositive();
    assertValues(writtenAgain);
  }

  private static Pipeline write(Pipeline pipeline, TestSchema schema, int turn) {
    DataJoint legacy = pipeline.dataJoint(DataJoint.LEGACY);
    legacy.run("write_legacy.py", List.of(schema.name(), Integer.toString(turn)));
    return pipeline.with(legacyValues(pipeline));
  }

  private static JsonNode legacyValues(Pipeline pipeline) {
    return pipeline.dataJoint(DataJoint.LEGACY).values(pipeline.schemas());
  }
}
