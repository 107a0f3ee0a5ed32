package io.github.djtoolkit.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.djtoolkit.cli.command.CommandLineRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DemoTest {

  @Test
  void migratesAPipelineAndLeavesNothingBehind() throws IOException {
    List<Path> before = leftovers();
    CommandLineRun run = CommandLineRun.of(Map.of(), "demo");
    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .contains(
            "binary(16) NOT NULL COMMENT ':blob@raw:",
            "DataJoint 2.x would go wrong.",
            "json NOT NULL COMMENT ':<blob@raw>:",
            "DataJoint 2.x reads and writes this schema right.",
            "The server is stopped");
    assertThat(run.exitCode()).isZero();
    assertThat(leftovers()).isEqualTo(before);
  }

  private static List<Path> leftovers() throws IOException {
    try (Stream<Path> temporary = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      return temporary
          .filter(path -> path.getFileName().toString().startsWith("djtoolkit-demo"))
          .sorted()
          .toList();
    }
  }
}
