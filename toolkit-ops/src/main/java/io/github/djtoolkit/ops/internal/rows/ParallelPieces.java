package io.github.djtoolkit.ops.internal.rows;

import io.github.djtoolkit.sql.session.SqlSession;
import io.github.djtoolkit.sql.session.SqlSessions;
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

/** Works through pieces of work on several connections. */
public final class ParallelPieces implements RowWorkers {

  private final SqlSessions sessions;
  private final int connections;

  /**
   * @param sessions gives the connections
   * @param connections how many to use
   */
  public ParallelPieces(SqlSessions sessions, int connections) {
    this.sessions = sessions;
    this.connections = connections;
  }

  @Override
  public <P> long run(
      Iterator<P> pieces, ToLongBiFunction<DSLContext, P> work, LongConsumer progress) {
    AtomicBoolean failed = new AtomicBoolean();
    ExecutorService pool = Executors.newFixedThreadPool(connections);
    try {
      List<Future<Long>> workers = new ArrayList<>();
      for (int i = 0; i < connections; i++) {
        workers.add(pool.submit(() -> drain(pieces, work, progress, failed)));
      }
      return sum(workers);
    } finally {
      pool.shutdownNow();
    }
  }

  private <P> long drain(
      Iterator<P> pieces,
      ToLongBiFunction<DSLContext, P> work,
      LongConsumer progress,
      AtomicBoolean failed) {
    long done = 0;
    try (SqlSession session = sessions.open()) {
      Optional<P> piece = next(pieces);
      while (piece.isPresent() && !failed.get()) {
        long rows = work.applyAsLong(session.db(), piece.get());
        progress.accept(rows);
        done += rows;
        piece = next(pieces);
      }
      return done;
    } catch (RuntimeException e) {
      failed.set(true);
      throw e;
    }
  }

  private static <P> Optional<P> next(Iterator<P> pieces) {
    synchronized (pieces) {
      return pieces.hasNext() ? Optional.of(pieces.next()) : Optional.empty();
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
        throw new IllegalStateException("interrupted while rows were being worked on", e);
      }
    }
    if (failure.isPresent()) {
      throw failure.get();
    }
    return total;
  }
}
