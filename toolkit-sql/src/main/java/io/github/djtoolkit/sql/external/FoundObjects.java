package io.github.djtoolkit.sql.external;

import io.github.djtoolkit.model.schema.TableName;
import io.github.djtoolkit.model.store.Md5;
import java.util.Collection;
import org.jooq.Field;
import org.jooq.Query;
import org.jooq.Record1;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * Where objects from 0.11 really lie and the MD5 of their bytes, neither of which their tracking
 * rows tell for sure: 0.14 looks at a blob's place first and at the tracked path then, and may know
 * no {@code contents_hash}. A table of the schema whose name starts with {@code ~}, which hides it
 * from DataJoint. Immutable.
 */
public final class FoundObjects {

  /** Name of the table. */
  public static final String TABLE = "~djtoolkit_found";

  private static final Field<String> STORE = DSL.field(DSL.name("store"), text(64));
  private static final Field<byte[]> HASH =
      DSL.field(DSL.name("hash"), SQLDataType.BINARY(16).notNull());
  private static final Field<String> PATH = DSL.field(DSL.name("path"), text(1200));
  private static final Field<byte[]> CONTENT =
      DSL.field(DSL.name("content_hash"), SQLDataType.BINARY(16).notNull());

  private final TableName table;

  /**
   * The table of one schema.
   *
   * @param schema name of the schema
   */
  public FoundObjects(String schema) {
    this.table = new TableName(schema, TABLE);
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
        .columns(STORE, HASH, PATH, CONTENT)
        .constraints(DSL.primaryKey(STORE, HASH));
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
   * Those of some keys that were looked up already.
   *
   * @param store name of the store
   * @param hashes the hashes
   * @return the query
   */
  public Select<Record1<byte[]>> known(String store, Collection<byte[]> hashes) {
    return DSL.select(HASH).from(table()).where(STORE.eq(store)).and(HASH.in(hashes));
  }

  /**
   * Notes where an object lies.
   *
   * @param store name of its store in 0.14
   * @param hash key of its tracking row
   * @param path path of the object
   * @param content MD5 of its bytes
   * @return the statement
   */
  public Query note(String store, byte[] hash, String path, Md5 content) {
    return DSL.insertInto(table(), STORE, HASH, PATH, CONTENT)
        .values(store, hash, path, content.bytes())
        .onDuplicateKeyUpdate()
        .set(PATH, path)
        .set(CONTENT, content.bytes());
  }

  private Table<?> table() {
    return DSL.table(DSL.name(table.schema(), table.table()));
  }

  private static org.jooq.DataType<String> text(int length) {
    return SQLDataType.VARCHAR(length).collation(DSL.collation("utf8mb4_bin")).notNull();
  }
}
