package io.github.djtoolkit.ops.internal.rows;

import io.github.djtoolkit.ops.plan.StepContext;
import io.github.djtoolkit.sql.key.KeyRange;
import io.github.djtoolkit.sql.key.KeyRanges;
import io.github.djtoolkit.sql.session.SqlSession;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
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
    Iterator<KeyRange> iterator = ranges.iterator(context.db(), rows);
    AtomicBoolean failed = new AtomicBoolean();
    ExecutorService pool = Executors.newFixedThreadPool(connections);
    try {
      List<Future<Long>> workers = new ArrayList<>();
      for (int i = 0; i < connections; i++) {
        workers.add(pool.submit(() -> drain(iterator, work, progress, failed)));
      }
      return sum(workers);
    } finally {
      pool.shutdownNow();
    }
  }

  private long drain(
      Iterator<KeyRange> iterator,
      ToLongBiFunction<DSLContext, KeyRange> work,
      LongConsumer progress,
      AtomicBoolean failed) {
    long changed = 0;
    try (SqlSession session = context.sessions().open()) {
      Optional<KeyRange> range = next(iterator);
      while (range.isPresent() && !failed.get()) {
        long rowsOfRange = work.applyAsLong(session.db(), range.get());
        progress.accept(rowsOfRange);
        changed += rowsOfRange;
        range = next(iterator);
      }
      return changed;
    } catch (RuntimeException e) {
      failed.set(true);
      throw e;
    }
  }

  private static Optional<KeyRange> next(Iterator<KeyRange> iterator) {
    synchronized (iterator) {
      return iterator.hasNext() ? Optional.of(iterator.next()) : Optional.empty();
    }
  }

  private static long sum(List<Future<Long>> workers) {
    long total = 0;
    Optional<RuntimeException> failure = Optional.empty();
    for (Future<Long> worker : workers) {
      try {
        total += worker.get();
      } catch (ExecutionException e) {
        failure =
            failure.or(
                () ->
                    Optional.of(
                        e.getCause() instanceof RuntimeException r
                            ? r
                            : new IllegalStateException(e.getCause())));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted while rows were being converted", e);
      }
    }
    if (failure.isPresent()) {
      throw failure.get();
    }
    return total;
  }
}
