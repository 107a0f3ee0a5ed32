package io.github.djtoolkit.testkit.server.internal;

import io.github.djtoolkit.testkit.server.RestartableServer;
import io.github.djtoolkit.testkit.server.ServerOptions;
import io.github.djtoolkit.testkit.server.ServerStartException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Starts the embedded MySQL: a copy of an initialized data folder, a free port, a process of its
 * own.
 */
final class EmbeddedLauncher {

  private static final int ATTEMPTS = 5;

  private final Distribution distribution;
  private final MysqldCommand command;

  EmbeddedLauncher(Distribution distribution, Platform platform) {
    this.distribution = distribution;
    this.command = new MysqldCommand(distribution.home(), platform);
  }

  RestartableServer launch(ServerOptions options) {
    Path template = new DataTemplate(distribution, command).folder(options);
    for (int attempt = 1; ; attempt++) {
      Optional<RestartableServer> server = attempt(template, options);
      if (server.isPresent()) {
        return server.get();
      }
      if (attempt == ATTEMPTS) {
        throw new ServerStartException("No free port was found in " + ATTEMPTS + " attempts");
      }
    }
  }

  /** One attempt; empty where another process took the port in the meantime. */
  private Optional<RestartableServer> attempt(Path template, ServerOptions options) {
    try {
      Path folder = Files.createTempDirectory("djtoolkit-mysql");
      boolean started = false;
      try {
        Path data = folder.resolve("data");
        FileTrees.copy(template, data);
        String password = Passwords.random();
        Path init = folder.resolve("init.sql");
        Files.writeString(init, accounts(password));
        int port = freePort();
        List<String> arguments = new ArrayList<>(ServerArguments.WITHOUT_DURABILITY);
        arguments.addAll(
            List.of(
                "--port=" + port,
                "--bind-address=127.0.0.1",
                "--socket=",
                "--mysqlx=OFF",
                "--innodb-flush-method=nosync",
                "--secure-file-priv=NULL",
                "--pid-file=" + folder.resolve("mysqld.pid"),
                "--tmpdir=" + folder));
        arguments.addAll(options.arguments());
        Endpoint endpoint =
            new Endpoint("127.0.0.1", port, "root", password, Map.of("sslMode", "DISABLED"));
        EmbeddedServer server =
            new EmbeddedServer(() -> command.start(folder, data, arguments), folder, endpoint);
        List<String> first = new ArrayList<>(arguments);
        first.add("--init-file=" + init);
        server.run(command.start(folder, data, first));
        started = server.awaitReady();
        Files.delete(init);
        return started ? Optional.of(server) : Optional.empty();
      } finally {
        if (!started) {
          FileTrees.delete(folder);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The embedded MySQL cannot be started", e);
    }
  }

  /** Statements that leave one account, which comes by TCP from this machine. */
  private static String accounts(String password) {
    return "CREATE USER 'root'@'127.0.0.1' IDENTIFIED WITH mysql_native_password BY '"
        + password
        + "';\n"
        + "GRANT ALL ON *.* TO 'root'@'127.0.0.1' WITH GRANT OPTION;\n"
        + "DROP USER 'root'@'localhost';\n";
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
