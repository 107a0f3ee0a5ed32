package io.github.djtoolkit.ops.internal.pointer;

import io.github.djtoolkit.model.ToolkitException;
import io.github.djtoolkit.ops.internal.rows.ParallelRanges;
import io.github.djtoolkit.ops.internal.rows.Retries;
import io.github.djtoolkit.ops.plan.StepContext;
import io.github.djtoolkit.sql.key.KeyRanges;
import io.github.djtoolkit.sql.pointer.MovedObject;
import io.github.djtoolkit.sql.pointer.MovedObjects;
import io.github.djtoolkit.sql.pointer.PointerMove;
import io.github.djtoolkit.storage.StorageException;
import io.github.djtoolkit.storage.StoreUnreachableException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jooq.Record;
import org.jooq.Result;

/**
 * Lists the objects that a column's misplaced values refer to, and brings each to its new place,
 * several at a time. Memory does not grow with their number. One that cannot be placed is noted
 * with its reason and the others go on; after some failures of a store in one page the rest is
 * left.
 */
final class PlaceObjects {

  private static final int ROWS_PER_RANGE = 10_000;
  private static final int PAGE = 1_000;
  private static final int GIVE_UP_AFTER = 10;
  private static final int OBJECTS_PER_THREAD = 8;

  private final PointerMove move;
  private final MovedObjects list;
  private final ObjectPlacer placer;
  private final PlacedCounts counts;
  private final int threads;

  PlaceObjects(
      PointerMove move, MovedObjects list, ObjectPlacer placer, PlacedCounts counts, int threads) {
    this.move = move;
    this.list = list;
    this.placer = placer;
    this.counts = counts;
    this.threads = threads;
  }

  private record Outcome(MovedObject object, Optional<ToolkitException> problem) {}

  /** Lists and places; returns the number of objects that could not be placed. */
  long run(StepContext context) {
    list.create().forEach(context.db()::execute);
    new ParallelRanges(context, threads, ROWS_PER_RANGE)
        .run(
            KeyRanges.of(move.table()),
            (db, range) -> Retries.onLocks(() -> db.execute(list.list(move, range))),
            n -> {});
    ExecutorService pool = Executors.newFixedThreadPool(threads * OBJECTS_PER_THREAD);
    try {
      return place(context, pool);
    } finally {
      pool.shutdownNow();
    }
  }

  private long place(StepContext context, ExecutorService pool) {
    long total = context.db().fetchSingle(list.countOpen(move)).value1();
    long done = 0;
    long failed = 0;
    Optional<String> after = Optional.empty();
    while (true) {
      Result<Record> page = context.db().fetch(list.open(move, after, PAGE));
      List<MovedObject> objects = page.map(MovedObjects::toObject);
      List<Outcome> outcomes = place(pool, objects);
      failed += note(context, outcomes);
      done += outcomes.size();
      context.progress(move.table().name(), done, total);
      if (page.size() < PAGE || outcomes.size() < objects.size()) {
        return failed;
      }
      after = Optional.of(objects.get(objects.size() - 1).id());
    }
  }

  /** Places one page; fewer outcomes than objects mean that a store does not answer any more. */
  private List<Outcome> place(ExecutorService pool, List<MovedObject> objects) {
    StoreFailures failures = new StoreFailures(GIVE_UP_AFTER);
    List<Future<Optional<Outcome>>> tasks = new ArrayList<>();
    for (MovedObject object : objects) {
      tasks.add(
          pool.submit(
              () -> failures.tooMany() ? Optional.empty() : Optional.of(place(object, failures))));
    }
    List<Outcome> outcomes = new ArrayList<>();
    for (Future<Optional<Outcome>> task : tasks) {
      await(task).ifPresent(outcomes::add);
    }
    return outcomes;
  }

  private Outcome place(MovedObject object, StoreFailures failures) {
    try {
      counts.add(placer.place(object));
      return new Outcome(object, Optional.empty());
    } catch (ToolkitException e) {
      if (e.code().equals(StorageException.IO) || e.code().equals(StoreUnreachableException.CODE)) {
        failures.add();
      }
      return new Outcome(object, Optional.of(e));
    }
  }

  private long note(StepContext context, List<Outcome> outcomes) {
    List<MovedObject> placed = new ArrayList<>();
    long failed = 0;
    for (Outcome outcome : outcomes) {
      if (outcome.problem().isEmpty()) {
        placed.add(outcome.object());
      } else {
        failed++;
        String problem = String.valueOf(outcome.problem().get().getMessage());
        context.db().execute(list.failed(outcome.object().id(), problem));
      }
    }
    if (!placed.isEmpty()) {
      placer.settle(placed);
      context.db().execute(list.placed(placed.stream().map(MovedObject::id).toList()));
    }
    return failed;
  }

  private static <T> T await(Future<T> task) {
    try {
      return task.get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException r ? r : new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while objects were being copied", e);
    }
  }
}
