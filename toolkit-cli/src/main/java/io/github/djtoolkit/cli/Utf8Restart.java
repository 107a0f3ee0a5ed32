package io.github.djtoolkit.cli;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Starts the program again in a UTF-8 locale where the present one is not. Java names files in the
 * locale's encoding and cannot open a file whose name has a letter beyond it, which containers
 * without a locale make of every umlaut.
 */
final class Utf8Restart {

  private static final String MARK = "DJTOOLKIT_UTF8_RESTART";

  private final Map<String, String> environment;
  private final String fileNameEncoding;

  Utf8Restart(Map<String, String> environment, String fileNameEncoding) {
    this.environment = environment;
    this.fileNameEncoding = fileNameEncoding;
  }

  /** For this process. */
  static Utf8Restart ofThisProcess() {
    return new Utf8Restart(System.getenv(), System.getProperty("sun.jnu.encoding", "UTF-8"));
  }

  /** Whether a restart is needed, and was not tried yet. */
  boolean isNeeded() {
    return !environment.containsKey(MARK)
        && !(Charset.isSupported(fileNameEncoding)
            && Charset.forName(fileNameEncoding).equals(StandardCharsets.UTF_8));
  }

  /**
   * Runs the same command in a UTF-8 locale and waits for its end.
   *
   * @return its exit code, or empty where it cannot be started; then this process goes on as it is
   */
  OptionalInt run(String[] args) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    command.addAll(List.of(args));
    ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
    builder.environment().put("LC_ALL", "C.UTF-8");
    builder.environment().put(MARK, "1");
    try {
      return OptionalInt.of(builder.start().waitFor());
    } catch (IOException e) {
      return OptionalInt.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return OptionalInt.of(ExitCode.FAILED.value());
    }
  }
}
