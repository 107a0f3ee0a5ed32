package io.github.djtoolkit.sql.session;

import java.util.function.Consumer;
import org.jooq.Cursor;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.ResultQuery;

/** Reads results of any size row by row, in memory that does not grow with them. */
public final class RowStreams {

  /** What MySQL Connector/J wants to hear before it hands rows out as they come. */
  private static final int ROW_BY_ROW = Integer.MIN_VALUE;

  private static final int ROWS_AT_ONCE = 1_000;

  private RowStreams() {}

  /**
   * Hands each row of a query out. The connection does nothing else meanwhile, and the server keeps
   * the statement open, so whoever is told should be quick.
   *
   * @param db connection to ask by
   * @param query the query
   * @param consumer is told each row, in the query's order
   * @param <R> type of the rows
   */
  public static <R extends Record> void forEach(
      DSLContext db, ResultQuery<R> query, Consumer<? super R> consumer) {
    try (Cursor<R> rows = db.fetchLazy(query.fetchSize(fetchSize(db)))) {
      rows.forEach(consumer);
    }
  }

  private static int fetchSize(DSLContext db) {
    String driver = db.connectionResult(c -> c.getMetaData().getDriverName());
    return driver.startsWith("MySQL") ? ROW_BY_ROW : ROWS_AT_ONCE;
  }
}
