package io.github.djtoolkit.testkit.junit.internal;

import java.util.Set;

/**
 * A connection as the server sees it.
 *
 * @param id the server's number of the connection
 * @param user its account
 * @param schema its default schema, or an empty text
 * @param tag the test that opened it through the testkit, or an empty text
 * @param holds what it holds: locks and transactions, for people
 */
record Session(long id, String user, String schema, String tag, Set<String> holds) {

  /** Copies the set. */
  Session {
    holds = Set.copyOf(holds);
  }

  String describe() {
    return "connection "
        + id
        + " of "
        + user
        + (schema.isEmpty() ? "" : " to schema " + schema)
        + (holds.isEmpty() ? "" : " that holds " + String.join(", ", holds));
  }
}
