package io.github.djtoolkit.ops.internal.swap;

import io.github.djtoolkit.sql.server.ServerStatements;
import java.util.Collection;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;

/** Finds the sessions that use schemas. Stateless. */
public final class Sessions {

  private Sessions() {}

  /**
   * The sessions, other than the asking one, that have a transaction or a statement open on tables
   * of schemas, or run a statement with one as their default schema.
   *
   * @param db where to ask
   * @param schemas names of the schemas
   * @return one sentence a session, with id, user, host and what it does, as far as the user may
   *     see it
   */
  public static List<String> using(DSLContext db, Collection<String> schemas) {
    try {
      return db.fetch(ServerStatements.sessionsUsing(schemas)).map(ServerStatements::describe);
    } catch (DataAccessException e) {
      return db.fetch(ServerStatements.sessionsIn(schemas)).map(ServerStatements::describe);
    }
  }
}
