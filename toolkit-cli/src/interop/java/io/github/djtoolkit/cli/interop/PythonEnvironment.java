package io.github.djtoolkit.cli.interop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A virtual environment that holds one version of DataJoint with all its pinned dependencies.
 *
 * @param version version of DataJoint
 * @param python the environment's interpreter
 */
record PythonEnvironment(String version, Path python) {

  private static final String COMPLETE = "complete";

  /**
   * The environment of a version, made if it is not in the cache yet. The cache is keyed by the
   * requirements and the interpreter, below {@code $XDG_CACHE_HOME} or {@code ~/.cache}; {@code
   * DJTOOLKIT_PYTHON} names another interpreter than {@code python3}.
   *
   * @throws AssertionError if Python or a package cannot be had; the message names the command that
   *     failed
   */
  static PythonEnvironment of(String version) {
    Path requirements = Scripts.folder().resolve("requirements/datajoint-" + version + ".txt");
    String base = Optional.ofNullable(System.getenv("DJTOOLKIT_PYTHON")).orElse("python3");
    try {
      String interpreter =
          must(List.of(base, "-c", "import sys; print(sys.executable, sys.version)"));
      Path cache = Files.createDirectories(cacheFolder());
      String name =
          "datajoint-" + version + "-" + key(Files.readString(requirements) + interpreter);
      Path folder = cache.resolve(name);
      try (FileChannel lock =
              FileChannel.open(
                  cache.resolve(name + ".lock"),
                  StandardOpenOption.CREATE,
                  StandardOpenOption.WRITE);
          FileLock held = lock.lock()) {
        if (held.isValid() && !Files.exists(folder.resolve(COMPLETE))) {
          build(base, folder, requirements);
        }
      }
      return new PythonEnvironment(version, folder.resolve("bin/python"));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot make the environment of DataJoint " + version, e);
    }
  }

  private static void build(String base, Path folder, Path requirements) throws IOException {
    delete(folder);
    must(List.of(base, "-m", "venv", folder.toString()));
    must(
        List.of(
            folder.resolve("bin/python").toString(),
            "-m",
            "pip",
            "install",
            "--quiet",
            "--disable-pip-version-check",
            "--no-input",
            "--requirement",
            requirements.toString()));
    Files.createFile(folder.resolve(COMPLETE));
  }

  private static String must(List<String> words) {
    Command.Outcome outcome;
    try {
      outcome = new Command(words, Path.of("").toAbsolutePath(), Map.of()).run();
    } catch (UncheckedIOException e) {
      throw new AssertionError(
          "The interoperability tests need Python 3.11 or later with venv; cannot run "
              + words.get(0),
          e);
    }
    if (outcome.exitCode() != 0) {
      throw new AssertionError(
          "The interoperability tests need Python 3.11 or later with venv, and the package"
              + " registry.\n"
              + String.join(" ", words)
              + "\n"
              + outcome.output()
              + outcome.errors());
    }
    return outcome.output();
  }

  private static Path cacheFolder() {
    Path cache =
        Optional.ofNullable(System.getenv("XDG_CACHE_HOME"))
            .filter(text -> !text.isBlank())
            .map(Path::of)
            .orElseGet(() -> Path.of(System.getProperty("user.home"), ".cache"));
    return cache.resolve("djtoolkit").resolve("venv");
  }

  private static String key(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, 6);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
