package io.github.djtoolkit.ops.internal.copy;

import io.github.djtoolkit.model.ToolkitException;
import io.github.djtoolkit.model.schema.TableName;
import io.github.djtoolkit.ops.internal.rows.Keys;
import io.github.djtoolkit.ops.plan.Step;
import io.github.djtoolkit.ops.plan.StepContext;
import io.github.djtoolkit.sql.copy.CopyStatements;
import io.github.djtoolkit.sql.key.KeyRange;
import io.github.djtoolkit.sql.key.KeyRanges;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Query;
import org.jooq.Record;
import org.jooq.Result;

/**
 * Looks whether rows that are in the destination already are those of the source, before any row is
 * written.
 *
 * @param subject the table
 */
record ComparePresent(CopySubject subject) implements Step {

  @Override
  public String action() {
    return "compare_present";
  }

  @Override
  public TableName table() {
    return subject.name();
  }

  @Override
  public String reason() {
    return "Rows that are there already must be equal, for none is overwritten.";
  }

  @Override
  public List<Query> statements() {
    return List.of(subject.statements().conflicts(KeyRange.ALL, Keys.EXAMPLES));
  }

  @Override
  public boolean isDone(StepContext context) {
    return context.db().fetch(subject.statements().findAny()).isEmpty();
  }

  @Override
  public long run(StepContext context) {
    if (subject.isOneStatement()) {
      return compare(context.db(), KeyRange.ALL);
    }
    return subject
        .ranges(context)
        .run(KeyRanges.of(subject.copied().source()), this::compare, n -> {});
  }

  private long compare(DSLContext db, KeyRange range) {
    CopyStatements statements = subject.statements();
    Result<Record> found = db.fetch(statements.conflicts(range, Keys.EXAMPLES));
    if (!found.isEmpty()) {
      throw new ToolkitException(
          "row_conflict",
          table()
              + " has rows with the keys of rows of "
              + subject.source()
              + " and other values: "
              + Keys.print(found)
              + (found.size() == Keys.EXAMPLES ? " and maybe more" : "")
              + ". Rows are never overwritten: delete these, or leave them out by a condition. No row was copied.");
    }
    return 0;
  }
}
