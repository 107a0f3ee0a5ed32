package io.github.djtoolkit.sql.pointer;

import io.github.djtoolkit.model.schema.TableName;
import io.github.djtoolkit.model.store.Md5;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jooq.DataType;
import org.jooq.Field;
import org.jooq.Query;
import org.jooq.Record;
import org.jooq.Record1;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * The list of objects that are on their way to another place, or have come there, a table of the
 * schema whose name starts with {@code ~}, which hides it from DataJoint. Each object is listed
 * once for each place that it goes to, however many rows refer to it. {@link PointerValues} fills
 * it from the values of a column, {@link PlacedObjects} notes what became of them, and {@link
 * Originals} goes through what they leave behind. Immutable.
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
  static final Field<String> ATTACHMENT = field("attachment", text(255).null_());
  static final Field<String> STATE = field("state", text(16).notNull());
  static final Field<String> PROBLEM = field("problem", text(2000).null_());

  private static final List<Field<?>> OBJECT =
      List.of(ID, STORE, OLD_PATH, TARGET, NEW_PATH, HASH, SIZE, ATTACHMENT, STATE, PROBLEM);

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
   * @return the statement
   */
  public Query create() {
    return DSL.createTableIfNotExists(table())
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
            ATTACHMENT,
            STATE,
            PROBLEM)
        .constraints(DSL.primaryKey(ID), DSL.unique(PATH_ID, ID));
  }

  /**
   * The stores that objects went to, or were about to.
   *
   * @return a query of their names
   */
  public Select<Record1<String>> targets() {
    return DSL.selectDistinct(TARGET).from(table());
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
   * A row of {@link PlacedObjects} or {@link Originals}.
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
        Optional.ofNullable(row.get(ATTACHMENT)),
        State.valueOf(row.get(STATE)));
  }

  Table<?> table() {
    return DSL.table(DSL.name(table.schema(), table.table()));
  }

  /** A column under its full name, as a statement over several tables needs it. */
  <T> Field<T> qualified(Field<T> field) {
    return DSL.field(DSL.name(table.schema(), table.table(), field.getName()), field.getDataType());
  }

  /** What {@link #toObject} reads. */
  List<Field<?>> object() {
    return OBJECT.stream().<Field<?>>map(this::qualified).toList();
  }

  static byte[] bytes(String id) {
    return HexFormat.of().parseHex(id);
  }

  private static DataType<String> text(int length) {
    return SQLDataType.VARCHAR(length).collation(DSL.collation("utf8mb4_bin"));
  }

  private static <T> Field<T> field(String name, DataType<T> type) {
    return DSL.field(DSL.name(name), type);
  }
}
