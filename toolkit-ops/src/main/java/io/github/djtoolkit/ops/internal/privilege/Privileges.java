package io.github.djtoolkit.ops.internal.privilege;

import io.github.djtoolkit.model.ToolkitException;
import io.github.djtoolkit.sql.server.ServerStatements;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;

/** Compares what an operation does to some schemas with what its user may do. */
public final class Privileges {

  private Privileges() {}

  /**
   * Refuses a user who lacks a privilege on one of several schemas.
   *
   * @param db the user's connection
   * @param schemas names of the schemas
   * @param needed MySQL's names of privileges, in upper case
   * @throws ToolkitException with code {@code missing_privilege}, naming all that is missing
   */
  public static void require(DSLContext db, Collection<String> schemas, List<String> needed) {
    Map<String, List<String>> all = new LinkedHashMap<>();
    schemas.forEach(s -> all.put(s, needed));
    require(db, all);
  }

  /**
   * Refuses a user who lacks a privilege.
   *
   * @param db the user's connection
   * @param needed privileges by schema
   * @throws ToolkitException with code {@code missing_privilege}, naming all that is missing
   */
  public static void require(DSLContext db, Map<String, List<String>> needed) {
    Grants grants = Grants.parse(db.fetch(ServerStatements.grants()).getValues(0, String.class));
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
              + ". Ask an administrator to GRANT these, or work as another user.");
    }
  }
}
