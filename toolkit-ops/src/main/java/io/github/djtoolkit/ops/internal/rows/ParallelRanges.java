package io.github.djtoolkit.ops.internal.rows;

import io.github.djtoolkit.ops.plan.StepContext;
import io.github.djtoolkit.sql.key.KeyRange;
import io.github.djtoolkit.sql.key.KeyRanges;
import java.util.function.LongConsumer;
import java.util.function.ToLongBiFunction;
import org.jooq.DSLContext;

/**
 * Works through a table's ranges on several connections. Each range is one statement and one
 * transaction.
 */
public final class ParallelRanges {

  private final StepContext context;
  private final int connections;
  private final int rows;

  /**
   * @param context the step's context; its sessions give the connections
   * @param connections how many to use
   * @param rows rows a range
   */
  public ParallelRanges(StepContext context, int connections, int rows) {
    this.context = context;
    this.connections = connections;
    this.rows = rows;
  }

  /**
   * Runs the work on every range. The first failure stops the other workers at their next range and
   * is thrown.
   *
   * @param ranges the table's ranges
   * @param work does one range and returns the rows that it changed
   * @param progress is told the rows changed by each range
   * @return rows changed in all
   */
  public long run(
      KeyRanges ranges, ToLongBiFunction<DSLContext, KeyRange> work, LongConsumer progress) {
    return new ParallelPieces(context.sessions(), connections)
        .run(ranges.iterator(context.db(), rows), work, progress);
  }
}
