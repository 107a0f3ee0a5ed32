package io.github.djtoolkit.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.djtoolkit.storage.config.Secret;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConnectionErrorsTest {

  private static final String PASSWORD = "hunter2secret";

  @Test
  void aServerThatDoesNotAnswerIsOneLineAndEndsWithOne() throws Exception {
    int port = freePort();
    CommandLineRun run =
        CommandLineRun.of(
            Map.of(
                "DJ_HOST", "127.0.0.1", "DJ_PORT", "" + port, "DJ_USER", "dj", "DJ_PASS", PASSWORD),
            "status",
            "lab");
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .hasLineCount(1)
        .startsWith("error: No connection to the server at 127.0.0.1:" + port + " as user dj: ")
        .endsWith("[cannot_connect]" + System.lineSeparator())
        .doesNotContain(PASSWORD);
  }

  @Test
  void theErrorIsOneJsonObjectForPrograms() throws Exception {
    CommandLineRun run =
        CommandLineRun.of(
            Map.of("DJ_PASS", PASSWORD),
            "status",
            "lab",
            "--host=127.0.0.1",
            "--port=" + freePort(),
            "--user=dj",
            "--format=json");
    JsonNode error = new ObjectMapper().readTree(run.err());
    assertThat(error.fieldNames()).toIterable().containsExactly("code", "message");
    assertThat(error.get("code").asText()).isEqualTo("cannot_connect");
    assertThat(run.out()).isEmpty();
  }

  @Test
  void debugShowsTheStackTraceButNoPassword(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("password"), PASSWORD + "\n");
    CommandLineRun run =
        CommandLineRun.of(
            Map.of(),
            "status",
            "lab",
            "--host=127.0.0.1",
            "--port=" + freePort(),
            "--user=dj",
            "--password-file=" + file,
            "--debug");
    assertThat(run.err()).contains("\tat io.github.djtoolkit.cli.").doesNotContain(PASSWORD);
  }

  @Test
  void thePromptIsAskedLast() throws Exception {
    int port = freePort();
    CommandLineRun run =
        CommandLineRun.of(
            Map.of(),
            Optional.of(
                question -> {
                  assertThat(question).isEqualTo("Password of dj at 127.0.0.1");
                  return Optional.of(new Secret(PASSWORD));
                }),
            "status",
            "lab",
            "--host=127.0.0.1",
            "--port=" + port,
            "--user=dj");
    assertThat(run.err()).contains("[cannot_connect]").doesNotContain(PASSWORD);
  }

  @Test
  void aConfigurationFileThatIsMissingIsNamed() {
    CommandLineRun run =
        CommandLineRun.of(
            Map.of("DJ_PASS", PASSWORD),
            "status",
            "lab",
            "--host=h",
            "--user=u",
            "--stores=nowhere.json");
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("nowhere.json").hasLineCount(1).doesNotContain(PASSWORD);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
