package io.github.djtoolkit.sql.swap;

import static io.github.djtoolkit.sql.internal.meta.Tables.TABLES;

import io.github.djtoolkit.model.schema.TableName;
import io.github.djtoolkit.sql.read.SchemaReader;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.DataType;
import org.jooq.Field;
import org.jooq.InsertValuesStep2;
import org.jooq.Query;
import org.jooq.Record;
import org.jooq.Record2;
import org.jooq.Result;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * The hidden table in which a swap is written down, whole, before it begins, so that one that was
 * interrupted can be recognised, completed or taken back from the database alone. It lies in a
 * schema whose table of this name never moves. Immutable.
 */
public final class SwapTable {

  private static final Map<SwapRecord.Direction, String> NAMES =
      Map.of(
          SwapRecord.Direction.FORWARD, "~djtoolkit_swap",
          SwapRecord.Direction.BACK, "~djtoolkit_swap_back");

  private static final Field<Long> ID =
      DSL.field(DSL.name("id"), SQLDataType.BIGINT.notNull().identity(true));
  private static final Field<String> KIND =
      DSL.field(DSL.name("kind"), text(SQLDataType.VARCHAR(16)));
  private static final Field<String> CONTENT =
      DSL.field(DSL.name("content"), text(SQLDataType.CLOB(1 << 30)));

  private final TableName name;
  private final Table<Record> table;

  /**
   * @param schema name of the schema that it lies in
   * @param direction which way the swaps go that it keeps; those that go back have a table of their
   *     own, so that what they take back is still known
   */
  public SwapTable(String schema, SwapRecord.Direction direction) {
    this.name = new TableName(schema, NAMES.getOrDefault(direction, ""));
    this.table = DSL.table(DSL.name(schema, name.table()));
  }

  /**
   * Whether a table is one of these.
   *
   * @param table name of a table
   * @return true for both names
   */
  public static boolean isOne(String table) {
    return NAMES.containsValue(table);
  }

  /**
   * The table's name.
   *
   * @return schema and name
   */
  public TableName name() {
    return name;
  }

  /**
   * The schemas in which swaps are written down, as far as the user may see them.
   *
   * @param db where to ask
   * @return their names, the one in which a swap was written down first coming first
   */
  public static List<String> schemas(DSLContext db) {
    return db.select(TABLES.TABLE_SCHEMA)
        .from(TABLES)
        .where(TABLES.TABLE_NAME.in(NAMES.values()))
        .groupBy(TABLES.TABLE_SCHEMA)
        .orderBy(DSL.min(TABLES.CREATE_TIME), TABLES.TABLE_SCHEMA)
        .fetch(TABLES.TABLE_SCHEMA);
  }

  /**
   * Creates the table where it is not there yet.
   *
   * @return the statement
   */
  public Query create() {
    return DSL.createTableIfNotExists(table)
        .columns(ID, KIND, CONTENT)
        .constraints(DSL.primaryKey(ID));
  }

  /**
   * Drops the table.
   *
   * @return the statement
   */
  public Query drop() {
    return DSL.dropTableIfExists(table);
  }

  /**
   * Forgets the record.
   *
   * @return the statement
   */
  public Query clear() {
    return DSL.deleteFrom(table);
  }

  /**
   * Writes a record in place of the one that is there.
   *
   * @param db where to
   * @param swap the record
   */
  public void write(DSLContext db, SwapRecord swap) {
    db.transaction(
        transaction -> {
          DSLContext in = transaction.dsl();
          in.execute(DSL.deleteFrom(table));
          in.execute(insert(SwapRows.of(swap)));
        });
  }

  /**
   * Replaces the checksums of a record.
   *
   * @param db where to
   * @param checksums checksum by table
   */
  public void writeChecksums(DSLContext db, Map<TableName, String> checksums) {
    if (checksums.isEmpty()) {
      return;
    }
    db.transaction(
        transaction -> {
          DSLContext in = transaction.dsl();
          in.execute(DSL.deleteFrom(table).where(KIND.eq(SwapRows.CHECKSUM)));
          in.execute(insert(SwapRows.ofChecksums(checksums)));
        });
  }

  /**
   * Notes that everything is done.
   *
   * @param direction which way the swap went
   * @return the statement
   */
  public Query close(SwapRecord.Direction direction) {
    return state(direction, SwapRecord.Phase.DONE);
  }

  /**
   * Notes that the former tables are about to be dropped.
   *
   * @return the statement
   */
  public Query beginDropping() {
    return state(SwapRecord.Direction.FORWARD, SwapRecord.Phase.DROPPING);
  }

  private Query state(SwapRecord.Direction direction, SwapRecord.Phase phase) {
    return DSL.update(table)
        .set(CONTENT, SwapRows.state(direction, phase).content())
        .where(KIND.eq(SwapRows.STATE));
  }

  /**
   * Reads the record.
   *
   * @param db where from
   * @return the record, or empty where there is none
   */
  public Optional<SwapRecord> read(DSLContext db) {
    if (!SchemaReader.hasTable(db, name)) {
      return Optional.empty();
    }
    Result<Record2<String, String>> rows =
        db.fetch(DSL.select(KIND, CONTENT).from(table).orderBy(ID));
    return rows.isEmpty()
        ? Optional.empty()
        : Optional.of(SwapRows.read(rows.map(r -> new SwapRows.Row(r.value1(), r.value2()))));
  }

  private Query insert(List<SwapRows.Row> rows) {
    InsertValuesStep2<Record, String, String> insert = DSL.insertInto(table).columns(KIND, CONTENT);
    for (SwapRows.Row row : rows) {
      insert = insert.values(row.kind(), row.content());
    }
    return insert;
  }

  private static DataType<String> text(DataType<String> type) {
    return type.collation(DSL.collation("utf8mb4_bin")).notNull();
  }
}
