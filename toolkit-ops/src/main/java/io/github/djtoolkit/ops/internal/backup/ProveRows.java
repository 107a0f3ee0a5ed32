package io.github.djtoolkit.ops.internal.backup;

import io.github.djtoolkit.model.ToolkitException;
import io.github.djtoolkit.model.schema.Table;
import io.github.djtoolkit.model.schema.TableName;
import io.github.djtoolkit.ops.internal.rows.RepeatedWork;
import io.github.djtoolkit.ops.plan.StepContext;
import io.github.djtoolkit.sql.checksum.Checksum;

/**
 * Reads a table and compares its rows with what a backup's manifest says. A proof is made in every
 * run.
 *
 * @param subject the table
 * @param expected rows and checksum
 * @param checksums computes checksums
 */
public record ProveRows(Table subject, Checksum expected, Checksums checksums)
    implements RepeatedWork {

  @Override
  public String action() {
    return "prove";
  }

  @Override
  public TableName table() {
    return subject.name();
  }

  @Override
  public String reason() {
    return "its rows must be those that were backed up";
  }

  @Override
  public long run(StepContext context) {
    Checksum found = checksums.of(context, subject);
    if (!found.equals(expected)) {
      throw new ToolkitException(
          "backup_damaged",
          table()
              + " does not hold the rows that were backed up: "
              + (found.rows() == expected.rows()
                  ? "values differ"
                  : "there are " + found.rows() + " rows, and there were " + expected.rows())
              + ". Nothing was restored from it; use another backup.");
    }
    return found.rows();
  }
}
