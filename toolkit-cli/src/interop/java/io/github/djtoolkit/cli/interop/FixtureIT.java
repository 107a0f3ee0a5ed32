package io.github.djtoolkit.cli.interop;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.djtoolkit.testkit.fixture.LegacyPipeline;
import io.github.djtoolkit.testkit.junit.MySqlTest;
import io.github.djtoolkit.testkit.junit.TestFolder;
import io.github.djtoolkit.testkit.junit.TestSchema;
import io.github.djtoolkit.testkit.server.MySqlServer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The fixtures in Java cannot drift from what real 0.14 declares. */
@MySqlTest
class FixtureIT {

  @Test
  void everyTableIsDeclaredAsRealDataJointDeclaresIt(
      MySqlServer server, TestSchema schema, TestFolder folder) {
    String core = schema.sibling("core").name();
    List<String> schemas = List.of(core, schema.name());
    LegacyPipeline pipeline =
        LegacyPipeline.builder()
            .schema(schema.name())
            .coreSchema(core)
            .store("raw", location(folder, "raw"))
            .filepathStore("fp-data", location(folder, "fp"))
            .build()
            .writeConfiguration(folder.path())
            .declare(server.dataSource());
    SchemaImage fixture = SchemaImage.of(server, schemas);
    dropTables(schema, fixture);

    Path program =
        folder.write("pipeline.py", LegacyPipeline.pythonSource().getBytes(StandardCharsets.UTF_8));
    DataJoint.of(DataJoint.LEGACY, server, folder.path())
        .run(
            "declare_fixture.py",
            List.of(program.toString(), core, schema.name(), "raw", "fp-data"));

    SchemaImage real = SchemaImage.of(server, schemas);
    assertThat(fixture.tables()).hasSizeGreaterThan(10).containsExactlyElementsOf(real.tables());
    for (String table : real.tables()) {
      assertThat(fixture.definitions().get(table)).isEqualTo(real.definitions().get(table));
    }
    assertThat(pipeline.tables()).hasSameSizeAs(real.tables());
  }

  private static Path location(TestFolder folder, String name) {
    folder.write(name + "/.keep", new byte[0]);
    return folder.resolve(name);
  }

  private static void dropTables(TestSchema schema, SchemaImage image) {
    schema.execute(
        Stream.concat(
                Stream.of("SET foreign_key_checks = 0"),
                image.tables().stream()
                    .map(table -> "DROP TABLE `" + table.replace(".", "`.`") + "`"))
            .toArray(String[]::new));
  }
}
