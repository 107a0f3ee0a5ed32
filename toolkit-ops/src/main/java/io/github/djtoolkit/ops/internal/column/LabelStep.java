package io.github.djtoolkit.ops.internal.column;

import io.github.djtoolkit.model.schema.TableName;
import io.github.djtoolkit.ops.plan.Step;
import io.github.djtoolkit.ops.plan.StepContext;
import io.github.djtoolkit.sql.journal.UndoFact;
import java.util.List;
import org.jooq.Query;

/**
 * Labels the columns of one table and remembers the comments that they had.
 *
 * @param change the new comments
 */
record LabelStep(CommentChange change) implements Step {

  @Override
  public String action() {
    return "label";
  }

  @Override
  public TableName table() {
    return change.table();
  }

  @Override
  public String reason() {
    return "2.x takes types and codecs from labels: "
        + String.join(", ", change.comments().keySet())
        + ".";
  }

  @Override
  public List<Query> statements() {
    return List.of(change.alter().instant());
  }

  @Override
  public boolean isDone(StepContext context) {
    return change.isDone(context);
  }

  @Override
  public long run(StepContext context) {
    change.refuseIfChanged(context);
    for (String column : change.comments().keySet()) {
      context
          .undo()
          .remember(
              new UndoFact(
                  UndoFact.Kind.COMMENT, table().table(), column, change.oldComment(column)));
    }
    change.make(context);
    return 0;
  }
}
