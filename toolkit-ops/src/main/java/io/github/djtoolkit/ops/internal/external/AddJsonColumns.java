package io.github.djtoolkit.ops.internal.external;

import io.github.djtoolkit.model.external.ExternalStage;
import io.github.djtoolkit.model.schema.TableName;
import io.github.djtoolkit.ops.plan.Step;
import io.github.djtoolkit.ops.plan.StepContext;
import java.util.ArrayList;
import java.util.List;
import org.jooq.Query;

/** Adds the JSON columns of one table, each where its legacy column stands. */
record AddJsonColumns(ExternalTable subject) implements Step {

  /** Whether a JSON column is not there, or is not as this step makes it. */
  static boolean isNeeded(ExternalTable table) {
    return !table.columnsAt(ExternalStage.LEGACY).isEmpty() || !table.ddl().misplaced().isEmpty();
  }

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
    List<Query> all = new ArrayList<>(subject.ddl().dropMisplaced());
    all.addAll(subject.withoutMisplaced().ddl().addColumns());
    return all;
  }

  @Override
  public boolean isDone(StepContext context) {
    return !isNeeded(subject.reread(context));
  }

  @Override
  public long run(StepContext context) {
    subject.reread(context).ddl().dropMisplaced().forEach(q -> context.ddl().execute(table(), q));
    ExternalTable now = subject.reread(context);
    now.ddl().addColumns().forEach(q -> context.ddl().execute(table(), q));
    return 0;
  }
}
