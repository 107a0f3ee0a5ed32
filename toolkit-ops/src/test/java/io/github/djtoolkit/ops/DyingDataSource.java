package io.github.djtoolkit.ops;

import io.github.djtoolkit.sql.journal.JournalTables;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import javax.sql.DataSource;

/**
 * Lets so many statements through that change something, notes in the journal of steps aside, and
 * then nothing more on any connection: what the server sees of a client that is killed.
 */
public final class DyingDataSource {

  private static final Pattern CHANGE =
      Pattern.compile(
          "\\s*(alter|create|drop|rename|insert|update|delete|lock)\\b.*", Pattern.DOTALL);

  private final DataSource dataSource;
  private final AtomicInteger left;

  /** Lets so many changes through. */
  public DyingDataSource(DataSource dataSource, int changes) {
    this.dataSource = dataSource;
    this.left = new AtomicInteger(changes);
  }

  /** The dying client. */
  public DataSource proxy() {
    return WatchedDataSource.of(dataSource, this::before);
  }

  /** Whether the client was killed; else all its changes were let through. */
  public boolean died() {
    return left.get() < 0;
  }

  private void before(Optional<String> sql) throws SQLException {
    if (sql.filter(DyingDataSource::isChange).isPresent()) {
      left.decrementAndGet();
    }
    if (died()) {
      throw new SQLException("the client is dead");
    }
  }

  private static boolean isChange(String sql) {
    return !sql.contains(JournalTables.JOURNAL)
        && CHANGE.matcher(sql.toLowerCase(Locale.ROOT)).matches();
  }
}
