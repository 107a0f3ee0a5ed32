package io.github.djtoolkit.sql.backup;

import io.github.djtoolkit.model.schema.TableName;
import io.github.djtoolkit.sql.checksum.Checksum;
import io.github.djtoolkit.sql.definition.TableDefinition;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.DataType;
import org.jooq.Field;
import org.jooq.Query;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * The hidden table in which a backup keeps the definition and the checksum of each table, as the
 * source had them, and digests of its own views and triggers. Immutable.
 */
public final class ManifestTable {

  /** Name of the table. */
  public static final String NAME = "~djtoolkit_backup";

  private static final String TABLE = "table";

  private static final Field<String> KIND = field("kind", text(SQLDataType.VARCHAR(16)));
  private static final Field<String> NAME_OF = field("name", text(SQLDataType.VARCHAR(64)));
  private static final Field<String> CHECKSUM = field("checksum", text(SQLDataType.VARCHAR(96)));
  private static final Field<String> DEFINITION = field("definition", text(SQLDataType.CLOB));

  private final String schema;
  private final Table<?> table;

  /**
   * The table of one backup.
   *
   * @param schema name of the backup
   */
  public ManifestTable(String schema) {
    this.schema = schema;
    this.table = DSL.table(DSL.name(schema, NAME));
  }

  /**
   * What is known of a table.
   *
   * @param definition the source's definition, under the backup's name
   * @param checksum rows and their checksum
   */
  public record Entry(TableDefinition definition, Checksum checksum) {}

  /** {@return the statement that creates the table where it is not there yet} */
  public Query create() {
    return DSL.createTableIfNotExists(table)
        .columns(KIND, NAME_OF, CHECKSUM, DEFINITION)
        .constraints(DSL.primaryKey(KIND, NAME_OF));
  }

  /** {@return the statement that removes all entries} */
  public Query clear() {
    return DSL.deleteFrom(table);
  }

  /**
   * {@return the statement that writes an entry}
   *
   * @param entry the entry
   */
  public Query put(Entry entry) {
    return put(
        TABLE,
        entry.definition().table().table(),
        entry.checksum().toString(),
        entry.definition().text());
  }

  /**
   * {@return the statement that writes what is known of a view or a trigger}
   *
   * @param program the view or trigger
   */
  public Query put(ProgramDigest program) {
    return put(program.kind(), program.name(), program.digest(), program.text());
  }

  private Query put(String kind, String name, String checksum, String definition) {
    return DSL.insertInto(table)
        .columns(KIND, NAME_OF, CHECKSUM, DEFINITION)
        .values(kind, name, checksum, definition);
  }

  /**
   * All views and triggers. The table must exist.
   *
   * @param db where to read
   * @return what is known of each
   */
  public List<ProgramDigest> programs(DSLContext db) {
    return db.select(KIND, NAME_OF, CHECKSUM, DEFINITION)
        .from(table)
        .where(KIND.ne(TABLE))
        .orderBy(KIND, NAME_OF)
        .fetch(r -> new ProgramDigest(r.value1(), r.value2(), r.value3(), r.value4()));
  }

  /**
   * All entries of tables. The table must exist.
   *
   * @param db where to read
   * @return entry by name of the table, in order
   */
  public Map<TableName, Entry> read(DSLContext db) {
    Map<TableName, Entry> entries = new LinkedHashMap<>();
    db.select(NAME_OF, CHECKSUM, DEFINITION)
        .from(table)
        .where(KIND.eq(TABLE))
        .orderBy(NAME_OF)
        .fetch()
        .forEach(
            r -> {
              TableName name = new TableName(schema, r.value1());
              entries.put(
                  name,
                  new Entry(TableDefinition.parse(name, r.value3()), Checksum.parse(r.value2())));
            });
    return entries;
  }

  private static DataType<String> text(DataType<String> type) {
    return type.collation(DSL.collation("utf8mb4_bin")).notNull();
  }

  private static Field<String> field(String name, DataType<String> type) {
    return DSL.field(DSL.name(name), type);
  }
}
