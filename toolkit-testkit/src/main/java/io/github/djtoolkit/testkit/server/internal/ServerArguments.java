package io.github.djtoolkit.testkit.server.internal;

import java.util.List;

/** Arguments of {@code mysqld} that trade durability, which a test does not need, for speed. */
final class ServerArguments {

  static final List<String> WITHOUT_DURABILITY =
      List.of(
          "--innodb-flush-log-at-trx-commit=0",
          "--innodb-doublewrite=OFF",
          "--skip-log-bin",
          "--innodb-buffer-pool-size=256M",
          "--innodb-redo-log-capacity=256M",
          "--max-connections=200",
          "--max-allowed-packet=1G",
          "--event-scheduler=OFF",
          "--default-time-zone=+00:00",
          "--skip-name-resolve");

  private ServerArguments() {}
}
