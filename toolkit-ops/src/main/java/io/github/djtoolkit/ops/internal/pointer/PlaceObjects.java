package io.github.djtoolkit.ops.internal.pointer;

import io.github.djtoolkit.ops.internal.rows.ParallelRanges;
import io.github.djtoolkit.ops.internal.rows.Retries;
import io.github.djtoolkit.ops.plan.StepContext;
import io.github.djtoolkit.sql.key.KeyRanges;
import io.github.djtoolkit.sql.pointer.MovedObject;
import io.github.djtoolkit.sql.pointer.MovedObjects;
import io.github.djtoolkit.sql.pointer.PlacedObjects;
import io.github.djtoolkit.sql.pointer.PointerMove;
import io.github.djtoolkit.sql.pointer.PointerValues;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * Lists the objects that a column's misplaced values refer to, and brings each to its new place,
 * several at a time. Memory does not grow with their number. One that cannot be placed is noted
 * with its reason and the others go on; after some failures of a store in one group those that are
 * not begun are left.
 */
final class PlaceObjects {

  /** Few enough for a small table to be shared out among connections. */
  static final int ROWS_PER_RANGE = 2_000;

  /** What waits for a disk or a network takes no processor. */
  private static final int WAITING_PER_THREAD = 8;

  private static final int NOTED_AT_ONCE = 1_000;

  private final PointerMove move;
  private final PlacedObjects list;
  private final ObjectPlacer placer;
  private final PlacedCounts counts;
  private final int threads;

  PlaceObjects(PointerMove move, ObjectPlacer placer, PlacedCounts counts, int threads) {
    this.move = move;
    this.list = new PlacedObjects(move);
    this.placer = placer;
    this.counts = counts;
    this.threads = threads;
  }

  /** Lists and places; returns the number of objects that could not be placed. */
  long run(StepContext context) {
    context.db().execute(new MovedObjects(move.table().name().schema()).create());
    PointerValues values = new PointerValues(move);
    new ParallelRanges(context, threads, ROWS_PER_RANGE)
        .run(
            KeyRanges.of(move.table()),
            (db, range) -> Retries.onLocks(() -> db.execute(values.list(range))),
            n -> {});
    int writers = placer.isInFolders(move) ? threads : threads * WAITING_PER_THREAD;
    try (PlaceGroups groups = new PlaceGroups(placer, writers, threads * WAITING_PER_THREAD)) {
      return place(context, groups);
    }
  }

  private long place(StepContext context, PlaceGroups groups) {
    long total = context.db().fetchSingle(list.countOpen()).value1();
    Iterator<MovedObject> open = new OpenObjects(context.db(), list);
    long done = 0;
    long failed = 0;
    List<MovedObject> placed = new ArrayList<>();
    boolean goesOn = true;
    groups.begin(open);
    while (!groups.isEmpty()) {
      List<Placing> results = groups.finish();
      List<MovedObject> now = placed(results);
      List<Placing> problems = results.stream().filter(p -> p.problem().isPresent()).toList();
      goesOn = goesOn && now.size() + problems.size() == results.size();
      if (goesOn) {
        groups.begin(open);
      }
      placed.addAll(now);
      noteProblems(context, problems);
      if (placed.size() >= NOTED_AT_ONCE || groups.isEmpty()) {
        notePlaced(context, placed);
        placed.clear();
      }
      failed += problems.size();
      done += now.size() + problems.size();
      context.progress(move.table().name(), done, total);
    }
    return failed;
  }

  private List<MovedObject> placed(List<Placing> results) {
    List<MovedObject> placed = new ArrayList<>();
    for (Placing result : results) {
      result
          .means()
          .ifPresent(
              means -> {
                counts.add(means);
                placed.add(result.object());
              });
    }
    return placed;
  }

  private void noteProblems(StepContext context, List<Placing> problems) {
    for (Placing failed : problems) {
      String problem = String.valueOf(failed.problem().orElseThrow().getMessage());
      context.db().execute(list.failed(failed.object().id(), problem));
    }
  }

  /** For many at once: to make names durable takes as long as to place many objects. */
  private void notePlaced(StepContext context, List<MovedObject> placed) {
    if (!placed.isEmpty()) {
      placer.settle(placed);
      context.db().execute(list.placed(placed.stream().map(MovedObject::id).toList()));
    }
  }
}
