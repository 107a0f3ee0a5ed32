package io.github.djtoolkit.testkit.server.internal;

import io.github.djtoolkit.testkit.server.MySqlServer;
import io.github.djtoolkit.testkit.server.RestartableServer;
import io.github.djtoolkit.testkit.server.ServerOptions;
import io.github.djtoolkit.testkit.server.ServerStartException;
import java.lang.System.Logger.Level;
import java.util.Optional;

/** Chooses the kind of server by what the environment offers. */
public final class ServerChoice {

  private static final System.Logger LOG = System.getLogger(ServerChoice.class.getName());

  private final Settings settings;

  ServerChoice(Settings settings) {
    this.settings = settings;
  }

  /**
   * A choice by this process's environment variables and system properties.
   *
   * @return the choice
   */
  public static ServerChoice fromEnvironment() {
    return new ServerChoice(Settings.ofThisProcess());
  }

  /**
   * Starts or finds a server.
   *
   * @param options arguments for the server
   * @return the running server
   */
  public MySqlServer start(ServerOptions options) {
    Optional<String> url = settings.text("mysql.url");
    if (url.isPresent() && options.arguments().isEmpty()) {
      return ExternalServer.connect(
          url.get(), settings.text("mysql.user"), settings.text("mysql.password"));
    }
    return startContainer(options).orElseGet(() -> startEmbedded(options));
  }

  /**
   * Starts the embedded server.
   *
   * @param options arguments for the server
   * @return the running server
   */
  public RestartableServer startEmbedded(ServerOptions options) {
    Platform platform =
        Platform.find(settings.systemProperties())
            .orElseThrow(
                () ->
                    new ServerStartException(
                        "This platform has no embedded MySQL. " + Platform.WAYS_OUT));
    Distribution distribution = new Distribution(settings, platform);
    return new EmbeddedLauncher(distribution, platform).launch(options);
  }

  private Optional<MySqlServer> startContainer(ServerOptions options) {
    boolean hasEmbedded = Platform.find(settings.systemProperties()).isPresent();
    if (!hasTestcontainers()
        || (hasEmbedded && !DockerEngine.fromEnvironment(settings.environment()).answers())) {
      return Optional.empty();
    }
    try {
      return Optional.of(ContainerServer.start(options));
    } catch (RuntimeException e) {
      if (!hasEmbedded) {
        throw new ServerStartException(
            "This platform has no embedded MySQL, and none starts in a container: "
                + e.getMessage()
                + ". "
                + Platform.WAYS_OUT,
            e);
      }
      LOG.log(
          Level.WARNING, "MySQL does not start in a container, the embedded one is used: {0}", e);
      return Optional.empty();
    }
  }

  private static boolean hasTestcontainers() {
    try {
      Class.forName(
          "org.testcontainers.mysql.MySQLContainer", false, ServerChoice.class.getClassLoader());
      return true;
    } catch (ClassNotFoundException e) {
      return false;
    }
  }
}
