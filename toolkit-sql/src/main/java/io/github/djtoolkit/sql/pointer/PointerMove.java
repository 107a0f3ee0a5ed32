package io.github.djtoolkit.sql.pointer;

import io.github.djtoolkit.model.schema.Table;
import io.github.djtoolkit.sql.external.ObjectPlace;
import java.util.Optional;

/**
 * What the values of one JSON column are to name: the same path in another store, or the place that
 * a rule gives for their hash. Values without a hash, which are files, keep their path always.
 *
 * @param table the table as it was read last; the column need not be there yet
 * @param column name of the JSON column
 * @param from store that the values name which are to be moved; others are left alone
 * @param to store that they will name; may be the same
 * @param place rule for objects with a hash; empty to keep their path
 * @param schema schema that the values will name where a place is given
 * @param adapted whether the column's codec is none of 2.x's own: the collector does not count its
 *     references, so the objects get a suffix that keeps it from listing them
 */
public record PointerMove(
    Table table,
    String column,
    String from,
    String to,
    Optional<ObjectPlace> place,
    String schema,
    boolean adapted) {

  /** Suffix of an adapted type's attachment. */
  public static final String ATTACHMENT_SUFFIX = ".attach";

  /** Suffix of an adapted type's blob. */
  public static final String BLOB_SUFFIX = ".blob";

  /**
   * The same move of a column that has another name by then.
   *
   * @param newColumn its name then
   * @return the move
   */
  public PointerMove with(String newColumn) {
    return new PointerMove(table, newColumn, from, to, place, schema, adapted);
  }

  /** Whose objects a list holds: names table and column. */
  String owner() {
    return table.name().table() + "." + column;
  }
}
