package io.github.djtoolkit.ops.copy;

import io.github.djtoolkit.model.ToolkitException;
import io.github.djtoolkit.model.result.CopyTableDataResult;
import io.github.djtoolkit.model.schema.SchemaMapping;
import io.github.djtoolkit.ops.internal.copy.CopyRun;
import io.github.djtoolkit.ops.plan.ProgressListener;
import io.github.djtoolkit.ops.run.PlanRunner;
import io.github.djtoolkit.sql.session.SqlSessions;
import io.github.djtoolkit.storage.ObjectStores;
import java.util.List;
import java.util.Optional;

/**
 * Operation 14, copy_table_data: copies rows into the tables of the same names in other schemas,
 * parents before children, on the server and in ranges of the primary key. The destination may be
 * migrated already; external values are then converted on the way. Rows that are there already stay
 * as they are, so a copy that was stopped goes on when it is called again; a row that is there with
 * other values is an error, found before any row is written. Thread-safe.
 */
public final class TableCopy {

  private final CopyRun run;

  /**
   * The operation.
   *
   * @param sessions where connections come from; a copy takes up to four more than it has workers
   * @param stores the configured stores; they stay the caller's
   * @param runner runs the plans
   * @param listener is told of progress and warnings
   * @param connections how many connections copy rows at once
   */
  public TableCopy(
      SqlSessions sessions,
      ObjectStores stores,
      PlanRunner runner,
      ProgressListener listener,
      int connections) {
    this.run = new CopyRun(sessions, stores, runner, listener, connections);
  }

  /**
   * Copies all tables of some schemas, from one moment of all of them. The toolkit's own tables and
   * {@code ~lineage}, which names its schema in every row, are left out.
   *
   * @param mapping destination of each source
   * @param options how; without condition and limit, which are for a single table
   * @return rows copied, and one detail a table
   * @throws ToolkitException if anything stands in the way; nothing is copied then, unless a step
   *     failed in the middle: the same call goes on from there
   */
  public CopyTableDataResult copy(SchemaMapping mapping, CopyOptions options) {
    return run.run(mapping, Optional.empty(), options);
  }

  /**
   * Copies some tables of a schema.
   *
   * @param source name of the schema that is read
   * @param destination name of the schema that is written
   * @param tables names of the tables as MySQL shows them, in any order; none means all
   * @param options how
   * @return rows copied, and one detail a table
   * @throws ToolkitException with code {@code same_schema}, {@code unknown_schema}, {@code
   *     unknown_table}, {@code copy_blocked}, {@code row_conflict}, {@code missing_parents}, {@code
   *     invalid_condition}, {@code invalid_limit}, {@code missing_privilege}, {@code disk_full} and
   *     others that name the thing and the way out
   */
  public CopyTableDataResult copy(
      String source, String destination, List<String> tables, CopyOptions options) {
    if (source.equals(destination)) {
      throw new ToolkitException(
          "same_schema",
          "Source and destination are both `"
              + source
              + "`. Name another schema to copy into; create_parallel_schema makes one.");
    }
    return run.run(
        SchemaMapping.of(source, destination),
        tables.isEmpty() ? Optional.empty() : Optional.of(tables),
        options);
  }
}
