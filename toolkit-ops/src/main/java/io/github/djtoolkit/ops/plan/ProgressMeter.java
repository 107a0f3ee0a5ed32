package io.github.djtoolkit.ops.plan;

import io.github.djtoolkit.model.schema.TableName;
import java.time.Duration;
import java.util.function.LongConsumer;

/**
 * Counts the rows of one table that workers get done, and tells the listener after each portion.
 * The clock starts when the meter is made. Thread-safe; the listener is called by one thread at a
 * time.
 */
public final class ProgressMeter implements LongConsumer {

  private final ProgressListener listener;
  private final TableName table;
  private final long total;
  private final long bytesPerRow;
  private final long start = System.nanoTime();
  private long rows;

  /**
   * A meter for one table.
   *
   * @param listener is told
   * @param table the table
   * @param total its rows, about; 0 where nobody knows
   * @param bytesPerRow what a row holds, about; 0 where nobody knows
   */
  public ProgressMeter(ProgressListener listener, TableName table, long total, long bytesPerRow) {
    this.listener = listener;
    this.table = table;
    this.total = total;
    this.bytesPerRow = bytesPerRow;
  }

  /**
   * Counts rows that are done.
   *
   * @param more how many
   */
  @Override
  public synchronized void accept(long more) {
    rows += more;
    listener.advanced(
        new RowProgress(
            table,
            rows,
            total == 0 ? 0 : Math.max(rows, total),
            rows * bytesPerRow,
            Duration.ofNanos(System.nanoTime() - start)));
  }
}
