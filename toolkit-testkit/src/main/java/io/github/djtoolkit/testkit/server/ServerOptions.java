package io.github.djtoolkit.testkit.server;

import java.util.List;

/**
 * Settings of a server that is started for a test.
 *
 * @param arguments arguments of {@code mysqld} that are added behind the usual ones and so win over
 *     them, such as {@code --sql-mode=ANSI_QUOTES}
 */
public record ServerOptions(List<String> arguments) {

  /**
   * Copies the list.
   *
   * @param arguments arguments of {@code mysqld} that are added behind the usual ones and so win
   *     over them, such as {@code --sql-mode=ANSI_QUOTES}
   */
  public ServerOptions {
    arguments = List.copyOf(arguments);
  }

  /**
   * The usual settings: MySQL's own, but without durability.
   *
   * @return options without arguments
   */
  public static ServerOptions defaults() {
    return new ServerOptions(List.of());
  }

  /**
   * The usual settings with arguments of one's own.
   *
   * @param arguments arguments of {@code mysqld}
   * @return the options
   */
  public static ServerOptions of(String... arguments) {
    return new ServerOptions(List.of(arguments));
  }
}
