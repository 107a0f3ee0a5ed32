package io.github.djtoolkit.testkit.server.internal;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Lets the user's own Maven fetch an artifact into its local repository, so that mirrors, proxies
 * and credentials are the user's.
 *
 * @param executable the {@code mvn} command
 * @param repository the local repository
 */
record MavenFetch(Path executable, Path repository) {

  private static final System.Logger LOG = System.getLogger(MavenFetch.class.getName());
  private static final String GOAL = "org.apache.maven.plugins:maven-dependency-plugin:3.9.0:get";

  static Optional<MavenFetch> find(Settings settings) {
    String path = settings.environment().getOrDefault("PATH", "");
    return Arrays.stream(path.split(File.pathSeparator))
        .filter(folder -> !folder.isEmpty())
        .map(folder -> Path.of(folder, "mvn"))
        .filter(Files::isExecutable)
        .findFirst()
        .map(mvn -> new MavenFetch(mvn, settings.mavenRepository()));
  }

  /** Fetches the artifact; false where Maven fails, what it says is logged. */
  boolean fetch(MavenArtifact artifact) {
    LOG.log(Level.INFO, "Maven fetches {0}, once", artifact.coordinates());
    try {
      Path folder = Files.createTempDirectory("djtoolkit-maven");
      try {
        return run(artifact, folder);
      } finally {
        FileTrees.delete(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot run " + executable, e);
    }
  }

  private boolean run(MavenArtifact artifact, Path folder) throws IOException {
    Path output = folder.resolve("output");
    Process maven =
        new ProcessBuilder(
                executable.toString(),
                "-B",
                "-q",
                "-Dmaven.repo.local=" + repository,
                GOAL,
                "-Dartifact=" + artifact.coordinates(),
                "-Dtransitive=false")
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    try {
      maven.getOutputStream().close();
      if (maven.waitFor(30, TimeUnit.MINUTES) && maven.exitValue() == 0) {
        return true;
      }
      LOG.log(Level.WARNING, "Maven did not fetch it: {0}", Files.readString(output));
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      maven.descendants().forEach(ProcessHandle::destroy);
      maven.destroy();
    }
  }
}
