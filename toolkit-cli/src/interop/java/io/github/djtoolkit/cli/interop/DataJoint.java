package io.github.djtoolkit.cli.interop;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.djtoolkit.testkit.server.MySqlServer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Real DataJoint of one version, in the folder of a pipeline.
 *
 * @param environment the version
 * @param server the database
 * @param folder where the store configuration lies
 */
record DataJoint(PythonEnvironment environment, MySqlServer server, Path folder) {

  /** The release that wrote the pipelines. */
  static final String LEGACY = "0.14.6";

  /** The first release that a migrated pipeline must work with. */
  static final String FIRST = "2.0.2";

  /** The newest release. */
  static final String NEWEST = "2.3.5";

  private static final ObjectMapper JSON = new ObjectMapper();

  static DataJoint of(String version, MySqlServer server, Path folder) {
    return new DataJoint(PythonEnvironment.of(version), server, folder);
  }

  /** Runs one of the scripts; what it prints on standard output is JSON, or nothing. */
  JsonNode run(String script, List<String> arguments) {
    List<String> words = new ArrayList<>();
    words.add(environment.python().toString());
    words.add(Scripts.folder().resolve(script).toString());
    words.addAll(arguments);
    Map<String, String> variables =
        Map.of(
            "DJ_HOST", server.host(),
            "DJ_PORT", Integer.toString(server.port()),
            "DJ_USER", server.user(),
            "DJ_PASS", server.password(),
            "INTEROP_STAGE", folder.resolve("stage").toString(),
            "PYTHONDONTWRITEBYTECODE", "1",
            "PYTHONUTF8", "1",
            "TZ", "UTC");
    Command.Outcome outcome = new Command(words, folder, variables).run();
    if (outcome.exitCode() != 0) {
      throw new AssertionError(
          "DataJoint "
              + environment.version()
              + ", "
              + script
              + " "
              + arguments
              + ":\n"
              + outcome.errors());
    }
    try {
      return JSON.readTree(outcome.output());
    } catch (JsonProcessingException e) {
      throw new AssertionError(script + " printed no JSON:\n" + outcome.output(), e);
    }
  }

  /** Every value of the schemas, in the form of {@code record.py}. */
  JsonNode values(List<String> schemas) {
    return run("record.py", schemas);
  }
}
