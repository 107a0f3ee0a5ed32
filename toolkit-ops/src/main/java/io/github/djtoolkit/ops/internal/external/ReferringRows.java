package io.github.djtoolkit.ops.internal.external;

import io.github.djtoolkit.model.ToolkitException;
import io.github.djtoolkit.model.external.ExternalColumn;
import io.github.djtoolkit.model.schema.Table;
import io.github.djtoolkit.model.store.TrackedObject;
import io.github.djtoolkit.ops.internal.rows.Keys;
import io.github.djtoolkit.sql.integrity.TrackingRows;
import io.github.djtoolkit.storage.StorageException;
import java.util.List;
import java.util.function.Supplier;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;

/**
 * Names the rows of one column that refer to an object, for errors. For one thread, like its
 * connection.
 *
 * @param db where to ask
 * @param table the table
 * @param column its column of hashes, under its present name
 */
record ReferringRows(DSLContext db, Table table, ExternalColumn column) {

  /** Some of the rows, such as {@code rows [{id=1}]}. Never throws, since it is for errors. */
  String of(TrackedObject object) {
    try {
      return "rows "
          + Keys.print(
              db.fetch(
                  TrackingRows.sampleReferringRows(table, column, object.hash(), Keys.EXAMPLES)));
    } catch (DataAccessException e) {
      return "rows that cannot be named now";
    }
  }

  /**
   * Does something with an object.
   *
   * @throws ToolkitException what the work throws, with the rows in its message
   */
  <T> T naming(TrackedObject object, Supplier<T> work) {
    try {
      return work.get();
    } catch (ToolkitException e) {
      throw named(object, e);
    }
  }

  /**
   * Does something with some objects.
   *
   * @throws ToolkitException what the work throws, with the rows in its message where it names an
   *     object
   */
  <T> T naming(List<TrackedObject> objects, Supplier<T> work) {
    try {
      return work.get();
    } catch (StorageException e) {
      throw objects.stream()
          .filter(object -> e.path().contains(object.hash()))
          .findFirst()
          .map(object -> named(object, e))
          .orElse(e);
    }
  }

  private ToolkitException named(TrackedObject object, ToolkitException e) {
    return new ToolkitException(
        e.code(),
        table.name()
            + "."
            + column.column()
            + ", "
            + of(object)
            + ", object "
            + object.hash()
            + ": "
            + e.getMessage(),
        e);
  }
}
