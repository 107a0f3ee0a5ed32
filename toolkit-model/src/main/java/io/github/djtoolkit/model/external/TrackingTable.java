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

  /** The store whose objects a table tracks, or empty where the table is no tracking table. */
  public static Optional<String> storeOf(String table) {
    return Stream.of(LIVE, RETIRED)
        .filter(prefix -> table.startsWith(prefix) && table.length() > prefix.length())
        .map(prefix -> table.substring(prefix.length()))
        .findFirst();
  }

  /** Whether 0.14 still finds the table. */
  public static boolean isLive(TableName table) {
    return table.table().startsWith(LIVE);
  }

  /** The name under which 0.14 finds the tracking table of a store. */
  public static TableName live(String schema, String store) {
    return new TableName(schema, LIVE + store);
  }

  /** The name under which the tracking table of a store is kept for a rollback. */
  public static TableName retired(String schema, String store) {
    return new TableName(schema, RETIRED + store);
  }

  /** The tracking table of a store in a schema; the retired one where there are both. */
  public static Optional<TableName> find(SchemaSnapshot schema, String store) {
    return Stream.of(retired(schema.name(), store), live(schema.name(), store))
        .flatMap(name -> schema.table(name.table()).stream())
        .map(Table::name)
        .findFirst();
  }
}
