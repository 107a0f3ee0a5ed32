package io.github.djtoolkit.ops.internal.pointer;

import io.github.djtoolkit.ops.internal.rows.Keys;
import io.github.djtoolkit.sql.pointer.MovedObject;
import io.github.djtoolkit.sql.pointer.MovedObjects;
import io.github.djtoolkit.sql.pointer.MovedObjects.State;
import io.github.djtoolkit.sql.pointer.PlacedObjects;
import io.github.djtoolkit.sql.pointer.PointerMove;
import io.github.djtoolkit.sql.pointer.PointerValues;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.Record;

/**
 * The objects of a column that could not be placed.
 *
 * @param number how many there are
 * @param open how many were not tried, since a store did not answer any more
 * @param examples some of them
 */
public record NotPlaced(long number, long open, List<Example> examples) {

  /** How many are read at most. */
  private static final int LIMIT = 100;

  private static final int SHOWN = 5;

  /**
   * Copies the list.
   *
   * @param number how many there are
   * @param open how many were not tried, since a store did not answer any more
   * @param examples some of them
   */
  public NotPlaced {
    examples = List.copyOf(examples);
  }

  /**
   * One object.
   *
   * @param object the object
   * @param problem why it could not be placed
   * @param rows primary keys of some rows that refer to it, for people
   */
  public record Example(MovedObject object, String problem, String rows) {

    /** The problem of a store does not name the object. */
    private String text() {
      boolean isNamed = problem.contains(object.path()) || problem.contains(object.newPath());
      return "rows " + rows + (isNamed ? "" : ", \"" + object.path() + "\"") + ": " + problem;
    }
  }

  /**
   * Reads what a run noted.
   *
   * @param db where to read
   * @param move the move whose objects are looked for
   * @return what was noted
   */
  public static NotPlaced read(DSLContext db, PointerMove move) {
    PlacedObjects list = new PlacedObjects(move);
    PointerValues values = new PointerValues(move);
    List<Example> examples = new ArrayList<>();
    for (Record row : db.fetch(list.failed(LIMIT))) {
      MovedObject object = MovedObjects.toObject(row);
      String rows = Keys.print(db.fetch(values.rowsOf(object.id(), Keys.EXAMPLES)));
      examples.add(new Example(object, PlacedObjects.problem(row), rows));
    }
    return new NotPlaced(
        db.fetchSingle(list.count(State.FAILED)).value1(),
        db.fetchSingle(list.countOpen()).value1(),
        examples);
  }

  String message(PointerMove move) {
    String shown =
        examples.stream().limit(SHOWN).map(Example::text).collect(Collectors.joining(" "));
    return number
        + " objects of "
        + move.table().name()
        + "."
        + move.column()
        + " could not be brought to their new places in store "
        + move.to()
        + (open > 0 ? ", and " + open + " were not tried" : "")
        + "; the values that refer to them are as they were. "
        + shown
        + (number > SHOWN ? " And more." : "")
        + " Mend these and run the command again; what is in its place is kept.";
  }
}
