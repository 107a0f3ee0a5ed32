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
import java.util.List;
import java.util.Optional;

/**
 * Lists the objects that a column's misplaced values refer to, and brings each to its new place,
 * several at a time. Memory does not grow with their number. One that cannot be placed is noted
 * with its reason and the others go on; after some failures of a store in one page the rest is
 * left.
 */
final class PlaceObjects {

  private static final int ROWS_PER_RANGE = 10_000;
  private static final int PAGE = 1_000;
  private static final int OBJECTS_PER_THREAD = 8;

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
    try (PlacePage pages = new PlacePage(placer, threads * OBJECTS_PER_THREAD)) {
      return place(context, pages);
    }
  }

  private long place(StepContext context, PlacePage pages) {
    long total = context.db().fetchSingle(list.countOpen()).value1();
    long done = 0;
    long failed = 0;
    Optional<String> after = Optional.empty();
    while (true) {
      List<MovedObject> page =
          context.db().fetch(list.open(after, PAGE)).map(MovedObjects::toObject);
      List<Placing> results = pages.place(page);
      List<MovedObject> placed = placed(results);
      List<Placing> problems = results.stream().filter(p -> p.problem().isPresent()).toList();
      note(context, placed, problems);
      failed += problems.size();
      done += placed.size() + problems.size();
      context.progress(move.table().name(), done, total);
      if (page.size() < PAGE || placed.size() + problems.size() < page.size()) {
        return failed;
      }
      after = Optional.of(page.get(page.size() - 1).id());
    }
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

  private void note(StepContext context, List<MovedObject> placed, List<Placing> problems) {
    for (Placing failed : problems) {
      String problem = String.valueOf(failed.problem().orElseThrow().getMessage());
      context.db().execute(list.failed(failed.object().id(), problem));
    }
    if (!placed.isEmpty()) {
      placer.settle(placed);
      context.db().execute(list.placed(placed.stream().map(MovedObject::id).toList()));
    }
  }
}
