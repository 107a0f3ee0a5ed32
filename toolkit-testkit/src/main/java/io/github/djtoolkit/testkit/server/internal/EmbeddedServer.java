package io.github.djtoolkit.testkit.server.internal;

import io.github.djtoolkit.testkit.server.RestartableServer;
import io.github.djtoolkit.testkit.server.ServerStartException;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A {@code mysqld} of our own: this object owns the process and its folder, and removes both. */
final class EmbeddedServer extends EndpointServer implements RestartableServer {

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final Launch launch;
  private final Path folder;
  private final Thread hook;
  private Optional<Running> running = Optional.empty();

  /** Starts the server on its data. */
  interface Launch {
    Process start() throws IOException;
  }

  private record Running(Process process, Watchdog watchdog) {}

  /**
   * @param launch starts the process again
   * @param folder everything of the server; removed with it
   * @param endpoint where it listens
   */
  EmbeddedServer(Launch launch, Path folder, Endpoint endpoint) {
    super(endpoint);
    this.launch = launch;
    this.folder = folder;
    this.hook = new Thread(this::stop, "djtoolkit-mysql-stop");
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /** Takes over a process that was just started. */
  synchronized void run(Process process) throws IOException {
    running = Optional.of(new Running(process, Watchdog.over(process, folder)));
  }

  private synchronized boolean isAlive() {
    return running.filter(r -> r.process().isAlive()).isPresent();
  }

  @Override
  public void restart() {
    shutDown();
    try {
      run(launch.start());
    } catch (IOException e) {
      close();
      throw new ServerStartException("The embedded MySQL cannot be started again", e);
    }
    if (!awaitReady()) {
      throw new ServerStartException(
          "Another process took the port " + port() + " while the server was down");
    }
  }

  private synchronized void shutDown() {
    running.ifPresent(
        r -> {
          r.process().destroy();
          r.process().onExit().orTimeout(60, TimeUnit.SECONDS).join();
          r.watchdog().dismiss();
        });
    running = Optional.empty();
  }

  /**
   * Waits until the server lets a connection in; false, and stopped, where another process has the
   * port.
   */
  boolean awaitReady() {
    Instant deadline = Instant.now().plus(PATIENCE);
    while (isAlive() && Instant.now().isBefore(deadline)) {
      if (isReady()) {
        return true;
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
    }
    String log = MysqldCommand.tail(folder.resolve(MysqldCommand.LOG));
    close();
    if (log.contains("Address already in use")) {
      return false;
    }
    throw new ServerStartException(
        "The embedded MySQL does not start. " + Platform.WAYS_OUT + " Its log ends: " + log);
  }

  private boolean isReady() {
    try (Connection connection =
            endpoint().dataSource("", Map.of("connectTimeout", "2000")).getConnection();
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery("SELECT @@pid_file")) {
      return result.next() && result.getString(1).startsWith(folder.toString());
    } catch (SQLException notYet) {
      return false;
    }
  }

  @Override
  public boolean exclusive() {
    return true;
  }

  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException shuttingDown) {
      // The hook runs already and does the same.
    }
    stop();
  }

  private synchronized void stop() {
    running.ifPresent(
        r -> r.process().destroyForcibly().onExit().orTimeout(30, TimeUnit.SECONDS).join());
    FileTrees.delete(folder);
    running.ifPresent(r -> r.watchdog().dismiss());
    running = Optional.empty();
  }

  @Override
  public String toString() {
    return "embedded MySQL at " + endpoint();
  }
}
