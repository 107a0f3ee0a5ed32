package io.github.djtoolkit.testkit.s3.internal;

import io.github.djtoolkit.testkit.s3.S3Server;
import io.github.djtoolkit.testkit.server.ServerStartException;
import io.github.djtoolkit.testkit.server.internal.DockerEngine;
import io.github.djtoolkit.testkit.server.internal.Settings;
import java.lang.System.Logger.Level;
import java.util.Optional;

/** Chooses the kind of S3 server by what the environment offers. */
public final class S3Choice {

  private static final System.Logger LOG = System.getLogger(S3Choice.class.getName());

  private static final String CONTAINER = "org.testcontainers.containers.MinIOContainer";
  private static final String IN_PROCESS = "org.gaul.s3proxy.S3Proxy";

  private final Settings settings;

  S3Choice(Settings settings) {
    this.settings = settings;
  }

  /**
   * A choice by this process's environment variables and system properties.
   *
   * @return the choice
   */
  public static S3Choice fromEnvironment() {
    return new S3Choice(Settings.ofThisProcess());
  }

  /**
   * Starts or finds a server.
   *
   * @return the running server
   */
  public S3Server start() {
    Optional<String> endpoint = settings.text("s3.endpoint");
    if (endpoint.isPresent()) {
      return ExternalS3.of(
          endpoint.get(), settings.text("s3.access.key"), settings.text("s3.secret.key"));
    }
    return startContainer().orElseGet(this::startInProcess);
  }

  /**
   * Starts a server in this process.
   *
   * @return the running server
   */
  public S3Server startInProcess() {
    if (!isThere(IN_PROCESS)) {
      throw new ServerStartException(
          "No S3 server can be had for the test. Add org.gaul:s3proxy to the test dependencies, or"
              + " start Docker with org.testcontainers:testcontainers-minio on the class path, or name a"
              + " server with DJTOOLKIT_S3_ENDPOINT, DJTOOLKIT_S3_ACCESS_KEY and"
              + " DJTOOLKIT_S3_SECRET_KEY.");
    }
    return S3InProcess.start();
  }

  private Optional<S3Server> startContainer() {
    if (!isThere(CONTAINER) || !DockerEngine.fromEnvironment(settings.environment()).answers()) {
      return Optional.empty();
    }
    try {
      return Optional.of(S3Container.start());
    } catch (RuntimeException e) {
      LOG.log(
          Level.WARNING, "MinIO does not start in a container, the one in process is used: {0}", e);
      return Optional.empty();
    }
  }

  private static boolean isThere(String type) {
    try {
      Class.forName(type, false, S3Choice.class.getClassLoader());
      return true;
    } catch (ClassNotFoundException e) {
      return false;
    }
  }
}
