package io.github.djtoolkit.sql.integrity;

import io.github.djtoolkit.model.store.TrackedObject;
import java.util.List;

/**
 * A row of a tracking table, and who refers to it.
 *
 * @param object the row
 * @param referring for each column that was asked about, in order, whether a value of it refers to
 *     the row
 */
public record TrackedRow(TrackedObject object, List<Boolean> referring) {

  /**
   * Copies the list.
   *
   * @param object the row
   * @param referring for each column that was asked about, in order, whether a value of it refers
   *     to the row
   */
  public TrackedRow {
    referring = List.copyOf(referring);
  }
}
