package io.github.djtoolkit.ops.internal.external;

import io.github.djtoolkit.model.ToolkitException;
import io.github.djtoolkit.model.external.ExternalStage;
import io.github.djtoolkit.ops.internal.rows.Keys;
import io.github.djtoolkit.sql.external.ExternalStatements;
import org.jooq.DSLContext;

/**
 * Finds what clients of 2.x wrote since finalize: 0.14 cannot read it, so the way back would lose
 * it.
 */
final class NewValues {

  private NewValues() {}

  /**
   * Refuses a table with such values in its finalized columns.
   *
   * @throws ToolkitException with code {@code written_by_2x}, naming some rows
   */
  static void refuse(DSLContext db, ExternalTable table) {
    ExternalTable finalized =
        table.with(
            table.conversions().stream()
                .filter(c -> c.column().stage() == ExternalStage.FINALIZED)
                .toList());
    if (finalized.conversions().isEmpty()) {
      return;
    }
    ExternalStatements rows = finalized.rows();
    long unknown = Counts.sum(db.fetchSingle(rows.countUnknownToLegacy()));
    if (unknown > 0) {
      throw new ToolkitException(
          "written_by_2x",
          unknown
              + " external values of "
              + table.name()
              + " were written, changed or cleared by 2.x since finalize, and 0.14 cannot read them. Rows: "
              + Keys.print(db.fetch(rows.sampleUnknownToLegacy(Keys.EXAMPLES)))
              + ". Save and delete these rows, then roll back again.");
    }
  }
}
