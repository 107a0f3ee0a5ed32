package io.github.djtoolkit.ops.internal.external;

import io.github.djtoolkit.model.external.ExternalStage;
import io.github.djtoolkit.model.schema.TableName;
import io.github.djtoolkit.ops.plan.Step;
import io.github.djtoolkit.ops.plan.StepContext;
import java.util.List;
import org.jooq.Query;

/** Adds the JSON columns of one table, each where its legacy column stands. */
record AddJsonColumns(ExternalTable subject) implements Step {

  @Override
  public String action() {
    return "add_columns";
  }

  @Override
  public TableName table() {
    return subject.name();
  }

  @Override
  public String reason() {
    return "2.x keeps what an external column refers to as JSON.";
  }

  @Override
  public List<Query> statements() {
    return subject.ddl().addColumns();
  }

  @Override
  public boolean isDone(StepContext context) {
    return subject.reread(context).columnsAt(ExternalStage.LEGACY).isEmpty();
  }

  @Override
  public long run(StepContext context) {
    ExternalTable now = subject.reread(context);
    now.ddl().addColumns().forEach(q -> context.ddl().execute(table(), q));
    return 0;
  }
}
