package io.github.djtoolkit.sql.journal;

import java.time.LocalDateTime;
import java.util.List;
import org.jooq.DataType;
import org.jooq.Field;
import org.jooq.Query;
import org.jooq.Record2;
import org.jooq.Record4;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * The two tables that the toolkit keeps in a schema while it is being migrated: the journal of
 * steps, and what each step changed, so that it can be taken back. Their names start with {@code
 * ~}, which hides them from DataJoint. Immutable.
 */
public final class JournalTables {

  /** Name of the journal of steps. */
  public static final String JOURNAL = "~djtoolkit_journal";

  /** Name of the table of undo facts. */
  public static final String UNDO = "~djtoolkit_undo";

  private static final String SWAP_SUFFIX = "_swap";

  private static final Field<Long> ID = field("id", SQLDataType.BIGINT.notNull().identity(true));
  private static final Field<String> RUN = field("run", text(SQLDataType.CHAR(36)));
  private static final Field<String> OPERATION = field("operation", text(SQLDataType.VARCHAR(64)));
  private static final Field<String> STEP = field("step", text(SQLDataType.VARCHAR(255)));
  private static final Field<String> STATE = field("state", text(SQLDataType.VARCHAR(16)));
  private static final Field<String> VERSION = field("version", text(SQLDataType.VARCHAR(32)));
  private static final Field<LocalDateTime> AT =
      field("at", SQLDataType.LOCALDATETIME(3).notNull());
  private static final Field<String> KIND = field("kind", text(SQLDataType.VARCHAR(32)));
  private static final Field<String> TABLE = field("table_name", text(SQLDataType.VARCHAR(64)));
  private static final Field<String> SUBJECT = field("subject", text(SQLDataType.VARCHAR(64)));
  private static final Field<String> BEFORE = field("before_value", text(SQLDataType.CLOB));

  private final Table<?> journal;
  private final Table<?> undo;

  /**
   * The tables of one schema.
   *
   * @param schema name of the schema
   */
  public JournalTables(String schema) {
    this(schema, "");
  }

  private JournalTables(String schema, String suffix) {
    this.journal = DSL.table(DSL.name(schema, JOURNAL + suffix));
    this.undo = DSL.table(DSL.name(schema, UNDO + suffix));
  }

  /**
   * The tables of runs that move all other tables of a schema, the usual journal with them.
   *
   * @param schema name of a schema whose tables of these names stay where they are
   * @return the tables
   */
  public static JournalTables ofSwaps(String schema) {
    return new JournalTables(schema, SWAP_SUFFIX);
  }

  /**
   * Whether a table is one of {@link #ofSwaps}.
   *
   * @param table name of a table
   * @return true for both names
   */
  public static boolean isOfSwaps(String table) {
    return table.equals(JOURNAL + SWAP_SUFFIX) || table.equals(UNDO + SWAP_SUFFIX);
  }

  /**
   * Creates both tables where they are not there yet.
   *
   * @return the statements
   */
  public List<Query> create() {
    return List.of(
        DSL.createTableIfNotExists(journal)
            .columns(ID, RUN, OPERATION, STEP, STATE, VERSION, AT)
            .constraints(DSL.primaryKey(ID)),
        DSL.createTableIfNotExists(undo)
            .columns(KIND, TABLE, SUBJECT, BEFORE)
            .constraints(DSL.primaryKey(KIND, TABLE, SUBJECT)));
  }

  /**
   * Drops both tables: the end of a complete rollback.
   *
   * @return the statements
   */
  public List<Query> drop() {
    return List.of(DSL.dropTableIfExists(undo), DSL.dropTableIfExists(journal));
  }

  /**
   * Notes that a step of a run began or ended.
   *
   * @param run identifies the run
   * @param operation name of the operation
   * @param step the step, as the plan names it
   * @param state how far it is
   * @param version version of the toolkit
   * @return the statement
   */
  public Query note(String run, String operation, String step, String state, String version) {
    return DSL.insertInto(journal)
        .columns(RUN, OPERATION, STEP, STATE, VERSION, AT)
        .values(
            DSL.val(run),
            DSL.val(operation),
            DSL.val(step.length() > 255 ? step.substring(0, 255) : step),
            DSL.val(state),
            DSL.val(version),
            DSL.currentLocalDateTime(3));
  }

  /**
   * The steps of an operation that are noted as done. The tables must exist.
   *
   * @param operation name of the operation
   * @return the query: the step, and when it was done, in UTC; the latest last
   */
  public Select<Record2<String, LocalDateTime>> done(String operation) {
    return DSL.select(STEP, AT)
        .from(journal)
        .where(OPERATION.eq(operation))
        .and(STATE.eq("done"))
        .orderBy(ID);
  }

  /**
   * Remembers how something was. What is remembered first stays: a step that is run again does not
   * overwrite it.
   *
   * @param fact what was, and where
   * @return the statement
   */
  public Query remember(UndoFact fact) {
    return DSL.insertInto(undo)
        .columns(KIND, TABLE, SUBJECT, BEFORE)
        .values(fact.kind().name(), fact.table(), fact.subject(), fact.before())
        .onDuplicateKeyIgnore();
  }

  /** {@return all facts of the schema, in order of kind, table and subject} */
  public Select<Record4<String, String, String, String>> facts() {
    return DSL.select(KIND, TABLE, SUBJECT, BEFORE).from(undo).orderBy(KIND, TABLE, SUBJECT);
  }

  /**
   * {@return a row of {@link #facts}}
   *
   * @param row the row
   */
  public static UndoFact toFact(Record4<String, String, String, String> row) {
    return new UndoFact(
        UndoFact.Kind.valueOf(row.value1()), row.value2(), row.value3(), row.value4());
  }

  /**
   * Forgets a fact once it is taken back.
   *
   * @param fact what was, and where
   * @return the statement
   */
  public Query forget(UndoFact fact) {
    return DSL.deleteFrom(undo)
        .where(KIND.eq(fact.kind().name()))
        .and(TABLE.eq(fact.table()))
        .and(SUBJECT.eq(fact.subject()));
  }

  /**
   * Whatever the schema's character set is, comments of any language fit and names keep their case
   * apart.
   */
  private static DataType<String> text(DataType<String> type) {
    return type.collation(DSL.collation("utf8mb4_bin")).notNull();
  }

  private static <T> Field<T> field(String name, DataType<T> type) {
    return DSL.field(DSL.name(name), type);
  }
}
