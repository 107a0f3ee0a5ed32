package io.github.djtoolkit.ops.internal.rows;

import java.util.Iterator;
import java.util.function.LongConsumer;
import java.util.function.ToLongBiFunction;
import org.jooq.DSLContext;

/** Who works through pieces of work on rows: several connections, or one that holds a lock. */
public interface RowWorkers {

  /**
   * Does the work on every piece. The first failure stops all at their next piece and is thrown.
   *
   * @param pieces the pieces; used by one thread at a time
   * @param work does one piece and returns its rows
   * @param progress is told the rows of each piece
   * @param <P> what a piece is
   * @return rows in all
   */
  <P> long run(Iterator<P> pieces, ToLongBiFunction<DSLContext, P> work, LongConsumer progress);

  /**
   * Works on one connection alone, and on the thread that asks.
   *
   * @param db the connection
   * @return the worker
   */
  static RowWorkers on(DSLContext db) {
    return new RowWorkers() {
      @Override
      public <P> long run(
          Iterator<P> pieces, ToLongBiFunction<DSLContext, P> work, LongConsumer progress) {
        long done = 0;
        while (pieces.hasNext()) {
          long rows = work.applyAsLong(db, pieces.next());
          progress.accept(rows);
          done += rows;
        }
        return done;
      }
    };
  }
}
