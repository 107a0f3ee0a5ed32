package io.github.djtoolkit.ops;

import io.github.djtoolkit.model.schema.TableName;
import io.github.djtoolkit.ops.plan.MigrationPlan;
import io.github.djtoolkit.ops.plan.ProgressListener;
import io.github.djtoolkit.ops.plan.Step;
import io.github.djtoolkit.ops.plan.StepReport;
import io.github.djtoolkit.ops.run.PlanRunner;
import io.github.djtoolkit.sql.definition.DefinitionReader;
import io.github.djtoolkit.sql.definition.TableDefinition;
import io.github.djtoolkit.sql.session.SqlSession;
import io.github.djtoolkit.sql.session.SqlSessions;
import io.github.djtoolkit.testkit.junit.TestSchema;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the tests of operations share. */
public final class Operations {

  private Operations() {}

  /** Sessions on a test's server. */
  public static SqlSessions sessions(TestSchema schema) {
    return new SqlSessions(schema.dataSource());
  }

  /** A runner that reports to nobody. */
  public static PlanRunner runner(TestSchema schema) {
    return new PlanRunner(sessions(schema), ProgressListener.silent(), "test");
  }

  /** A runner that is stopped when a step begins; 0 is the first. */
  public static PlanRunner stoppedBefore(TestSchema schema, int step) {
    return new PlanRunner(sessions(schema), new Stopper(step, false), "test");
  }

  /** A runner that is stopped when a step is done and its end is noted. */
  public static PlanRunner stoppedAfter(TestSchema schema, int step) {
    return new PlanRunner(sessions(schema), new Stopper(step, true), "test");
  }

  /** A table's definition. */
  public static TableDefinition definition(TestSchema schema, String table) {
    try (SqlSession session = sessions(schema).open()) {
      return new DefinitionReader(session.db()).read(new TableName(schema.name(), table));
    }
  }

  /** The comments of a table's columns, by name. */
  public static Map<String, String> comments(TestSchema schema, String table) {
    Map<String, String> comments = new java.util.LinkedHashMap<>();
    definition(schema, table).columns().forEach((name, c) -> comments.put(name, c.comment()));
    return comments;
  }

  /** What SHOW CREATE TABLE says of every table, in order of name. */
  public static List<String> definitions(TestSchema schema) {
    return schema.query("SHOW TABLES").stream()
        .map(row -> String.valueOf(row.values().iterator().next()))
        .map(table -> show(schema, table))
        .toList();
  }

  private static String show(TestSchema schema, String table) {
    Map<String, @Nullable Object> row =
        schema.query("SHOW CREATE TABLE `" + table.replace("`", "``") + "`").get(0);
    return String.valueOf(row.getOrDefault("Create Table", row.toString()));
  }

  /** How a test ends a run in the middle. */
  public static final class Stopped extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  private static final class Stopper implements ProgressListener {
    private final int at;
    private final boolean afterwards;
    private int seen;

    Stopper(int at, boolean afterwards) {
      this.at = at;
      this.afterwards = afterwards;
    }

    @Override
    public void planned(MigrationPlan plan) {
      seen = 0;
    }

    @Override
    public void started(Step step) {
      if (!afterwards && seen++ == at) {
        throw new Stopped();
      }
    }

    @Override
    public void finished(StepReport report) {
      if (afterwards && seen++ == at) {
        throw new Stopped();
      }
    }
  }
}
