package io.github.djtoolkit.ops.internal.parallel;

import io.github.djtoolkit.model.ToolkitException;
import io.github.djtoolkit.model.schema.SchemaMapping;
import io.github.djtoolkit.model.schema.SchemaSnapshot;
import io.github.djtoolkit.ops.internal.server.Privileges;
import io.github.djtoolkit.sql.definition.StoredText;
import io.github.djtoolkit.sql.server.ServerStatements;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jooq.DSLContext;

/** Looks before a copy whether the user may make it. Stateless. */
final class CopyRights {

  /** Without TRIGGER and SHOW VIEW, triggers and views are not to be seen. */
  private static final List<String> ON_SOURCE = List.of("SELECT", "SHOW VIEW", "TRIGGER");

  private static final List<String> ON_DESTINATION =
      List.of(
          "SELECT",
          "INSERT",
          "UPDATE",
          "DELETE",
          "CREATE",
          "ALTER",
          "REFERENCES",
          "CREATE VIEW",
          "SHOW VIEW",
          "TRIGGER");

  private static final List<String> ANY_DEFINER =
      List.of("SUPER", "SET_USER_ID", "SET_ANY_DEFINER");

  private CopyRights() {}

  /**
   * @throws ToolkitException with code {@code missing_privilege} naming all that is missing
   */
  static void check(
      DSLContext db,
      List<SchemaSnapshot> sources,
      SchemaMapping mapping,
      SourceDefinitions definitions) {
    Privileges privileges = Privileges.read(db);
    Map<String, Set<String>> needed = new LinkedHashMap<>();
    mapping.sources().forEach(s -> add(needed, s, ON_SOURCE));
    mapping.destinations().forEach(d -> add(needed, d, ON_DESTINATION));
    for (SchemaSnapshot source : sources) {
      ToolkitTables.others(source).stream()
          .flatMap(t -> t.foreignKeys().stream())
          .map(k -> mapping.map(k.target()).schema())
          .forEach(schema -> add(needed, schema, List.of("REFERENCES")));
    }
    privileges.require(needed);
    if (!privileges.anyOnEverything(ANY_DEFINER)) {
      refuseOtherDefiners(db, definitions);
    }
    if (!definitions.triggers().isEmpty() && !privileges.anyOnEverything(List.of("SUPER"))) {
      refuseUntrusted(db);
    }
  }

  private static void add(Map<String, Set<String>> needed, String schema, List<String> privileges) {
    needed.computeIfAbsent(schema, s -> new TreeSet<>()).addAll(privileges);
  }

  private static void refuseOtherDefiners(DSLContext db, SourceDefinitions definitions) {
    String user = String.valueOf(db.fetchValue(ServerStatements.currentUser()));
    definitions.views().forEach(v -> refuse(v.text(), user, "view " + v.view()));
    definitions.triggers().forEach(t -> refuse(t.text(), user, "trigger `" + t.name() + "`"));
  }

  private static void refuse(StoredText text, String user, String what) {
    if (!text.definer().isEmpty() && !text.definer().equals(user)) {
      throw new ToolkitException(
          "missing_privilege",
          "The definer of "
              + what
              + " is "
              + text.definer()
              + ", and only a user with SET_USER_ID (SET_ANY_DEFINER from MySQL 8.2 on) may create it for somebody else. Ask an"
              + " administrator to GRANT it, or run as "
              + text.definer()
              + ".");
    }
  }

  private static void refuseUntrusted(DSLContext db) {
    if (Boolean.TRUE.equals(db.fetchValue(ServerStatements.refusesTriggers()))) {
      throw new ToolkitException(
          "missing_privilege",
          "The source has triggers, and with its binary log the server lets only users with SUPER create one. Ask an"
              + " administrator to set log_bin_trust_function_creators to ON, or run as another user.");
    }
  }
}
