package io.github.djtoolkit.cli.interop;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.djtoolkit.testkit.server.MySqlServer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The command line as a user runs it: the executable jar, in the folder of a pipeline.
 *
 * @param server the database
 * @param folder where the store configuration lies
 */
record ToolkitJar(MySqlServer server, Path folder) {

  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * Runs a command on schemas, which must end with one of the exit codes; returns its result
   * record.
   */
  JsonNode run(Set<Integer> exitCodes, String command, List<String> schemas, String... options) {
    List<String> words =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                Scripts.jar().toString(),
                command));
    words.addAll(schemas);
    words.addAll(List.of(options));
    words.addAll(
        List.of(
            "--format",
            "json",
            "--stores",
            "datajoint.json",
            "--legacy-stores",
            "dj_local_conf.json"));
    Map<String, String> variables =
        Map.of(
            "DJ_HOST", server.host(),
            "DJ_PORT", Integer.toString(server.port()),
            "DJ_USER", server.user(),
            "DJ_PASS", server.password());
    Command.Outcome outcome = new Command(words, folder, variables).run();
    if (!exitCodes.contains(outcome.exitCode())) {
      throw new AssertionError(
          String.join(" ", words.subList(2, words.size()))
              + " ended with "
              + outcome.exitCode()
              + "\n"
              + outcome.output()
              + outcome.errors());
    }
    try {
      return JSON.readTree(outcome.output());
    } catch (JsonProcessingException e) {
      throw new AssertionError(command + " printed no JSON:\n" + outcome.output(), e);
    }
  }
}
