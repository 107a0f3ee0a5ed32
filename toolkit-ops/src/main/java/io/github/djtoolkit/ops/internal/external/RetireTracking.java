package io.github.djtoolkit.ops.internal.external;

import io.github.djtoolkit.model.external.TrackingTable;
import io.github.djtoolkit.model.schema.SchemaSnapshot;
import io.github.djtoolkit.model.schema.TableName;
import io.github.djtoolkit.ops.plan.Step;
import io.github.djtoolkit.ops.plan.StepContext;
import io.github.djtoolkit.sql.read.SchemaReader;
import io.github.djtoolkit.sql.template.Tables;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jooq.Query;

/**
 * Renames tracking tables, all in one atomic statement: away from the name that 0.14 looks for
 * before the foreign keys are dropped, or back to it after they are there again. Without its
 * foreign keys a tracking table under its old name makes 0.14's {@code
 * delete(delete_external_files=True)} delete every file.
 *
 * @param schema the schema
 * @param names new name by present name
 */
record RetireTracking(String schema, Map<TableName, TableName> names) implements Step {

  RetireTracking {
    names = new LinkedHashMap<>(names);
  }

  /** The step that takes a schema's tracking tables away from 0.14. */
  static RetireTracking away(String schema, List<String> stores) {
    Map<TableName, TableName> names = new LinkedHashMap<>();
    new TreeSet<>(stores)
        .forEach(s -> names.put(TrackingTable.live(schema, s), TrackingTable.retired(schema, s)));
    return new RetireTracking(schema, names);
  }

  /** The step that gives a schema's tracking tables back to 0.14. */
  static RetireTracking back(String schema, List<String> stores) {
    Map<TableName, TableName> names = new LinkedHashMap<>();
    new TreeSet<>(stores)
        .forEach(s -> names.put(TrackingTable.retired(schema, s), TrackingTable.live(schema, s)));
    return new RetireTracking(schema, names);
  }

  @Override
  public String action() {
    return "rename_tracking";
  }

  @Override
  public TableName table() {
    return names.keySet().iterator().next();
  }

  @Override
  public String reason() {
    return "0.14 deletes the files of tracking tables that no foreign key reaches.";
  }

  @Override
  public List<Query> statements() {
    return List.of(Tables.rename(names));
  }

  @Override
  public boolean isDone(StepContext context) {
    return left(context).isEmpty();
  }

  @Override
  public long run(StepContext context) {
    context.ddl().execute(table(), Tables.rename(left(context)));
    return 0;
  }

  private Map<TableName, TableName> left(StepContext context) {
    SchemaSnapshot now = new SchemaReader(context.db()).read(schema);
    Map<TableName, TableName> left = new LinkedHashMap<>(names);
    left.keySet().removeIf(name -> now.table(name.table()).isEmpty());
    return left;
  }
}
