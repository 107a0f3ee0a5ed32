package io.github.djtoolkit.ops.plan;

import java.util.List;

/**
 * What an operation would do to one schema. Made from a snapshot without changing anything; the
 * same plan is rendered by a dry run and executed by a real one.
 *
 * @param operation name of the operation, such as {@code migrate_columns}
 * @param schema name of the schema
 * @param steps the steps in order
 */
public record MigrationPlan(String operation, String schema, List<Step> steps) {

  /** Copies the list. */
  public MigrationPlan {
    steps = List.copyOf(steps);
  }

  /** Whether nothing is to be done. */
  public boolean isEmpty() {
    return steps.isEmpty();
  }
}
