package io.github.djtoolkit.sql.lineage;

import static io.github.djtoolkit.sql.internal.meta.Tables.TABLES;

import io.github.djtoolkit.model.lineage.LineageEntry;
import io.github.djtoolkit.sql.template.CommentedTable;
import io.github.djtoolkit.sql.template.CommentedTable.CommentedColumn;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.InsertValuesStep3;
import org.jooq.Name;
import org.jooq.Query;
import org.jooq.Record;
import org.jooq.Record1;
import org.jooq.Record3;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * The {@code ~lineage} table of a schema, with the columns and comments that 2.x itself declares.
 * Immutable.
 */
public final class LineageTable {

  /** Name of the table. */
  public static final String NAME = "~lineage";

  private static final int ROWS_PER_INSERT = 500;

  private static final Field<String> TABLE =
      DSL.field(DSL.name("table_name"), SQLDataType.VARCHAR(64).notNull());
  private static final Field<String> ATTRIBUTE =
      DSL.field(DSL.name("attribute_name"), SQLDataType.VARCHAR(64).notNull());
  private static final Field<String> LINEAGE =
      DSL.field(DSL.name("lineage"), SQLDataType.VARCHAR(255).notNull());

  private final Name name;
  private final Table<Record> table;

  /**
   * The table of one schema.
   *
   * @param schema name of the schema
   */
  public LineageTable(String schema) {
    this.name = DSL.name(schema, NAME);
    this.table = DSL.table(name);
  }

  /**
   * Creates the table; it takes the schema's character set.
   *
   * @return the statement; it fails where the table exists
   */
  public Query create() {
    List<CommentedColumn> columns =
        List.of(
            new CommentedColumn(TABLE.getUnqualifiedName(), 64, "table name within the schema"),
            new CommentedColumn(ATTRIBUTE.getUnqualifiedName(), 64, "attribute name"),
            new CommentedColumn(
                LINEAGE.getUnqualifiedName(), 255, "origin: schema.table.attribute"));
    return new CommentedTable(name, columns)
        .create(List.of(TABLE.getUnqualifiedName(), ATTRIBUTE.getUnqualifiedName()));
  }

  /**
   * Which schemas have a lineage table. One query.
   *
   * @param db where to ask
   * @param schemas names of schemas
   * @return the names of those that have one
   */
  public static Set<String> existing(DSLContext db, Collection<String> schemas) {
    return db.select(TABLES.TABLE_SCHEMA)
        .from(TABLES)
        .where(TABLES.TABLE_SCHEMA.in(schemas))
        .and(TABLES.TABLE_NAME.eq(NAME))
        .fetchSet(TABLES.TABLE_SCHEMA);
  }

  /** {@return all entries, in order} */
  public Select<Record3<String, String, String>> entries() {
    return DSL.select(TABLE, ATTRIBUTE, LINEAGE).from(table).orderBy(TABLE, ATTRIBUTE);
  }

  /**
   * {@return a row of {@link #entries}}
   *
   * @param row the row
   */
  public static LineageEntry toEntry(Record3<String, String, String> row) {
    return new LineageEntry(row.value1(), row.value2(), row.value3());
  }

  /**
   * Removes all entries.
   *
   * @return the statement
   */
  public Query clear() {
    return DSL.deleteFrom(table);
  }

  /**
   * Inserts entries, some hundred a statement.
   *
   * @param entries what to insert
   * @return the statements
   */
  public List<Query> insert(List<LineageEntry> entries) {
    List<Query> inserts = new ArrayList<>();
    for (int from = 0; from < entries.size(); from += ROWS_PER_INSERT) {
      InsertValuesStep3<Record, String, String, String> insert =
          DSL.insertInto(table).columns(TABLE, ATTRIBUTE, LINEAGE);
      for (LineageEntry e :
          entries.subList(from, Math.min(entries.size(), from + ROWS_PER_INSERT))) {
        insert = insert.values(e.table(), e.attribute(), e.lineage());
      }
      inserts.add(insert);
    }
    return inserts;
  }

  /**
   * Entries whose origin lies in a schema.
   *
   * @param schema name of the schema
   * @return a query for their origins
   */
  public Select<Record1<String>> entriesOf(String schema) {
    return DSL.select(LINEAGE).from(table).where(originIn(schema));
  }

  /**
   * Gives the schema of origins another name, where tables moved to another schema. Run again, it
   * changes nothing.
   *
   * @param from present name of the schema
   * @param to its new name
   * @return the statement
   */
  public Query renameSchema(String from, String to) {
    return DSL.update(table)
        .set(LINEAGE, DSL.concat(DSL.inline(to + "."), DSL.substring(LINEAGE, from.length() + 2)))
        .where(originIn(from));
  }

  private static Condition originIn(String schema) {
    return DSL.left(LINEAGE, schema.length() + 1).eq(schema + ".");
  }
}
