package io.github.djtoolkit.ops.internal.parallel;

import io.github.djtoolkit.model.schema.SchemaMapping;
import io.github.djtoolkit.model.schema.SchemaSnapshot;
import io.github.djtoolkit.ops.internal.server.DefinerRights;
import io.github.djtoolkit.ops.internal.server.Privileges;
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

  private CopyRights() {}

  /**
   * Checks the privileges on schemas; without some of them definitions cannot be read.
   *
   * @throws io.github.djtoolkit.model.ToolkitException with code {@code missing_privilege} naming
   *     all that is missing
   */
  static void check(DSLContext db, List<SchemaSnapshot> sources, SchemaMapping mapping) {
    Map<String, Set<String>> needed = new LinkedHashMap<>();
    mapping.sources().forEach(s -> add(needed, s, ON_SOURCE));
    mapping.destinations().forEach(d -> add(needed, d, ON_DESTINATION));
    for (SchemaSnapshot source : sources) {
      ToolkitTables.others(source).stream()
          .flatMap(t -> t.foreignKeys().stream())
          .map(k -> mapping.map(k.target()).schema())
          .forEach(schema -> add(needed, schema, List.of("REFERENCES")));
    }
    Privileges.read(db).require(needed);
  }

  /**
   * Checks whether views and triggers may be created as they were.
   *
   * @throws io.github.djtoolkit.model.ToolkitException with code {@code missing_privilege} naming
   *     the first that may not
   */
  static void check(DSLContext db, SourceDefinitions definitions) {
    DefinerRights definers = new DefinerRights(db, Privileges.read(db));
    definers.requireDefiners(definitions.views(), definitions.triggers());
    definers.requireTrusted(definitions.triggers(), "The source has triggers");
  }

  private static void add(Map<String, Set<String>> needed, String schema, List<String> privileges) {
    needed.computeIfAbsent(schema, s -> new TreeSet<>()).addAll(privileges);
  }
}
