package io.github.djtoolkit.sql.pointer;

import io.github.djtoolkit.model.schema.Column;
import io.github.djtoolkit.model.schema.TableName;
import io.github.djtoolkit.model.store.Md5;
import io.github.djtoolkit.sql.key.KeyRange;
import io.github.djtoolkit.sql.key.KeyRanges;
import io.github.djtoolkit.sql.template.Literals;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DataType;
import org.jooq.Field;
import org.jooq.JSON;
import org.jooq.Query;
import org.jooq.Record;
import org.jooq.Record1;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * The list of objects that are on their way to another place, a table of the schema whose name
 * starts with {@code ~}, which hides it from DataJoint. The server itself fills it from the values
 * of a column and takes the new places from it, so that no row leaves the server, each object is
 * listed once however many rows refer to it, and no value can name a place before the object is
 * proved to be there. Immutable.
 */
public final class MovedObjects {

  /** Name of the table. */
  public static final String TABLE = "~djtoolkit_objects";

  private static final int PATH = 1200;

  static final Field<byte[]> ID = field("id", SQLDataType.BINARY(32).notNull());
  static final Field<byte[]> PATH_ID = field("path_id", SQLDataType.BINARY(32).notNull());
  static final Field<String> OWNER = field("owner", text(130).notNull());
  static final Field<String> STORE = field("store", text(64).notNull());
  static final Field<String> OLD_PATH = field("path", text(PATH).notNull());
  static final Field<String> TARGET = field("target", text(64).notNull());
  static final Field<String> NEW_PATH = field("new_path", text(PATH).notNull());
  static final Field<String> HASH = field("hash", text(26).null_());
  static final Field<Long> SIZE =
      field("size", SQLDataType.BIGINTUNSIGNED.null_()).coerce(Long.class);
  static final Field<String> STATE = field("state", text(16).notNull());
  static final Field<String> PROBLEM = field("problem", text(2000).null_());

  private static final List<Field<?>> ALL =
      List.of(ID, STORE, OLD_PATH, TARGET, NEW_PATH, HASH, SIZE, STATE, PROBLEM);

  private final TableName table;

  /**
   * The list of one schema.
   *
   * @param schema name of the schema
   */
  public MovedObjects(String schema) {
    this.table = new TableName(schema, TABLE);
  }

  /** What is known of an object. */
  public enum State {
    /** A value refers to it. */
    LISTED,
    /** An earlier run placed it, and a value still names its old place. */
    CHECK,
    /** It is proved to be at its new place. */
    PLACED,
    /** It could not be placed; the reason is noted. */
    FAILED,
    /** Its original is being removed. */
    REMOVING,
    /** Its original was removed. */
    REMOVED
  }

  /**
   * The table's name.
   *
   * @return schema and name
   */
  public TableName name() {
    return table;
  }

  /**
   * Creates the table where it is not there yet.
   *
   * @return the statements
   */
  public List<Query> create() {
    return List.of(
        DSL.createTableIfNotExists(table())
            .columns(
                ID,
                PATH_ID,
                OWNER,
                STORE,
                OLD_PATH,
                TARGET,
                NEW_PATH,
                HASH,
                DSL.field(DSL.name("size"), SQLDataType.BIGINTUNSIGNED.null_()),
                STATE,
                PROBLEM)
            .constraints(DSL.primaryKey(ID), DSL.unique(PATH_ID, ID)));
  }

  /**
   * Drops the table.
   *
   * @return the statement
   */
  public Query drop() {
    return DSL.dropTableIfExists(table());
  }

  /**
   * Lists the objects of the values in a range that are not where they are to be. An object that is
   * listed already is listed for this column from now on.
   *
   * @param move the move of one column
   * @param range a range of the table's key
   * @return the statement
   */
  public Query list(PointerMove move, KeyRange range) {
    Pointer pointer = new Pointer(move);
    return DSL.insertInto(
            table(), ID, PATH_ID, OWNER, STORE, OLD_PATH, TARGET, NEW_PATH, HASH, SIZE, STATE)
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
                .from(base(move))
                .where(KeyRanges.of(move.table()).contains(range))
                .and(pointer.misplaced()))
        .onDuplicateKeyUpdate()
        .set(OWNER, DSL.val(move.owner()))
        .set(
            STATE,
            DSL.when(
                    qualified(STATE).in(State.PLACED.name(), State.CHECK.name()),
                    DSL.inline(State.CHECK.name()))
                .otherwise(DSL.inline(State.LISTED.name())));
  }

  /**
   * Listed objects of a column that are to be placed, for {@link #toObject}, in order of key.
   *
   * @param move the move of one column
   * @param after key to go on behind; empty at the start
   * @param limit rows at most
   * @return the query
   */
  public Select<Record> open(PointerMove move, Optional<String> after, int limit) {
    return select(move, List.of(State.LISTED, State.CHECK), after, limit);
  }

  /**
   * Objects of a column that could not be placed; behind the others {@code problem}.
   *
   * @param move the move of one column
   * @param limit rows at most
   * @return the query
   */
  public Select<Record> failed(PointerMove move, int limit) {
    return select(move, List.of(State.FAILED), Optional.empty(), limit);
  }

  /**
   * Objects with a hash that are proved to be at their new places, or whose originals a run that
   * was stopped was about to remove, for {@link #toObject}, in order of key.
   *
   * @param after key to go on behind; empty at the start
   * @param limit rows at most
   * @return the query
   */
  public Select<Record> originals(Optional<String> after, int limit) {
    return DSL.select(ALL)
        .from(table())
        .where(STATE.in(State.PLACED.name(), State.CHECK.name(), State.REMOVING.name()))
        .and(HASH.isNotNull())
        .and(after.map(MovedObjects::bytes).map(ID::gt).orElse(DSL.noCondition()))
        .orderBy(ID)
        .limit(limit);
  }

  /**
   * One row where an original was removed, or was about to be, else none.
   *
   * @return the query
   */
  public Select<Record1<Integer>> findRemoved() {
    return DSL.selectOne()
        .from(table())
        .where(STATE.in(State.REMOVING.name(), State.REMOVED.name()))
        .limit(1);
  }

  /**
   * Notes what becomes of the originals of some objects.
   *
   * @param ids keys of objects
   * @param state the state
   * @return the statement
   */
  public Query mark(Collection<String> ids, State state) {
    return DSL.update(table())
        .set(STATE, state.name())
        .where(ID.in(ids.stream().map(MovedObjects::bytes).toList()));
  }

  /**
   * Keys of objects whose original is named by a value of a JSON column of any schema. Where
   * another schema calls the store by another name the path alone tells.
   *
   * @param other the table
   * @param column its JSON column
   * @param limit keys at most
   * @return the query
   */
  public Select<Record1<byte[]>> namedBy(TableName other, String column, int limit) {
    Field<JSON> json = DSL.field(DSL.name(other.schema(), other.table(), column), JSON.class);
    Field<String> path = Pointer.text(json, "path");
    Field<String> store = DSL.coalesce(Pointer.text(json, "store"), DSL.inline(""));
    return DSL.selectDistinct(qualified(ID))
        .from(DSL.table(DSL.name(other.schema(), other.table())))
        .join(table())
        .on(qualified(PATH_ID).eq(Pointer.digest(path)))
        .where(
            store
                .ne(qualified(TARGET))
                .or(qualified(TARGET).eq(qualified(STORE)))
                .or(store.eq(qualified(STORE))))
        .limit(limit);
  }

  /**
   * Keys of objects whose original has the path of a file that a tracking table of any schema
   * knows.
   *
   * @param tracking the tracking table
   * @param limit rows at most
   * @return the query
   */
  public Select<Record1<byte[]>> trackedAsFile(TableName tracking, int limit) {
    Field<String> path =
        DSL.field(DSL.name(tracking.schema(), tracking.table(), "filepath"), String.class);
    return DSL.selectDistinct(qualified(ID))
        .from(DSL.table(DSL.name(tracking.schema(), tracking.table())))
        .join(table())
        .on(qualified(PATH_ID).eq(Pointer.digest(Literals.utf8(path))))
        .where(path.isNotNull())
        .limit(limit);
  }

  /**
   * Those of some hashes that a tracking table has a row for.
   *
   * @param tracking the tracking table
   * @param hashes the hashes
   * @return the query
   */
  public static Select<Record1<byte[]>> tracked(TableName tracking, Collection<Md5> hashes) {
    Field<byte[]> hash = DSL.field(DSL.name("hash"), byte[].class);
    return DSL.select(hash)
        .from(DSL.table(DSL.name(tracking.schema(), tracking.table())))
        .where(hash.in(hashes.stream().map(Md5::bytes).toList()));
  }

  /**
   * A key of {@link #namedBy} or {@link #trackedAsFile} as {@link MovedObject#id} has it.
   *
   * @param row the row
   * @return its id, as hex digits
   */
  public static String id(Record1<byte[]> row) {
    return HexFormat.of().formatHex(row.value1());
  }

  /**
   * One row with the number of objects of a column in a state.
   *
   * @param move the move of one column
   * @param state the state
   * @return the query
   */
  public Select<Record1<Integer>> count(PointerMove move, State state) {
    return DSL.selectCount().from(table()).where(of(move)).and(STATE.eq(state.name()));
  }

  /**
   * One row with the number of a column's objects that are to be placed.
   *
   * @param move the move of one column
   * @return the query
   */
  public Select<Record1<Integer>> countOpen(PointerMove move) {
    return DSL.selectCount()
        .from(table())
        .where(of(move))
        .and(STATE.in(State.LISTED.name(), State.CHECK.name()));
  }

  /**
   * Primary keys of some rows that refer to an object of a column that could not be placed.
   *
   * @param move the move of one column
   * @param id key of the object
   * @param limit rows at most
   * @return the query
   */
  public Select<Record> rowsOf(PointerMove move, String id, int limit) {
    return DSL.select(
            move.table().primaryKey().stream().<Field<?>>map(c -> column(move, c)).toList())
        .from(base(move))
        .where(new Pointer(move).misplaced())
        .and(new Pointer(move).id().eq(bytes(id)))
        .limit(limit);
  }

  /**
   * A row of {@link #open} or {@link #failed}.
   *
   * @param row the row
   * @return the object
   */
  public static MovedObject toObject(Record row) {
    return new MovedObject(
        HexFormat.of().formatHex(row.get(ID)),
        row.get(STORE),
        row.get(OLD_PATH),
        row.get(TARGET),
        row.get(NEW_PATH),
        Optional.ofNullable(row.get(HASH)).map(Md5::ofBase32),
        Optional.ofNullable(row.get(SIZE)),
        row.get(STATE).equals(State.CHECK.name()));
  }

  /**
   * What stood in the way of an object, of a row of {@link #failed}.
   *
   * @param row the row
   * @return the problem, in words
   */
  public static String problem(Record row) {
    return Optional.ofNullable(row.get(PROBLEM)).orElse("");
  }

  /**
   * Notes that objects are proved to be at their new places.
   *
   * @param ids keys of objects
   * @return the statement
   */
  public Query placed(Collection<String> ids) {
    return DSL.update(table())
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
    return DSL.update(table())
        .set(STATE, State.FAILED.name())
        .set(PROBLEM, problem.length() > 2000 ? problem.substring(0, 2000) : problem)
        .where(ID.eq(bytes(id)));
  }

  /**
   * Makes the values in a range name the new places of objects that are proved to be there, and
   * leaves every other value as it was: columns with ON UPDATE are set to themselves.
   *
   * @param move the move of one column
   * @param range a range of the table's key
   * @return the statement
   */
  public Query repoint(PointerMove move, KeyRange range) {
    Pointer pointer = new Pointer(move);
    Map<Field<?>, Field<?>> values = new LinkedHashMap<>();
    values.put(pointer.json(), pointer.moved(qualified(TARGET), qualified(NEW_PATH)));
    for (Column column : move.table().columns()) {
      if (column.isUpdatedByRowChange()) {
        values.put(column(move, column), column(move, column));
      }
    }
    return DSL.update(base(move).join(table()).on(qualified(ID).eq(pointer.id())))
        .set(values)
        .where(KeyRanges.of(move.table()).contains(range))
        .and(pointer.misplaced())
        .and(qualified(STATE).eq(State.PLACED.name()));
  }

  /**
   * One row where a value of the column is not what it is to be, else none.
   *
   * @param move the move of one column
   * @return the query
   */
  public static Select<Record1<Integer>> findMisplaced(PointerMove move) {
    return DSL.selectOne().from(base(move)).where(new Pointer(move).misplaced()).limit(1);
  }

  /**
   * One row with the number of values that are not what they are to be.
   *
   * @param move the move of one column
   * @return the query
   */
  public static Select<Record1<Integer>> countMisplaced(PointerMove move) {
    return DSL.selectCount().from(base(move)).where(new Pointer(move).misplaced());
  }

  private Select<Record> select(
      PointerMove move, List<State> states, Optional<String> after, int limit) {
    Condition beyond = after.map(MovedObjects::bytes).map(ID::gt).orElse(DSL.noCondition());
    return DSL.select(ALL)
        .from(table())
        .where(of(move))
        .and(STATE.in(states.stream().map(State::name).toList()))
        .and(beyond)
        .orderBy(ID)
        .limit(limit);
  }

  private static Condition of(PointerMove move) {
    return OWNER.eq(move.owner()).and(STORE.eq(move.from())).and(TARGET.eq(move.to()));
  }

  private Table<?> table() {
    return DSL.table(DSL.name(table.schema(), table.table()));
  }

  private static Table<?> base(PointerMove move) {
    TableName name = move.table().name();
    return DSL.table(DSL.name(name.schema(), name.table()));
  }

  private <T> Field<T> qualified(Field<T> field) {
    return DSL.field(DSL.name(table.schema(), table.table(), field.getName()), field.getDataType());
  }

  private static Field<Object> column(PointerMove move, Column column) {
    TableName name = move.table().name();
    return DSL.field(DSL.name(name.schema(), name.table(), column.name()), Object.class);
  }

  private static byte[] bytes(String id) {
    return HexFormat.of().parseHex(id);
  }

  private static DataType<String> text(int length) {
    return SQLDataType.VARCHAR(length).collation(DSL.collation("utf8mb4_bin"));
  }

  private static <T> Field<T> field(String name, DataType<T> type) {
    return DSL.field(DSL.name(name), type);
  }
}
