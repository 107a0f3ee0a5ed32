package io.github.djtoolkit.ops.internal.copy;

import io.github.djtoolkit.model.schema.ForeignKey;
import io.github.djtoolkit.model.schema.Table;
import io.github.djtoolkit.model.schema.TableName;
import io.github.djtoolkit.ops.internal.rows.ParallelRanges;
import io.github.djtoolkit.ops.plan.StepContext;
import io.github.djtoolkit.sql.copy.CopiedTable;
import io.github.djtoolkit.sql.copy.CopyStatements;
import io.github.djtoolkit.sql.server.TableSize;
import java.util.List;

/**
 * One table to copy, and what the steps need to know of it.
 *
 * @param copied rows and columns
 * @param unchecked foreign keys of the destination that are proved after all tables are copied, for
 *     one of them closes a circle; mostly none
 * @param size size of the source
 * @param connections how many connections copy rows at once
 * @param bytesPerRange how much goes into one transaction, about
 * @param lock keeps the source still
 */
record CopySubject(
    CopiedTable copied,
    List<ForeignKey> unchecked,
    TableSize size,
    int connections,
    long bytesPerRange,
    SourceLock lock) {

  private static final long MOST_ROWS = 50_000;
  private static final long FEWEST_ROWS = 10;

  CopySubject {
    unchecked = List.copyOf(unchecked);
  }

  TableName source() {
    return copied.source().name();
  }

  TableName name() {
    return copied.destination().name();
  }

  CopyStatements statements() {
    return new CopyStatements(copied);
  }

  /** Whether rows can be told apart, so that those which are there are recognised. */
  boolean isKeyed() {
    return !copied.key().isEmpty();
  }

  /** Whether the rows are copied by one statement. */
  boolean isOneStatement() {
    return !isKeyed() || copied.selection().limit().isPresent();
  }

  /** Rows a range, by their mean length. */
  int rowsPerRange() {
    long rows = bytesPerRange / Math.max(1, size.bytesPerRow());
    return (int) Math.max(FEWEST_ROWS, Math.min(MOST_ROWS, rows));
  }

  /** A table of one range needs no more than one connection. */
  ParallelRanges ranges(StepContext context) {
    long expected = size.rows() / rowsPerRange() + 1;
    return new ParallelRanges(
        context, (int) Math.max(1, Math.min(connections, expected)), rowsPerRange());
  }

  /** Rows to expect, as far as the server knows. */
  long expected() {
    long rows = copied.selection().where().isPresent() ? 0 : size.rows();
    return copied.selection().limit().map(n -> Math.min(n, rows)).orElse(rows);
  }

  Table destination() {
    return copied.destination();
  }
}
