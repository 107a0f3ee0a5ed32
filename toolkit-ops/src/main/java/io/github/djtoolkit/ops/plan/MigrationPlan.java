package io.github.djtoolkit.ops.plan;

import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/**
 * What an operation would do to one or several schemas. Made from a snapshot without changing
 * anything; the same plan is rendered by a dry run and executed by a real one.
 *
 * @param operation name of the operation, such as {@code migrate_columns}
 * @param schema name of the schema that holds the journal
 * @param schemas names of all schemas that the plan changes, each locked for the run; in one order
 *     everywhere, so that of two runs one has them all
 * @param steps the steps in order
 */
public record MigrationPlan(
    String operation, String schema, List<String> schemas, List<Step> steps) {

  /**
   * Copies the lists.
   *
   * @param operation name of the operation, such as {@code migrate_columns}
   * @param schema name of the schema that holds the journal
   * @param schemas names of all schemas that the plan changes, each locked for the run; in one
   *     order everywhere, so that of two runs one has them all
   * @param steps the steps in order
   */
  public MigrationPlan {
    schemas = List.copyOf(new TreeSet<>(schemas));
    steps = List.copyOf(steps);
  }

  /**
   * A plan for one schema.
   *
   * @param operation name of the operation
   * @param schema name of the schema
   * @param steps the steps in order
   */
  public MigrationPlan(String operation, String schema, List<Step> steps) {
    this(operation, schema, List.of(schema), steps);
  }

  /**
   * {@return a plan for several schemas, the first of which holds the journal}
   *
   * @param operation name of the operation
   * @param schemas names of the schemas, in any order
   * @param steps the steps in order
   */
  public static MigrationPlan ofSeveral(
      String operation, Collection<String> schemas, List<Step> steps) {
    List<String> all = List.copyOf(schemas);
    return new MigrationPlan(operation, all.get(0), all, steps);
  }

  /** {@return whether nothing is to be done} */
  public boolean isEmpty() {
    return steps.isEmpty();
  }
}
