package io.github.djtoolkit.ops.internal.server;

import io.github.djtoolkit.model.ToolkitException;
import io.github.djtoolkit.sql.server.ServerStatements;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;

/** Refuses what the user lacks privileges for, before anything is changed. Immutable. */
public final class Privileges {

  private final Grants grants;

  private Privileges(Grants grants) {
    this.grants = grants;
  }

  /**
   * Reads the privileges of the session's user. One query.
   *
   * @param db the session to ask for
   * @return the privileges
   */
  public static Privileges read(DSLContext db) {
    return new Privileges(
        Grants.parse(db.fetch(ServerStatements.grants()).getValues(0, String.class)));
  }

  /**
   * Checks privileges on whole schemas.
   *
   * @param needed privileges by schema, whether it exists or not
   * @throws ToolkitException with code {@code missing_privilege} naming all that is missing
   */
  public void require(Map<String, ? extends Collection<String>> needed) {
    List<String> missing = new ArrayList<>();
    needed.forEach(
        (schema, privileges) -> {
          List<String> lacking = privileges.stream().filter(p -> !grants.allow(p, schema)).toList();
          if (!lacking.isEmpty()) {
            missing.add(String.join(", ", lacking) + " on `" + schema + "`");
          }
        });
    if (!missing.isEmpty()) {
      throw new ToolkitException(
          "missing_privilege",
          "The user lacks "
              + String.join("; ", missing)
              + ". Ask an administrator to GRANT these, or run as another user.");
    }
  }

  /**
   * {@return whether one of some privileges is granted on everything}
   *
   * @param privileges names of privileges, dynamic ones included
   */
  public boolean anyOnEverything(Collection<String> privileges) {
    return privileges.stream().anyMatch(grants::allowEverywhere);
  }
}
