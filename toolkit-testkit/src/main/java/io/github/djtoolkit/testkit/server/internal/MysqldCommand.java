package io.github.djtoolkit.testkit.server.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Runs {@code mysqld}.
 *
 * <p>On Linux the program is linked against {@code libaio.so.1}, which many machines and most
 * images lack. It needs none of its functions when native asynchronous I/O is off, so a link of
 * that name to a library that is always there satisfies the loader: the JDK's own {@code
 * libsyslookup.so}.
 *
 * @param home the unpacked distribution
 * @param platform the platform
 */
record MysqldCommand(Path home, Platform platform) {

  /** Name of the server's log in its folder. */
  static final String LOG = "mysqld.log";

  private static final String LIBAIO = "libaio.so.1";

  Process start(Path folder, Path data, List<String> arguments) throws IOException {
    List<String> all = new ArrayList<>();
    all.add(home.resolve("bin").resolve("mysqld").toString());
    all.add("--no-defaults");
    all.add("--basedir=" + home);
    all.add("--datadir=" + data);
    if (platform.root()) {
      all.add("--user=root");
    }
    ProcessBuilder builder =
        new ProcessBuilder(all)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve(LOG).toFile());
    if (platform.isLinux()) {
      all.add("--innodb-use-native-aio=0");
      provideLibaio(folder, builder);
    }
    all.addAll(arguments);
    Process process = builder.command(all).start();
    process.getOutputStream().close();
    return process;
  }

  /** The last lines of the server's log, for a message. */
  String log(Path folder) {
    return tail(folder.resolve(LOG));
  }

  static String tail(Path log) {
    try (Stream<String> lines = Files.lines(log, StandardCharsets.UTF_8)) {
      List<String> all = lines.toList();
      return String.join(
          System.lineSeparator(), all.subList(Math.max(0, all.size() - 20), all.size()));
    } catch (IOException | UncheckedIOException e) {
      return "(its log cannot be read: " + e.getMessage() + ")";
    }
  }

  private static void provideLibaio(Path folder, ProcessBuilder builder) throws IOException {
    Path stand = Path.of(System.getProperty("java.home"), "lib", "libsyslookup.so");
    if (!Files.exists(stand)) {
      return;
    }
    Path libraries = Files.createDirectories(folder.resolve("lib"));
    if (!Files.isSymbolicLink(libraries.resolve(LIBAIO))) {
      Files.createSymbolicLink(libraries.resolve(LIBAIO), stand);
    }
    String inherited = builder.environment().getOrDefault("LD_LIBRARY_PATH", "");
    builder
        .environment()
        .put(
            "LD_LIBRARY_PATH",
            inherited.isEmpty() ? libraries.toString() : inherited + ":" + libraries);
  }
}
