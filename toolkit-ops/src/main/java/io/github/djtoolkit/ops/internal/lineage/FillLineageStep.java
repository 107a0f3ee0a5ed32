package io.github.djtoolkit.ops.internal.lineage;

import io.github.djtoolkit.model.lineage.LineageEntry;
import io.github.djtoolkit.model.schema.TableName;
import io.github.djtoolkit.ops.plan.Step;
import io.github.djtoolkit.ops.plan.StepContext;
import io.github.djtoolkit.sql.lineage.LineageTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jooq.Query;

/** Puts the right entries in place of all that are there, in one transaction. */
final class FillLineageStep implements Step {

  private final TableName name;
  private final LineageTable table;
  private final List<LineageEntry> entries;

  FillLineageStep(String schema, List<LineageEntry> entries) {
    this.name = new TableName(schema, LineageTable.NAME);
    this.table = new LineageTable(schema);
    this.entries = List.copyOf(entries);
  }

  @Override
  public String action() {
    return "fill_lineage";
  }

  @Override
  public TableName table() {
    return name;
  }

  @Override
  public String reason() {
    return "the entries are not those that the keys of the schema ask for";
  }

  @Override
  public List<Query> statements() {
    List<Query> all = new ArrayList<>();
    all.add(table.clear());
    all.addAll(table.insert(entries));
    return all;
  }

  @Override
  public boolean isDone(StepContext context) {
    List<LineageEntry> present = context.db().fetch(table.entries()).map(LineageTable::toEntry);
    return Set.copyOf(present).equals(Set.copyOf(entries));
  }

  @Override
  public long run(StepContext context) {
    context
        .db()
        .transaction(
            transaction -> statements().forEach(query -> transaction.dsl().execute(query)));
    return entries.size();
  }
}
