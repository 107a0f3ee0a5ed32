package io.github.djtoolkit.cli.bench;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** The server's own clock: each statement of any connection, from its arrival to its end. */
final class StatementLog {

  private static final String HISTORY = "performance_schema.events_statements_history_long";

  private final Database database;

  private StatementLog(Database database) {
    this.database = database;
  }

  /**
   * A statement that ran.
   *
   * @param sql its text, as far as the server keeps it
   * @param time how long it took
   */
  record Entry(String sql, Duration time) {

    boolean startsWith(String word) {
      return sql.toLowerCase(Locale.ROOT).startsWith(word);
    }
  }

  /** Switches the log on and empties it. */
  static StatementLog start(Database database) throws SQLException {
    database.execute(
        "UPDATE performance_schema.setup_consumers SET ENABLED = 'YES' WHERE NAME = 'events_statements_history_long'",
        "TRUNCATE TABLE " + HISTORY);
    return new StatementLog(database);
  }

  /** What ran since the start, in order. */
  List<Entry> entries() throws SQLException {
    return database
        .rows(
            "SELECT SQL_TEXT, TIMER_WAIT FROM "
                + HISTORY
                + " WHERE SQL_TEXT IS NOT NULL AND TIMER_WAIT IS NOT NULL"
                + " ORDER BY TIMER_START")
        .stream()
        .map(row -> new Entry(row.get(0), Duration.ofNanos(Long.parseLong(row.get(1)) / 1_000)))
        .toList();
  }

  /** What ran since the start and begins with a word, in order. */
  List<Entry> entries(String word) throws SQLException {
    return entries().stream().filter(e -> e.startsWith(word)).toList();
  }

  static Duration sum(List<Entry> entries) {
    return entries.stream().map(Entry::time).reduce(Duration.ZERO, Duration::plus);
  }
}
