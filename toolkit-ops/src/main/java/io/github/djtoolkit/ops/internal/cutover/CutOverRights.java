package io.github.djtoolkit.ops.internal.cutover;

import io.github.djtoolkit.ops.internal.server.DefinerRights;
import io.github.djtoolkit.ops.internal.server.Privileges;
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

  private CutOverRights() {}

  /**
   * Checks the privileges on the schemas themselves; without some of them nothing else can be seen.
   *
   * @param db where to look
   * @param swaps the schemas
   * @throws io.github.djtoolkit.model.ToolkitException with code {@code missing_privilege} naming
   *     all that is missing
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
   * @throws io.github.djtoolkit.model.ToolkitException with code {@code missing_privilege} naming
   *     what is missing
   */
  public static void check(DSLContext db, SwapFacts facts) {
    Privileges privileges = Privileges.read(db);
    Map<String, Set<String>> needed = new TreeMap<>();
    facts.children().forEach(c -> needed.put(c.schema(), new TreeSet<>(ON_CHILDREN)));
    privileges.require(needed);
    DefinerRights definers = new DefinerRights(db, privileges);
    definers.requireTrusted(facts.triggers(), "There are triggers");
    definers.requireDefiners(facts.views(), facts.triggers());
  }
}
