package io.github.djtoolkit.ops.internal.pointer;

import io.github.djtoolkit.model.ToolkitException;
import io.github.djtoolkit.model.schema.TableName;
import io.github.djtoolkit.ops.internal.rows.ParallelRanges;
import io.github.djtoolkit.ops.internal.rows.Retries;
import io.github.djtoolkit.ops.plan.Step;
import io.github.djtoolkit.ops.plan.StepContext;
import io.github.djtoolkit.sql.key.KeyRange;
import io.github.djtoolkit.sql.key.KeyRanges;
import io.github.djtoolkit.sql.pointer.PointerMove;
import io.github.djtoolkit.sql.pointer.PointerValues;
import io.github.djtoolkit.storage.ObjectStores;
import java.util.List;
import org.jooq.Query;

/**
 * Brings the objects of one JSON column to their new places, proves that they are there, and only
 * then lets the values name them. The originals stay. A value that cannot be moved leaves all of
 * the column's values as they are. Values that clients write meanwhile are caught up with. A step
 * that changes values does so first with those whose objects a step before it has placed in the
 * same run, and lists and looks at no more than what is left then.
 *
 * @param move what is moved and where
 * @param stores the configured stores
 * @param copies whether objects are copied; else they must be at their new places already
 * @param counts counts what was done; shared by the steps of a run
 * @param threads how many ranges of rows are worked on at once, and objects between folders; eight
 *     times as many where they go through a network
 * @param repoints whether values are changed at last; else objects are placed alone
 */
public record MovePointers(
    PointerMove move,
    ObjectStores stores,
    boolean copies,
    PlacedCounts counts,
    int threads,
    boolean repoints)
    implements Step {

  /** Code of the error that some objects could not be placed. */
  public static final String NOT_PLACED = "objects_not_placed";

  private static final int ROUNDS = 10;

  @Override
  public String action() {
    return repoints ? "move_pointers" : "place_objects";
  }

  @Override
  public TableName table() {
    return move.table().name();
  }

  @Override
  public String reason() {
    return (repoints ? "The values of " : "The objects of ")
        + move.column()
        + (move.from().equals(move.to())
            ? " are to lie in 2.x's own places."
            : " are to lie in store " + move.to() + ".");
  }

  @Override
  public List<Query> statements() {
    PointerValues values = new PointerValues(move);
    return repoints
        ? List.of(values.list(KeyRange.ALL), values.repoint(KeyRange.ALL))
        : List.of(values.list(KeyRange.ALL));
  }

  @Override
  public boolean isDone(StepContext context) {
    return context.db().fetch(new PointerValues(move).findMisplaced()).isEmpty();
  }

  @Override
  public long run(StepContext context) {
    PlaceObjects objects =
        new PlaceObjects(move, new ObjectPlacer(stores, copies), counts, threads);
    if (repoints && counts.areAllPlaced()) {
      counts.addRows(repoint(context));
    }
    for (int round = 0; round < ROUNDS && !isDone(context); round++) {
      if (objects.run(context) > 0) {
        throw notPlaced(context);
      }
      counts.allPlaced();
      if (!repoints) {
        return 0;
      }
      counts.addRows(repoint(context));
    }
    return counts.rows();
  }

  private long repoint(StepContext context) {
    PointerValues values = new PointerValues(move);
    return new ParallelRanges(context, threads, PlaceObjects.ROWS_PER_RANGE)
        .run(
            KeyRanges.of(move.table()),
            (db, range) -> Retries.onLocks(() -> db.execute(values.repoint(range))),
            n -> {});
  }

  private ToolkitException notPlaced(StepContext context) {
    NotPlaced report = NotPlaced.read(context.db(), move);
    return new ToolkitException(NOT_PLACED, report.message(move));
  }
}
