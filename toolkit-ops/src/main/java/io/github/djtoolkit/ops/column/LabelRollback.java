package io.github.djtoolkit.ops.column;

import io.github.djtoolkit.model.ToolkitException;
import io.github.djtoolkit.model.schema.SchemaSnapshot;
import io.github.djtoolkit.ops.internal.column.UnlabelPlanner;
import io.github.djtoolkit.ops.internal.ddl.RememberedFacts;
import io.github.djtoolkit.ops.plan.MigrationPlan;
import io.github.djtoolkit.ops.plan.RunReport;
import io.github.djtoolkit.ops.run.Execution;
import io.github.djtoolkit.ops.run.PlanRunner;
import io.github.djtoolkit.sql.definition.DefinitionReader;
import io.github.djtoolkit.sql.journal.UndoFact;
import io.github.djtoolkit.sql.read.SchemaReader;
import io.github.djtoolkit.sql.session.SqlSession;
import io.github.djtoolkit.sql.session.SqlSessions;
import java.util.List;

/**
 * Takes labels back: each comment becomes exactly what it was before the toolkit changed it.
 * Thread-safe.
 */
public final class LabelRollback {

  private final SqlSessions sessions;
  private final PlanRunner runner;

  /**
   * The rollback.
   *
   * @param sessions where connections come from
   * @param runner runs the plan
   */
  public LabelRollback(SqlSessions sessions, PlanRunner runner) {
    this.sessions = sessions;
    this.runner = runner;
  }

  /**
   * Takes all labels of a schema back that the toolkit remembers.
   *
   * @param schema name of the schema
   * @param execution whether to carry it out
   * @return one step a table
   * @throws ToolkitException with code {@code labels_changed} if a comment was changed by somebody
   *     else since, or its column is gone; the message names each, and nothing is changed
   */
  public RunReport rollback(String schema, Execution execution) {
    return runner.run(plan(schema), execution);
  }

  private MigrationPlan plan(String schema) {
    try (SqlSession session = sessions.open()) {
      SchemaSnapshot snapshot = new SchemaReader(session.db()).read(schema);
      List<UndoFact> facts = RememberedFacts.of(session.db(), snapshot, UndoFact.Kind.COMMENT);
      List<String> obstacles = UnlabelPlanner.obstacles(snapshot, facts);
      if (!obstacles.isEmpty()) {
        throw new ToolkitException(
            "labels_changed",
            UnlabelPlanner.OPERATION + ": nothing was changed. " + String.join(" ", obstacles));
      }
      DefinitionReader definitions = new DefinitionReader(session.db());
      return UnlabelPlanner.plan(snapshot, facts, definitions::read, false);
    }
  }
}
