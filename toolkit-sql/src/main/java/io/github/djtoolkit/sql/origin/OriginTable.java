package io.github.djtoolkit.sql.origin;

import io.github.djtoolkit.model.schema.SchemaOrigin;
import java.time.LocalDateTime;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.DataType;
import org.jooq.Field;
import org.jooq.Query;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** The hidden table in which a copy remembers where it came from. It holds one row. Immutable. */
public final class OriginTable {

  /** Name of the table. */
  public static final String NAME = "~djtoolkit_origin";

  private static final Field<String> SOURCE = field("source_schema", text(64));
  private static final Field<String> WRITER = field("writer_schema", text(64));
  private static final Field<String> OPERATION = field("operation", text(32));
  private static final Field<String> STATE = field("state", text(16));
  private static final Field<String> VERSION = field("version", text(32));
  private static final Field<LocalDateTime> AT =
      field("at", SQLDataType.LOCALDATETIME(3).notNull());

  private final Table<?> table;

  /**
   * The table of one schema.
   *
   * @param schema name of the copy
   */
  public OriginTable(String schema) {
    this.table = DSL.table(DSL.name(schema, NAME));
  }

  /**
   * Creates the table where it is not there yet.
   *
   * @return the statement
   */
  public Query create() {
    return DSL.createTableIfNotExists(table)
        .columns(SOURCE, WRITER, OPERATION, STATE, VERSION, AT)
        .constraints(DSL.primaryKey(SOURCE));
  }

  /**
   * Writes where the copy comes from, unless it is written already.
   *
   * @param origin where the copy comes from
   * @return the statement
   */
  public Query remember(SchemaOrigin origin) {
    return DSL.insertInto(table)
        .columns(SOURCE, WRITER, OPERATION, STATE, VERSION, AT)
        .values(
            DSL.val(origin.source()),
            DSL.val(origin.writer()),
            DSL.val(origin.operation()),
            DSL.val(origin.state().word()),
            DSL.val(origin.version()),
            DSL.currentLocalDateTime(3))
        .onDuplicateKeyIgnore();
  }

  /**
   * Changes how far the copy is.
   *
   * @param state the state to note
   * @return the statement
   */
  public Query state(SchemaOrigin.State state) {
    return DSL.update(table).set(STATE, state.word()).where(STATE.ne(state.word()));
  }

  /**
   * Reads the row; empty where it is not written. The table must exist.
   *
   * @param db the connection to read by
   * @return where the copy comes from
   */
  public Optional<SchemaOrigin> read(DSLContext db) {
    return db.select(SOURCE, WRITER, OPERATION, STATE, VERSION, AT)
        .from(table)
        .fetchOptional(
            r ->
                new SchemaOrigin(
                    r.value1(),
                    r.value2(),
                    r.value3(),
                    SchemaOrigin.State.of(r.value4()),
                    r.value5(),
                    r.value6().toInstant(java.time.ZoneOffset.UTC)));
  }

  private static DataType<String> text(int length) {
    return SQLDataType.VARCHAR(length).collation(DSL.collation("utf8mb4_bin")).notNull();
  }

  private static <T> Field<T> field(String name, DataType<T> type) {
    return DSL.field(DSL.name(name), type);
  }
}
