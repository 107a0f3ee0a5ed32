package io.github.djtoolkit.ops.compare;

import io.github.djtoolkit.model.ToolkitException;
import io.github.djtoolkit.model.result.CompareResult;
import io.github.djtoolkit.model.schema.SchemaSnapshot;
import io.github.djtoolkit.ops.internal.compare.ComparisonPlan;
import io.github.djtoolkit.ops.internal.compare.ComparisonPlanner;
import io.github.djtoolkit.ops.internal.compare.ComparisonRun;
import io.github.djtoolkit.ops.internal.compare.Contents;
import io.github.djtoolkit.ops.internal.rows.RowWork;
import io.github.djtoolkit.ops.internal.server.ServerVersion;
import io.github.djtoolkit.ops.plan.ProgressListener;
import io.github.djtoolkit.sql.compare.EqualityRules;
import io.github.djtoolkit.sql.origin.Origins;
import io.github.djtoolkit.sql.read.SchemaReader;
import io.github.djtoolkit.sql.session.MySqlErrors;
import io.github.djtoolkit.sql.session.SqlSession;
import io.github.djtoolkit.sql.session.SqlSessions;
import io.github.djtoolkit.storage.ObjectStores;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jooq.exception.DataAccessException;

/**
 * Operation 15, compare_query_results: finds what differs between two schemas of one server. It
 * changes nothing. The server joins both sides by primary key, in ranges and on several
 * connections; only what differs leaves it. Rows that change meanwhile may be told of or not; all
 * others are compared right. Thread-safe.
 */
public final class QueryComparison {

  private final SqlSessions sessions;
  private final ObjectStores stores;
  private final ProgressListener listener;
  private final int connections;

  /**
   * The operation.
   *
   * @param sessions where connections come from; one more is used than {@code connections}
   * @param stores where the objects of migrated columns are read, on demand
   * @param listener is told of progress
   * @param connections how many compare rows at the same time
   */
  public QueryComparison(
      SqlSessions sessions, ObjectStores stores, ProgressListener listener, int connections) {
    this.sessions = sessions;
    this.stores = stores;
    this.listener = listener;
    this.connections = connections;
  }

  /**
   * Compares two schemas, or some of their tables.
   *
   * @param prod name of the production schema
   * @param test name of the test schema
   * @param options what is compared, and how
   * @return what differs
   * @throws ToolkitException with code {@code same_schema}, {@code unknown_schema}, {@code
   *     unknown_table}, {@code different_primary_keys} for tables that are named, or {@code
   *     no_privilege} if the user may not read a table, {@code store_unknown} or {@code
   *     store_unreachable} if objects are to be read from a store that is not there
   */
  public CompareResult compare(String prod, String test, CompareOptions options) {
    if (prod.equals(test)) {
      throw new ToolkitException(
          "same_schema",
          "`" + prod + "` stands on both sides of the comparison: name two schemas.");
    }
    List<SchemaSnapshot> sides = new SchemaReader(sessions).readAll(List.of(prod, test));
    ComparisonPlan plan =
        options.tables().isEmpty()
            ? ComparisonPlanner.schemas(sides.get(0), sides.get(1))
            : ComparisonPlanner.tables(sides.get(0), sides.get(1), options.tables());
    EqualityRules rules = rules(options);
    Optional<Contents> contents = contents(prod, test, options);
    try (SqlSession session = sessions.open()) {
      RowWork work = RowWork.shared(session.db(), sessions, listener, connections);
      return new ComparisonRun(work).run(plan, rules, contents, options.limit());
    } catch (DataAccessException e) {
      throw MySqlErrors.isAccessDenied(e)
          ? new ToolkitException(
              "no_privilege",
              "This user may not read every table of `"
                  + prod
                  + "` and `"
                  + test
                  + "`: SELECT on both schemas is needed. The server says: "
                  + MySqlErrors.message(e),
              e)
          : e;
    }
  }

  private EqualityRules rules(CompareOptions options) {
    try (SqlSession session = sessions.open()) {
      return EqualityRules.of(options.tolerance(), ServerVersion.read(session.db()).text());
    }
  }

  private Optional<Contents> contents(String prod, String test, CompareOptions options) {
    if (!options.content()) {
      return Optional.empty();
    }
    try (SqlSession session = sessions.open()) {
      Map<String, String> writers = new TreeMap<>();
      for (String schema : List.of(prod, test)) {
        writers.put(
            schema,
            options.originSchema().isEmpty()
                ? Origins.writerOf(session.db(), schema)
                : options.originSchema());
      }
      return Optional.of(new Contents(stores, writers));
    }
  }
}
