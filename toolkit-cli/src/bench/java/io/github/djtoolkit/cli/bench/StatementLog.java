package io.github.djtoolkit.cli.bench;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * The server's own clocks: each statement of any connection, from its arrival to its end, and what
 * of that it was on a processor. The second hardly depends on what else the machine does.
 */
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
   * @param processor how long it ran
   */
  record Entry(String sql, Duration time, Duration processor) {

    boolean startsWith(String word) {
      return sql.toLowerCase(Locale.ROOT).startsWith(word);
    }
  }

  /** Switches the log on and empties it. */
  static StatementLog start(Database database) throws SQLException {
    database.execute(
        "UPDATE performance_schema.setup_consumers SET ENABLED = 'YES'"
            + " WHERE NAME IN ('events_statements_history_long', 'events_statements_cpu')");
    StatementLog log = new StatementLog(database);
    log.clear();
    return log;
  }

  /** Forgets what ran so far. */
  void clear() throws SQLException {
    database.execute("TRUNCATE TABLE " + HISTORY);
  }

  /** What ran since the start, in order. */
  List<Entry> entries() throws SQLException {
    return database
        .rows(
            "SELECT SQL_TEXT, TIMER_WAIT, CPU_TIME FROM "
                + HISTORY
                + " WHERE SQL_TEXT IS NOT NULL AND TIMER_WAIT IS NOT NULL"
                + " ORDER BY TIMER_START")
        .stream()
        .map(row -> new Entry(row.get(0), picoseconds(row.get(1)), picoseconds(row.get(2))))
        .toList();
  }

  /** What ran since the start and begins with a word, in order. */
  List<Entry> entries(String word) throws SQLException {
    return entries().stream().filter(e -> e.startsWith(word)).toList();
  }

  private static Duration picoseconds(String number) {
    return Duration.ofNanos(Long.parseLong(number) / 1_000);
  }

  /** How long the server's processors worked on some statements. */
  static Duration processor(List<Entry> entries) {
    return entries.stream().map(Entry::processor).reduce(Duration.ZERO, Duration::plus);
  }

  /** How long some statements took, one after the other. */
  static Duration sum(List<Entry> entries) {
    return entries.stream().map(Entry::time).reduce(Duration.ZERO, Duration::plus);
  }
}
