package io.github.djtoolkit.sql.key;

import java.util.Optional;

/**
 * The rows of a table whose key lies behind one bound and not behind another.
 *
 * @param after lower bound, excluded; empty at the start of the table
 * @param upTo upper bound, included; empty at the end of the table
 */
public record KeyRange(Optional<KeyBound> after, Optional<KeyBound> upTo) {

  /** The whole table. */
  public static final KeyRange ALL = new KeyRange(Optional.empty(), Optional.empty());
}
