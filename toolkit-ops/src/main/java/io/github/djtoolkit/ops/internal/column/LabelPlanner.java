package io.github.djtoolkit.ops.internal.column;

import io.github.djtoolkit.model.schema.TableName;
import io.github.djtoolkit.ops.internal.column.ColumnLabel.State;
import io.github.djtoolkit.ops.plan.MigrationPlan;
import io.github.djtoolkit.ops.plan.Step;
import io.github.djtoolkit.sql.definition.TableDefinition;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Plans labels: one step a table. Pure and stateless. */
public final class LabelPlanner {

  private LabelPlanner() {}

  /**
   * Plans the labels that are needed.
   *
   * @param operation name of the operation
   * @param schema name of the schema
   * @param labels findings of all columns, without obstacles
   * @param definitions gives a table's definition
   * @param rebuild whether a table that refuses an instant change is written anew
   * @return the plan
   */
  public static MigrationPlan plan(
      String operation,
      String schema,
      List<ColumnLabel> labels,
      Function<TableName, TableDefinition> definitions,
      boolean rebuild) {
    Map<TableName, Map<String, String>> comments = new LinkedHashMap<>();
    for (ColumnLabel label : labels) {
      if (label.state() == State.NEEDED) {
        comments
            .computeIfAbsent(label.table(), t -> new LinkedHashMap<>())
            .put(label.column().name(), label.wantedComment());
      }
    }
    List<Step> steps = new ArrayList<>();
    comments.forEach(
        (table, wanted) ->
            steps.add(new LabelStep(new CommentChange(definitions.apply(table), wanted, rebuild))));
    return new MigrationPlan(operation, schema, steps);
  }
}
