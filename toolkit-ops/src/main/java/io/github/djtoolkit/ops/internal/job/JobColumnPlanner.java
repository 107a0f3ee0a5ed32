package io.github.djtoolkit.ops.internal.job;

import io.github.djtoolkit.model.ToolkitException;
import io.github.djtoolkit.model.schema.SchemaSnapshot;
import io.github.djtoolkit.model.schema.Table;
import io.github.djtoolkit.ops.plan.MigrationPlan;
import io.github.djtoolkit.ops.plan.Step;
import io.github.djtoolkit.sql.job.JobColumn;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Plans the columns for job metadata. Pure and stateless. */
public final class JobColumnPlanner {

  /** Name of the operation. */
  public static final String OPERATION = "add_job_metadata_columns";

  private JobColumnPlanner() {}

  /**
   * Plans one step for each table that {@code populate} fills and that lacks a column.
   *
   * @param schema the schema
   * @param tables the tables to look at
   * @return the plan
   * @throws ToolkitException with code {@code job_column_conflict} if a table has a column of such
   *     a name and another type
   */
  public static MigrationPlan plan(SchemaSnapshot schema, List<Table> tables) {
    List<Table> populated = tables.stream().filter(t -> t.tier().isPopulated()).toList();
    refuseConflicts(populated);
    List<Step> planned =
        populated.stream()
            .filter(t -> !missing(t).isEmpty())
            .<Step>map(t -> new AddJobColumnsStep(t.name(), missing(t)))
            .toList();
    return new MigrationPlan(OPERATION, schema.name(), planned);
  }

  /**
   * The columns that a table lacks.
   *
   * @param table the table
   * @return the columns, in the order in which they are added
   */
  public static List<JobColumn> missing(Table table) {
    return Arrays.stream(JobColumn.values())
        .filter(c -> table.column(c.columnName()).isEmpty())
        .toList();
  }

  private static void refuseConflicts(List<Table> tables) {
    List<String> conflicts = new ArrayList<>();
    for (Table table : tables) {
      for (JobColumn wanted : JobColumn.values()) {
        table
            .column(wanted.columnName())
            .filter(present -> !wanted.accepts(present))
            .ifPresent(
                present ->
                    conflicts.add(
                        table.name().dotted()
                            + "."
                            + present.name()
                            + " is "
                            + present.type()
                            + " where 2.x expects "
                            + wanted.type()
                            + "; rename or drop it."));
      }
    }
    if (!conflicts.isEmpty()) {
      throw new ToolkitException(
          "job_column_conflict",
          OPERATION + ": nothing was changed. " + String.join(" ", conflicts));
    }
  }
}
