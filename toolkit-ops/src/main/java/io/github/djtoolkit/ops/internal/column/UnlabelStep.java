package io.github.djtoolkit.ops.internal.column;

import io.github.djtoolkit.model.schema.TableName;
import io.github.djtoolkit.ops.plan.Step;
import io.github.djtoolkit.ops.plan.StepContext;
import io.github.djtoolkit.sql.journal.UndoFact;
import java.util.List;
import org.jooq.Query;

/**
 * Gives the columns of one table the comments that they had, and forgets that they were changed.
 *
 * @param change the old comments
 * @param facts what is forgotten afterwards
 */
record UnlabelStep(CommentChange change, List<UndoFact> facts) implements Step {

  UnlabelStep {
    facts = List.copyOf(facts);
  }

  @Override
  public String action() {
    return "unlabel";
  }

  @Override
  public TableName table() {
    return change.table();
  }

  @Override
  public String reason() {
    return "The comments become what they were before the labels.";
  }

  @Override
  public List<Query> statements() {
    return change.comments().isEmpty() ? List.of() : List.of(change.alter().instant());
  }

  @Override
  public boolean isDone(StepContext context) {
    return change.isDone(context) && context.undo().facts().stream().noneMatch(facts::contains);
  }

  @Override
  public long run(StepContext context) {
    if (!change.isDone(context)) {
      change.refuseIfChanged(context);
      change.make(context);
    }
    facts.forEach(context.undo()::forget);
    return 0;
  }
}
