package io.github.djtoolkit.ops.internal.copy;

import io.github.djtoolkit.model.ToolkitException;
import io.github.djtoolkit.model.schema.ForeignKey;
import io.github.djtoolkit.model.schema.TableName;
import io.github.djtoolkit.ops.internal.rows.Keys;
import io.github.djtoolkit.ops.plan.Step;
import io.github.djtoolkit.ops.plan.StepContext;
import io.github.djtoolkit.sql.copy.ReferenceStatements;
import java.util.List;
import org.jooq.Query;
import org.jooq.Record;
import org.jooq.Result;

/**
 * Proves, after rows were copied without checks, that no row of a table lacks its parent.
 *
 * @param subject the table
 */
record ProveReferences(CopySubject subject) implements Step {

  @Override
  public String action() {
    return "prove_references";
  }

  @Override
  public TableName table() {
    return subject.name();
  }

  @Override
  public String reason() {
    return "Its foreign keys close a circle, so its rows were copied before all of their parents.";
  }

  @Override
  public List<Query> statements() {
    return subject.unchecked().stream().<Query>map(this::orphans).toList();
  }

  @Override
  public boolean isDone(StepContext context) {
    return false;
  }

  @Override
  public long run(StepContext context) {
    for (ForeignKey key : subject.unchecked()) {
      Result<Record> found = context.db().fetch(orphans(key));
      if (!found.isEmpty()) {
        throw new ToolkitException(
            "missing_parents",
            "Rows of "
                + table()
                + " refer by "
                + key.name()
                + " to rows that "
                + key.target()
                + " does not have: "
                + Keys.print(found)
                + ". Copy these too, or delete the rows that refer to them.");
      }
    }
    return 0;
  }

  private org.jooq.Select<Record> orphans(ForeignKey key) {
    return ReferenceStatements.orphans(subject.destination(), key, Keys.EXAMPLES);
  }
}
