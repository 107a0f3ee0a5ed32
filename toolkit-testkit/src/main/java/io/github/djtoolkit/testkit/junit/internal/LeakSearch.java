package io.github.djtoolkit.testkit.junit.internal;

import io.github.djtoolkit.testkit.server.MySqlServer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Finds the connections, locks and transactions that a test leaves on the server. */
final class LeakSearch {

  /** How long the server may take to notice that a connection was closed. */
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final Sessions sessions;
  private final String tag;
  private final Map<Long, Session> before;

  LeakSearch(MySqlServer server, String tag) {
    this.sessions = new Sessions(server);
    this.tag = tag;
    this.before = sessions.read();
  }

  /**
   * Names and ends what the test left.
   *
   * @param alone tells whether no other test has run beside this one so far
   * @param schemas the test's schemas
   */
  List<String> find(BooleanSupplier alone, Set<String> schemas) {
    List<Session> left = left(alone, schemas);
    Instant deadline = Instant.now().plus(PATIENCE);
    while (!left.isEmpty() && Instant.now().isBefore(deadline)) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
      left = left(alone, schemas);
    }
    left.forEach(session -> sessions.kill(session.id()));
    return left.stream().map(Session::describe).toList();
  }

  private List<Session> left(BooleanSupplier alone, Set<String> schemas) {
    Map<Long, Session> now = sessions.read();
    boolean stillAlone = alone.getAsBoolean();
    return now.values().stream()
        .filter(s -> isOfTest(s, stillAlone, schemas))
        .filter(this::isNewOrHoldsMore)
        .toList();
  }

  private boolean isOfTest(Session session, boolean alone, Set<String> schemas) {
    if (!session.tag().isEmpty()) {
      return session.tag().equals(tag);
    }
    return alone || schemas.contains(session.schema());
  }

  private boolean isNewOrHoldsMore(Session session) {
    return Optional.ofNullable(before.get(session.id()))
        .map(earlier -> !earlier.holds().containsAll(session.holds()))
        .orElse(true);
  }
}
