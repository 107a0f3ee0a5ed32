package io.github.djtoolkit.ops.internal.migrate;

import io.github.djtoolkit.model.lineage.SchemaOrder;
import io.github.djtoolkit.model.schema.SchemaSnapshot;
import io.github.djtoolkit.ops.internal.server.Privileges;
import io.github.djtoolkit.ops.internal.server.ServerVersion;
import io.github.djtoolkit.ops.plan.ProgressListener;
import io.github.djtoolkit.sql.read.SchemaReader;
import io.github.djtoolkit.sql.server.ServerStatements;
import io.github.djtoolkit.sql.session.SqlSession;
import io.github.djtoolkit.sql.session.SqlSessions;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jooq.exception.DataAccessException;

/** Looks at the server, the user and other sessions before a migration. Thread-safe. */
public final class Preflight {

  /**
   * What a migration and its rollback do to a schema. Without TRIGGER, triggers that would fire are
   * not to be seen.
   */
  private static final List<String> NEEDED =
      List.of(
          "SELECT",
          "INSERT",
          "UPDATE",
          "DELETE",
          "CREATE",
          "DROP",
          "ALTER",
          "INDEX",
          "REFERENCES",
          "LOCK TABLES",
          "TRIGGER");

  private final SqlSessions sessions;
  private final ProgressListener listener;

  /**
   * @param sessions where connections come from
   * @param listener is told of live sessions
   */
  public Preflight(SqlSessions sessions, ProgressListener listener) {
    this.sessions = sessions;
    this.listener = listener;
  }

  /**
   * Checks everything that is not a matter of one operation.
   *
   * @param schemas names of the schemas
   * @return the schemas in the order of their foreign keys
   * @throws io.github.djtoolkit.model.ToolkitException naming what is missing, with the way out
   */
  public List<String> check(Collection<String> schemas) {
    try (SqlSession session = sessions.open()) {
      ServerVersion.read(session.db()).requireSupported();
      List<SchemaSnapshot> snapshots =
          new SchemaReader(session.db()).readAll(new LinkedHashSet<>(schemas));
      checkPrivileges(session, schemas);
      nameLiveSessions(session);
      return SchemaOrder.upstreamFirst(snapshots).stream().map(SchemaSnapshot::name).toList();
    }
  }

  private static void checkPrivileges(SqlSession session, Collection<String> schemas) {
    Map<String, List<String>> needed = new LinkedHashMap<>();
    schemas.forEach(schema -> needed.put(schema, NEEDED));
    Privileges.read(session.db()).require(needed);
  }

  private void nameLiveSessions(SqlSession session) {
    try {
      List<String> live =
          session
              .db()
              .fetch(ServerStatements.pythonSessions())
              .map(r -> "connection " + r.value1() + " of " + r.value2() + " from " + r.value3());
      if (!live.isEmpty()) {
        listener.warned(
            "Python clients are connected; if one of them is DataJoint 0.14, end it now, for it fails or loses what it writes"
                + " once its tables are migrated: "
                + String.join(", ", live));
      }
    } catch (DataAccessException e) {
      listener.warned(
          "This user may not see other sessions, so clients of DataJoint 0.14 that are still connected cannot be named.");
    }
  }
}
