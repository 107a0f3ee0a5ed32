package io.github.djtoolkit.model.external;

import io.github.djtoolkit.model.schema.SchemaSnapshot;
import io.github.djtoolkit.model.schema.Table;
import io.github.djtoolkit.model.schema.TableName;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The names of tracking tables. 0.14 keeps one table {@code ~external_<store>} a store and deletes
 * every file whose row no foreign key reaches; so before the foreign keys go, the table takes the
 * name {@code ~retired_<store>}, which 0.14 does not look for.
 */
public final class TrackingTable {

  private static final String LIVE = "~external_";
  private static final String RETIRED = "~retired_";

  private TrackingTable() {}

  /**
   * {@return the store whose objects a table tracks, or empty where the table is no tracking table}
   *
   * @param table name of a table
   */
  public static Optional<String> storeOf(String table) {
    return Stream.of(LIVE, RETIRED)
        .filter(prefix -> table.startsWith(prefix) && table.length() > prefix.length())
        .map(prefix -> table.substring(prefix.length()))
        .findFirst();
  }

  /**
   * {@return whether 0.14 still finds the table}
   *
   * @param table a tracking table
   */
  public static boolean isLive(TableName table) {
    return table.table().startsWith(LIVE);
  }

  /**
   * {@return the name under which 0.14 finds the tracking table of a store}
   *
   * @param schema name of the schema
   * @param store name of the store
   */
  public static TableName live(String schema, String store) {
    return new TableName(schema, LIVE + store);
  }

  /**
   * {@return the name under which the tracking table of a store is kept for a rollback}
   *
   * @param schema name of the schema
   * @param store name of the store
   */
  public static TableName retired(String schema, String store) {
    return new TableName(schema, RETIRED + store);
  }

  /**
   * {@return the tracking table of a store in a schema; the retired one where there are both}
   *
   * @param schema the schema with its tables
   * @param store name of the store
   */
  public static Optional<TableName> find(SchemaSnapshot schema, String store) {
    return Stream.of(retired(schema.name(), store), live(schema.name(), store))
        .flatMap(name -> schema.table(name.table()).stream())
        .map(Table::name)
        .findFirst();
  }
}
