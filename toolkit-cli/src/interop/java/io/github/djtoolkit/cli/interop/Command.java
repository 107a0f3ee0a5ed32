package io.github.djtoolkit.cli.interop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A program to run.
 *
 * @param words the program and its arguments
 * @param folder the working directory
 * @param environment variables that are added to those of this process
 */
record Command(List<String> words, Path folder, Map<String, String> environment) {

  private static final Duration LIMIT = Duration.ofMinutes(8);

  /**
   * How a program ended.
   *
   * @param exitCode its exit code
   * @param output its standard output
   * @param errors its standard error
   */
  record Outcome(int exitCode, String output, String errors) {}

  /** Runs the program to its end; one that hangs is ended and fails the test. */
  Outcome run() {
    try {
      Path output = Files.createTempFile("interop", ".out");
      Path errors = Files.createTempFile("interop", ".err");
      try {
        return run(output, errors);
      } finally {
        Files.deleteIfExists(output);
        Files.deleteIfExists(errors);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot run " + words.get(0), e);
    }
  }

  private Outcome run(Path output, Path errors) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(words).directory(folder.toFile());
    builder.environment().putAll(environment);
    Process process =
        builder.redirectOutput(output.toFile()).redirectError(errors.toFile()).start();
    process.getOutputStream().close();
    try {
      if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
        throw new AssertionError(
            words + " did not end within " + LIMIT + "\n" + Files.readString(errors));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("Interrupted while running " + words, e);
    } finally {
      process.destroyForcibly();
    }
    return new Outcome(process.exitValue(), Files.readString(output), Files.readString(errors));
  }
}
