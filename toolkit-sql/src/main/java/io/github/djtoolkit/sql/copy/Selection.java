package io.github.djtoolkit.sql.copy;

import java.util.Optional;
import org.jooq.Condition;

/**
 * Which rows of a table are meant.
 *
 * @param where a condition on the table's columns, which are named with schema and table
 * @param limit how many rows at most: the first in the order of the primary key
 */
public record Selection(Optional<Condition> where, Optional<Long> limit) {

  /** All rows. */
  public static final Selection ALL = new Selection(Optional.empty(), Optional.empty());

  /**
   * Whether no row is left out.
   *
   * @return true where there is neither a condition nor a limit
   */
  public boolean isAll() {
    return where.isEmpty() && limit.isEmpty();
  }
}
