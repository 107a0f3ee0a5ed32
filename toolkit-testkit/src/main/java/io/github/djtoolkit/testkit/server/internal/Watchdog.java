package io.github.djtoolkit.testkit.server.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * Ends a server whose owner was killed, and so ran no shutdown hook. A shell waits for a line from
 * this process: the line dismisses it, the pipe's end without one tells that this process is gone.
 */
final class Watchdog {

  private static final String SCRIPT =
      "read -r line || { kill -9 \"$1\"; sleep 1; rm -rf -- \"$2\"; }";

  private final Process shell;

  private Watchdog(Process shell) {
    this.shell = shell;
  }

  static Watchdog over(Process process, Path folder) throws IOException {
    return new Watchdog(
        new ProcessBuilder(
                "/bin/sh",
                "-c",
                SCRIPT,
                "watchdog",
                Long.toString(process.pid()),
                folder.toString())
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start());
  }

  void dismiss() {
    try (var line = shell.getOutputStream()) {
      line.write("dismissed\n".getBytes(StandardCharsets.US_ASCII));
    } catch (IOException alreadyGone) {
      shell.destroy();
    }
  }
}
