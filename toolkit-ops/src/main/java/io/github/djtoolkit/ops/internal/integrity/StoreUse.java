package io.github.djtoolkit.ops.internal.integrity;

import io.github.djtoolkit.model.external.ExternalColumn;
import io.github.djtoolkit.model.schema.Table;
import io.github.djtoolkit.model.schema.TableName;
import io.github.djtoolkit.sql.integrity.MetadataRows;
import java.util.List;
import java.util.stream.Stream;

/**
 * What refers to one store in a schema.
 *
 * @param store name of the store
 * @param tracked its tracking tables, the retired one too, with the columns that refer to each
 * @param untracked columns of hashes for which there is no tracking table
 * @param values JSON columns with values of the store
 */
public record StoreUse(
    String store, List<Tracked> tracked, List<ExternalColumn> untracked, List<Values> values) {

  /**
   * Copies the lists.
   *
   * @param store name of the store
   * @param tracked its tracking tables, the retired one too, with the columns that refer to each
   * @param untracked columns of hashes for which there is no tracking table
   * @param values JSON columns with values of the store
   */
  public StoreUse {
    tracked = List.copyOf(tracked);
    untracked = List.copyOf(untracked);
    values = List.copyOf(values);
  }

  /**
   * A tracking table.
   *
   * @param table its name
   * @param columns columns that refer to it
   */
  public record Tracked(TableName table, List<ExternalColumn> columns) {

    /**
     * Copies the list.
     *
     * @param table its name
     * @param columns columns that refer to it
     */
    public Tracked {
      columns = List.copyOf(columns);
    }
  }

  /**
   * A JSON column.
   *
   * @param table its table
   * @param column its name
   * @param file whether its values are files at paths of their own
   * @param unnamed whether values that name no store are of this one
   */
  public record Values(Table table, String column, boolean file, boolean unnamed) {

    /** Queries about it. */
    MetadataRows rows() {
      return new MetadataRows(table, column);
    }
  }

  /**
   * Whether no two references can be to the same object: hashes are the key of a tracking table,
   * and nothing else tells of the store.
   */
  boolean namesEachObjectOnce() {
    return values.isEmpty() && tracked.size() <= 1;
  }

  /** All columns of hashes. */
  Stream<ExternalColumn> legacyColumns() {
    return Stream.concat(tracked.stream().flatMap(t -> t.columns().stream()), untracked.stream());
  }
}
