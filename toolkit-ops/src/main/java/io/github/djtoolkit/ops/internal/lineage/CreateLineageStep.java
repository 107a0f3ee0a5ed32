package io.github.djtoolkit.ops.internal.lineage;

import io.github.djtoolkit.model.schema.TableName;
import io.github.djtoolkit.ops.plan.Step;
import io.github.djtoolkit.ops.plan.StepContext;
import io.github.djtoolkit.sql.journal.UndoFact;
import io.github.djtoolkit.sql.lineage.LineageTable;
import java.util.List;
import org.jooq.Query;

/** Creates the lineage table and remembers that it was not there. */
final class CreateLineageStep implements Step {

  private final LineageTable table;
  private final TableName name;

  CreateLineageStep(String schema) {
    this.table = new LineageTable(schema);
    this.name = new TableName(schema, LineageTable.NAME);
  }

  @Override
  public String action() {
    return "create_lineage";
  }

  @Override
  public TableName table() {
    return name;
  }

  @Override
  public String reason() {
    return "2.x matches attributes of joins by the lineage that this table holds";
  }

  @Override
  public List<Query> statements() {
    return List.of(table.create());
  }

  @Override
  public boolean isDone(StepContext context) {
    return LineageTable.existing(context.db(), List.of(name.schema())).contains(name.schema());
  }

  @Override
  public long run(StepContext context) {
    context
        .undo()
        .remember(new UndoFact(UndoFact.Kind.CREATED_TABLE, name.table(), name.table(), ""));
    context.db().execute(table.create());
    return 0;
  }
}
