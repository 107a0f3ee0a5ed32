package io.github.djtoolkit.ops.internal.lineage;

import io.github.djtoolkit.model.schema.TableName;
import io.github.djtoolkit.ops.plan.Step;
import io.github.djtoolkit.ops.plan.StepContext;
import io.github.djtoolkit.sql.journal.UndoFact;
import io.github.djtoolkit.sql.lineage.LineageTable;
import java.util.List;
import org.jooq.Query;

/** Drops a lineage table that the toolkit created, and forgets that it did. */
final class DropLineageStep implements Step {

  private final LineageTable lineage;
  private final TableName name;
  private final UndoFact fact;

  DropLineageStep(String schema, UndoFact fact) {
    this.lineage = new LineageTable(schema);
    this.name = new TableName(schema, LineageTable.NAME);
    this.fact = fact;
  }

  @Override
  public String action() {
    return "drop_lineage";
  }

  @Override
  public TableName table() {
    return name;
  }

  @Override
  public String reason() {
    return "The toolkit created this table; 0.14 does not know it.";
  }

  @Override
  public List<Query> statements() {
    return List.of(lineage.drop());
  }

  @Override
  public boolean isDone(StepContext context) {
    return LineageTable.existing(context.db(), List.of(name.schema())).isEmpty()
        && !context.undo().facts().contains(fact);
  }

  @Override
  public long run(StepContext context) {
    context.ddl().execute(name, lineage.drop());
    context.undo().forget(fact);
    return 0;
  }
}
