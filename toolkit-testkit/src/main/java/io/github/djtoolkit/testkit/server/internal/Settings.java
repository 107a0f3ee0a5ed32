package io.github.djtoolkit.testkit.server.internal;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * Settings of the testkit. A setting {@code a.b} is the system property {@code djtoolkit.a.b}, else
 * the environment variable {@code DJTOOLKIT_A_B}. An empty text counts as none.
 */
public final class Settings {

  private final Map<String, String> environment;
  private final Map<String, String> systemProperties;

  /**
   * Settings with the given surroundings.
   *
   * @param environment environment variables
   * @param systemProperties system properties
   */
  public Settings(Map<String, String> environment, Properties systemProperties) {
    this.environment = Map.copyOf(environment);
    Map<String, String> copy = new HashMap<>();
    systemProperties
        .stringPropertyNames()
        .forEach(n -> copy.put(n, systemProperties.getProperty(n, "")));
    this.systemProperties = Map.copyOf(copy);
  }

  /**
   * The settings of this process.
   *
   * @return the settings
   */
  public static Settings ofThisProcess() {
    return new Settings(System.getenv(), System.getProperties());
  }

  /**
   * The environment variables.
   *
   * @return values by name
   */
  public Map<String, String> environment() {
    return environment;
  }

  Map<String, String> systemProperties() {
    return systemProperties;
  }

  /**
   * A setting.
   *
   * @param name its name with dots, such as {@code mysql.url}
   * @return its value, where there is one
   */
  public Optional<String> text(String name) {
    String variable = "DJTOOLKIT_" + name.toUpperCase(Locale.ROOT).replace('.', '_');
    return property("djtoolkit." + name)
        .or(() -> Optional.ofNullable(environment.get(variable)))
        .filter(value -> !value.isEmpty());
  }

  Optional<String> property(String name) {
    return Optional.ofNullable(systemProperties.get(name)).filter(value -> !value.isEmpty());
  }

  /**
   * The folder for what is fetched once: set by {@code cache}, else as the XDG base directory rules
   * say.
   */
  Path cache() {
    return text("cache")
        .map(Path::of)
        .orElseGet(
            () ->
                Optional.ofNullable(environment.get("XDG_CACHE_HOME"))
                    .map(Path::of)
                    .filter(Path::isAbsolute)
                    .orElseGet(() -> home().resolve(".cache"))
                    .resolve("djtoolkit"))
        .toAbsolutePath();
  }

  /**
   * Maven's local repository, as far as properties tell; Surefire hands it on as {@code
   * localRepository}.
   */
  Path mavenRepository() {
    return property("maven.repo.local")
        .or(() -> property("localRepository"))
        .map(Path::of)
        .orElseGet(() -> home().resolve(".m2").resolve("repository"));
  }

  private Path home() {
    return Path.of(property("user.home").orElse("."));
  }
}
