package io.github.djtoolkit.sql.pointer;

import static io.github.djtoolkit.sql.pointer.MovedObjects.HASH;
import static io.github.djtoolkit.sql.pointer.MovedObjects.ID;
import static io.github.djtoolkit.sql.pointer.MovedObjects.NEW_PATH;
import static io.github.djtoolkit.sql.pointer.MovedObjects.OLD_PATH;
import static io.github.djtoolkit.sql.pointer.MovedObjects.OWNER;
import static io.github.djtoolkit.sql.pointer.MovedObjects.PATH_ID;
import static io.github.djtoolkit.sql.pointer.MovedObjects.SIZE;
import static io.github.djtoolkit.sql.pointer.MovedObjects.STATE;
import static io.github.djtoolkit.sql.pointer.MovedObjects.STORE;
import static io.github.djtoolkit.sql.pointer.MovedObjects.TARGET;

import io.github.djtoolkit.model.schema.Column;
import io.github.djtoolkit.model.schema.TableName;
import io.github.djtoolkit.sql.key.KeyRange;
import io.github.djtoolkit.sql.key.KeyRanges;
import io.github.djtoolkit.sql.pointer.MovedObjects.State;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jooq.Field;
import org.jooq.Query;
import org.jooq.Record;
import org.jooq.Record1;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.DSL;

/**
 * The values of one column that are to name other places. The server itself lists their objects and
 * takes the new places from the list, so that no row leaves the server, and no value can name a
 * place before the object is proved to be there. Immutable.
 */
public final class PointerValues {

  private final PointerMove move;
  private final Pointer pointer;
  private final MovedObjects list;

  /**
   * The values of one column.
   *
   * @param move which column, and where its values are to point
   */
  public PointerValues(PointerMove move) {
    this.move = move;
    this.pointer = new Pointer(move);
    this.list = new MovedObjects(move.table().name().schema());
  }

  /**
   * One row where a value is not what it is to be, else none.
   *
   * @return the query
   */
  public Select<Record1<Integer>> findMisplaced() {
    return DSL.selectOne().from(base()).where(pointer.misplaced()).limit(1);
  }

  /**
   * One row with the number of values that are not what they are to be.
   *
   * @return the query
   */
  public Select<Record1<Integer>> countMisplaced() {
    return DSL.selectCount().from(base()).where(pointer.misplaced());
  }

  /**
   * Lists the objects of the values in a range that are not where they are to be. An object that is
   * listed already is listed for this column from now on.
   *
   * @param range a range of the table's key
   * @return the statement
   */
  public Query list(KeyRange range) {
    return DSL.insertInto(
            list.table(), ID, PATH_ID, OWNER, STORE, OLD_PATH, TARGET, NEW_PATH, HASH, SIZE, STATE)
        .select(
            DSL.selectDistinct(
                    pointer.id(),
                    Pointer.digest(pointer.path()),
                    DSL.val(move.owner()),
                    pointer.store(),
                    pointer.path(),
                    DSL.val(move.to()),
                    pointer.newPath(),
                    DSL.when(pointer.isHashed(), pointer.hash()),
                    pointer.size(),
                    DSL.inline(State.LISTED.name()))
                .from(base())
                .where(KeyRanges.of(move.table()).contains(range))
                .and(pointer.misplaced()))
        .onDuplicateKeyUpdate()
        .set(OWNER, DSL.val(move.owner()))
        .set(
            STATE,
            DSL.when(
                    list.qualified(STATE).in(State.PLACED.name(), State.CHECK.name()),
                    DSL.inline(State.CHECK.name()))
                .otherwise(DSL.inline(State.LISTED.name())));
  }

  /**
   * Makes the values in a range name the new places of objects that are proved to be there, and
   * leaves every other value as it was: columns with ON UPDATE are set to themselves.
   *
   * @param range a range of the table's key
   * @return the statement
   */
  public Query repoint(KeyRange range) {
    Map<Field<?>, Field<?>> values = new LinkedHashMap<>();
    values.put(pointer.json(), pointer.moved(list.qualified(TARGET), list.qualified(NEW_PATH)));
    for (Column column : move.table().columns()) {
      if (column.isUpdatedByRowChange()) {
        values.put(column(column), column(column));
      }
    }
    return DSL.update(base().join(list.table()).on(list.qualified(ID).eq(pointer.id())))
        .set(values)
        .where(KeyRanges.of(move.table()).contains(range))
        .and(pointer.misplaced())
        .and(list.qualified(STATE).eq(State.PLACED.name()));
  }

  /**
   * Primary keys of some rows that refer to an object that could not be placed.
   *
   * @param id key of the object
   * @param limit rows at most
   * @return the query
   */
  public Select<Record> rowsOf(String id, int limit) {
    return DSL.select(move.table().primaryKey().stream().<Field<?>>map(this::column).toList())
        .from(base())
        .where(pointer.misplaced())
        .and(pointer.id().eq(MovedObjects.bytes(id)))
        .limit(limit);
  }

  private Table<?> base() {
    TableName name = move.table().name();
    return DSL.table(DSL.name(name.schema(), name.table()));
  }

  private Field<Object> column(Column column) {
    TableName name = move.table().name();
    return DSL.field(DSL.name(name.schema(), name.table(), column.name()), Object.class);
  }
}
