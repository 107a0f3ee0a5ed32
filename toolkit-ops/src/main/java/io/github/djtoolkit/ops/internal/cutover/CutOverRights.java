package io.github.djtoolkit.ops.internal.cutover;

import io.github.djtoolkit.model.ToolkitException;
import io.github.djtoolkit.ops.internal.server.Privileges;
import io.github.djtoolkit.sql.definition.StoredText;
import io.github.djtoolkit.sql.server.ServerStatements;
import io.github.djtoolkit.sql.swap.SchemaSwap;
import io.github.djtoolkit.sql.swap.SwapFacts;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jooq.DSLContext;

/** Looks whether the user may do all that a cut-over and its undo do. Stateless. */
public final class CutOverRights {

  /** Without TRIGGER and SHOW VIEW, triggers and views are not to be seen. */
  private static final List<String> ON_MOVING =
      List.of(
          "SELECT",
          "INSERT",
          "UPDATE",
          "DELETE",
          "CREATE",
          "DROP",
          "ALTER",
          "REFERENCES",
          "LOCK TABLES",
          "CREATE VIEW",
          "SHOW VIEW",
          "TRIGGER");

  private static final List<String> ON_CHILDREN = List.of("SELECT", "ALTER", "LOCK TABLES");

  private static final List<String> ANY_DEFINER =
      List.of("SUPER", "SET_USER_ID", "SET_ANY_DEFINER");

  private CutOverRights() {}

  /**
   * Checks the privileges on the schemas themselves; without some of them nothing else can be seen.
   *
   * @param db where to look
   * @param swaps the schemas
   * @throws ToolkitException with code {@code missing_privilege} naming all that is missing
   */
  public static void check(DSLContext db, List<SchemaSwap> swaps) {
    Map<String, Set<String>> needed = new TreeMap<>();
    for (SchemaSwap swap : swaps) {
      for (String schema : List.of(swap.production(), swap.incoming(), swap.kept())) {
        needed.put(schema, new TreeSet<>(ON_MOVING));
      }
    }
    Privileges.read(db).require(needed);
  }

  /**
   * Checks the privileges on everything else that is changed.
   *
   * @param db where to look
   * @param facts the swap
   * @throws ToolkitException with code {@code missing_privilege} naming what is missing
   */
  public static void check(DSLContext db, SwapFacts facts) {
    Privileges privileges = Privileges.read(db);
    Map<String, Set<String>> needed = new TreeMap<>();
    facts.children().forEach(c -> needed.put(c.schema(), new TreeSet<>(ON_CHILDREN)));
    privileges.require(needed);
    boolean superuser = privileges.anyOnEverything(List.of("SUPER"));
    if (!facts.triggers().isEmpty()
        && !superuser
        && Boolean.TRUE.equals(db.fetchValue(ServerStatements.refusesTriggers()))) {
      throw new ToolkitException(
          "missing_privilege",
          "There are triggers, and with its binary log the server lets only users with SUPER create one. Ask an administrator"
              + " to set log_bin_trust_function_creators to ON, or run as another user.");
    }
    if (!privileges.anyOnEverything(ANY_DEFINER)) {
      String user = String.valueOf(db.fetchValue(ServerStatements.currentUser()));
      facts.triggers().forEach(t -> refuse(t.text(), user, "trigger `" + t.name() + "`"));
      facts.views().forEach(v -> refuse(v.text(), user, "view " + v.view()));
    }
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
}
