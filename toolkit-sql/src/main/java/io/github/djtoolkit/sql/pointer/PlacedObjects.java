package io.github.djtoolkit.sql.pointer;

import static io.github.djtoolkit.sql.pointer.MovedObjects.ID;
import static io.github.djtoolkit.sql.pointer.MovedObjects.OWNER;
import static io.github.djtoolkit.sql.pointer.MovedObjects.PROBLEM;
import static io.github.djtoolkit.sql.pointer.MovedObjects.STATE;
import static io.github.djtoolkit.sql.pointer.MovedObjects.STORE;
import static io.github.djtoolkit.sql.pointer.MovedObjects.TARGET;

import io.github.djtoolkit.sql.pointer.MovedObjects.State;
import java.util.Collection;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.Query;
import org.jooq.Record;
import org.jooq.Record1;
import org.jooq.Select;
import org.jooq.impl.DSL;

/** The objects that are listed for one column, and how far each has come. Immutable. */
public final class PlacedObjects {

  private static final int PROBLEM_LENGTH = 2000;

  private final PointerMove move;
  private final MovedObjects list;

  /**
   * The objects of one column.
   *
   * @param move the move of the column
   */
  public PlacedObjects(PointerMove move) {
    this.move = move;
    this.list = new MovedObjects(move.table().name().schema());
  }

  /**
   * Objects that are to be placed, for {@link MovedObjects#toObject}, in order of key.
   *
   * @param after key to go on behind; empty at the start
   * @param limit rows at most
   * @return the query
   */
  public Select<Record> open(Optional<String> after, int limit) {
    return select(isOpen(), after, limit);
  }

  /**
   * Objects that could not be placed, for {@link MovedObjects#toObject} and {@link #problem}.
   *
   * @param limit rows at most
   * @return the query
   */
  public Select<Record> failed(int limit) {
    return select(STATE.eq(State.FAILED.name()), Optional.empty(), limit);
  }

  /**
   * One row with the number of objects in a state.
   *
   * @param state the state
   * @return the query
   */
  public Select<Record1<Integer>> count(State state) {
    return count(STATE.eq(state.name()));
  }

  /**
   * One row with the number of objects that are to be placed.
   *
   * @return the query
   */
  public Select<Record1<Integer>> countOpen() {
    return count(isOpen());
  }

  /**
   * Notes that objects are proved to be at their new places.
   *
   * @param ids keys of objects
   * @return the statement
   */
  public Query placed(Collection<String> ids) {
    return DSL.update(list.table())
        .set(STATE, State.PLACED.name())
        .setNull(PROBLEM)
        .where(ID.in(ids.stream().map(MovedObjects::bytes).toList()));
  }

  /**
   * Notes why an object could not be placed.
   *
   * @param id key of the object
   * @param problem what stands in the way
   * @return the statement
   */
  public Query failed(String id, String problem) {
    return DSL.update(list.table())
        .set(STATE, State.FAILED.name())
        .set(PROBLEM, problem.substring(0, Math.min(problem.length(), PROBLEM_LENGTH)))
        .where(ID.eq(MovedObjects.bytes(id)));
  }

  /**
   * What stood in the way of an object, of a row of {@link #failed(int)}.
   *
   * @param row the row
   * @return the problem, in words
   */
  public static String problem(Record row) {
    return Optional.ofNullable(row.get(PROBLEM)).orElse("");
  }

  private Select<Record> select(Condition which, Optional<String> after, int limit) {
    return DSL.select(list.object())
        .from(list.table())
        .where(isOfMove())
        .and(which)
        .and(after.map(MovedObjects::bytes).map(ID::gt).orElse(DSL.noCondition()))
        .orderBy(ID)
        .limit(limit);
  }

  private Select<Record1<Integer>> count(Condition which) {
    return DSL.selectCount().from(list.table()).where(isOfMove()).and(which);
  }

  private static Condition isOpen() {
    return STATE.in(State.LISTED.name(), State.CHECK.name());
  }

  private Condition isOfMove() {
    return OWNER.eq(move.owner()).and(STORE.eq(move.from())).and(TARGET.eq(move.to()));
  }
}
